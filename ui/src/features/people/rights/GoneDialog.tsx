import { useState } from 'react';
import { useRead } from '#api';
import { rightsStore } from '#context';
import { t } from '#i18n';
import { ComboBox, ErrorBanner, Skeleton } from '#kit';
import { FormDialog } from '../FormDialog';
import { endTask } from '../tasks';

/** Asks who of those deleted is to be erased from the history and the backups; the erasure itself is asked after that. */
export function GoneDialog() {
  const read = useRead('gone_people', {});
  const gone = read.data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const save = () => {
    setAsked(true);
    const person = gone.find(({ id }) => id === chosen);
    if (person) {
      // This dialog closes as the next one opens.
      endTask();
      rightsStore.set({ kind: 'erase', id: person.id, name: person.name });
    }
    return false as const;
  };
  return (
    <FormDialog
      title={t('rights.gone.title')}
      save={t('rights.gone.next')}
      isDisabled={gone.length === 0}
      onClose={endTask}
      onSave={save}
    >
      <p>{t('rights.gone.lead')}</p>
      {read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('rights.gone.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : null}
      {read.isPending ? <Skeleton lines={2} /> : null}
      {read.data && gone.length === 0 ? <p role="status">{t('rights.gone.nobody')}</p> : null}
      {gone.length > 0 ? (
        <ComboBox
          label={t('rights.gone.who')}
          isRequired
          autoFocus
          options={gone.map(({ id, name }) => ({ id, label: name }))}
          value={chosen}
          onChange={setChosen}
          placeholder={t('rights.gone.placeholder')}
          error={asked && chosen === null ? t('rights.gone.needed') : undefined}
        />
      ) : null}
    </FormDialog>
  );
}
