import { Download, FileText } from 'lucide-react';
import { useState } from 'react';
import { desk, type Failure, type Profile, useRead, type Wording } from '#api';
import { type ScopeProject, useActions, useAsOf, useScope } from '#context';
import { HiddenPlace, Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { Button, EmptyState, ErrorBanner, notify, Page, Skeleton } from '#kit';
import { About } from './About';
import { LeftSection } from './Left';
import { Pages } from './Pages';
import styles from './Reports.module.css';

/** The readiness report of a project: the pages as they will be printed, and a copy to hand over. */
export function ReportsPlace() {
  const { project } = useScope();
  return project ? <OfProject key={project.id} project={project} /> : <ChooseProject />;
}

function OfProject({ project }: { project: ScopeProject }) {
  const { asOf, date } = useAsOf();
  const [profile, setProfile] = useState<Profile>('roles');
  const [wordings, setWordings] = useState<Wording[]>([]);
  const of = { project: project.id, ...(asOf === undefined ? {} : { as_of: asOf }) };
  const request = { ...of, profile, ...(wordings.length > 0 ? { wordings } : {}) };
  const report = useRead('report_pages', request, { keepPrevious: true });
  const told = useRead(
    'redaction_preview',
    { of: { report: of }, profile, ...(wordings.length > 0 ? { wordings } : {}) },
    { keepPrevious: true },
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    setSaving(true);
    setFailure(null);
    try {
      const saved = await desk.reportSave(request);
      if (saved) {
        notify(t('reports.saved', { file: saved.file_name, folder: saved.folder }));
      }
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setSaving(false);
    }
  };
  // What is shown has to be what is saved.
  const canSave = report.data !== undefined && !report.isPlaceholderData && !saving;
  useActions([
    {
      id: 'report-save',
      label: t('reports.save'),
      keys: 'mod+s',
      disabled: !canSave,
      run: () => void save(),
    },
  ]);

  const about = (
    <About
      profile={profile}
      onProfile={setProfile}
      told={told.data}
      failure={told.error}
      wordings={wordings}
      onWord={setWordings}
    />
  );
  return (
    <Page
      title={t('places.reports')}
      aside={project.name}
      fill
      actions={
        <Button variant="primary" icon={Download} isDisabled={!canSave} onPress={() => void save()}>
          {t('reports.save')}
        </Button>
      }
    >
      <div className={styles.report}>
        {failure ? <ErrorBanner failure={failure} /> : null}
        {report.error ? (
          <ErrorBanner failure={report.error} kept="" onRetry={() => void report.refetch()} />
        ) : report.data === undefined ? (
          <div className={styles.making}>
            <p role="status">{t('reports.making')}</p>
            <Skeleton lines={10} />
          </div>
        ) : (
          <Private
            instead={
              <div className={styles.split}>
                <HiddenPlace title={t('discreet.preview')}>{t('discreet.preview_hint')}</HiddenPlace>
                {about}
              </div>
            }
          >
            <Pages
              key={`${project.id} ${date}`}
              pages={report.data.pages}
              isStale={report.isPlaceholderData}
              facts={[
                { text: t('reports.as_of', { date: formatDate(date) }) },
                { text: t(`redaction.profiles.${profile}`), hint: t(`redaction.hints.${profile}`) },
                {
                  text: t('reports.snapshot', { id: report.data.snapshot }),
                  hint: t('reports.snapshot_hint'),
                },
              ]}
              aside={about}
            />
          </Private>
        )}
      </div>
    </Page>
  );
}

function ChooseProject() {
  const { setProject } = useScope();
  const projects = useRead('projects_list', {});
  const items = projects.data?.items ?? [];
  return (
    <Page title={t('places.reports')}>
      {projects.error ? (
        <ErrorBanner failure={projects.error} kept="" onRetry={() => void projects.refetch()} />
      ) : projects.data === undefined ? (
        <Skeleton lines={4} />
      ) : items.length === 0 ? (
        <EmptyState icon={FileText} title={t('reports.no_projects_title')}>
          {t('reports.no_projects_body')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={FileText}
          title={t('reports.choose_title')}
          action={
            <ul className={styles.projects}>
              {items.map(({ id, name }) => (
                <li key={id}>
                  <Button onPress={() => setProject({ id, name })}>
                    {t('reports.choose', { project: name })}
                  </Button>
                </li>
              ))}
            </ul>
          }
        >
          {t('reports.choose_body')}
        </EmptyState>
      )}
      {projects.data !== undefined ? <LeftSection /> : null}
    </Page>
  );
}
