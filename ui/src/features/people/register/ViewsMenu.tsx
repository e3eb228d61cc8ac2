import { Bookmark, Pencil, RotateCcw, Save, Trash2 } from 'lucide-react';
import { useWrite } from '#api';
import { useActions } from '#context';
import { t } from '#i18n';
import { Button, Menu } from '#kit';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import type { RegisterState } from './state';
import { keptOf, useViews } from './views';

/** The saved views of the register. */
export function ViewsMenu({ state, readOnly }: { state: RegisterState; readOnly: boolean }) {
  const { views, current, isChanged, show } = useViews(state);
  const save = useWrite('saved_view_save');
  const remove = useWrite('saved_view_delete');
  const say = useUndoNotice();
  const saveAs = () => begin({ kind: 'view', body: keptOf(state) });
  useActions([
    { id: 'people-view-save', label: t('register.views.save_as'), disabled: readOnly, run: saveAs },
  ]);
  const changes = current
    ? [
        ...(isChanged
          ? [
              {
                id: 'save',
                label: t('register.views.save'),
                icon: Save,
                onAction: () =>
                  save.mutate(
                    {
                      id: current.id,
                      kind: 'people',
                      name: current.name,
                      body: { ...keptOf(state) } as never,
                    },
                    { onError: sayFailure },
                  ),
              },
              {
                id: 'back',
                label: t('register.views.back'),
                icon: RotateCcw,
                onAction: () => show(current),
              },
            ]
          : []),
        {
          id: 'rename',
          label: t('register.views.rename'),
          icon: Pencil,
          onAction: () => begin({ kind: 'view', id: current.id, name: current.name }),
        },
        {
          id: 'remove',
          label: t('register.views.remove'),
          icon: Trash2,
          isDanger: true,
          onAction: () =>
            remove.mutate(
              { id: current.id },
              {
                onSuccess: () => say(t('register.views.removed', { name: current.name })),
                onError: sayFailure,
              },
            ),
        },
      ]
    : [];
  return (
    <Menu
      label={t('register.views.label')}
      placement="bottom end"
      groups={[
        ...(views.length > 0
          ? [
              {
                id: 'views',
                items: views.map((view) => ({
                  id: view.id,
                  label: view.name,
                  isChosen: view.id === current?.id,
                  onAction: () => show(view),
                })),
              },
            ]
          : []),
        ...(readOnly
          ? []
          : [
              {
                id: 'changes',
                items: [
                  ...changes,
                  { id: 'save-as', label: t('register.views.save_as'), icon: Bookmark, onAction: saveAs },
                ],
              },
            ]),
      ]}
    >
      <Button variant="quiet" icon={Bookmark} isDisabled={readOnly && views.length === 0}>
        {current === undefined
          ? t('register.views.none')
          : isChanged
            ? t('register.views.changed', { name: current.name })
            : current.name}
      </Button>
    </Menu>
  );
}
