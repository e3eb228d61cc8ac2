import { FlaskConical, History, ListChecks, Move as MoveIcon } from 'lucide-react';
import { type PointerEvent, type ReactNode, useCallback, useRef } from 'react';
import type { PictureRequest } from '#api';
import { passStore, useActions, useSelection, useStore } from '#context';
import { t } from '#i18n';
import { Badge, Button, cx, IconButton, later, Page } from '#kit';
import { isFiltering, NO_FILTER } from '../filter';
import styles from '../Map.module.css';
import { PictureExport } from '../picture/PictureExport';
import { comparingStore } from '../since/state';
import { discard, keyOf, leave, open as openSupposing } from '../suppose/state';
import { type MapLayout, Toolbar } from '../Toolbar';
import { Tray } from '../Tray';
import { MarkExport } from './MarkExport';
import { MarkTable } from './MarkTable';
import { filterStore, layoutStore, textStore } from './state';
import type { Board as BoardState } from './useBoard';

const SinceBar = later(async () => (await import('../since/SinceBar')).SinceBar);
const SinceMoves = later(async () => (await import('../since/SinceMoves')).SinceMoves);
const SupposeBar = later(async () => (await import('../suppose/SupposeBar')).SupposeBar);
const SupposeChanges = later(async () => (await import('../suppose/SupposeChanges')).SupposeChanges);

export interface BoardProps {
  board: BoardState;
  /** How many of how many have a place. */
  counts: string;
  /** What is chosen in this lens alone, in the bar. */
  tools?: ReactNode;
  /** The picture, and what lies over it. */
  picture: ReactNode;
  /** Whether the picture is zoomed. */
  zooms: boolean;
  /** Those without a place, to drag or to choose. */
  tray?: { onGrab?: ((event: PointerEvent, id: string, onPress: () => void) => void) | undefined };
  legend: ReactNode;
  details: ReactNode;
  tableLabel: string;
  /** The table as it leaves. */
  out: { id: string; title: string };
  /** The lens as it is drawn when it leaves as a picture. */
  drawn: Pick<PictureRequest, 'lens' | 'across' | 'up'>;
  /** Asks where somebody is to be placed. */
  onPlace(id: string): void;
  /** Before another layout is shown. */
  onLayout?: (() => void) | undefined;
  /** Ghosts and dialogs. */
  children?: ReactNode;
}

/** A lens over the stakeholders of a project: bar, picture, table, and what the chosen one rests on. */
export function Board({
  board,
  counts,
  tools,
  picture,
  zooms,
  tray,
  legend,
  details,
  tableLabel,
  out,
  drawn,
  onPlace,
  onLayout,
  children,
}: BoardProps) {
  const {
    view,
    since,
    supposing,
    discreet,
    readOnly,
    current,
    chart,
    sorted,
    unplaced,
    matches,
    marks,
    filter,
  } = board;
  const { setIds, opened } = useSelection();
  const layout = useStore(layoutStore);
  const text = useStore(textStore);
  const search = useRef<HTMLInputElement>(null);
  // Until something is supposed, the map needs the room.
  const isSupposed = supposing !== null && supposing.said.size + supposing.without.length > 0;
  const isDrawn = layout !== 'table';
  const canPlace = !readOnly && current !== undefined;
  const askPlace = () => current && onPlace(current.id);
  const startSupposing = () => {
    // Two pictures beside each other are enough.
    comparingStore.set((now) => ({ ...now, isOpen: false }));
    openSupposing(keyOf(view.project));
  };
  const nameOf = useCallback(
    (id: string) => (view.supposed?.base ?? view).marks.find((mark) => mark.id === id)?.name ?? '',
    [view],
  );
  const show = (next: MapLayout) => {
    onLayout?.();
    layoutStore.set(next);
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
    {
      id: 'map-what-if',
      label: t(supposing ? 'suppose.end' : 'suppose.action_of'),
      disabled: readOnly || discreet,
      run: supposing ? () => discard(keyOf(view.project)) : startSupposing,
    },
    {
      id: 'map-leave',
      label: t('suppose.leave'),
      disabled: !supposing || !current,
      run: () => current && leave(keyOf(view.project), (now) => [...now, current.id]),
    },
    { id: 'map-place', label: t('map.place_dots'), keys: 'p', disabled: !canPlace, run: askPlace },
    ...(zooms
      ? [
          {
            id: 'map-zoom-in',
            label: t('map.zoom_in'),
            keys: '=',
            disabled: !isDrawn,
            run: () => chart.current?.zoomBy(1.4),
          },
          {
            id: 'map-zoom-out',
            label: t('map.zoom_out'),
            keys: '-',
            disabled: !isDrawn,
            run: () => chart.current?.zoomBy(1 / 1.4),
          },
          {
            id: 'map-whole',
            label: t('map.zoom_whole'),
            keys: '0',
            disabled: !isDrawn,
            run: () => chart.current?.whole(),
          },
        ]
      : []),
    ...(['map', 'both', 'table'] as const).map((id) => ({
      id: `map-layout-${id}`,
      label: t(`map.layouts.${id}`),
      disabled: layout === id,
      run: () => show(id),
    })),
  ]);

  return (
    <Page
      fill
      title={t('places.map')}
      aside={
        <>
          {view.project_name} · {counts}
        </>
      }
      actions={
        <>
          {readOnly || discreet || supposing ? null : (
            <IconButton
              icon={ListChecks}
              label={t('pass.action')}
              onPress={() =>
                passStore.set({ project: { id: view.project, name: view.project_name }, who: 'shown' })
              }
            />
          )}
          {since ? (
            <Button icon={History} onPress={since.toggle} aria-expanded={since.isOpen}>
              {t('since.action')}
            </Button>
          ) : null}
          {readOnly || discreet || supposing ? null : (
            <Button icon={FlaskConical} onPress={startSupposing}>
              {t('suppose.action')}
            </Button>
          )}
          {/* What is only supposed does not leave. */}
          {supposing ? null : (
            <>
              <PictureExport
                of={{
                  ...drawn,
                  project: view.project,
                  as_of: view.as_of,
                  ...(isFiltering(filter) ? { only: board.passing.map(({ id }) => id) } : {}),
                  ...(discreet ? { discreet } : {}),
                }}
                isDisabled={view.marks.length === 0}
              />
              <MarkExport
                id={out.id}
                title={out.title}
                columns={board.columns}
                rows={sorted.rows}
                project={view.project_name}
              />
            </>
          )}
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
          onText={textStore.set}
          found={board.found?.size ?? null}
          filter={filter}
          onFilter={filterStore.set}
          shown={board.passing.length}
          all={view.marks.length}
          layout={layout}
          onLayout={show}
          zooms={zooms}
          onZoom={(factor) => chart.current?.zoomBy(factor)}
          onWhole={() => chart.current?.whole()}
          discreet={discreet}
          searchRef={search}
          tools={tools}
        />
      }
    >
      {since?.isOpen ? <SinceBar since={since} /> : null}
      {supposing && view.supposed ? (
        <SupposeBar project={view.project} supposing={supposing} supposed={view.supposed} nameOf={nameOf} />
      ) : null}
      <div className={styles.body}>
        {isDrawn ? (
          <div className={styles.board}>
            {tray && unplaced.length > 0 && !since?.isOpen ? (
              <Tray
                marks={matches ? unplaced.filter(matches) : unplaced}
                total={unplaced.length}
                selected={board.selected}
                readOnly={readOnly}
                onGrab={readOnly ? undefined : tray.onGrab}
                onChoose={(id) => {
                  board.setActive(id);
                  board.show(id);
                  if (!readOnly) {
                    onPlace(id);
                  }
                }}
              />
            ) : null}
            <div className={styles.middle}>
              {picture}
              {marks.length === 0 ? <Nobody readOnly={readOnly} drags={tray?.onGrab !== undefined} /> : null}
              {legend}
              {details}
            </div>
          </div>
        ) : null}
        {layout === 'map' && !since?.isOpen && !isSupposed ? null : (
          <div className={cx(styles.beside, layout === 'table' && styles.alone)}>
            {since?.isOpen ? (
              <SinceMoves
                since={since}
                project={view.project}
                projectName={view.project_name}
                selected={board.selected}
                onSelect={setIds}
                onOpen={board.open}
                opened={opened}
              />
            ) : null}
            {isSupposed && view.supposed ? (
              <SupposeChanges
                project={view.project}
                supposed={view.supposed}
                selected={board.selected}
                onSelect={setIds}
                onOpen={board.open}
                opened={opened}
              />
            ) : null}
            {layout === 'map' ? null : (
              <MarkTable
                label={tableLabel}
                columns={board.columns}
                sorted={sorted}
                selected={board.selected}
                onSelect={setIds}
                onOpen={board.open}
                opened={opened}
              />
            )}
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {board.said}
      </p>
      {children}
    </Page>
  );
}

function Nobody({ readOnly, drags }: { readOnly: boolean; drags: boolean }) {
  const filter = useStore(filterStore);
  return (
    <div className={styles.note} role="status">
      {isFiltering(filter)
        ? t('map.nobody_passes')
        : t(readOnly ? 'map.nobody_placed_past' : drags ? 'map.nobody_placed' : 'lenses.nobody_placed')}
      {isFiltering(filter) ? (
        <Button onPress={() => filterStore.set(NO_FILTER)}>{t('map.show_everybody')}</Button>
      ) : null}
    </div>
  );
}
