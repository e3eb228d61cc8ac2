import { useRef } from 'react';
import type { Point } from '../geometry';
import type { Laid } from '../ground/ground';
import type { Label } from '../labels';
import { type Layout, type Lying, layOut } from '../model';

/** How long marks are on their way from one date to another, in milliseconds. */
const ON_THE_WAY = 300;

interface Drawn {
  layout: Layout;
  labels: readonly Label[];
  /** Whether they are not there yet. */
  isMoving: boolean;
}

const still = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/** Slow at both ends. */
const eased = (part: number): number => part * part * (3 - 2 * part);

/** Marks between where they lay and where they lie, a share of the way there; with their names. */
export function between(
  layout: Layout,
  labels: readonly Label[],
  from: ReadonlyMap<string, Point>,
  part: number,
): Omit<Drawn, 'isMoving'> {
  const way = 1 - eased(part);
  const off = (id: string): Point => {
    const [was, is] = [from.get(id), layout.spots.get(id)];
    return was && is ? { x: (was.x - is.x) * way, y: (was.y - is.y) * way } : { x: 0, y: 0 };
  };
  const moved = <Thing extends Point & { id: string }>(thing: Thing): Thing => {
    const by = off(thing.id);
    return { ...thing, x: thing.x + by.x, y: thing.y + by.y };
  };
  const ordered = layout.ordered.map(moved);
  return {
    layout: { ...layout, ordered, spots: new Map(ordered.map((spot) => [spot.id, spot])) },
    labels: labels.map(moved),
  };
}

/** Where marks are drawn at an instant: on their way for a while after the date has changed. */
export function useGlide(date: string | undefined) {
  const last = useRef<{ date: string | undefined; at: ReadonlyMap<string, Point> }>({
    date,
    at: new Map(),
  });
  const run = useRef<{ from: ReadonlyMap<string, Point>; begun: number } | null>(null);
  return (layout: Layout, labels: readonly Label[], now: number): Drawn => {
    if (date !== last.current.date) {
      const comes = date !== undefined && last.current.date !== undefined && !still();
      run.current = comes ? { from: last.current.at, begun: now } : null;
    }
    const part = run.current ? (now - run.current.begun) / ON_THE_WAY : 1;
    if (part >= 1) {
      run.current = null;
    }
    const shown = run.current ? between(layout, labels, run.current.from, part) : { layout, labels };
    last.current = { date, at: shown.layout.spots };
    return { ...shown, isMoving: run.current !== null };
  };
}

export interface Trail {
  id: string;
  from: Point;
}

/** From where those who are drawn lay before, of those who lie in another field now. */
export function trailsOf(
  laid: Pick<Laid, 'roomOf'>,
  before: readonly Lying[],
  now: ReadonlyMap<string, Lying>,
  scale: number,
): Trail[] {
  if (before.length === 0) {
    return [];
  }
  const { spots, clusters } = layOut(laid, before, scale);
  const counted = new Map(clusters.flatMap((cluster) => cluster.ids.map((id) => [id, cluster] as const)));
  return before.flatMap(({ mark: { id }, field }) => {
    const from = spots.get(id) ?? counted.get(id);
    const lies = now.get(id);
    return from && lies && lies.field !== field ? [{ id, from: { x: from.x, y: from.y } }] : [];
  });
}
