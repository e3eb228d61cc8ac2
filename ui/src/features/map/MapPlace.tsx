import type { ComponentType } from 'react';
import { useActions } from '#context';
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
};

/** One canvas, several lenses; scope, date and selection are the same in all of them. */
export function MapPlace() {
  const lens = useLens();
  useActions(
    LENSES.map(({ id }) => ({
      id: `map-lens-${id}`,
      label: t('network.show_lens', { lens: t(`lenses.name.${id}`) }),
      disabled: lens === id,
      run: () => lensStore.set(id),
    })),
  );
  const Shown = COMPONENTS[lens];
  return <Shown />;
}
