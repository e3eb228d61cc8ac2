import { endsOf, isOwn, ownAxis } from '#axes';
import type { AnyAxis } from '#bindings/AnyAxis';
import type { Axis } from '#bindings/Axis';
import { formatNumber, t } from '#i18n';
import type { Rating } from './geometry';
import { ENGAGEMENTS, type Placed, type Standing } from './model';

export type { AnyAxis, Axis };

/** The axes of the product that span planes (R2); those of one's own do so as well. */
export const PLANE_AXES = [
  'power',
  'interest',
  'attitude',
  'current_engagement',
  'desired_engagement',
] as const satisfies readonly Axis[];

export type PlaneAxis = (typeof PLANE_AXES)[number] | Exclude<AnyAxis, Axis>;

const RANGES: Record<Axis, readonly [low: number, high: number]> = {
  power: [1, 5],
  interest: [1, 5],
  attitude: [-2, 2],
  current_engagement: [0, 4],
  desired_engagement: [2, 4],
  legitimacy: [0, 1],
  urgency: [0, 1],
};

const OWN_RANGE = [1, 5] as const;

export const rangeOf = (axis: AnyAxis): { low: number; high: number } => {
  const [low, high] = isOwn(axis) ? OWN_RANGE : RANGES[axis];
  return { low, high };
};

/** Two axes, and what they make together. */
export interface Axes {
  across: PlaneAxis;
  up: PlaneAxis;
}

/** Pairs that are looked at often, the first of them where nothing else was chosen. */
export const PRESETS = {
  power_interest: { across: 'interest', up: 'power' },
  power_attitude: { across: 'attitude', up: 'power' },
  interest_attitude: { across: 'attitude', up: 'interest' },
  engagement: { across: 'current_engagement', up: 'desired_engagement' },
} as const satisfies Record<string, Axes>;

export type Preset = keyof typeof PRESETS;

export const POWER_INTEREST: Axes = PRESETS.power_interest;

export const presetOf = ({ across, up }: Axes): Preset | null =>
  (Object.keys(PRESETS) as Preset[]).find((id) => PRESETS[id].across === across && PRESETS[id].up === up) ??
  null;

/** Whether these are the axes of the grid, whose quadrants have names (R1). */
export const isGrid = ({ across, up }: Axes): boolean => across === 'interest' && up === 'power';

/** Whether an axis says what somebody thinks, which a screen that others see does not show (R34). */
export const isPrivate = (axis: AnyAxis): boolean => axis !== 'power' && axis !== 'interest';

/** Whether values are read as numbers, without words. */
export const isNumber = (axis: AnyAxis): boolean => axis === 'power' || axis === 'interest' || isOwn(axis);

/** What the map is to tell beside power and interest, so that these axes can be drawn. */
export const askedFor = (axes: readonly AnyAxis[]): AnyAxis[] => axes.filter(isPrivate);

export function placedOf(standing: Standing, axis: AnyAxis): Placed | null {
  if (isOwn(axis)) {
    return standing.own?.[axis] ?? null;
  }
  switch (axis) {
    case 'power':
      return standing.power;
    case 'interest':
      return standing.interest;
    case 'current_engagement':
      return standing.current_placed ?? null;
    case 'desired_engagement':
      return standing.desired_placed ?? null;
    default:
      return standing[axis] ?? null;
  }
}

export const axisName = (axis: AnyAxis): string =>
  isOwn(axis) ? (ownAxis(axis)?.name ?? t('axes.gone')) : t(`lenses.axis.${axis}`);

/** The same within a sentence; a name that somebody gave stays as it is. */
export const axisInside = (axis: AnyAxis): string =>
  isOwn(axis) ? axisName(axis) : axisName(axis).toLowerCase();

/** What is asked on an axis. */
export function axisHint(axis: AnyAxis): string {
  if (!isOwn(axis)) {
    return t(`lenses.hint.${axis}`);
  }
  const own = ownAxis(axis);
  return (own && endsOf(own)) || t('axes.hint');
}

/** How what stands on an axis comes about. */
export const axisRule = (axis: AnyAxis): string => (isOwn(axis) ? t('axes.rule') : t(`lenses.rule.${axis}`));

/** Whether the ends of an axis of one's own have words. */
export const hasEnds = (axis: AnyAxis): boolean => {
  const own = isOwn(axis) ? ownAxis(axis) : undefined;
  return own !== undefined && own.low + own.high !== '';
};

/** A value as it stands along an axis: of one's own, with the word of its end. */
export function tickName(axis: AnyAxis, value: number): string {
  const own = isOwn(axis) ? ownAxis(axis) : undefined;
  const word = value === OWN_RANGE[0] ? own?.low : value === OWN_RANGE[1] ? own?.high : undefined;
  return word ? t('axes.end', { value: stepName(axis, value), word }) : stepName(axis, value);
}

const ATTITUDES = ['strong_opponent', 'opponent', 'neither', 'advocate', 'strong_advocate'] as const;

/** A value as its axis calls it: a number of power, a word of the others; between two words a number. */
export function stepName(axis: AnyAxis, value: number): string {
  if (!Number.isInteger(value)) {
    return formatNumber(value, 1);
  }
  if (isOwn(axis)) {
    return formatNumber(value, 0);
  }
  switch (axis) {
    case 'power':
    case 'interest':
      return formatNumber(value, 0);
    case 'attitude':
      return t(`lenses.attitude.${ATTITUDES[value + 2] ?? 'neither'}`);
    case 'legitimacy':
    case 'urgency':
      return t(value === 1 ? 'lenses.yes' : 'lenses.no');
    default:
      return t(`map.engagement.${ENGAGEMENTS[value] ?? 'neutral'}`);
  }
}

/** "4", "Opponent (Strong opponent–Neither)" where assessors differ. */
export function placedWords(axis: AnyAxis, { median, lowest, highest }: Placed): string {
  const middle = stepName(axis, median);
  return lowest === highest
    ? middle
    : t('lenses.spread', {
        median: middle,
        lowest: stepName(axis, lowest),
        highest: stepName(axis, highest),
      });
}

/** "power 4, attitude opponent". */
export function ratingWords({ across, up }: Axes, rating: Rating): string {
  return [t('lenses.is', is(up, rating.up)), t('lenses.is', is(across, rating.across))].join(', ');
}

const is = (axis: AnyAxis, value: number) => ({
  axis: axisInside(axis),
  value: stepName(axis, value).toLowerCase(),
});
