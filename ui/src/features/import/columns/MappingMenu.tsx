import { BookMarked } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { Button, FormDialog, FormWide, Menu, notify, TextField } from '#kit';
import { offerSaved, savedAs, takeSaved, type Work } from '../store';
import styles from './MappingMenu.module.css';

/** Where the mapping comes from; saved ones to use, and this one to save. */
export function MappingMenu({ work }: { work: Work }) {
  const [isSaving, setSaving] = useState(false);
  const remove = useDelete();
  const { look } = work;
  return (
    <div className={styles.menu}>
      <span className={styles.from}>
        {t(`import.columns.from.${look.from}`, { name: look.saved_as ?? '' })}
      </span>
      <Menu
        label={t('import.columns.mappings')}
        placement="top end"
        groups={[
          {
            id: 'use',
            heading: t('import.columns.use'),
            items:
              look.fitting.length === 0
                ? [{ id: 'none', label: t('import.columns.none_fit'), isDisabled: true, onAction: () => {} }]
                : look.fitting.map((name) => ({
                    id: `use:${name}`,
                    label: name,
                    isChosen: look.from === 'saved' && look.saved_as === name,
                    onAction: () => takeSaved(name),
                  })),
          },
          {
            id: 'save',
            items: [{ id: 'save', label: t('import.columns.save'), onAction: () => setSaving(true) }],
          },
          {
            id: 'delete',
            items: look.fitting.map((name) => ({
              id: `delete:${name}`,
              label: t('import.columns.delete', { name }),
              isDanger: true,
              onAction: () => remove(name),
            })),
          },
        ]}
      >
        <Button icon={BookMarked}>{t('import.columns.mappings')}</Button>
      </Menu>
      {isSaving ? <SaveDialog work={work} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

/** Deletes a saved mapping, with the way back beside what is said. */
function useDelete(): (name: string) => void {
  const remove = useWrite('mapping_delete');
  const undo = useWrite('undo');
  const say = (failure: Error) => notify(failure.message, { tone: 'red' });
  return (name) =>
    remove.mutate(
      { name },
      {
        onError: say,
        onSuccess: () => {
          offerSaved(name, false);
          notify(t('import.columns.deleted', { name }), {
            action: {
              label: t('import.columns.delete_undo'),
              run: () => undo.mutate({}, { onError: say, onSuccess: () => offerSaved(name, true) }),
            },
          });
        },
      },
    );
}

function SaveDialog({ work, onClose }: { work: Work; onClose(): void }) {
  const [name, setName] = useState(work.look.saved_as ?? '');
  const { mutate, isPending, error } = useWrite('mapping_save');
  const save = () =>
    mutate(
      { name: name.trim(), mapping: work.mapping },
      {
        onSuccess: () => {
          savedAs(name.trim());
          notify(t('import.columns.saved', { name: name.trim() }));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('import.columns.save_title')}
      save={t('import.columns.save_do')}
      size="s"
      onSave={save}
      onClose={onClose}
      failure={error}
      fields={['name']}
      isPending={isPending}
      canSave={name.trim() !== ''}
    >
      <FormWide>
        <TextField
          label={t('import.columns.save_name')}
          description={t('import.columns.save_hint')}
          error={error?.fault('name')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
      </FormWide>
    </FormDialog>
  );
}
