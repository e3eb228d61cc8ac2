import { Gauge, Plus } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '#api';
import { go, type ScopeProject, useActions, useAsOf, useReadOnly, useScope } from '#context';
import { t } from '#i18n';
import { Button, EmptyState, ErrorBanner, Page, Skeleton } from '#kit';
import { GroupDetail } from './GroupDetail';
import { Heatmap } from './Heatmap';
import { JudgeDialog } from './JudgeDialog';
import { Overall } from './Overall';
import styles from './Readiness.module.css';
import { ReadinessExport } from './ReadinessExport';

/** How ready the groups are that a project's change lands on. */
export function ReadinessPlace() {
  const { project } = useScope();
  return project ? <OfProject key={project.id} project={project} /> : <ChooseProject />;
}

function OfProject({ project }: { project: ScopeProject }) {
  const { asOf } = useAsOf();
  const readOnly = useReadOnly();
  const view = useRead(
    'readiness_view',
    { project: project.id, ...(asOf === undefined ? {} : { as_of: asOf }) },
    { keepPrevious: true },
  );
  const [shown, setShown] = useState<string | null>(null);
  const [judging, setJudging] = useState<string | null>(null);
  const groups = view.data?.groups ?? [];
  const group = groups.find(({ group: id }) => id === shown) ?? groups[0];
  const canJudge = !readOnly && group !== undefined;
  const judge = () => setJudging(group?.group ?? null);
  useActions([
    { id: 'readiness-judge', label: t('readiness.judge'), keys: 'mod+n', disabled: !canJudge, run: judge },
  ]);
  return (
    <Page
      title={t('places.readiness')}
      aside={project.name}
      actions={
        <>
          {view.data && groups.length > 0 ? <ReadinessExport view={view.data} /> : null}
          {canJudge ? (
            <Button variant="primary" icon={Plus} onPress={judge}>
              {t('readiness.judge')}
            </Button>
          ) : null}
        </>
      }
    >
      {view.error ? (
        <ErrorBanner failure={view.error} kept="" onRetry={() => void view.refetch()} />
      ) : view.data === undefined ? (
        <Skeleton lines={8} />
      ) : group === undefined ? (
        <EmptyState
          icon={Gauge}
          title={t('readiness.empty_title')}
          action={<Button onPress={() => go('people')}>{t('readiness.empty_action')}</Button>}
        >
          {t('readiness.empty_body', { project: project.name })}
        </EmptyState>
      ) : (
        <div className={styles.stack}>
          <Overall view={view.data} />
          <Heatmap
            view={view.data}
            shown={group.group}
            onShow={setShown}
            {...(readOnly ? {} : { onJudge: setJudging })}
          />
          <GroupDetail view={view.data} group={group} {...(readOnly ? {} : { onJudge: setJudging })} />
        </div>
      )}
      {judging && view.data ? (
        <JudgeDialog view={view.data} group={judging} onClose={() => setJudging(null)} />
      ) : null}
    </Page>
  );
}

function ChooseProject() {
  const { setProject } = useScope();
  const projects = useRead('projects_list', {});
  const items = projects.data?.items ?? [];
  return (
    <Page title={t('places.readiness')}>
      {projects.error ? (
        <ErrorBanner failure={projects.error} kept="" onRetry={() => void projects.refetch()} />
      ) : projects.data === undefined ? (
        <Skeleton lines={4} />
      ) : items.length === 0 ? (
        <EmptyState icon={Gauge} title={t('readiness.no_projects_title')}>
          {t('readiness.no_projects_body')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={Gauge}
          title={t('readiness.choose_title')}
          action={
            <ul className={styles.projects}>
              {items.map(({ id, name }) => (
                <li key={id}>
                  <Button onPress={() => setProject({ id, name })}>
                    {t('readiness.choose', { project: name })}
                  </Button>
                </li>
              ))}
            </ul>
          }
        >
          {t('readiness.choose_body')}
        </EmptyState>
      )}
    </Page>
  );
}
