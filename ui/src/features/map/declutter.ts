import type { Point, Rect } from './geometry';

/**
 * Marks with equal ratings share a field. They spread out on a lattice inside it, in an order that does not change
 * with the window; when they are many they become smaller down to a size one can still read; when there are more
 * than that, the most pressing stay and the rest are counted.
 */
export interface Crowded {
  id: string;
  /** Of the largest size its place allows, how much it takes: 0 to 1. */
  size: number;
  /** The more pressing, the smaller: who stays when not all can. */
  rank: number;
}

export interface Spot extends Point {
  id: string;
  radius: number;
  /** Where its place leaves room at the right for the name, how much. */
  nameWidth: number;
  /** Whether there is room for its track below. */
  track: boolean;
  /** The part of the map its name must not leave: a name in another field would say it lies there. */
  field: Rect;
}

/** Marks that are counted instead of drawn. */
export interface Cluster extends Point {
  id: string;
  ids: readonly string[];
  width: number;
  height: number;
}

export interface Spread {
  spots: Spot[];
  cluster: Cluster | null;
}

interface Tier {
  width: number;
  height: number;
  radius: number;
  track: boolean;
}

/** With a name beside each; then with the track of engagement; then marks only. Lengths at the base text size. */
const NAMED: Tier = { width: 76, height: 26, radius: 8, track: true };
const TRACKED: Tier = { width: 28, height: 26, radius: 8, track: true };
const BARE_MOST = 18;
/** Alike in all fields as far as it can be: a size that differs would seem to mean something. */
const BARE_RADIUS = 6;
const BARE_LEAST = 10;
const GAP = 2;
const CLUSTER_HEIGHT = 20;
const NAMED_MOST = 168;
/** From the left of a named place to the middle of its mark, and on to where the name begins. */
const NAMED_LEFT = 11;
const NAMED_TEXT = 13;
/** How far the middle of a mark with a track lies above the middle of its place. */
const LIFT = 4;
export const TRACK_BELOW = 7;

export function spread(id: string, room: Rect, crowd: readonly Crowded[], scale = 1): Spread {
  const tier = tierFor(room, crowd.length, scale);
  return tier
    ? { spots: onLattice(room, crowd, tier, scale), cluster: null }
    : counted(id, room, crowd, scale);
}

const holds = (room: Rect, width: number, height: number): number =>
  Math.floor(room.width / width + 1e-6) * Math.floor(room.height / height + 1e-6);

function tierFor(room: Rect, count: number, scale: number): Tier | null {
  for (const tier of [NAMED, TRACKED]) {
    if (holds(room, tier.width * scale, tier.height * scale) >= count) {
      return { ...tier, width: tier.width * scale, height: tier.height * scale, radius: tier.radius * scale };
    }
  }
  for (let pitch = BARE_MOST; pitch >= BARE_LEAST; pitch -= 1) {
    if (holds(room, pitch, pitch) >= count) {
      return {
        width: pitch,
        height: pitch,
        radius: Math.min(BARE_RADIUS, pitch / 2 - GAP / 2),
        track: false,
      };
    }
  }
  return null;
}

function onLattice(room: Rect, crowd: readonly Crowded[], tier: Tier, scale: number): Spot[] {
  const isNamed = tier.width >= NAMED.width * scale;
  const most = Math.max(1, Math.floor(room.width / tier.width + 1e-6));
  const lines = Math.max(1, Math.floor(room.height / tier.height + 1e-6));
  // Names read best in few columns; bare marks lie in the shape of their field.
  const columns = isNamed
    ? Math.ceil(crowd.length / lines)
    : Math.min(
        most,
        Math.max(
          Math.ceil(crowd.length / lines),
          Math.ceil(Math.sqrt((crowd.length * room.width) / room.height)),
        ),
      );
  const rows = Math.ceil(crowd.length / columns);
  const width = isNamed ? Math.min(room.width / columns, NAMED_MOST * scale) : tier.width;
  const left = room.x + (room.width - columns * width) / 2;
  const top = room.y + (room.height - rows * tier.height) / 2;
  const lift = tier.track ? LIFT * scale : 0;
  return crowd.map(({ id, size }, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const middle = left + (column + 0.5) * width;
    const slot = isNamed ? left + column * width + NAMED_LEFT * scale : middle;
    return {
      id,
      x: slot,
      y: top + (row + 0.5) * tier.height - lift,
      radius: tier.radius * size,
      nameWidth: isNamed ? width - (NAMED_LEFT + NAMED_TEXT + 2) * scale : 0,
      track: tier.track,
      field: room,
    };
  });
}

function counted(id: string, room: Rect, crowd: readonly Crowded[], scale: number): Spread {
  const height = Math.min(CLUSTER_HEIGHT * scale, room.height);
  const above = { ...room, height: Math.max(0, room.height - height - GAP) };
  const stay = holds(above, BARE_LEAST, BARE_LEAST);
  const pressing = new Set(
    [...crowd]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, stay)
      .map(({ id: each }) => each),
  );
  const staying = crowd.filter(({ id: each }) => pressing.has(each));
  const rest = crowd.filter(({ id: each }) => !pressing.has(each)).map(({ id: each }) => each);
  const tier = { width: BARE_LEAST, height: BARE_LEAST, radius: BARE_LEAST / 2 - GAP / 2, track: false };
  return {
    spots: staying.length > 0 ? onLattice(above, staying, tier, scale) : [],
    cluster: {
      id: `cluster:${id}`,
      ids: rest,
      x: room.x + room.width / 2,
      y: room.y + room.height - height / 2,
      width: Math.min(room.width, (20 + 7 * String(rest.length).length) * scale),
      height,
    },
  };
}
