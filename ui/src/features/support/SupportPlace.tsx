import { HandHelping, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRead } from '#api';
import { useActions, useAsOf, useFocus, useReadOnly, useScope } from '#context';
import { t } from '#i18n';
import { Button, EmptyState, ErrorBanner, Page, Skeleton, Tabs } from '#kit';
import type { Service, SupportView, Task } from './model';
import { NeedsMatrix } from './NeedsMatrix';
import { NeedsTable } from './NeedsTable';
import { Plan } from './Plan';
import { Requests } from './Requests';
import { ServiceMenu } from './ServiceMenu';
import styles from './Support.module.css';
import { SupportExport, type SupportTable } from './SupportExport';
import { TakeUp } from './TakeUp';
import { TaskDialog } from './TaskDialog';

const TABS = ['needs', 'requests', 'plan', 'menu'] as const satisfies readonly SupportTable[];
type Tab = (typeof TABS)[number];

const noServices: readonly Service[] = [];

/** What each project asked for and gets: needs, requests, the plan, and the menu they choose from. */
export function SupportPlace() {
  const { project } = useScope();
  const { asOf } = useAsOf();
  const readOnly = useReadOnly();
  const view = useRead(
    'support_view',
    { ...(project ? { project: project.id } : {}), ...(asOf === undefined ? {} : { as_of: asOf }) },
    { keepPrevious: true },
  );
  const services = useRead('services_list', {});
  const [task, setTask] = useState<Task | null>(null);
  const [tab, setTab] = useTab();
  const noProjects = view.data?.projects.length === 0;

  const ask = () => setTask({ kind: 'request', origin: 'pull', ...(project ? { project: project.id } : {}) });
  const canWrite = !readOnly && view.data !== undefined && !noProjects;
  useActions([
    {
      id: 'support-request',
      label: t('support.request.new_dots'),
      keys: 'mod+n',
      disabled: !canWrite,
      run: ask,
    },
    {
      id: 'support-need',
      label: t('support.need.record_need'),
      disabled: !canWrite,
      run: () => setTask({ kind: 'need', ...(project ? { project: project.id } : {}) }),
    },
    {
      id: 'support-line',
      label: t('support.plan.add'),
      disabled: !canWrite,
      run: () => setTask({ kind: 'line', ...(project ? { project: project.id } : {}) }),
    },
  ]);

  return (
    <Page
      title={t('places.support')}
      aside={project ? project.name : undefined}
      actions={
        <>
          {view.data && !noProjects ? (
            <SupportExport
              table={tab}
              view={view.data}
              services={services.data?.items ?? noServices}
              project={project?.id}
            />
          ) : null}
          {canWrite ? (
            <Button variant="primary" icon={Plus} onPress={ask}>
              {t('support.request.new')}
            </Button>
          ) : null}
        </>
      }
    >
      {view.error ? (
        <ErrorBanner failure={view.error} kept="" onRetry={() => void view.refetch()} />
      ) : services.error ? (
        <ErrorBanner failure={services.error} kept="" onRetry={() => void services.refetch()} />
      ) : view.data === undefined ? (
        <Skeleton lines={8} />
      ) : noProjects ? (
        <EmptyState icon={HandHelping} title={t('support.need.empty_title')}>
          {t('support.need.empty_body')}
        </EmptyState>
      ) : (
        <Views
          view={view.data}
          services={services.data?.items ?? noServices}
          project={project?.id}
          tab={tab}
          onTab={setTab}
          open={setTask}
        />
      )}
      {view.data ? (
        <TaskDialog
          task={task}
          view={view.data}
          services={services.data?.items ?? noServices}
          onClose={() => setTask(null)}
        />
      ) : null}
    </Page>
  );
}

function Views({
  view,
  services,
  project,
  tab,
  onTab,
  open,
}: {
  view: SupportView;
  services: readonly Service[];
  project: string | undefined;
  tab: Tab;
  onTab(tab: Tab): void;
  open(task: Task): void;
}) {
  const { projects, requests, plan } = view;
  const only = project === undefined ? undefined : projects[0];
  const waiting = requests.filter(({ status }) => status === 'waiting').length;
  const ofProgramme = project === undefined;
  return (
    <Tabs
      label={t('support.views')}
      className={styles.tabs ?? ''}
      value={tab}
      onChange={onTab}
      tabs={[
        {
          id: 'needs',
          label: t('support.view.needs'),
          content: only ? (
            <NeedsTable project={only} open={open} />
          ) : (
            <div className={styles.stack}>
              <TakeUp view={view.take_up} />
              <NeedsMatrix projects={projects} open={open} />
            </div>
          ),
        },
        {
          id: 'requests',
          label: waiting > 0 ? t('support.requests_waiting', { count: waiting }) : t('support.view.requests'),
          content: <Requests requests={requests} ofProgramme={ofProgramme} project={project} open={open} />,
        },
        {
          id: 'plan',
          label: t('support.view.plan'),
          content: <Plan lines={plan} ofProgramme={ofProgramme} project={project} open={open} />,
        },
        {
          id: 'menu',
          label: t('support.view.menu'),
          content: <ServiceMenu services={services} project={project} open={open} />,
        },
      ]}
    />
  );
}

/** The view that is shown; whoever comes here may name the one to begin with. */
function useTab(): [Tab, (tab: Tab) => void] {
  const focus = useFocus();
  const [tab, setTab] = useState<Tab>('needs');
  useEffect(() => {
    const asked = TABS.find((each) => each === focus);
    if (asked) {
      setTab(asked);
    }
  }, [focus]);
  return [tab, setTab];
}
