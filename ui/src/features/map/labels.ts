import { Bins } from './bins';
import type { Spot } from './declutter';
import { TRACK_BELOW } from './declutter';
import type { Rect } from './geometry';

export interface Label extends Rect {
  id: string;
  text: string;
}

export interface LabelOptions {
  /** The width of a text as it is drawn. */
  measure(text: string): number;
  height: number;
  /** What else they must not lie on. */
  obstacles?: readonly Rect[];
  scale?: number;
  /** Where else a name may lie when its own field is full: for those that matter most. */
  beyond?(id: string): Rect | undefined;
  /** Other ways to write a name, for where it is too long; the better first. */
  shorterOf?(id: string): readonly string[];
  /** Whose name is wanted; everybody's when left out. */
  wanted?(id: string): boolean;
}

const GAP = 4;
const ROOM = 2;

/** What a mark covers, with its track. */
export function extentOf({ x, y, radius, track }: Spot, scale = 1): Rect {
  const half = track ? Math.max(radius, 11 * scale) : radius;
  return {
    x: x - half,
    y: y - radius,
    width: 2 * half,
    height: 2 * radius + (track ? TRACK_BELOW * scale : 0),
  };
}

/**
 * Names where there is room for them, in the order the spots come: beside the mark, else at its left, below or
 * above, always within the field of the mark. No name lies on a mark or on another name; a name that finds no room is left out.
 */
export function placeLabels(
  spots: readonly Spot[],
  nameOf: (id: string) => string,
  {
    measure,
    height,
    obstacles = [],
    scale = 1,
    wanted = () => true,
    beyond,
    shorterOf = () => [],
  }: LabelOptions,
): Label[] {
  const taken = new Bins<string>();
  for (const obstacle of obstacles) {
    taken.add(obstacle, '');
  }
  for (const spot of spots) {
    taken.add(extentOf(spot, scale), spot.id);
  }
  const labels: Label[] = [];
  for (const spot of spots.filter(({ id }) => wanted(id))) {
    const name = nameOf(spot.id);
    const text = spot.nameWidth > 0 ? fitting([name, ...shorterOf(spot.id)], spot.nameWidth, measure) : name;
    const width = text === '' ? 0 : measure(text) + ROOM;
    const places = placesFor(spot, width, height, scale).filter(
      (rect) => width > 0 && !taken.hits(rect, (id) => id === spot.id),
    );
    const more = beyond?.(spot.id);
    const free =
      places.find((rect) => inside(rect, spot.field)) ?? (more && places.find((rect) => inside(rect, more)));
    if (free) {
      taken.add(free, '');
      labels.push({ ...free, id: spot.id, text });
    }
  }
  return labels;
}

function placesFor(spot: Spot, width: number, height: number, scale: number): Rect[] {
  const { x, y, radius } = spot;
  const mark = extentOf(spot, scale);
  const beside = { x: x + radius + GAP, y: y - height / 2, width, height };
  return [
    // Over the end of the track there is room beside the mark itself.
    spot.track ? { ...beside, x: Math.max(beside.x, mark.x + mark.width + 2) } : beside,
    { ...beside, x: mark.x - GAP - width },
    { x: x - width / 2, y: mark.y + mark.height + 1, width, height },
    { x: x - width / 2, y: mark.y - height - 1, width, height },
  ];
}

const inside = (rect: Rect, bounds: Rect): boolean =>
  rect.x >= bounds.x &&
  rect.y >= bounds.y &&
  rect.x + rect.width <= bounds.x + bounds.width &&
  rect.y + rect.height <= bounds.y + bounds.height;

/** The first text that fits a width; else the last of them, cut. */
function fitting(texts: readonly string[], width: number, measure: (text: string) => number): string {
  return texts.find((text) => measure(text) <= width) ?? shortened(texts.at(-1) ?? '', width, measure);
}

/** A person's name as maps shorten it: “M. Okonkwo”, then “Mei O.”; nothing for a name of one word. */
export function initialled(name: string): string[] {
  const words = name.trim().split(/\s+/u);
  const [given, family] = [words[0], words.at(-1)];
  if (words.length < 2 || given === undefined || family === undefined) {
    return [];
  }
  return [`${[...given][0]}. ${words.slice(1).join(' ')}`, `${given} ${[...family][0]}.`];
}

/** A text cut to a width with an ellipsis; empty when not even three letters fit. */
export function shortened(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) {
    return text;
  }
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join('').trimEnd()}…`) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low < 3 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
}
