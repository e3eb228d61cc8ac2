import { useEffect } from 'react';
import { rightsStore, useActions, useReadOnly, useScope, useStore } from '#context';
import { t } from '#i18n';
import { later } from '#kit';
import { savePack } from './rights/pack';
import { begin, taskStore } from './tasks';

const TaskDialog = later(async () => (await import('./TaskDialog')).TaskDialog);

/** The dialogs of this feature, whatever place is shown. */
export function Tasks() {
  const begun = useStore(taskStore);
  const asked = useStore(rightsStore);
  useEffect(() => {
    // The pack has no dialog of its own: the place to save it is asked for at once.
    if (asked?.kind === 'pack') {
      rightsStore.set(null);
      savePack(asked.id);
    }
  }, [asked]);
  const task = begun ?? (asked?.kind === 'pack' ? null : asked);
  const readOnly = useReadOnly();
  const { project } = useScope();
  useActions([
    {
      id: 'people-twice',
      label: t('people.find_twice'),
      everywhere: true,
      disabled: readOnly,
      run: () => begin({ kind: 'twice' }),
    },
    {
      id: 'people-project',
      label: t('people.project.new'),
      everywhere: true,
      disabled: readOnly,
      run: () => begin({ kind: 'project' }),
    },
    {
      id: 'people-project-edit',
      label: t('people.project.edit'),
      everywhere: true,
      disabled: readOnly || project === null,
      run: () => project && begin({ kind: 'project-edit', id: project.id }),
    },
  ]);
  return task ? <TaskDialog task={task} /> : null;
}
