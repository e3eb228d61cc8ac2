import { Columns2, Filter, Map as MapIcon, Maximize, Minus, Plus, Search, Table2 } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { t } from '#i18n';
import { Button, Checkbox, IconButton, Popover, Switch, TextField, ToggleGroup } from '#kit';
import { isFiltering, type MapFilter, NO_FILTER } from './filter';
import { LensSwitch } from './LensSwitch';
import styles from './Map.module.css';
import { DIRECTIONS, KINDS } from './model';

export type MapLayout = 'map' | 'both' | 'table';

/** Search, filter, layout and zoom. */
export function Toolbar({
  text,
  onText,
  found,
  filter,
  onFilter,
  shown,
  all,
  layout,
  onLayout,
  zooms,
  onZoom,
  onWhole,
  discreet,
  searchRef,
  tools,
}: {
  text: string;
  onText(text: string): void;
  found: number | null;
  filter: MapFilter;
  onFilter(filter: MapFilter): void;
  shown: number;
  all: number;
  layout: MapLayout;
  onLayout(layout: MapLayout): void;
  zooms: boolean;
  onZoom(factor: number): void;
  onWhole(): void;
  discreet: boolean;
  searchRef: Ref<HTMLInputElement>;
  /** What is chosen in one lens alone. */
  tools?: ReactNode;
}) {
  const isOn = isFiltering(filter);
  return (
    <>
      <LensSwitch />
      {tools}
      <div className={styles.search}>
        <Search aria-hidden className={styles.searchIcon} />
        <TextField
          label={t('map.search')}
          hideLabel
          placeholder={t('map.search_hint')}
          className={styles.searchField ?? ''}
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
      </div>
      {found === null ? null : (
        <span role="status" className={styles.soft}>
          {t('map.found', { count: found })}
        </span>
      )}
      <Popover
        label={t('map.filter')}
        trigger={<Button icon={Filter}>{isOn ? t('map.filter_on', { shown, all }) : t('map.filter')}</Button>}
      >
        <div className={styles.filter}>
          <span className={styles.filterTitle}>{t('map.filter_kinds')}</span>
          {KINDS.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={filter.kinds.length === 0 || filter.kinds.includes(kind)}
              onChange={(on) => {
                const before = filter.kinds.length === 0 ? KINDS : filter.kinds;
                const kinds = KINDS.filter((each) => (each === kind ? on : before.includes(each)));
                onFilter({ ...filter, kinds: kinds.length === KINDS.length ? [] : kinds });
              }}
            >
              {t(`map.kinds.${kind}`)}
            </Checkbox>
          ))}
          <span className={styles.filterTitle}>{t('register.direction.label')}</span>
          {DIRECTIONS.map((direction) => (
            <Checkbox
              key={direction}
              isSelected={filter.directions.includes(direction)}
              onChange={(on) =>
                onFilter({
                  ...filter,
                  directions: DIRECTIONS.filter((each) =>
                    each === direction ? on : filter.directions.includes(each),
                  ),
                })
              }
            >
              {t(`register.direction.${direction}`)}
            </Checkbox>
          ))}
          {discreet ? null : (
            <>
              <Switch
                isSelected={filter.disputedOnly}
                onChange={(disputedOnly) => onFilter({ ...filter, disputedOnly })}
              >
                {t('map.filter_disputed')}
              </Switch>
              <Switch
                isSelected={filter.toRaiseOnly}
                onChange={(toRaiseOnly) => onFilter({ ...filter, toRaiseOnly })}
              >
                {t('map.filter_raise')}
              </Switch>
            </>
          )}
          {isOn ? (
            <Button size="s" onPress={() => onFilter(NO_FILTER)}>
              {t('map.filter_clear')}
            </Button>
          ) : null}
        </div>
      </Popover>
      <span className={styles.grow} />
      {layout === 'table' || !zooms ? null : (
        <div className={styles.zoom}>
          <IconButton icon={Minus} label={t('map.zoom_out')} keys="-" onPress={() => onZoom(1 / 1.4)} />
          <IconButton icon={Maximize} label={t('map.zoom_whole')} keys="0" onPress={onWhole} />
          <IconButton icon={Plus} label={t('map.zoom_in')} onPress={() => onZoom(1.4)} />
        </div>
      )}
      <ToggleGroup
        label={t('map.layout')}
        choices={[
          { id: 'map', label: t('map.layouts.map'), icon: MapIcon },
          { id: 'both', label: t('map.layouts.both'), icon: Columns2 },
          { id: 'table', label: t('map.layouts.table'), icon: Table2 },
        ]}
        value={layout}
        onChange={onLayout}
      />
    </>
  );
}
