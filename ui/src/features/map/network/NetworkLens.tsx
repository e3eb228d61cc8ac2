import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { go, useReadOnly } from '#context';
import { t } from '#i18n';
import { Button, EmptyState, ErrorBanner, Page, Skeleton } from '#kit';
import { LensSwitch } from '../LensSwitch';
import { NetworkBoard } from './NetworkBoard';
import { TieDialog } from './TieDialog';
import { useNetwork } from './useNetwork';
import { useSpots } from './useSpots';

/** The network lens: who is tied to whom, and what that makes of each (R7). */
export function NetworkLens() {
  const network = useNetwork();
  const { project, asOf, view, error } = network;
  const readOnly = useReadOnly();
  const drawing = useSpots(view, asOf);
  const [isTying, setTying] = useState(false);
  const key = `${project?.id ?? ''}/${asOf ?? ''}`;
  const failure = error ?? drawing.failure;
  if (view && !failure && hasSomething(view, network.looking)) {
    return <NetworkBoard key={key} network={network} view={view} drawing={drawing} />;
  }
  return (
    <Page title={t('places.map')} aside={project?.name ?? t('network.whole')} toolbar={<LensSwitch />}>
      {failure ? (
        <ErrorBanner
          failure={failure}
          kept=""
          onRetry={() => {
            network.again();
            drawing.again();
          }}
        />
      ) : view === undefined ? (
        <Skeleton lines={8} />
      ) : project && view.n === 0 ? (
        <EmptyState
          icon={Waypoints}
          title={t('network.nobody_title')}
          action={<Button onPress={() => go('people')}>{t('network.nobody_action')}</Button>}
        >
          {t('network.nobody_body', { project: project.name })}
        </EmptyState>
      ) : (
        <EmptyState
          icon={Waypoints}
          title={t('network.empty_title')}
          action={
            readOnly ? null : (
              <Button variant="primary" onPress={() => setTying(true)}>
                {t('network.empty_action')}
              </Button>
            )
          }
        >
          {t(readOnly ? 'network.empty_past' : 'network.empty_body')}
        </EmptyState>
      )}
      {isTying ? <TieDialog onClose={() => setTying(false)} /> : null}
    </Page>
  );
}

/** Whether there is any tie, or a filter that may hide them. */
function hasSomething(
  view: { ties: readonly unknown[] },
  looking: { kinds: readonly unknown[]; strengthFrom: number | null },
): boolean {
  return view.ties.length > 0 || looking.kinds.length > 0 || looking.strengthFrom !== null;
}
