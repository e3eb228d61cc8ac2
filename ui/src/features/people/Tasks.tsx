import { useActions, useReadOnly, useStore } from '#context';
import { t } from '#i18n';
import { later } from '#kit';
import { begin, taskStore } from './tasks';

const TaskDialog = later(async () => (await import('./TaskDialog')).TaskDialog);

/** The dialogs of this feature, whatever place is shown. */
export function Tasks() {
  const task = useStore(taskStore);
  const readOnly = useReadOnly();
  useActions([
    {
      id: 'people-project',
      label: t('people.project.new'),
      everywhere: true,
      disabled: readOnly,
      run: () => begin({ kind: 'project' }),
    },
  ]);
  return task ? <TaskDialog task={task} /> : null;
}
