import type { ComponentType } from 'react';
import { passStore, useActions, useReadOnly, useScope } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { later } from '#kit';
import { LENSES, type LensId, lensStore, useLens } from './lenses';

const COMPONENTS: Record<LensId, ComponentType> = {
  power_interest: later(async () => (await import('./axes/AxesLens')).AxesLens),
  engagement: later(async () => (await import('./engagement/EngagementLens')).EngagementLens),
  salience: later(async () => (await import('./salience/SalienceLens')).SalienceLens),
  cube: later(async () => (await import('./cube/CubeLens')).CubeLens),
  network: later(async () => (await import('./network/NetworkLens')).NetworkLens),
  organisation: later(async () => (await import('./tree/TreeLens')).TreeLens),
  decisions: later(async () => (await import('./decisions/DecisionsLens')).DecisionsLens),
};

/** One canvas, several lenses; scope, date and selection are the same in all of them. */
export function MapPlace() {
  const lens = useLens();
  const { project } = useScope();
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  useActions([
    {
      id: 'map-pass',
      label: t('pass.action'),
      disabled: project === null || readOnly || discreet,
      // The network has a search of its own, and no filter; decisions are of whoever has a part in them.
      run: () =>
        project &&
        passStore.set({ project, who: lens === 'network' || lens === 'decisions' ? 'all' : 'shown' }),
    },
    ...LENSES.map(({ id }) => ({
      id: `map-lens-${id}`,
      label: t('network.show_lens', { lens: t(`lenses.name.${id}`) }),
      disabled: lens === id,
      run: () => lensStore.set(id),
    })),
  ]);
  const Shown = COMPONENTS[lens];
  return <Shown />;
}
