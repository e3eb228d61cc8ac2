import type { Request } from '#api';
import { isOwn, type OwnAxis } from '#axes';
import type { Basis } from '#bindings/Basis';
import { type AnyAxis, type Axis, placedOf, rangeOf } from '../axes';
import { stepsOf } from '../geometry';
import type { MapMark } from '../model';

/** Every axis of the product, in the order of the columns; those of one's own follow. */
const ALL_AXES = [
  'power',
  'interest',
  'current_engagement',
  'desired_engagement',
  'attitude',
  'legitimacy',
  'urgency',
] as const satisfies readonly Axis[];

/** Every axis there is, in the order of the columns. */
export const everyAxis = (own: readonly OwnAxis[]): AnyAxis[] => [...ALL_AXES, ...own.map(({ id }) => id)];

/** What is assessed until something else is chosen. */
export const FIRST_AXES: readonly AnyAxis[] = ALL_AXES.slice(0, 4);

/** What was entered of each stakeholder, by id; those of whom nothing was are absent. */
export type Entered = ReadonlyMap<string, Partial<Record<AnyAxis, number>>>;

/** A step of an axis, and the digit that sets it. */
export interface Step {
  digit: number;
  value: number;
}

/** The least value of an axis is digit 1, but where the words count from another: neutral is always digit 3. */
const FROM: Record<Axis, number> = {
  power: 0,
  interest: 0,
  current_engagement: 1,
  desired_engagement: 1,
  attitude: 3,
  legitimacy: 0,
  urgency: 0,
};

/** The steps of an axis with their digits: 1–5, of wished engagement 3–5, of yes and no 1 and 0. */
export const digitsOf = (axis: AnyAxis): Step[] =>
  stepsOf(rangeOf(axis)).map((value) => ({ digit: value + (isOwn(axis) ? 0 : FROM[axis]), value }));

/** With one value put in, or taken away where it is undefined. */
export function withValue(entered: Entered, id: string, axis: AnyAxis, value: number | undefined): Entered {
  const next = new Map(entered);
  const { [axis]: _, ...rest } = entered.get(id) ?? {};
  const said = value === undefined ? rest : { ...rest, [axis]: value };
  if (Object.keys(said).length === 0) {
    next.delete(id);
  } else {
    next.set(id, said);
  }
  return next;
}

const folded = (name: string) => name.trim().toLowerCase();

/** What this assessor said last of somebody, if anything. */
export function ownVoice({ standing }: MapMark, axis: AnyAxis, assessor: string) {
  const own = folded(assessor);
  return placedOf(standing, axis)?.voices.find((voice) => folded(voice.assessor) === own);
}

type Entry = Request<'assess_many'>['entries'][number];

/** Those of whom something was entered, in the order of the rows. */
export function entriesOf(
  rows: readonly MapMark[],
  axes: readonly AnyAxis[],
  entered: Entered,
  basis: Basis | null,
): Entry[] {
  return rows.flatMap(({ id }) => {
    const said = entered.get(id);
    if (!said) {
      return [];
    }
    const values = axes.flatMap((axis) => {
      const value = said[axis];
      return value === undefined ? [] : [{ axis, value }];
    });
    return [{ stakeholder: id, values, ...(said.attitude !== undefined && basis ? { basis } : {}) }];
  });
}

/** Where in what was sent a fault lies: `entries[2].values[0].value`. */
export function faultAt(
  field: string,
  entries: readonly Entry[],
): { id: string; axis: AnyAxis | null } | null {
  const found = /^entries\[(\d+)\](?:\.values\[(\d+)\])?/.exec(field);
  const entry = entries[Number(found?.[1])];
  if (!entry) {
    return null;
  }
  return { id: entry.stakeholder, axis: entry.values[Number(found?.[2])]?.axis ?? null };
}
