import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { t } from '#i18n';
import { ComboBox } from '#kit';
import { FormDialog } from '../FormDialog';
import { endTask, type TaskOf } from '../tasks';

/** Puts a tag on a stakeholder: one that is there, or a new one. */
export function TagDialog({ task }: { task: TaskOf<'tag'> }) {
  const known = useRead('tags_list', {}).data?.items ?? [];
  const [text, setText] = useState('');
  const add = useWrite('tag_add');
  const chosen = known.find(({ name }) => name === text)?.id ?? null;
  return (
    <FormDialog
      title={t('records.tags.title', { name: task.name })}
      save={t('records.tags.save')}
      isDisabled={text.trim() === ''}
      isPrivate
      onClose={endTask}
      onSave={() => add.mutateAsync({ name: text, stakeholders: [task.id] })}
    >
      <ComboBox
        label={t('records.tags.tag')}
        description={t('records.tags.hint')}
        options={known.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={(id) => setText((now) => known.find((tag) => tag.id === id)?.name ?? now)}
        onText={setText}
        error={add.error?.fault('name')}
        autoFocus
      />
    </FormDialog>
  );
}
