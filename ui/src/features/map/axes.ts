import type { Axis } from '#bindings/Axis';
import { formatNumber, t } from '#i18n';
import type { Rating } from './geometry';
import { ENGAGEMENTS, type Placed, type Standing } from './model';

export type { Axis };

/** The axes that span planes (R2), each with its lowest and highest value. */
export const PLANE_AXES = [
  'power',
  'interest',
  'attitude',
  'current_engagement',
  'desired_engagement',
] as const satisfies readonly Axis[];

export type PlaneAxis = (typeof PLANE_AXES)[number];

const RANGES: Record<Axis, readonly [low: number, high: number]> = {
  power: [1, 5],
  interest: [1, 5],
  attitude: [-2, 2],
  current_engagement: [0, 4],
  desired_engagement: [2, 4],
  legitimacy: [0, 1],
  urgency: [0, 1],
};

export const rangeOf = (axis: Axis): { low: number; high: number } => {
  const [low, high] = RANGES[axis];
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
export const isPrivate = (axis: Axis): boolean => axis !== 'power' && axis !== 'interest';

/** What the map is to tell beside power and interest, so that these axes can be drawn. */
export const askedFor = (axes: readonly Axis[]): Axis[] => axes.filter(isPrivate);

export function placedOf(standing: Standing, axis: Axis): Placed | null {
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

export const axisName = (axis: Axis): string => t(`lenses.axis.${axis}`);

const ATTITUDES = ['strong_opponent', 'opponent', 'neither', 'advocate', 'strong_advocate'] as const;

/** A value as its axis calls it: a number of power, a word of the others; between two words a number. */
export function stepName(axis: Axis, value: number): string {
  if (!Number.isInteger(value)) {
    return formatNumber(value, 1);
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
export function placedWords(axis: Axis, { median, lowest, highest }: Placed): string {
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

const is = (axis: Axis, value: number) => ({
  axis: axisName(axis).toLowerCase(),
  value: stepName(axis, value).toLowerCase(),
});
