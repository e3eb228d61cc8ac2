import { Combine, ListChecks, Map as MapIcon, PencilLine, Plus, Trash2, Waypoints, X } from 'lucide-react';
import { useRead, useWrite } from '#api';
import { go, passStore, useActions, useFeatures, useScope } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, type GridSelection, IconButton, Menu, notify, selectedCount } from '#kit';
import type { Filter } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import { asChosen, idsOf } from './chosen';
import styles from './Register.module.css';

export interface ActionBarProps {
  selection: GridSelection;
  filter: Filter;
  total: number;
  readOnly: boolean;
  onClear(): void;
}

/** What can be done with those selected. */
export function ActionBar({ selection, filter, total, readOnly, onClear }: ActionBarProps) {
  const count = selectedCount(selection, total);
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const hasMap = useFeatures().some(({ place }) => place?.id === 'map');
  const { project: scope } = useScope();
  const { mutateAsync: addStakes } = useWrite('stake_add');
  const say = useUndoNotice();
  const discreet = useDiscreet();
  const none = count === 0;
  const canAssess = hasMap && scope !== null && !readOnly && !discreet;

  const remove = () => begin({ kind: 'delete', chosen: asChosen(selection, filter), count });
  const addTo = async (project: string, name: string) => {
    try {
      const stakeholders = await idsOf(selection, filter);
      const { added } = await addStakes({ project, stakeholders });
      if (added > 0) {
        say(t('people.selected.added', { count: added, project: name }));
      } else {
        notify(t('people.selected.added_none', { project: name }));
      }
    } catch (thrown) {
      sayFailure(thrown);
    }
  };
  const assess = () => {
    if (scope) {
      idsOf(selection, filter)
        .then((who) => passStore.set({ project: scope, who }))
        .catch(sayFailure);
    }
  };
  const change = () => begin({ kind: 'bulk', chosen: asChosen(selection, filter), count });
  const [first, second] = selection.all ? [] : selection.ids;
  const two = count === 2 && first !== undefined && second !== undefined;
  const merge = () => two && begin({ kind: 'twice', two: [first, second] });
  const onMap = () => {
    go('map', count === 1 ? first : undefined);
  };

  useActions([
    { id: 'people-bulk', label: t('bulk.action'), disabled: none || readOnly, run: change },
    { id: 'people-pass', label: t('pass.action'), disabled: none || !canAssess, run: assess },
    { id: 'people-merge', label: t('twice.select_two'), disabled: !two || readOnly, run: merge },
    { id: 'people-delete', label: t('people.selected.delete'), disabled: none || readOnly, run: remove },
    ...projects
      .filter(({ id }) => id !== scope?.id)
      .map(({ id, name }) => ({
        id: `people-add-to-${id}`,
        label: `${t('people.selected.project')}: ${name}`,
        disabled: none || readOnly,
        run: () => void addTo(id, name),
      })),
    ...(hasMap
      ? [{ id: 'people-map', label: t('people.selected.map'), disabled: none || readOnly, run: onMap }]
      : []),
  ]);

  if (none) {
    return null;
  }
  return (
    <section className={styles.bar} aria-label={t('people.selected.label')}>
      <span className={styles.barCount}>{t('people.selected.count', { count })}</span>
      {readOnly ? null : (
        <>
          <Button variant="quiet" size="s" icon={PencilLine} onPress={change}>
            {t('bulk.action')}
          </Button>
          {canAssess ? (
            <Button variant="quiet" size="s" icon={ListChecks} onPress={assess}>
              {t('pass.action')}
            </Button>
          ) : null}
          {two ? (
            <Button variant="quiet" size="s" icon={Combine} onPress={merge}>
              {t('twice.select_two')}
            </Button>
          ) : null}
          <Menu
            label={t('people.selected.project')}
            placement="top start"
            groups={[
              {
                id: 'projects',
                items: projects.map(({ id, name, programme_name }) => ({
                  id,
                  label: name,
                  hint: programme_name,
                  onAction: () => void addTo(id, name),
                })),
              },
              {
                id: 'new',
                items: [
                  {
                    id: 'new',
                    label: t('people.project.new'),
                    icon: Plus,
                    onAction: () => {
                      idsOf(selection, filter)
                        .then((stakeholders) => begin({ kind: 'project', stakeholders }))
                        .catch(sayFailure);
                    },
                  },
                ],
              },
            ]}
          >
            <Button variant="quiet" size="s" icon={Waypoints}>
              {t('people.selected.project')}
            </Button>
          </Menu>
          {hasMap ? (
            <Button variant="quiet" size="s" icon={MapIcon} onPress={onMap}>
              {t('people.selected.map')}
            </Button>
          ) : null}
          <Button variant="quiet" size="s" icon={Trash2} onPress={remove}>
            {t('people.selected.delete')}
          </Button>
        </>
      )}
      <IconButton
        icon={X}
        label={t('people.selected.clear')}
        keys="escape"
        size="s"
        placement="top"
        onPress={onClear}
      />
    </section>
  );
}
