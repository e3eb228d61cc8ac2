import type { Engagement } from '#bindings/Engagement';
import type { MapMark } from '#bindings/MapMark';
import type { MapView } from '#bindings/MapView';
import type { Placed } from '#bindings/Placed';
import type { Quadrant } from '#bindings/Quadrant';
import type { StakeholderKind } from '#bindings/StakeholderKind';
import type { Standing } from '#bindings/Standing';
import { formatNumber, t } from '#i18n';
import { type Cluster, type Crowded, type Spot, spread } from './declutter';
import { type Plane, type Rating, roomOf } from './geometry';

export type { Engagement, MapMark, MapView, Placed, Quadrant, StakeholderKind, Standing };

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

/** A mark with both ratings: where it lies. */
export interface Lying extends Rating {
  mark: MapMark;
  quadrant: Quadrant;
}

/** R1: the quadrant of a rating. */
export function quadrantOf({ power, interest }: Rating, highFrom: number): Quadrant {
  if (power >= highFrom) {
    return interest >= highFrom ? 'manage_closely' : 'keep_satisfied';
  }
  return interest >= highFrom ? 'keep_informed' : 'monitor';
}

const agreed = (placed: Placed | null): Placed | null =>
  placed && { ...placed, lowest: placed.median, highest: placed.median, disputed: false, voices: [] };

/** A mark without what anybody thinks of whom it stands for, or about where it lies. */
export const quiet = (mark: MapMark): MapMark => ({
  ...mark,
  standing: {
    ...mark.standing,
    power: agreed(mark.standing.power),
    interest: agreed(mark.standing.interest),
    disputed: false,
    current: null,
    desired: null,
    gap: null,
    direction: null,
    gap_kind: null,
    priority: null,
  },
});

/** Where a mark lies, with what was just dropped and is on its way. */
export function lying(mark: MapMark, highFrom: number, dropped?: Rating): Lying | null {
  const { power, interest } = mark.standing;
  const rating = dropped ?? (power && interest ? { power: power.median, interest: interest.median } : null);
  return rating ? { mark, ...rating, quadrant: quadrantOf(rating, highFrom) } : null;
}

/** Most pressing first: by priority (R4), then power, then interest, then name. */
export function byPressure(withPriority: boolean): (a: Lying, b: Lying) => number {
  return (a, b) =>
    (withPriority ? (b.mark.standing.priority ?? -1) - (a.mark.standing.priority ?? -1) : 0) ||
    b.power - a.power ||
    b.interest - a.interest ||
    a.mark.name.localeCompare(b.mark.name);
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
export function layOut(plane: Plane, all: readonly Lying[], scale = 1): Layout {
  const fields = new Map<string, { rating: Rating; crowd: Crowded[] }>();
  all.forEach(({ mark, power, interest }, rank) => {
    const key = `${power}:${interest}`;
    const field = fields.get(key) ?? { rating: { power, interest }, crowd: [] };
    field.crowd.push({ id: mark.id, size: sizeOf(mark), rank });
    fields.set(key, field);
  });
  const spots = new Map<string, Spot>();
  const clusters: Cluster[] = [];
  for (const [key, { rating, crowd }] of fields) {
    // By id, which is the order they were added in: a change of priority moves nobody.
    crowd.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const found = spread(key, roomOf(plane, rating), crowd, scale);
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

/** A mark in words, for whoever does not see it. */
export function inWords({ mark, quadrant, power, interest }: Lying, discreet: boolean): string {
  const { standing } = mark;
  const words = [
    mark.name,
    t(`map.kind.${mark.kind}`),
    t(`map.quadrant.${quadrant}`),
    t('map.power_is', { value: value(power) }),
    t('map.interest_is', { value: value(interest) }),
  ];
  if (standing.disputed) {
    words.push(t('map.disputed_words', { spread: spreadWords(standing) }));
  }
  if (standing.borderline) {
    words.push(t('map.borderline').toLowerCase());
  }
  if (!discreet && standing.current) {
    words.push(engagementWords(standing).toLowerCase());
  }
  return words.join(', ');
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

function spreadWords({ power, interest }: Standing): string {
  const of = (name: string, placed: Placed | null) =>
    placed?.disputed ? [`${name} ${placed.lowest}–${placed.highest}`] : [];
  return [...of(t('map.power').toLowerCase(), power), ...of(t('map.interest').toLowerCase(), interest)].join(
    ', ',
  );
}

/** The gap and what it asks for. */
export function gapWords({ gap, direction }: Standing): string {
  if (gap === null || direction === null) {
    return t('map.not_assessed');
  }
  return direction === 'raise' ? t('map.gap_to.raise', { count: gap }) : t(`map.gap_to.${direction}`);
}
