import { useCallback, useMemo, useState } from 'react';
import { useRead } from '#api';
import { isOwn, type OwnAxis, useOwnAxes } from '#axes';
import { useActions, useStore } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import {
  type AnyAxis,
  type Axes,
  askedFor,
  axisInside,
  axisName,
  isGrid,
  isPrivate,
  POWER_INTEREST,
  placedOf,
  ratingWords,
} from '../axes';
import { AssessDialog } from '../frame/AssessDialog';
import { Board } from '../frame/Board';
import {
  axisColumn,
  currentColumn,
  desiredColumn,
  gapColumn,
  gapKindColumn,
  kindColumn,
  type MarkColumn,
  nameColumn,
  priorityColumn,
  quadrantColumn,
  unitColumn,
} from '../frame/columns';
import { Details } from '../frame/Details';
import { AxisFact, EngagementFacts, Fact, QuadrantFacts } from '../frame/facts';
import { OfProject } from '../frame/OfProject';
import { useBoard, useIsDrawn } from '../frame/useBoard';
import type { Point, Rating } from '../geometry';
import { fieldOf, planeGround, ratingOf } from '../ground/plane';
import { Legend } from '../Legend';
import styles from '../Map.module.css';
import { MapChart } from '../MapChart';
import { engagementWords, type MapMark, type MapView, quadrantOf, value } from '../model';
import { useSupposing } from '../suppose/useSupposing';
import { useDrag } from '../useDrag';
import { AxesChoice } from './AxesChoice';
import { cardLines, inWords, landsIn, lyingOn } from './lying';
import { axesStore } from './state';
import { useMove } from './useMove';
import { usePlacing } from './usePlacing';

/** Stakeholders on two axes: power and interest (R1), or any other two (R2). */
export function AxesLens() {
  const chosen = useStore(axesStore);
  const discreet = useDiscreet();
  const own = useOwnAxes();
  const both = [chosen.up, chosen.across];
  const isHidden = discreet && both.some(isPrivate);
  const isGone = both.some((axis) => isOwn(axis) && own !== null && !own.some(({ id }) => id === axis));
  const axes = isHidden || isGone ? POWER_INTEREST : chosen;
  // Called otherwise, it is another picture.
  const key = [axes.up, axes.across].map((axis) => called(axis, own)).join('/');
  return (
    <OfProject axes={askedFor([axes.up, axes.across])}>
      {(view) => <OnAxes key={key} view={view} axes={axes} />}
    </OfProject>
  );
}

function called(axis: AnyAxis, own: readonly OwnAxis[] | null): string {
  const { name = '', low = '', high = '' } = own?.find(({ id }) => id === axis) ?? {};
  return JSON.stringify([axis, name, low, high]);
}

function OnAxes({ view, axes }: { view: MapView; axes: Axes }) {
  const settings = useRead('settings_read', {});
  const discreet = useDiscreet();
  const { high_from: highFrom, project, project_name: projectName } = view;
  const [placing, setPlacing] = useState<{ id: string; rating?: Rating } | null>(null);
  const [said, say] = useState('');
  const { onTheWay, place, told } = usePlacing(view, axes, say);
  const isDrawn = useIsDrawn();
  const lie = useCallback(
    (mark: MapMark) => lyingOn(axes, mark, highFrom, onTheWay.get(mark.id)),
    [axes, highFrom, onTheWay],
  );
  const columns = useMemo(() => columnsOf(axes, discreet), [axes, discreet]);
  const compared = useMemo(() => [axes.up, axes.across], [axes]);
  const board = useBoard({
    view,
    lie,
    columns,
    sort: isGrid(axes) && !discreet ? { column: 'priority', descending: true } : BY_NAME,
    compared,
  });
  const { chart, current, marks, readOnly, setActive, show } = board;

  const borderlineFrom = settings.data?.borderline_from;
  const ratings = useMemo(() => marks.map(({ field }) => ratingOf(field)), [marks]);
  const [halfAcross, halfUp] = [
    ratings.some(({ across }) => !Number.isInteger(across)),
    ratings.some(({ up }) => !Number.isInteger(up)),
  ];
  const ground = useMemo(
    () => planeGround({ axes, highFrom, borderlineFrom, halves: { across: halfAcross, up: halfUp } }),
    [axes, highFrom, borderlineFrom, halfAcross, halfUp],
  );

  // What an attitude rests on has to be said (R5).
  const isSupposing = useSupposing(project) !== null;
  const asksBasis = !isSupposing && (axes.up === 'attitude' || axes.across === 'attitude');
  const put = useCallback(
    (id: string, rating: Rating) => {
      if (asksBasis) {
        setPlacing({ id, rating });
      } else {
        place(id, rating);
      }
    },
    [asksBasis, place],
  );
  const { move, start: startMove, press, cancel } = useMove({ axes, highFrom, onPlace: put, say });
  const fieldAt = useCallback((point: Point) => chart.current?.fieldAt(point) ?? null, [chart]);
  const drop = useCallback(
    (id: string, field: string) => {
      setActive(id);
      show(id);
      put(id, ratingOf(field));
    },
    [put, setActive, show],
  );
  const { drag, ghost, begin } = useDrag(fieldAt, drop);
  const canPlace = !readOnly && current !== undefined;
  const moveByKeys = () => {
    if (current) {
      startMove(current);
      chart.current?.focus();
    }
  };
  useActions([
    {
      id: 'map-move',
      label: t('map.move_keys'),
      keys: 'm',
      disabled: !canPlace || !isDrawn || marks.length === 0,
      run: moveByKeys,
    },
  ]);

  const hasTracks = isGrid(axes) && !discreet;
  const hasBorderline = [axes.up, axes.across].some((axis) => !isPrivate(axis));
  const dragged = drag ? board.byId.get(drag.id) : undefined;
  const target = drag?.field ?? (move ? fieldOf(move.rating) : null);
  const placingMark = board.byId.get(placing?.id ?? '');
  const names = { up: axisName(axes.up), across: axisInside(axes.across) };
  return (
    <Board
      board={{ ...board, said }}
      counts={t('map.counts', { placed: view.marks.length - board.unplaced.length, all: view.marks.length })}
      tools={discreet ? null : <AxesChoice />}
      zooms
      tray={{ onGrab: begin }}
      picture={
        <>
          <MapChart
            ref={chart}
            label={
              isGrid(axes)
                ? t('map.chart', { project: projectName })
                : t('lenses.axes.chart', { project: projectName, ...names })
            }
            help={t(canPlace ? 'map.chart_help' : 'map.chart_help_past')}
            ground={ground}
            wordsOf={(lying) => inWords(axes, lying, discreet)}
            countOf={(field, count) => countWords(axes, field, count, highFrom)}
            linesOf={(lying) => cardLines(axes, lying, discreet)}
            marks={marks}
            selected={board.selected}
            active={board.active}
            onActive={setActive}
            onSelect={board.select}
            onClear={board.clear}
            onOpen={board.open}
            onGrab={readOnly ? undefined : begin}
            onPlace={canPlace ? () => current && setPlacing({ id: current.id }) : undefined}
            onMove={canPlace ? moveByKeys : undefined}
            onLensKey={press}
            target={target}
            isDimmed={board.isDimmed}
            hasTracks={hasTracks}
            since={board.beside}
          />
          {move ? (
            <div className={styles.moving} aria-hidden>
              <strong>
                {move.mark.name}: {ratingWords(axes, move.rating)}
              </strong>
              <span className={styles.soft}>{t('map.moving_short')}</span>
            </div>
          ) : null}
        </>
      }
      legend={
        <Legend
          hasTracks={hasTracks}
          hasSpread={!discreet}
          hasQuadrants={!isGrid(axes)}
          hasBorderline={hasBorderline}
        />
      }
      details={
        <Details board={board}>
          {current ? <Facts mark={current} axes={axes} highFrom={highFrom} discreet={discreet} /> : null}
        </Details>
      }
      tableLabel={
        isGrid(axes)
          ? t('map.table', { project: projectName })
          : t('lenses.axes.table', { project: projectName, ...names })
      }
      out={{
        id: 'map',
        title: isGrid(axes) ? t('tables.map.title') : t('lenses.axes.out', names),
      }}
      onPlace={(id) => setPlacing({ id })}
      drawn={isGrid(axes) ? { lens: 'power_interest' } : { lens: 'axes', ...axes }}
      onLayout={cancel}
    >
      {drag && dragged ? (
        <div
          className={styles.ghost}
          ref={ghost}
          style={{ translate: `${drag.at.x}px ${drag.at.y}px` }}
          aria-hidden
        >
          <strong>{dragged.name}</strong>
          {drag.field === null ? t('map.not_placed') : ghostWords(axes, ratingOf(drag.field), highFrom)}
        </div>
      ) : null}
      {placingMark && placing ? (
        <AssessDialog
          mark={placingMark}
          project={project}
          axes={[axes.up, axes.across]}
          highFrom={highFrom}
          start={placing.rating ? { [axes.up]: placing.rating.up, [axes.across]: placing.rating.across } : {}}
          onDone={(values) => {
            const [up, across] = [values[axes.up], values[axes.across]];
            if (up !== undefined && across !== undefined) {
              told(placingMark.id, { up, across });
            }
          }}
          onClose={() => setPlacing(null)}
        />
      ) : null}
    </Board>
  );
}

const BY_NAME = { column: 'name', descending: false } as const;

function columnsOf(axes: Axes, discreet: boolean): MarkColumn[] {
  if (isGrid(axes)) {
    return [
      nameColumn(),
      axisColumn('power', discreet),
      axisColumn('interest', discreet),
      quadrantColumn(discreet),
      engagementColumn(),
      gapColumn(),
      gapKindColumn(),
      priorityColumn(),
      kindColumn(),
      unitColumn(),
    ];
  }
  return [
    nameColumn(),
    axisColumn(axes.up, discreet),
    axisColumn(axes.across, discreet),
    kindColumn(),
    unitColumn(),
  ];
}

/** Current and desired engagement in one column on the screen, in two as it leaves. */
function engagementColumn(): MarkColumn {
  const [current, desired] = [currentColumn(), desiredColumn()];
  return {
    ...current,
    key: 'engagement',
    width: 196,
    text: ({ standing }) => engagementWords(standing),
    out: [...current.out, ...desired.out],
  };
}

function Facts({
  mark,
  axes,
  highFrom,
  discreet,
}: {
  mark: MapMark;
  axes: Axes;
  highFrom: number;
  discreet: boolean;
}) {
  if (!isGrid(axes)) {
    return (
      <>
        <AxisFact mark={mark} axis={axes.up} />
        <AxisFact mark={mark} axis={axes.across} />
        {[axes.up, axes.across].some((axis) => placedOf(mark.standing, axis)?.disputed) ? (
          <Fact label={t('map.flags')}>{t('map.disputed')}</Fact>
        ) : null}
      </>
    );
  }
  return (
    <>
      <QuadrantFacts mark={mark} highFrom={highFrom} discreet={discreet} />
      {discreet ? null : <EngagementFacts mark={mark} />}
    </>
  );
}

const rated = ({ up, across }: Rating) => t('map.rating', { power: up, interest: across });

/** What follows the pointer says of the field below it. */
const ghostWords = (axes: Axes, rating: Rating, highFrom: number): string =>
  isGrid(axes)
    ? `${rated(rating)} · ${t(`map.quadrant.${quadrantOf({ power: rating.up, interest: rating.across }, highFrom)}`)}`
    : ratingWords(axes, rating);

function countWords(axes: Axes, field: string, count: number, highFrom: number): string {
  const rating = ratingOf(field);
  return isGrid(axes)
    ? t('map.cluster', {
        count,
        quadrant: t(`map.quadrant.${quadrantOf({ power: rating.up, interest: rating.across }, highFrom)}`),
        power: value(rating.up),
        interest: value(rating.across),
      })
    : t('lenses.cluster', { count, where: landsIn(axes, rating, highFrom) });
}
