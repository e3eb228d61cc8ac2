import { Move as MoveIcon } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useRead } from '#api';
import { useActions, useFocus, useReadOnly, useSelection } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Badge, Button, cx, Page } from '#kit';
import { Details } from './Details';
import { isFiltering, type MapFilter, NO_FILTER, passes, searcher } from './filter';
import type { Point } from './geometry';
import { Legend } from './Legend';
import styles from './Map.module.css';
import { type ChartHandle, MapChart } from './MapChart';
import { MapExport } from './MapExport';
import { MapTable, useSorted } from './MapTable';
import { byPressure, lying, type MapView, quadrantOf, quiet } from './model';
import { PlaceDialog } from './PlaceDialog';
import { type MapLayout, Toolbar } from './Toolbar';
import { Tray } from './Tray';
import { useDrag } from './useDrag';
import { useMove } from './useMove';
import { usePlacing } from './usePlacing';

/** The map of one project with everything around it. */
export function ProjectMap({ view }: { view: MapView }) {
  const settings = useRead('settings_read', {});
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  const { ids: selected, setIds, toggle, clear, open, opened } = useSelection();
  const [layout, setLayout] = useState<MapLayout>('map');
  const [asked, setFilter] = useState<MapFilter>(NO_FILTER);
  const [text, setText] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const [placing, setPlacing] = useState<string | null>(null);
  const chart = useRef<ChartHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const { high_from: highFrom, project, project_name: projectName } = view;
  const { onTheWay, said, say, place, told } = usePlacing(view, project);
  const { move, start: startMove, press, cancel } = useMove({ highFrom, onPlace: place, say });
  const filter = useMemo(
    () => (discreet ? { ...asked, toRaiseOnly: false, disputedOnly: false } : asked),
    [asked, discreet],
  );

  // What is kept back is not even held here: no table, card or picture of the map can show it.
  const every = useMemo(() => (discreet ? view.marks.map(quiet) : view.marks), [view, discreet]);
  const byId = useMemo(() => new Map(every.map((mark) => [mark.id, mark])), [every]);
  const passing = useMemo(() => every.filter((mark) => passes(mark, filter)), [every, filter]);
  const marks = useMemo(
    () =>
      passing
        .flatMap((mark) => lying(mark, highFrom, onTheWay.get(mark.id)) ?? [])
        .sort(byPressure(!discreet)),
    [passing, highFrom, onTheWay, discreet],
  );
  const unplaced = useMemo(
    () => every.filter((mark) => lying(mark, highFrom, onTheWay.get(mark.id)) === null),
    [every, highFrom, onTheWay],
  );
  const matches = useMemo(() => searcher(text), [text]);
  const found = useMemo(
    () => (matches ? new Set(passing.filter(matches).map(({ id }) => id)) : null),
    [matches, passing],
  );
  const isDimmed = useCallback((id: string) => found !== null && !found.has(id), [found]);
  const shownInTable = useMemo(() => (matches ? passing.filter(matches) : passing), [passing, matches]);
  const sorted = useSorted(shownInTable, discreet);

  const [only] = selected.size === 1 ? selected : [];
  const current = byId.get(active ?? '') ?? byId.get(only ?? '');
  useFollowed(only, setActive);

  const show = useCallback(
    (id: string) => {
      setIds([id]);
      if (opened !== null) {
        open(id);
      }
    },
    [setIds, open, opened],
  );
  useFocusedMark(byId, setActive, show);

  const ratingAt = useCallback((point: Point) => chart.current?.ratingAt(point) ?? null, []);
  const drop = useCallback(
    (id: string, rating: { power: number; interest: number }) => {
      setActive(id);
      setIds([id]);
      place(id, rating);
    },
    [place, setIds],
  );
  const { drag, ghost, begin } = useDrag(ratingAt, drop);
  const isChart = layout !== 'table';
  const canPlace = !readOnly && current !== undefined;
  const askPlace = () => setPlacing(current?.id ?? null);
  const moveByKeys = () => {
    if (current) {
      startMove(current);
      chart.current?.focus();
    }
  };

  useActions([
    {
      id: 'map-search',
      label: t('map.search'),
      keys: 'mod+f',
      run: () => {
        search.current?.focus();
        search.current?.select();
      },
    },
    { id: 'map-place', label: t('map.place_dots'), keys: 'p', disabled: !canPlace, run: askPlace },
    {
      id: 'map-move',
      label: t('map.move_keys'),
      keys: 'm',
      disabled: !canPlace || !isChart || marks.length === 0,
      run: moveByKeys,
    },
    {
      id: 'map-zoom-in',
      label: t('map.zoom_in'),
      keys: '=',
      disabled: !isChart,
      run: () => chart.current?.zoomBy(1.4),
    },
    {
      id: 'map-zoom-out',
      label: t('map.zoom_out'),
      keys: '-',
      disabled: !isChart,
      run: () => chart.current?.zoomBy(1 / 1.4),
    },
    {
      id: 'map-whole',
      label: t('map.zoom_whole'),
      keys: '0',
      disabled: !isChart,
      run: () => chart.current?.whole(),
    },
    ...(['map', 'both', 'table'] as const).map((id) => ({
      id: `map-layout-${id}`,
      label: t(`map.layouts.${id}`),
      disabled: layout === id,
      run: () => setLayout(id),
    })),
  ]);

  const dragged = drag ? byId.get(drag.id) : undefined;
  const target = drag?.rating ?? move;
  const placingMark = byId.get(placing ?? '');
  const trayMarks = matches ? unplaced.filter(matches) : unplaced;
  return (
    <Page
      fill
      title={t('places.map')}
      aside={
        <>
          {projectName} · {t('map.counts', { placed: view.placed, all: view.marks.length })}
        </>
      }
      actions={
        <>
          <MapExport rows={sorted.rows} project={projectName} discreet={discreet} />
          {readOnly ? (
            <Badge tone="amber">{t('map.read_only')}</Badge>
          ) : (
            <Button variant="primary" icon={MoveIcon} onPress={askPlace} isDisabled={!canPlace}>
              {t('map.place_dots')}
            </Button>
          )}
        </>
      }
      toolbar={
        <Toolbar
          text={text}
          onText={setText}
          found={found?.size ?? null}
          filter={filter}
          onFilter={setFilter}
          shown={passing.length}
          all={view.marks.length}
          layout={layout}
          onLayout={(next) => {
            cancel();
            setLayout(next);
          }}
          onZoom={(factor) => chart.current?.zoomBy(factor)}
          onWhole={() => chart.current?.whole()}
          discreet={discreet}
          searchRef={search}
        />
      }
    >
      <div className={styles.body}>
        {isChart ? (
          <div className={styles.board}>
            {unplaced.length > 0 ? (
              <Tray
                marks={trayMarks}
                total={unplaced.length}
                selected={selected}
                onGrab={readOnly ? undefined : begin}
                onChoose={(id) => {
                  setActive(id);
                  show(id);
                  if (!readOnly) {
                    setPlacing(id);
                  }
                }}
              />
            ) : null}
            <div className={styles.middle}>
              <MapChart
                ref={chart}
                label={t('map.chart', { project: projectName })}
                highFrom={highFrom}
                borderlineFrom={settings.data?.borderline_from}
                marks={marks}
                selected={selected}
                active={active}
                onActive={setActive}
                onSelect={(id, together) => (together ? toggle(id) : show(id))}
                onClear={() => {
                  clear();
                  setActive(null);
                }}
                onOpen={open}
                onGrab={readOnly ? undefined : begin}
                onPlace={canPlace ? askPlace : undefined}
                onMove={canPlace ? moveByKeys : undefined}
                onMoveKey={press}
                target={target}
                isDimmed={isDimmed}
                discreet={discreet}
              />
              {move ? (
                <div className={styles.moving} aria-hidden>
                  <strong>
                    {move.mark.name}: {t('map.rating', { power: move.power, interest: move.interest })}
                  </strong>
                  <span className={styles.soft}>{t('map.moving_short')}</span>
                </div>
              ) : null}
              {marks.length === 0 && !drag ? (
                <div className={styles.note} role="status">
                  {isFiltering(filter)
                    ? t('map.nobody_passes')
                    : t(readOnly ? 'map.nobody_placed_past' : 'map.nobody_placed')}
                  {isFiltering(filter) ? (
                    <Button onPress={() => setFilter(NO_FILTER)}>{t('map.show_everybody')}</Button>
                  ) : null}
                </div>
              ) : null}
              <Legend discreet={discreet} />
              <Details
                mark={current}
                selectedCount={selected.size}
                highFrom={highFrom}
                discreet={discreet}
                onOpen={() => current && open(current.id)}
              />
            </div>
          </div>
        ) : null}
        {layout === 'map' ? null : (
          <div className={cx(styles.beside, layout === 'table' && styles.alone)}>
            <MapTable
              label={t('map.table', { project: projectName })}
              sorted={sorted}
              selected={selected}
              onSelect={setIds}
              onOpen={open}
              opened={opened}
              discreet={discreet}
            />
          </div>
        )}
      </div>
      {drag && dragged ? (
        <div
          className={styles.ghost}
          ref={ghost}
          style={{ translate: `${drag.at.x}px ${drag.at.y}px` }}
          aria-hidden
        >
          <strong>{dragged.name}</strong>
          {drag.rating
            ? `${t('map.rating', { power: drag.rating.power, interest: drag.rating.interest })} · ${t(`map.quadrant.${quadrantOf(drag.rating, highFrom)}`)}`
            : t('map.not_placed')}
        </div>
      ) : null}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {placingMark ? (
        <PlaceDialog
          mark={placingMark}
          project={project}
          highFrom={highFrom}
          onPlaced={(rating) => told(placingMark.id, rating)}
          onClose={() => setPlacing(null)}
        />
      ) : null}
    </Page>
  );
}

/** Whoever is selected elsewhere is where the keys go on from. */
function useFollowed(only: string | undefined, setActive: (id: string) => void) {
  useEffect(() => {
    if (only !== undefined) {
      setActive(only);
    }
  }, [only, setActive]);
}

/** Whoever comes here may name the one to show first. */
function useFocusedMark(
  byId: ReadonlyMap<string, unknown>,
  setActive: (id: string) => void,
  show: (id: string) => void,
) {
  const focus = useFocus();
  const done = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (focus !== undefined && focus !== done.current && byId.has(focus)) {
      done.current = focus;
      setActive(focus);
      show(focus);
    }
  }, [focus, byId, setActive, show]);
}
