import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, TextArea } from '#kit';
import type { Task } from './model';
import { Satisfaction, type SatisfactionValue, toSatisfaction } from './Satisfaction';
import styles from './Support.module.css';

/** A line is done: what came of it, and what the project says. */
export function FinishDialog({
  task: { line },
  onClose,
}: {
  task: Extract<Task, { kind: 'finish' }>;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const edit = useWrite('plan_line_edit');
  const [outcome, setOutcome] = useState(line.outcome);
  const [satisfaction, setSatisfaction] = useState<SatisfactionValue>(toSatisfaction(line.satisfaction));
  const [date, setDate] = useState<string | null>(today);
  return (
    <FormDialog
      title={t('support.finish_form.title')}
      save={t('support.finish_form.save')}
      onClose={onClose}
      failure={edit.error}
      fields={['outcome', 'satisfaction', 'done_on']}
      isPending={edit.isPending}
      onSave={() =>
        edit.mutate(
          {
            id: line.id,
            status: 'done',
            outcome,
            satisfaction: satisfaction === 'none' ? null : Number(satisfaction),
            ...(date ? { done_on: date } : {}),
          },
          { onSuccess: onClose },
        )
      }
    >
      <p className={styles.wide}>
        <strong>{line.what}</strong>
      </p>
      <Private>
        <TextArea
          label={t('support.finish_form.outcome')}
          description={t('support.finish_form.outcome_hint', { value: line.value })}
          className={styles.wide ?? ''}
          rows={3}
          autoFocus
          value={outcome}
          onChange={setOutcome}
          error={edit.error?.fault('outcome')}
        />
      </Private>
      <Satisfaction value={satisfaction} onChange={setSatisfaction} />
      <DateField
        label={t('support.finish_form.done_on')}
        value={date}
        onChange={setDate}
        min={line.added_on}
        max={today}
        error={edit.error?.fault('done_on')}
      />
    </FormDialog>
  );
}
