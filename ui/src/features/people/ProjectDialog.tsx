import { useRef, useState } from 'react';
import { useWrite } from '#api';
import { useScope } from '#context';
import { t } from '#i18n';
import { Switch, TextArea, TextField } from '#kit';
import { FormDialog } from './FormDialog';
import styles from './People.module.css';
import { endTask, type TaskOf } from './tasks';

/** A new project, with those who were selected in it from the start. */
export function ProjectDialog({ task }: { task: TaskOf<'project'> }) {
  const [name, setName] = useState('');
  const [summary, setSummary] = useState('');
  const [roleOnly, setRoleOnly] = useState(false);
  const made = useRef<string | null>(null);
  const { setProject } = useScope();
  const add = useWrite('project_add');
  const stake = useWrite('stake_add');
  const privacy = useWrite('project_privacy_change');
  const save = async () => {
    // Tried again after a later step failed, it is not made twice.
    const id = made.current ?? (await add.mutateAsync({ name, summary })).id;
    made.current = id;
    if (roleOnly) {
      await privacy.mutateAsync({ project: id, role_only: true });
    }
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
      <div>
        <Switch isSelected={roleOnly} onChange={setRoleOnly}>
          {t('people.project.role_only')}
        </Switch>
        <p className={styles.faint}>{t('people.project.role_only_hint')}</p>
      </div>
    </FormDialog>
  );
}
