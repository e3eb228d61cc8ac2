import { Bins } from './bins';
import type { Cluster, Spot } from './declutter';
import type { Point } from './geometry';

/** Something one can point at: a mark, or a count of marks. */
export type Target = { kind: 'spot'; spot: Spot } | { kind: 'cluster'; cluster: Cluster };

export const idOf = (target: Target): string => (target.kind === 'spot' ? target.spot.id : target.cluster.id);
export const at = (target: Target): Point => (target.kind === 'spot' ? target.spot : target.cluster);

/** From top to bottom, and from left to right where they are as high. */
export function inReadingOrder(targets: readonly Target[]): Target[] {
  return [...targets].sort((a, b) => at(a).y - at(b).y || at(a).x - at(b).x || (idOf(a) < idOf(b) ? -1 : 1));
}

const REACH = 14;

/** Finds what a point means: what it lies on, else the nearest within a finger's breadth. */
export function hitIndex(targets: readonly Target[]): (point: Point) => Target | undefined {
  const bins = new Bins<Target>();
  for (const target of targets) {
    const { x, y } = at(target);
    const [width, height] =
      target.kind === 'spot'
        ? [2 * target.spot.radius, 2 * target.spot.radius]
        : [target.cluster.width, target.cluster.height];
    bins.add({ x: x - width / 2, y: y - height / 2, width, height }, target);
  }
  return (point) => {
    let best: Target | undefined;
    let least = REACH;
    for (const target of bins.near(point, REACH)) {
      const away = distance(target, point);
      if (away < least) {
        least = away;
        best = target;
      }
    }
    return best;
  };
}

/** From the edge of a mark or count; less than nothing inside. */
function distance(target: Target, { x, y }: Point): number {
  if (target.kind === 'spot') {
    return Math.hypot(target.spot.x - x, target.spot.y - y) - target.spot.radius;
  }
  const { cluster } = target;
  return Math.max(Math.abs(cluster.x - x) - cluster.width / 2, Math.abs(cluster.y - y) - cluster.height / 2);
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const ways: Record<Direction, Point> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/**
 * The next in a direction: what lies mostly that way before what lies mostly to the side, and of these the nearest,
 * where being off to the side counts double.
 */
export function nextIn(targets: readonly Target[], from: Target, direction: Direction): Target | undefined {
  const way = ways[direction];
  const start = at(from);
  let best: Target | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    const { x, y } = at(target);
    const along = (x - start.x) * way.x + (y - start.y) * way.y;
    if (along < 0.5) {
      continue;
    }
    const across = Math.abs((x - start.x) * way.y) + Math.abs((y - start.y) * way.x);
    const cost = along + 2 * across + (across > along ? 10_000 : 0);
    if (cost < least) {
      least = cost;
      best = target;
    }
  }
  return best;
}
