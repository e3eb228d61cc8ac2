import { useCallback, useMemo, useState } from 'react';
import { onForgetNames, useRoleOnly } from '#context';
import { overlap } from './bins';
import { LABEL_SIZE } from './draw';
import {
  held,
  type Plane,
  type Point,
  type Rating,
  type Rect,
  ratingAt,
  type View,
  WHOLE,
  zoomedAt,
} from './geometry';
import { useFontsLoaded } from './hooks';
import { initialled, type Label, placeLabels } from './labels';
import { type Layout, type Lying, layOut } from './model';
import { hitIndex, inReadingOrder, type Target } from './spatial';

export interface Chart {
  plot: Rect;
  plane: Plane;
  view: View;
  setView(view: View): void;
  zoomBy(factor: number, at?: Point): void;
  layout: Layout;
  labels: readonly Label[];
  /** Everything one can go to, in reading order. */
  targets: readonly Target[];
  hit(inPlot: Point): Target | undefined;
  ratingAt(inPlot: Point): Rating | null;
}

/** Names cost most: each text is measured once for each typeface and size. */
const measures = new Map<string, Map<string, number>>();
onForgetNames(() => measures.clear());

function measureWith(font: string): (text: string) => number {
  const pen = document.createElement('canvas').getContext('2d');
  const known = measures.get(font) ?? new Map<string, number>();
  measures.set(font, known);
  if (pen) {
    pen.font = font;
  }
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      // Where nothing is drawn, a name still takes room.
      width = pen ? pen.measureText(text).width : text.length * 6.5;
      known.set(text, width);
    }
    return width;
  };
}

/** The map as geometry: where everything lies in a window of this size. */
export function useChart({
  width,
  height,
  scale,
  fontFamily,
  highFrom,
  marks,
  first,
  isDimmed,
}: {
  width: number;
  height: number;
  scale: number;
  fontFamily: string;
  highFrom: number;
  /** Most pressing first. */
  marks: readonly Lying[];
  /** Whose names come before all others. */
  first: ReadonlySet<string>;
  isDimmed(id: string): boolean;
}): Chart {
  const [asked, setAsked] = useState<View>(WHOLE);
  const loaded = useFontsLoaded();
  const plot = useMemo(
    () => ({
      x: Math.round(40 * scale),
      y: Math.round(8 * scale),
      width: Math.max(200, width - Math.round(52 * scale)),
      height: Math.max(160, height - Math.round(46 * scale)),
    }),
    [width, height, scale],
  );
  const view = useMemo(() => held(asked, plot.width, plot.height), [asked, plot]);
  const halves = useMemo(
    () => ({
      power: marks.some(({ power }) => !Number.isInteger(power)),
      interest: marks.some(({ interest }) => !Number.isInteger(interest)),
    }),
    [marks],
  );
  const plane = useMemo<Plane>(
    () => ({
      width: plot.width * view.zoom,
      height: plot.height * view.zoom,
      highFrom,
      halves,
      nameRoom: { width: 110 * scale, height: 20 * scale },
    }),
    [plot, view.zoom, highFrom, halves, scale],
  );
  const layout = useMemo(() => layOut(plane, marks, scale), [plane, marks, scale]);
  const names = useMemo(() => new Map(marks.map(({ mark }) => [mark.id, mark.name])), [marks]);
  // A position is no name, and has no initials.
  const roleOnly = useRoleOnly();
  const people = useMemo(
    () => new Set(marks.flatMap(({ mark }) => (mark.kind === 'person' && !roleOnly ? [mark.id] : []))),
    [marks, roleOnly],
  );
  const targets = useMemo(
    () =>
      inReadingOrder([
        ...layout.ordered.map((spot) => ({ kind: 'spot' as const, spot })),
        ...layout.clusters.map((cluster) => ({ kind: 'cluster' as const, cluster })),
      ]),
    [layout],
  );
  // Built when somebody first points at something: not at every step of zooming.
  const find = useMemo(() => {
    let index: ReturnType<typeof hitIndex> | undefined;
    return (point: Point) => {
      index ??= hitIndex(targets);
      return index(point);
    };
  }, [targets]);
  const [column, row] = [Math.floor(view.x / plot.width), Math.floor(view.y / plot.height)];

  const labels = useMemo(() => {
    const { clusters } = layout;
    // Names in the fields that are in sight, or soon may be.
    const near = {
      x: (column - 1) * plot.width,
      y: (row - 1) * plot.height,
      width: 4 * plot.width,
      height: 4 * plot.height,
    };
    const ordered = layout.ordered.filter(({ field }) => overlap(field, near));
    const spots =
      first.size === 0
        ? ordered
        : [...ordered.filter(({ id }) => first.has(id)), ...ordered.filter(({ id }) => !first.has(id))];
    return placeLabels(spots, (id) => names.get(id) ?? '', {
      measure: measureWith(`400 ${LABEL_SIZE * scale}px ${fontFamily}${loaded ? '' : ', serif'}`),
      height: 15 * scale,
      obstacles: clusters.map(({ x, y, width: w, height: h }) => ({
        x: x - w / 2,
        y: y - h / 2,
        width: w,
        height: h,
      })),
      scale,
      beyond: (id) => (first.has(id) ? { x: 0, y: 0, width: plane.width, height: plane.height } : undefined),
      shorterOf: (id) => (people.has(id) ? initialled(names.get(id) ?? '') : []),
      wanted: (id) => !isDimmed(id),
    });
  }, [layout, names, people, first, plane, plot, column, row, scale, fontFamily, loaded, isDimmed]);

  const zoomBy = useCallback(
    (factor: number, at?: Point) =>
      setAsked((now) =>
        zoomedAt(
          held(now, plot.width, plot.height),
          factor,
          at ?? { x: plot.width / 2, y: plot.height / 2 },
          plot.width,
          plot.height,
        ),
      ),
    [plot],
  );
  return {
    plot,
    plane,
    view,
    setView: setAsked,
    zoomBy,
    layout,
    labels,
    targets,
    hit: (point) => find({ x: point.x + view.x, y: point.y + view.y }),
    ratingAt: ({ x, y }) =>
      x < 0 || y < 0 || x > plot.width || y > plot.height
        ? null
        : ratingAt(plane, { x: x + view.x, y: y + view.y }),
  };
}
