import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { TextField } from '#kit';
import { FormDialog } from '../FormDialog';
import { endTask, type TaskOf } from '../tasks';
import { setCurrentView } from './views';

/** Names a view: a new one, or one that is there. */
export function ViewDialog({ task }: { task: TaskOf<'view'> }) {
  const [name, setName] = useState(task.name ?? '');
  const save = useWrite('saved_view_save');
  const rename = useWrite('saved_view_rename');
  const isNew = task.id === undefined;
  return (
    <FormDialog
      title={t(isNew ? 'register.views.title' : 'register.views.rename_title')}
      save={t('register.views.keep')}
      isDisabled={name.trim() === ''}
      onClose={endTask}
      onSave={async () => {
        if (task.id !== undefined) {
          await rename.mutateAsync({ id: task.id, name });
          return;
        }
        const { id } = await save.mutateAsync({ kind: 'people', name, body: { ...task.body } as never });
        setCurrentView(id);
      }}
    >
      <TextField
        label={t('register.views.name')}
        description={t('register.views.name_hint')}
        value={name}
        onChange={setName}
        error={(save.error ?? rename.error)?.fault('name')}
        autoFocus
      />
    </FormDialog>
  );
}
