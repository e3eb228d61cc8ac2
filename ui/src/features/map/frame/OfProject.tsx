import { EyeOff, Map as MapIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRead } from '#api';
import { go, type ScopeProject, useScope } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, EmptyState, ErrorBanner, Page, Skeleton } from '#kit';
import type { AnyAxis } from '../axes';
import { LensSwitch } from '../LensSwitch';
import styles from '../Map.module.css';
import { type ShownMap, useMapOf } from '../suppose/useSupposing';

export interface OfProjectProps {
  /** What the map is to tell beside power and interest. */
  axes: readonly AnyAxis[];
  /** Whether all the lens shows is what somebody thinks: then it is nothing for a screen that others see. */
  isOpinion?: boolean;
  children(view: ShownMap): ReactNode;
}

/** A lens over the stakeholders of the project in scope; with no project, the choice of one. */
export function OfProject({ isOpinion = false, ...props }: OfProjectProps) {
  const { project } = useScope();
  const discreet = useDiscreet();
  if (discreet && isOpinion) {
    return (
      <Page title={t('places.map')} toolbar={<LensSwitch />}>
        <EmptyState icon={EyeOff} title={t('lenses.discreet_title')}>
          {t('lenses.discreet_body')}
        </EmptyState>
      </Page>
    );
  }
  return project ? <Reading key={project.id} project={project} {...props} /> : <ChooseProject />;
}

function Reading({
  project,
  axes,
  children,
}: Pick<OfProjectProps, 'axes' | 'children'> & { project: ScopeProject }) {
  const view = useMapOf(project.id, axes);
  const all = view.data?.supposed?.base ?? view.data;
  if (view.data && all && all.marks.length > 0 && !view.error) {
    return children(view.data);
  }
  return (
    <Page title={t('places.map')} aside={project.name} toolbar={<LensSwitch />}>
      {view.error ? (
        <ErrorBanner failure={view.error} kept="" onRetry={() => void view.refetch()} />
      ) : view.data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          icon={MapIcon}
          title={t('map.empty_title')}
          action={<Button onPress={() => go('people')}>{t('map.empty_action')}</Button>}
        >
          {t('map.empty_body', { project: project.name })}
        </EmptyState>
      )}
    </Page>
  );
}

/** Where no project is in scope: the choice of one. */
export function ChooseProject() {
  const { setProject } = useScope();
  const projects = useRead('projects_list', {});
  const items = projects.data?.items ?? [];
  return (
    <Page title={t('places.map')} toolbar={<LensSwitch />}>
      {projects.error ? (
        <ErrorBanner failure={projects.error} kept="" onRetry={() => void projects.refetch()} />
      ) : projects.data === undefined ? (
        <Skeleton lines={4} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={MapIcon}
          title={t('map.no_projects_title')}
          action={<Button onPress={() => go('people')}>{t('map.no_projects_action')}</Button>}
        >
          {t('map.no_projects_body')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={MapIcon}
          title={t('map.choose_title')}
          action={
            <ul className={styles.projects}>
              {items.map(({ id, name }) => (
                <li key={id}>
                  <Button onPress={() => setProject({ id, name })}>
                    {t('map.choose', { project: name })}
                  </Button>
                </li>
              ))}
            </ul>
          }
        >
          {t('map.choose_body')}
        </EmptyState>
      )}
    </Page>
  );
}
