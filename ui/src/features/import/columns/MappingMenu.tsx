import { BookMarked } from 'lucide-react';
import { useState } from 'react';
import { Failure, mappings } from '#api';
import { t } from '#i18n';
import { Button, FormDialog, FormWide, Menu, notify, TextField } from '#kit';
import { savedAs, takeSaved, type Work } from '../store';
import styles from './MappingMenu.module.css';

/** Where the mapping comes from; saved ones to use, and this one to save. */
export function MappingMenu({ work }: { work: Work }) {
  const [isSaving, setSaving] = useState(false);
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
        ]}
      >
        <Button icon={BookMarked}>{t('import.columns.mappings')}</Button>
      </Menu>
      {isSaving ? <SaveDialog work={work} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

function SaveDialog({ work, onClose }: { work: Work; onClose(): void }) {
  const [name, setName] = useState(work.look.saved_as ?? '');
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = () => {
    setPending(true);
    setFailure(null);
    mappings
      .save(name.trim(), work.mapping)
      .then(() => {
        savedAs(name.trim());
        notify(t('import.columns.saved', { name: name.trim() }));
        onClose();
      })
      .catch((thrown) => {
        setFailure(Failure.from(thrown));
        setPending(false);
      });
  };
  return (
    <FormDialog
      title={t('import.columns.save_title')}
      save={t('import.columns.save_do')}
      size="s"
      onSave={save}
      onClose={onClose}
      failure={failure}
      fields={['name']}
      isPending={isPending}
      canSave={name.trim() !== ''}
    >
      <FormWide>
        <TextField
          label={t('import.columns.save_name')}
          description={t('import.columns.save_hint')}
          error={failure?.fault('name')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
      </FormWide>
    </FormDialog>
  );
}
