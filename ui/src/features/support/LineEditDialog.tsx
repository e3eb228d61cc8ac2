import { useState } from 'react';
import { useWrite } from '#api';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, TextArea, TextField } from '#kit';
import type { Task } from './model';
import { Satisfaction, type SatisfactionValue, toSatisfaction } from './Satisfaction';
import { StakeholderPicker } from './StakeholderPicker';
import styles from './Support.module.css';

/** Changes a line of the plan. */
export function LineEditDialog({
  task: { line },
  onClose,
}: {
  task: Extract<Task, { kind: 'line-edit' }>;
  onClose(): void;
}) {
  const edit = useWrite('plan_line_edit');
  const [what, setWhat] = useState(line.what);
  const [value, setValue] = useState(line.value);
  const [stakeholder, setStakeholder] = useState(line.for_stakeholder);
  const [owner, setOwner] = useState(line.owner);
  const [due, setDue] = useState<string | null>(line.due_on);
  const [outcome, setOutcome] = useState(line.outcome);
  const [satisfaction, setSatisfaction] = useState<SatisfactionValue>(toSatisfaction(line.satisfaction));
  const ended = line.status === 'done' || line.status === 'stopped';
  const fault = (field: string) => edit.error?.fault(field);
  return (
    <FormDialog
      title={t('support.line_form.title_edit')}
      save={t('support.line_form.save_edit')}
      onClose={onClose}
      failure={edit.error}
      fields={['what', 'value', 'for_stakeholder', 'owner', 'due_on', 'outcome', 'satisfaction']}
      isPending={edit.isPending}
      canSave={due !== null && [what, value, owner].every((text) => text.trim() !== '')}
      onSave={() =>
        edit.mutate(
          {
            id: line.id,
            // What is only shown by position stays as it is.
            ...(what === line.what ? {} : { what }),
            ...(value === line.value ? {} : { value }),
            ...(owner === line.owner ? {} : { owner }),
            ...(outcome === line.outcome ? {} : { outcome }),
            ...(stakeholder && stakeholder !== line.for_stakeholder ? { for_stakeholder: stakeholder } : {}),
            ...(due && due !== line.due_on ? { due_on: due } : {}),
            ...(line.status === 'done'
              ? { satisfaction: satisfaction === 'none' ? null : Number(satisfaction) }
              : {}),
          },
          { onSuccess: onClose },
        )
      }
    >
      <TextField
        label={t('support.line_form.what')}
        className={styles.wide ?? ''}
        isRequired
        value={what}
        onChange={setWhat}
        error={fault('what')}
      />
      <TextArea
        label={t('support.line_form.value')}
        className={styles.wide ?? ''}
        isRequired
        rows={2}
        value={value}
        onChange={setValue}
        error={fault('value')}
      />
      <StakeholderPicker
        label={t('support.line_form.for_stakeholder')}
        className={styles.wide}
        value={stakeholder}
        name={line.for_stakeholder_name}
        onChange={setStakeholder}
        error={fault('for_stakeholder')}
      />
      <TextField
        label={t('support.line_form.owner')}
        isRequired
        value={owner}
        onChange={setOwner}
        error={fault('owner')}
      />
      <DateField
        label={t('support.line_form.due_on')}
        isRequired
        value={due}
        onChange={setDue}
        min={line.added_on}
        error={fault('due_on')}
      />
      {ended ? (
        <Private>
          <TextArea
            label={t('support.line_form.outcome')}
            className={styles.wide ?? ''}
            rows={2}
            value={outcome}
            onChange={setOutcome}
            error={fault('outcome')}
          />
        </Private>
      ) : null}
      {line.status === 'done' ? <Satisfaction value={satisfaction} onChange={setSatisfaction} /> : null}
    </FormDialog>
  );
}
