import { Columns2, Filter, Maximize, Minus, Plus, Table2, Waypoints } from 'lucide-react';
import type { Ref } from 'react';
import { useStore } from '#context';
import { t } from '#i18n';
import { Button, Checkbox, IconButton, Popover, Select, TextField, ToggleGroup } from '#kit';
import type { MapLayout } from '../Toolbar';
import { COLOURS, SIZES, TIE_KINDS } from './model';
import styles from './Network.module.css';
import { isFiltering, lookingStore } from './state';

const STRENGTHS = ['0', '2', '3', '4', '5'] as const;
const GROUPS = ['unit', 'top_unit', 'kind'] as const;

/** Search, filter, colour, size, layout and zoom. */
export function NetworkToolbar({
  hasProject,
  text,
  onText,
  found,
  layout,
  onLayout,
  onZoom,
  onWhole,
  searchRef,
}: {
  hasProject: boolean;
  text: string;
  onText(text: string): void;
  found: number | null;
  layout: MapLayout;
  onLayout(layout: MapLayout): void;
  onZoom(factor: number): void;
  onWhole(): void;
  searchRef: Ref<HTMLInputElement>;
}) {
  const looking = useStore(lookingStore);
  const change = (changes: Partial<typeof looking>) => lookingStore.set((now) => ({ ...now, ...changes }));
  const isOn = isFiltering(looking);
  const chosen = looking.kinds.length === 0 ? TIE_KINDS : looking.kinds;
  return (
    <>
      <TextField
        label={t('network.search')}
        hideLabel
        placeholder={t('network.search_hint')}
        className={styles.search ?? ''}
        value={text}
        onChange={onText}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            onText('');
          } else {
            event.continuePropagation();
          }
        }}
        inputRef={searchRef}
      />
      <span role="status" className={styles.soft}>
        {found === null ? '' : t('network.found', { count: found })}
      </span>
      <Popover
        label={t('network.filter')}
        trigger={<IconButton icon={Filter} label={t(isOn ? 'network.filter_on' : 'network.filter')} />}
      >
        <div className={styles.filter}>
          <span className={styles.filterTitle}>{t('network.filter_kinds')}</span>
          {TIE_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={chosen.includes(kind)}
              onChange={(on) => {
                const kinds = TIE_KINDS.filter((each) => (each === kind ? on : chosen.includes(each)));
                change({ kinds: kinds.length === TIE_KINDS.length ? [] : kinds });
              }}
            >
              {t(`network.kind.${kind}`)}
            </Checkbox>
          ))}
          <Select
            label={t('network.strength_from')}
            options={STRENGTHS.map((id) => ({
              id,
              label: id === '0' ? t('network.any_strength') : t('network.at_least', { strength: id }),
            }))}
            value={String(looking.strengthFrom ?? 0) as (typeof STRENGTHS)[number]}
            onChange={(id) => change({ strengthFrom: id === '0' ? null : Number(id) })}
          />
          <Select
            label={t('network.group_by')}
            options={GROUPS.map((id) => ({ id, label: t(`network.groups.${id}`) }))}
            value={looking.groupBy}
            onChange={(groupBy) => change({ groupBy })}
          />
          {isOn ? (
            <Button size="s" onPress={() => change({ kinds: [], strengthFrom: null })}>
              {t('network.show_all')}
            </Button>
          ) : null}
        </div>
      </Popover>
      <Select
        label={t('network.colour')}
        hideLabel
        quiet
        options={COLOURS.filter((id) => hasProject || id !== 'quadrant').map((id) => ({
          id,
          label: t(`network.colours.${id}`),
        }))}
        value={looking.colour === 'quadrant' && !hasProject ? 'unit' : looking.colour}
        onChange={(colour) => change({ colour })}
      />
      <Select
        label={t('network.size')}
        hideLabel
        quiet
        options={SIZES.filter((id) => hasProject || id !== 'power').map((id) => ({
          id,
          label: t(`network.sizes.${id}`),
        }))}
        value={looking.size === 'power' && !hasProject ? 'degree' : looking.size}
        onChange={(size) => change({ size })}
      />
      <span className={styles.grow} />
      {layout === 'table' ? null : (
        <div className={styles.bar}>
          <IconButton icon={Minus} label={t('network.zoom_out')} keys="-" onPress={() => onZoom(1 / 1.4)} />
          <IconButton icon={Maximize} label={t('network.zoom_whole')} keys="0" onPress={onWhole} />
          <IconButton icon={Plus} label={t('network.zoom_in')} onPress={() => onZoom(1.4)} />
        </div>
      )}
      <ToggleGroup
        label={t('network.layout')}
        choices={[
          { id: 'map', label: t('network.layouts.map'), icon: Waypoints },
          { id: 'both', label: t('network.layouts.both'), icon: Columns2 },
          { id: 'table', label: t('network.layouts.table'), icon: Table2 },
        ]}
        value={layout}
        onChange={onLayout}
      />
    </>
  );
}
