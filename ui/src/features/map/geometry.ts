/** A stretch of the picture. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where something lies on two axes: the value along each. */
export interface Rating {
  /** From left to right. */
  across: number;
  /** From the bottom up. */
  up: number;
}

/** One side of a plane: whole steps from the lowest to the highest (R2). */
export interface Scale {
  low: number;
  high: number;
  /** Whether a median is a half somewhere; then the halves have narrow bands of their own. */
  halves: boolean;
  /** From this value on it is high (R1); null where no rule says so. */
  line: number | null;
}

/** A plane of some size. */
export interface Plane {
  width: number;
  height: number;
  across: Scale;
  up: Scale;
  /** Kept free at the top left of each quadrant for its name; null where quadrants have none. */
  nameRoom: { width: number; height: number } | null;
}

const HALF = 0.26;

export const stepsOf = ({ low, high }: Pick<Scale, 'low' | 'high'>): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

const countOf = ({ low, high }: Scale): number => high - low + 1;

/** The stretch of an axis, in steps from 0, that belongs to a value. */
export function band(value: number, { low, high, halves }: Scale): [from: number, to: number] {
  const at = value - low;
  if (!halves) {
    return [at, at + 1];
  }
  if (!Number.isInteger(value)) {
    const edge = Math.floor(at) + 1;
    return [edge - HALF / 2, edge + HALF / 2];
  }
  return [at + (value > low ? HALF / 2 : 0), at + 1 - (value < high ? HALF / 2 : 0)];
}

/** Where, in steps from 0, high begins; null where no rule says so. */
const highEdge = (scale: Scale): number | null => (scale.line === null ? null : band(scale.line, scale)[0]);

/** How far from the left and from the bottom a number of steps reaches. */
export const along = (plane: Plane, steps: number): number => (steps * plane.width) / countOf(plane.across);
export const aloft = (plane: Plane, steps: number): number => (steps * plane.height) / countOf(plane.up);

/** Where the lines lie from which a value is high; null where there is none. */
export function lines(plane: Plane): { x: number | null; y: number | null } {
  const [across, up] = [highEdge(plane.across), highEdge(plane.up)];
  return {
    x: across === null ? null : along(plane, across),
    y: up === null ? null : plane.height - aloft(plane, up),
  };
}

/** The nearest value an axis has: a whole or a half within its range. */
const onAxis = (value: number, { low, high }: Scale): number =>
  Math.min(high, Math.max(low, Math.round(value * 2) / 2));

/** The field of the plane that belongs to a rating. */
export function cellOf(plane: Plane, rating: Rating): Rect {
  const [left, right] = band(onAxis(rating.across, plane.across), plane.across);
  const [low, high] = band(onAxis(rating.up, plane.up), plane.up);
  const [x, top] = [along(plane, left), aloft(plane, high)];
  return { x, y: plane.height - top, width: along(plane, right) - x, height: top - aloft(plane, low) };
}

const MARGIN = 4;

/** What of that field marks may use: a little margin, and room for the quadrant's name. */
export function roomOf(plane: Plane, rating: Rating): Rect {
  const cell = cellOf(plane, rating);
  const top = isUnderName(plane, rating, cell) ? Math.min(plane.nameRoom?.height ?? 0, cell.height / 3) : 0;
  const margin = Math.min(MARGIN, cell.width / 12, cell.height / 12);
  return {
    x: cell.x + margin,
    y: cell.y + margin + top,
    width: cell.width - 2 * margin,
    height: cell.height - 2 * margin - top,
  };
}

/** Whether a quadrant's name lies on that field. */
function isUnderName(plane: Plane, rating: Rating, cell: Rect): boolean {
  const edge = lines(plane).x;
  if (plane.nameRoom === null || edge === null) {
    return false;
  }
  const up = onAxis(rating.up, plane.up);
  const left = cell.x < edge - 1e-6 ? 0 : edge;
  return (up === plane.up.high || isBelowEdge(plane.up, up)) && cell.x - left < plane.nameRoom.width;
}

const isBelowEdge = ({ line, halves }: Scale, value: number): boolean =>
  line !== null && value === line - (halves ? 0.5 : 1);

/** The middle of a rating's field. */
export function middleOf(plane: Plane, rating: Rating): Point {
  const { x, y, width, height } = cellOf(plane, rating);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The whole rating nearest to a point. */
export function ratingAt(plane: Plane, { x, y }: Point): Rating {
  const step = (share: number, scale: Scale) =>
    scale.low - 1 + Math.min(countOf(scale), Math.max(1, Math.ceil(share * countOf(scale))));
  return { across: step(x / plane.width, plane.across), up: step(1 - y / plane.height, plane.up) };
}

/** How the plane is looked at: enlarged so many times, and moved. */
export interface View {
  zoom: number;
  x: number;
  y: number;
}

export const WHOLE: View = { zoom: 1, x: 0, y: 0 };
const MOST = 10;

/** A view that shows no emptiness beside the plane. */
export function held(view: View, width: number, height: number): View {
  const zoom = Math.min(MOST, Math.max(1, view.zoom));
  const within = (value: number, room: number) => Math.min(room * (zoom - 1), Math.max(0, value));
  return { zoom, x: within(view.x, width), y: within(view.y, height) };
}

/** Enlarged by a factor with one point of the window staying where it is. */
export function zoomedAt(view: View, factor: number, at: Point, width: number, height: number): View {
  const zoom = Math.min(MOST, Math.max(1, view.zoom * factor));
  const by = zoom / view.zoom;
  return held({ zoom, x: (view.x + at.x) * by - at.x, y: (view.y + at.y) * by - at.y }, width, height);
}

/** The view that shows one field as large as it goes. */
export function viewOf(cell: Rect, from: View, width: number, height: number): View {
  const zoom = Math.min(MOST, from.zoom * Math.min(width / cell.width, height / cell.height) * 0.96);
  const by = zoom / from.zoom;
  return held(
    {
      zoom,
      x: (cell.x + cell.width / 2) * by - width / 2,
      y: (cell.y + cell.height / 2) * by - height / 2,
    },
    width,
    height,
  );
}

/** The view moved as little as needed to show a point with some room around it. */
export function showing(view: View, at: Point, width: number, height: number, room = 32): View {
  const shift = (from: number, value: number, size: number) =>
    Math.min(value - Math.min(room, size / 2), Math.max(value + Math.min(room, size / 2) - size, from));
  return held(
    { zoom: view.zoom, x: shift(view.x, at.x, width), y: shift(view.y, at.y, height) },
    width,
    height,
  );
}
