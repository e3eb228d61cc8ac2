import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { ComboBox, DateField, TextField } from '#kit';
import { FormDialog } from '../FormDialog';
import { endTask, type TaskOf } from '../tasks';
import { unitOptions, useUnits } from '../units/units';
import styles from './records.module.css';

const NONE = 'none';

/** Records a post that is held beside the one in the register, or was held before; or changes one. */
export function PostDialog({ task }: { task: TaskOf<'post'> }) {
  const { record } = task;
  const units = useUnits();
  const [title, setTitle] = useState(record?.title ?? '');
  const [unit, setUnit] = useState<string>(record?.unit_id ?? NONE);
  const [from, setFrom] = useState<string | null>(record?.from_on ?? null);
  const [until, setUntil] = useState<string | null>(record?.until_on ?? null);
  const [asked, setAsked] = useState(false);
  const add = useWrite('role_held_add');
  const edit = useWrite('role_held_edit');
  const fault = (field: string) => add.error?.fault(field) ?? edit.error?.fault(field);

  const save = () => {
    setAsked(true);
    if (title.trim() === '') {
      return false as const;
    }
    const chosen = unit === NONE ? null : unit;
    return record
      ? edit.mutateAsync({ id: record.id, title, unit: chosen, from_on: from, until_on: until })
      : add.mutateAsync({
          stakeholder: task.id,
          title,
          ...(chosen === null ? {} : { unit: chosen }),
          ...(from === null ? {} : { from_on: from }),
          ...(until === null ? {} : { until_on: until }),
        });
  };

  return (
    <FormDialog
      title={t(record ? 'posts.title_edit' : 'posts.title_new', { name: task.name })}
      save={t(record ? 'posts.keep' : 'posts.save')}
      onClose={endTask}
      onSave={save}
    >
      <TextField
        label={t('posts.called')}
        value={title}
        onChange={setTitle}
        error={asked && title.trim() === '' ? t('posts.called_needed') : fault('title')}
        isRequired
        autoFocus
      />
      {units.isLoaded ? (
        <ComboBox
          label={t('posts.unit')}
          options={[{ id: NONE, label: t('people.no_unit') }, ...unitOptions(units)]}
          value={unit}
          defaultText={record?.unit ?? t('people.no_unit')}
          onChange={(id) => setUnit(id ?? NONE)}
          error={fault('unit')}
        />
      ) : null}
      <div className={styles.two}>
        <DateField label={t('posts.from')} value={from} onChange={setFrom} error={fault('from_on')} />
        <DateField
          label={t('posts.until_field')}
          value={until}
          onChange={setUntil}
          {...(from === null ? {} : { min: from })}
          error={fault('until_on')}
        />
      </div>
    </FormDialog>
  );
}
