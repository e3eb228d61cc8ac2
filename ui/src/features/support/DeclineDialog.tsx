import { useState } from 'react';
import { useWrite } from '#api';
import { Private } from '#discreet';
import { t } from '#i18n';
import { FormDialog, TextArea } from '#kit';
import type { Task } from './model';
import styles from './Support.module.css';

/** A request is declined with a reason. */
export function DeclineDialog({
  task: { request },
  onClose,
}: {
  task: Extract<Task, { kind: 'decline' }>;
  onClose(): void;
}) {
  const decide = useWrite('request_decide');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={t('support.decline_form.title', { service: request.service_name })}
      save={t('support.decline_form.save')}
      onClose={onClose}
      failure={decide.error}
      fields={['note']}
      isPending={decide.isPending}
      canSave={note.trim() !== ''}
      onSave={() => decide.mutate({ id: request.id, status: 'declined', note }, { onSuccess: onClose })}
    >
      <Private>
        <TextArea
          label={t('support.decline_form.why')}
          description={t('support.decline_form.why_hint')}
          className={styles.wide ?? ''}
          isRequired
          autoFocus
          value={note}
          onChange={setNote}
          error={decide.error?.fault('note')}
        />
      </Private>
    </FormDialog>
  );
}
