import { useCallback, useMemo, useState } from 'react';
import { onForgetNames, useRoleOnly } from '#context';
import { overlap } from './bins';
import { LABEL_SIZE } from './draw';
import { held, type Point, type Rect, type View, WHOLE, zoomedAt } from './geometry';
import type { Ground, Laid } from './ground/ground';
import { useFontsLoaded } from './hooks';
import { initialled, type Label, placeLabels } from './labels';
import { type Layout, type Lying, layOut } from './model';
import { hitIndex, inReadingOrder, type Target } from './spatial';

export interface Chart {
  plot: Rect;
  laid: Laid;
  view: View;
  setView(view: View): void;
  zoomBy(factor: number, at?: Point): void;
  layout: Layout;
  labels: readonly Label[];
  /** Everything one can go to, in reading order. */
  targets: readonly Target[];
  hit(inPlot: Point): Target | undefined;
  fieldAt(inPlot: Point): string | null;
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
  ground,
  marks,
  first,
  isDimmed,
}: {
  width: number;
  height: number;
  scale: number;
  fontFamily: string;
  ground: Ground;
  /** Most pressing first. */
  marks: readonly Lying[];
  /** Whose names come before all others. */
  first: ReadonlySet<string>;
  isDimmed(id: string): boolean;
}): Chart {
  const [asked, setAsked] = useState<View>(WHOLE);
  const loaded = useFontsLoaded();
  const { margins } = ground;
  const plot = useMemo(
    () => ({
      x: Math.round(margins.left * scale),
      y: Math.round(margins.top * scale),
      width: Math.max(200, width - Math.round((margins.left + margins.right) * scale)),
      height: Math.max(160, height - Math.round((margins.top + margins.bottom) * scale)),
    }),
    [width, height, scale, margins],
  );
  const view = useMemo(() => held(asked, plot.width, plot.height), [asked, plot]);
  const laid = useMemo(
    () => ground.lay(plot.width * view.zoom, plot.height * view.zoom, scale),
    [ground, plot, view.zoom, scale],
  );
  const layout = useMemo(() => layOut(laid, marks, scale), [laid, marks, scale]);
  const names = useMemo(() => new Map(marks.map(({ mark }) => [mark.id, mark.name])), [marks]);
  const fields = useMemo(() => new Map(marks.map(({ mark, field }) => [mark.id, field])), [marks]);
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
      beyond: (id) =>
        first.has(id)
          ? { x: 0, y: 0, width: laid.width, height: laid.height }
          : laid.namesOf?.(fields.get(id) ?? ''),
      shorterOf: (id) => (people.has(id) ? initialled(names.get(id) ?? '') : []),
      wanted: (id) => !isDimmed(id),
    });
  }, [layout, names, fields, people, first, laid, plot, column, row, scale, fontFamily, loaded, isDimmed]);

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
    laid,
    view,
    setView: setAsked,
    zoomBy,
    layout,
    labels,
    targets,
    hit: (point) => find({ x: point.x + view.x, y: point.y + view.y }),
    fieldAt: ({ x, y }) =>
      x < 0 || y < 0 || x > plot.width || y > plot.height
        ? null
        : laid.fieldAt({ x: x + view.x, y: y + view.y }),
  };
}
