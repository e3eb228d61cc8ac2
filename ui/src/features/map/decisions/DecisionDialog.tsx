import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { DateField, FormDialog, FormWide, TextArea, TextField, ToggleGroup } from '#kit';
import type { DecisionRow } from './model';

type Kind = DecisionRow['kind'];
const KINDS: readonly Kind[] = ['decision', 'deliverable'];

/** Adds decisions to a project, one a line. */
export function AddDialog({ project, onClose }: { project: string; onClose(): void }) {
  const add = useWrite('decisions_add');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('decision');
  const [due, setDue] = useState<string | null>(null);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // Each line is a field of its own; which of them it is, is said with what is wrong.
  const wrong = add.error?.fields?.find(({ field }) => field.endsWith('.what'));
  const at = Number(/\[(\d+)\]/.exec(wrong?.field ?? '')?.[1] ?? 0);
  return (
    <FormDialog
      title={t('decisions.form.add')}
      save={t('decisions.form.save_new')}
      onClose={onClose}
      failure={add.error}
      fields={wrong ? [wrong.field] : []}
      isPending={add.isPending}
      canSave={lines.length > 0}
      onSave={() =>
        add.mutate(
          {
            project,
            decisions: lines.map((what) => ({ what, kind, ...(due ? { due_on: due } : {}) })),
          },
          { onSuccess: onClose },
        )
      }
    >
      <FormWide>
        <TextArea
          label={t('decisions.what')}
          description={t('decisions.form.several')}
          isRequired
          autoFocus
          rows={4}
          value={text}
          onChange={setText}
          {...(wrong ? { error: `“${lines[at] ?? ''}” ${wrong.message}` } : {})}
        />
      </FormWide>
      <Kinds kind={kind} onChange={setKind} />
      <DateField label={t('decisions.due_label')} value={due} onChange={setDue} />
    </FormDialog>
  );
}

/** Changes the words, the kind, the date and the note of a decision. */
export function ChangeDialog({ row, onClose }: { row: DecisionRow; onClose(): void }) {
  const change = useWrite('decision_change');
  const [what, setWhat] = useState(row.what);
  const [kind, setKind] = useState<Kind>(row.kind);
  const [due, setDue] = useState(row.due_on);
  const [note, setNote] = useState(row.note);
  return (
    <FormDialog
      title={t('decisions.form.change', { what: row.what })}
      save={t('decisions.form.save')}
      onClose={onClose}
      failure={change.error}
      fields={['changes.what', 'changes.note']}
      isPending={change.isPending}
      canSave={what.trim() !== ''}
      onSave={() =>
        change.mutate(
          {
            id: row.id,
            changes: {
              ...(what === row.what ? {} : { what }),
              ...(kind === row.kind ? {} : { kind }),
              ...(due === row.due_on ? {} : { due_on: due }),
              ...(note === row.note ? {} : { note }),
            },
          },
          { onSuccess: onClose },
        )
      }
    >
      <FormWide>
        <TextField
          label={t('decisions.what')}
          isRequired
          autoFocus
          value={what}
          onChange={setWhat}
          error={change.error?.fault('changes.what')}
        />
      </FormWide>
      <Kinds kind={kind} onChange={setKind} />
      <DateField label={t('decisions.due_label')} value={due} onChange={setDue} />
      <FormWide>
        <TextArea
          label={t('decisions.note_label')}
          rows={3}
          value={note}
          onChange={setNote}
          error={change.error?.fault('changes.note')}
        />
      </FormWide>
    </FormDialog>
  );
}

function Kinds({ kind, onChange }: { kind: Kind; onChange(kind: Kind): void }) {
  return (
    <ToggleGroup
      label={t('decisions.kind_label')}
      choices={KINDS.map((id) => ({ id, label: t(`decisions.kind.${id}`) }))}
      value={kind}
      onChange={onChange}
    />
  );
}
