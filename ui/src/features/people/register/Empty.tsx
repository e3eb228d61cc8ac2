import { Download, FileSpreadsheet, SearchX, Users, Waypoints } from 'lucide-react';
import { desk, Failure } from '#api';
import { importFile, useAsOf, useScope } from '#context';
import { formatDateLong, t } from '#i18n';
import { Button, EmptyState, notify } from '#kit';
import { sayFailure } from '../write';
import styles from './Register.module.css';

export interface RegisterEmptyProps {
  /** Nobody is in the workspace at all. */
  isBare: boolean;
  isFiltered: boolean;
  readOnly: boolean;
  onAdd(): void;
  onClear(): void;
}

const saveStarter = () => {
  desk
    .starterSave()
    .then((saved) => {
      if (saved) {
        notify(t('tables.saved', { file: saved.file_name, folder: saved.folder }));
      }
    })
    .catch((thrown) => {
      if (Failure.from(thrown).code !== 'cancelled') {
        sayFailure(thrown);
      }
    });
};

/** Why there are no rows, and the next step. */
export function RegisterEmpty({ isBare, isFiltered, readOnly, onAdd, onClear }: RegisterEmptyProps) {
  const { project, setProject } = useScope();
  const { date, isPast, setAsOf } = useAsOf();
  if (isBare) {
    return (
      <EmptyState
        icon={Users}
        title={t('people.empty.title')}
        action={
          readOnly ? null : (
            <span className={styles.choices}>
              <Button variant="primary" icon={FileSpreadsheet} onPress={() => importFile(null)}>
                {t('people.empty.sheet')}
              </Button>
              <Button onPress={onAdd}>{t('people.empty.first')}</Button>
              <Button variant="quiet" icon={Download} onPress={saveStarter}>
                {t('people.empty.starter')}
              </Button>
            </span>
          )
        }
      >
        {t('people.empty.body')}
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('people.empty.none_found')}
        action={<Button onPress={onClear}>{t('people.clear_filters')}</Button>}
      >
        {t('people.empty.none_found_body')}
      </EmptyState>
    );
  }
  if (isPast) {
    return (
      <EmptyState
        icon={Users}
        title={t('people.empty.past', { date: formatDateLong(date) })}
        action={<Button onPress={() => setAsOf(undefined)}>{t('shell.as_of.back')}</Button>}
      >
        {t('people.empty.past_body')}
      </EmptyState>
    );
  }
  return project === null ? null : (
    <EmptyState
      icon={Waypoints}
      title={t('people.empty.none_in_project', { project: project.name })}
      action={<Button onPress={() => setProject(null)}>{t('people.empty.whole_programme')}</Button>}
    >
      {t('people.empty.none_in_project_body')}
    </EmptyState>
  );
}
