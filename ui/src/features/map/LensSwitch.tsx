import { t } from '#i18n';
import { ToggleGroup } from '#kit';
import { LENSES, lensStore, useLens } from './lenses';

/** Chooses the lens; the first thing in the bar of each. */
export function LensSwitch() {
  return (
    <ToggleGroup
      label={t('network.lens')}
      choices={LENSES.map(({ id, icon }) => ({ id, icon, label: t(`network.lenses.${id}`) }))}
      value={useLens()}
      onChange={(id) => lensStore.set(id)}
    />
  );
}
