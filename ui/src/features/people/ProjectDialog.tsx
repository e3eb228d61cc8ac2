import { useState } from 'react';
import { useWrite } from '#api';
import { useScope } from '#context';
import { t } from '#i18n';
import { TextArea, TextField } from '#kit';
import { FormDialog } from './FormDialog';
import { endTask, type TaskOf } from './tasks';

/** A new project, with those who were selected in it from the start. */
export function ProjectDialog({ task }: { task: TaskOf<'project'> }) {
  const [name, setName] = useState('');
  const [summary, setSummary] = useState('');
  const { setProject } = useScope();
  const add = useWrite('project_add');
  const stake = useWrite('stake_add');
  const save = async () => {
    const { id } = await add.mutateAsync({ name, summary });
    if (task.stakeholders && task.stakeholders.length > 0) {
      await stake.mutateAsync({ project: id, stakeholders: [...task.stakeholders] });
    }
    setProject({ id, name: name.trim() });
  };
  return (
    <FormDialog
      title={t('people.project.title')}
      save={t('people.project.create')}
      isDisabled={name.trim() === ''}
      onClose={endTask}
      onSave={save}
    >
      <TextField
        label={t('people.project.name')}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        error={add.error?.fault('name')}
      />
      <TextArea label={t('people.project.summary')} value={summary} onChange={setSummary} rows={2} />
    </FormDialog>
  );
}
