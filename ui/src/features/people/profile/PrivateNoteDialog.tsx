import { useState } from 'react';
import { useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { DateField } from '#kit';
import { OpinionArea } from '#purpose';
import { FormDialog } from '../FormDialog';
import people from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';

/** Writes a private note, or changes one. */
export function PrivateNoteDialog({ task }: { task: TaskOf<'private-note'> }) {
  const { id, name, record } = task;
  const desk = useDesk();
  const [text, setText] = useState(record?.text ?? '');
  const [date, setDate] = useState<string | null>(record?.on_date ?? desk?.today ?? null);
  const [asked, setAsked] = useState(false);
  const add = useWrite('private_note_add');
  const edit = useWrite('private_note_edit');
  const isEmpty = text.trim() === '';
  const save = () => {
    setAsked(true);
    if (isEmpty || date === null) {
      return false as const;
    }
    return record
      ? edit.mutateAsync({ id: record.id, ...(text === record.text ? {} : { text }), on_date: date })
      : add.mutateAsync({ stakeholder: id, text, on_date: date });
  };
  const fault = (field: string) => add.error?.fault(field) ?? edit.error?.fault(field);
  return (
    <FormDialog
      title={t(record ? 'notes.title_edit' : 'notes.title_add', { name })}
      save={t('notes.save')}
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <p className={people.faint}>{t('notes.hint')}</p>
      <OpinionArea
        label={t('notes.text')}
        error={asked && isEmpty ? t('notes.needed') : fault('text')}
        value={text}
        onChange={setText}
        rows={4}
        autoFocus
        isRequired
      />
      <DateField
        label={t('notes.date')}
        value={date}
        onChange={setDate}
        error={fault('on_date')}
        isRequired
      />
    </FormDialog>
  );
}
