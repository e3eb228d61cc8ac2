import { MoveDiagonal } from 'lucide-react';
import { useState } from 'react';
import { AxesDialog, useOwnAxes } from '#axes';
import { useActions, useStore } from '#context';
import { t } from '#i18n';
import { Button, Popover, Select } from '#kit';
import { axisInside, axisName, PLANE_AXES, type PlaneAxis, PRESETS, type Preset, presetOf } from '../axes';
import styles from '../Map.module.css';
import { axesStore } from './state';

const IDS = Object.keys(PRESETS) as Preset[];

/** Chooses what lies upwards and what to the right; pairs that are looked at often have names. */
export function AxesChoice() {
  const axes = useStore(axesStore);
  const preset = presetOf(axes);
  const [isManaging, setManaging] = useState(false);
  const own = useOwnAxes();
  const options = [...PLANE_AXES, ...(own ?? []).map(({ id }) => id)].map((id) => ({
    id,
    label: axisName(id),
  }));
  // Two of the same would lie on one line: the other takes the place that is left.
  const change = (side: 'up' | 'across', axis: PlaneAxis) => {
    const other = side === 'up' ? 'across' : 'up';
    axesStore.set((now) => ({
      ...now,
      ...(now[other] === axis ? { [other]: now[side] } : {}),
      [side]: axis,
    }));
  };
  useActions([
    ...IDS.map((id) => ({
      id: `map-axes-${id}`,
      label: t('lenses.axes.show', { axes: t(`lenses.axes.preset.${id}`) }),
      disabled: preset === id,
      run: () => axesStore.set(PRESETS[id]),
    })),
    { id: 'map-own-axes', label: t('axes.manage'), run: () => setManaging(true) },
  ]);
  const name = preset
    ? t(`lenses.axes.preset.${preset}`)
    : t('lenses.axes.pair', { up: axisName(axes.up), across: axisInside(axes.across) });
  return (
    <>
      <Popover
        label={t('lenses.axes.choose')}
        trigger={
          <Button icon={MoveDiagonal}>
            <span className={styles.clipped}>{t('lenses.axes.chosen', { axes: name })}</span>
          </Button>
        }
      >
        {(close) => (
          <div className={styles.filter}>
            <Select
              label={t('lenses.axes.pairs')}
              options={[
                ...IDS.map((id) => ({ id, label: t(`lenses.axes.preset.${id}`) })),
                ...(preset ? [] : [{ id: 'own' as const, label: name }]),
              ]}
              value={preset ?? 'own'}
              onChange={(id) => id !== 'own' && axesStore.set(PRESETS[id])}
            />
            <Select
              label={t('lenses.axes.up')}
              options={options}
              value={axes.up}
              onChange={(axis) => change('up', axis)}
            />
            <Select
              label={t('lenses.axes.across')}
              options={options}
              value={axes.across}
              onChange={(axis) => change('across', axis)}
            />
            <Button
              variant="quiet"
              onPress={() => {
                close();
                setManaging(true);
              }}
            >
              {t('axes.manage')}
            </Button>
          </div>
        )}
      </Popover>
      {isManaging ? <AxesDialog onClose={() => setManaging(false)} /> : null}
    </>
  );
}
