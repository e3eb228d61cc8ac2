import type { Engagement } from '#bindings/Engagement';
import type { MapMark } from '#bindings/MapMark';
import type { MapView } from '#bindings/MapView';
import type { Placed } from '#bindings/Placed';
import type { Quadrant } from '#bindings/Quadrant';
import type { StakeDirection } from '#bindings/StakeDirection';
import type { StakeholderKind } from '#bindings/StakeholderKind';
import type { Standing } from '#bindings/Standing';
import { formatNumber, t } from '#i18n';
import { type Cluster, type Crowded, type Spot, spread } from './declutter';
import type { Laid } from './ground/ground';

export type { Engagement, MapMark, MapView, Placed, Quadrant, StakeDirection, StakeholderKind, Standing };

/** The sides somebody may stand to a project from (R6). */
export const DIRECTIONS: readonly StakeDirection[] = ['upward', 'downward', 'outward', 'sideward'];
export const KINDS = [
  'person',
  'role',
  'group',
  'organisation',
] as const satisfies readonly StakeholderKind[];
export const ENGAGEMENTS = [
  'unaware',
  'resistant',
  'neutral',
  'supportive',
  'leading',
] as const satisfies readonly Engagement[];

/** A mark in the field where it lies, in the colour of its quadrant. */
export interface Lying {
  mark: MapMark;
  field: string;
  quadrant: Quadrant | null;
}

/** R1: the quadrant of a power and an interest. */
export function quadrantOf(
  { power, interest }: { power: number; interest: number },
  highFrom: number,
): Quadrant {
  if (power >= highFrom) {
    return interest >= highFrom ? 'manage_closely' : 'keep_satisfied';
  }
  return interest >= highFrom ? 'keep_informed' : 'monitor';
}

const agreed = (placed: Placed | null): Placed | null =>
  placed && { ...placed, lowest: placed.median, highest: placed.median, disputed: false, voices: [] };

/** A mark without what anybody thinks of whom it stands for, or about where it lies. */
export function quiet(mark: MapMark): MapMark {
  const { power, interest, quadrant, borderline, latest_on, oldest_on } = mark.standing;
  return {
    ...mark,
    standing: {
      power: agreed(power),
      interest: agreed(interest),
      quadrant,
      borderline,
      disputed: false,
      current: null,
      desired: null,
      gap: null,
      direction: null,
      gap_kind: null,
      priority: null,
      latest_on,
      oldest_on,
    },
  };
}

/** Most pressing first: by priority (R4), then power, then interest, then name. */
export function byPressure(a: MapMark, b: MapMark): number {
  const [one, other] = [a.standing, b.standing];
  return (
    (other.priority ?? -1) - (one.priority ?? -1) ||
    (other.power?.median ?? 0) - (one.power?.median ?? 0) ||
    (other.interest?.median ?? 0) - (one.interest?.median ?? 0) ||
    a.name.localeCompare(b.name)
  );
}

/** How large a mark is beside the largest: groups by the root of their headcount. */
function sizeOf({ kind, headcount }: MapMark): number {
  if (kind === 'group') {
    return 0.72 + 0.28 * Math.min(1, Math.sqrt((headcount ?? 1) / 200));
  }
  return kind === 'organisation' ? 0.95 : 0.82;
}

export interface Layout {
  spots: Map<string, Spot>;
  clusters: Cluster[];
  /** By rank, most pressing first. */
  ordered: Spot[];
}

/** Every mark in its place; `all` comes most pressing first. */
export function layOut(laid: Pick<Laid, 'roomOf'>, all: readonly Lying[], scale = 1): Layout {
  const fields = new Map<string, Crowded[]>();
  all.forEach(({ mark, field }, rank) => {
    const crowd = fields.get(field) ?? [];
    crowd.push({ id: mark.id, size: sizeOf(mark), rank });
    fields.set(field, crowd);
  });
  const spots = new Map<string, Spot>();
  const clusters: Cluster[] = [];
  for (const [field, crowd] of fields) {
    // By id, which is the order they were added in: a change of priority moves nobody.
    crowd.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const found = spread(field, laid.roomOf(field), crowd, scale);
    for (const spot of found.spots) {
      spots.set(spot.id, spot);
    }
    if (found.cluster) {
      clusters.push(found.cluster);
    }
  }
  const ordered = all.flatMap(({ mark }) => spots.get(mark.id) ?? []);
  return { spots, clusters, ordered };
}

export const levelOf = (engagement: Engagement): number => ENGAGEMENTS.indexOf(engagement);

export const value = (median: number): string => formatNumber(median, 1);

/** "4", or "3.5 (2–5)" where assessors differ. */
export function withSpread({ median, lowest, highest }: Placed): string {
  return lowest === highest ? value(median) : `${value(median)} (${lowest}–${highest})`;
}

export function engagementWords({ current, desired }: Standing): string {
  if (!current) {
    return t('map.not_assessed');
  }
  return desired
    ? t('map.engagement_from_to', {
        current: t(`map.engagement.${current}`),
        desired: t(`map.engagement.${desired}`),
      })
    : t(`map.engagement.${current}`);
}

/** The gap and what it asks for. */
export function gapWords({ gap, direction }: Standing): string {
  if (gap === null || direction === null) {
    return t('map.not_assessed');
  }
  return direction === 'raise' ? t('map.gap_to.raise', { count: gap }) : t(`map.gap_to.${direction}`);
}
