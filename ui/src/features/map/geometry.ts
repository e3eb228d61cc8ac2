/** The plane marks lie on: interest to the right, power upwards, each from 1 to 5 (R1). */
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

export interface Rating {
  power: number;
  interest: number;
}

/** A plane of some size. A median may be a half; then the halves have narrow bands of their own. */
export interface Plane {
  width: number;
  height: number;
  highFrom: number;
  halves: { power: boolean; interest: boolean };
  /** Kept free at the top left of each quadrant for its name. */
  nameRoom: { width: number; height: number };
}

export const STEPS = [1, 2, 3, 4, 5] as const;
const HALF = 0.26;

/** The stretch of an axis, 0 to 5, that belongs to a value. */
export function band(value: number, halves: boolean): [from: number, to: number] {
  if (!halves) {
    return [value - 1, value];
  }
  if (!Number.isInteger(value)) {
    const edge = Math.floor(value);
    return [edge - HALF / 2, edge + HALF / 2];
  }
  return [value - 1 + (value > 1 ? HALF / 2 : 0), value - (value < 5 ? HALF / 2 : 0)];
}

/** Where, on an axis of 0 to 5, high begins. */
export const highEdge = (plane: Plane, axis: 'power' | 'interest'): number =>
  band(plane.highFrom, plane.halves[axis])[0];

/** The nearest value an axis has: a whole or a half between 1 and 5. */
const onAxis = (value: number): number => Math.min(5, Math.max(1, Math.round(value * 2) / 2));

/** The field of the plane that belongs to a rating. */
export function cellOf(plane: Plane, rating: Rating): Rect {
  const [left, right] = band(onAxis(rating.interest), plane.halves.interest);
  const [low, high] = band(onAxis(rating.power), plane.halves.power);
  const x = plane.width / 5;
  const y = plane.height / 5;
  return { x: left * x, y: plane.height - high * y, width: (right - left) * x, height: (high - low) * y };
}

const MARGIN = 4;

/** What of that field marks may use: a little margin, and room for the quadrant's name. */
export function roomOf(plane: Plane, rating: Rating): Rect {
  const cell = cellOf(plane, rating);
  const top = isUnderName(plane, rating, cell) ? Math.min(plane.nameRoom.height, cell.height / 3) : 0;
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
  const power = onAxis(rating.power);
  const edge = (highEdge(plane, 'interest') * plane.width) / 5;
  const left = cell.x < edge - 1e-6 ? 0 : edge;
  return (power === 5 || isBelowEdge(plane, power)) && cell.x - left < plane.nameRoom.width;
}

const isBelowEdge = (plane: Plane, power: number): boolean =>
  power === (plane.halves.power ? plane.highFrom - 0.5 : plane.highFrom - 1);

/** The middle of a rating's field. */
export function middleOf(plane: Plane, rating: Rating): Point {
  const { x, y, width, height } = cellOf(plane, rating);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The whole rating nearest to a point. */
export function ratingAt(plane: Plane, { x, y }: Point): Rating {
  const step = (share: number) => Math.min(5, Math.max(1, Math.ceil(share * 5)));
  return { power: step(1 - y / plane.height), interest: step(x / plane.width) };
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
