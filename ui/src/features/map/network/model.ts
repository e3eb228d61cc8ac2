import type { NetworkNode } from '#bindings/NetworkNode';
import type { NetworkTie } from '#bindings/NetworkTie';
import type { NetworkView } from '#bindings/NetworkView';
import type { TieKind } from '#bindings/TieKind';
import { formatFixed, t } from '#i18n';

export type { NetworkNode, NetworkTie, NetworkView, TieKind };

export const TIE_KINDS = [
  'reports_to',
  'influences',
  'consulted_by',
  'advises',
  'works_with',
] as const satisfies readonly TieKind[];

export const COLOURS = ['unit', 'kind', 'role', 'quadrant'] as const;
export const SIZES = ['degree', 'betweenness', 'power', 'none'] as const;
export type Colouring = (typeof COLOURS)[number];
export type Sizing = (typeof SIZES)[number];

/** A share of R7, to three places; of the smallest something stays. */
export function share(value: number): string {
  return value > 0 && value < 0.0005 ? `< ${formatFixed(0.001, 3)}` : formatFixed(value, 3);
}

export const eiWords = ({ ei }: NetworkNode): string =>
  ei === null ? t('network.no_ties') : `${ei > 0 ? '+' : ei < 0 ? '−' : ''}${formatFixed(Math.abs(ei), 2)}`;

/** Its roles in words; of a broker what that means. */
export const roleWords = ({ roles }: Pick<NetworkNode, 'roles'>): string =>
  roles
    .map((role) =>
      role === 'broker'
        ? `${t('network.role.broker')} (${t('network.single_point')})`
        : t(`network.role.${role}`),
    )
    .join(', ');

export const isBroker = ({ roles }: Pick<NetworkNode, 'roles'>): boolean => roles.includes('broker');

/** Those tied to each, nobody twice. */
export function neighboursOf(ties: readonly NetworkTie[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    const known = found.get(from);
    if (known) {
      known.add(to);
    } else {
      found.set(from, new Set([to]));
    }
  };
  for (const { from, to } of ties) {
    add(from, to);
    add(to, from);
  }
  return found;
}

/** Those within so many steps, and the one they are counted from. */
export function within(
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  steps: number,
): ReadonlySet<string> {
  const found = new Set([from]);
  let edge = [from];
  for (let step = 0; step < steps && edge.length > 0; step += 1) {
    edge = edge
      .flatMap((id) => [...(neighbours.get(id) ?? [])])
      .filter((id) => {
        const isNew = !found.has(id);
        found.add(id);
        return isNew;
      });
  }
  return found;
}

/** From the most ties to the fewest. */
export const byTies = (a: NetworkNode, b: NetworkNode): number =>
  b.ties - a.ties || a.name.localeCompare(b.name);

/** The eight largest units, so that each has a hue of its own. */
export function largestUnits(nodes: readonly NetworkNode[], most = 8): string[] {
  const counts = new Map<string, number>();
  for (const { unit } of nodes) {
    if (unit) {
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
    .slice(0, most)
    .map(([unit]) => unit);
}

export interface Spot {
  x: number;
  y: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Of these the nearest that lies in a direction, within half a right angle to each side. */
export function nextIn(
  spots: ReadonlyMap<string, Spot>,
  from: string,
  among: Iterable<string>,
  way: Direction,
): string | undefined {
  const here = spots.get(from);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const id of among) {
    const spot = spots.get(id);
    if (!here || !spot || id === from) {
      continue;
    }
    const [dx, dy] = [spot.x - here.x, spot.y - here.y];
    const ahead = { up: -dy, down: dy, left: -dx, right: dx }[way];
    const aside = Math.abs(way === 'up' || way === 'down' ? dx : dy);
    if (ahead > 0 && aside <= ahead * 1.0001 && Math.hypot(dx, dy) < least) {
      least = Math.hypot(dx, dy);
      best = id;
    }
  }
  return best;
}

/** The words of a tie, read from its first end. */
export const tieWords = (tie: NetworkTie, nameOf: (id: string) => string): string =>
  t('network.tie_words', {
    from: nameOf(tie.from),
    kind: t(`network.kind.${tie.kind}`).toLowerCase(),
    to: nameOf(tie.to),
  });

/** A few names, and how many more. */
export function few(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? t('network.and_more', { names: shown, count: names.length - most }) : shown;
}
