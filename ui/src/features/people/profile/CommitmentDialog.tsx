import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { DateField, Select, TextArea, TextField, ToggleGroup } from '#kit';
import { FormDialog } from '../FormDialog';
import { COMMITMENT_STATUSES, type CommitmentStatus, type Promised } from '../model';
import { endTask, type TaskOf } from '../tasks';
import styles from './records.module.css';

const NONE = 'none';

/** Records what was promised, or changes it. */
export function CommitmentDialog({ task }: { task: TaskOf<'commitment'> }) {
  const { record } = task;
  const today = useDesk()?.today ?? null;
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const [direction, setDirection] = useState<Promised>(record?.direction ?? 'ours');
  const [what, setWhat] = useState(record?.what ?? '');
  const [owner, setOwner] = useState(record?.owner ?? '');
  const [project, setProject] = useState<string>(record?.project ?? NONE);
  const [agreedOn, setAgreedOn] = useState<string | null>(record?.agreed_on ?? today);
  const [dueOn, setDueOn] = useState<string | null>(record?.due_on ?? null);
  const [status, setStatus] = useState<CommitmentStatus>(record?.status ?? 'open');
  const [doneOn, setDoneOn] = useState<string | null>(record?.done_on ?? null);
  const [asked, setAsked] = useState(false);
  const add = useWrite('commitment_add');
  const edit = useWrite('commitment_edit');
  const fault = (field: string) => add.error?.fault(field) ?? edit.error?.fault(`changes.${field}`);

  const save = () => {
    setAsked(true);
    if (what.trim() === '') {
      return false as const;
    }
    const said = {
      direction,
      what,
      owner,
      status,
      ...(agreedOn === null ? {} : { agreed_on: agreedOn }),
      ...(status === 'done' && doneOn !== null ? { done_on: doneOn } : {}),
    };
    return record
      ? edit.mutateAsync({
          id: record.id,
          changes: {
            ...said,
            // Where names are not shown, what was left as it is stays as it was written.
            ...(what === record.what ? { what: undefined } : {}),
            ...(owner === record.owner ? { owner: undefined } : {}),
            due_on: dueOn,
            project: project === NONE ? null : project,
          },
        })
      : add.mutateAsync({
          stakeholder: task.id,
          ...said,
          ...(dueOn === null ? {} : { due_on: dueOn }),
          ...(project === NONE ? {} : { project }),
        });
  };

  return (
    <FormDialog
      title={t(record ? 'records.commitments.title_edit' : 'records.commitments.title_new', {
        name: task.name,
      })}
      save={t(record ? 'records.commitments.keep' : 'records.commitments.save')}
      size="m"
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <ToggleGroup
        label={t('records.commitments.direction')}
        choices={[
          { id: 'ours', label: t('records.commitments.direction_ours') },
          { id: 'theirs', label: t('records.commitments.direction_theirs') },
        ]}
        value={direction}
        onChange={setDirection}
      />
      <TextArea
        label={t('records.commitments.what')}
        value={what}
        onChange={setWhat}
        error={asked && what.trim() === '' ? t('records.commitments.what_needed') : fault('what')}
        rows={2}
        isRequired
        autoFocus
      />
      <div className={styles.two}>
        <TextField
          label={t('records.commitments.owner_field')}
          value={owner}
          onChange={setOwner}
          error={fault('owner')}
        />
        <Select
          label={t('records.commitments.project')}
          options={[
            { id: NONE, label: t('records.conversations.no_project') },
            ...projects.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={project}
          onChange={setProject}
        />
        <DateField
          label={t('records.commitments.agreed_on')}
          value={agreedOn}
          onChange={setAgreedOn}
          {...(today ? { max: today } : {})}
          error={fault('agreed_on')}
        />
        <DateField
          label={t('records.commitments.due_on')}
          value={dueOn}
          onChange={setDueOn}
          {...(agreedOn === null ? {} : { min: agreedOn })}
          error={fault('due_on')}
        />
        <Select
          label={t('records.commitments.state')}
          options={COMMITMENT_STATUSES.map((id) => ({ id, label: t(`records.commitments.status.${id}`) }))}
          value={status}
          onChange={setStatus}
        />
        {status === 'done' ? (
          <DateField
            label={t('records.commitments.done_on')}
            value={doneOn}
            onChange={setDoneOn}
            {...(agreedOn === null ? {} : { min: agreedOn })}
            {...(today ? { max: today } : {})}
            error={fault('done_on')}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
