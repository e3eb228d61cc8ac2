import type { UnitNode } from '#bindings/UnitNode';
import type { MapMark } from '../model';

export type { UnitNode };

/** A unit with those of the project who are in it and below it. */
export interface Branch {
  /** Null of those without a unit. */
  unit: UnitNode | null;
  id: string;
  below: Branch[];
  /** In the unit itself. */
  own: MapMark[];
  counts: Counts;
}

/** What is counted in a unit and below. */
interface Counts {
  stakeholders: number;
  /** Of the groups among them. */
  headcount: number;
  /** With both power and interest. */
  placed: number;
  /** Whose engagement is to be raised (R4). */
  toRaise: number;
}

const NO_UNIT = 'unit:none';
const branchId = (unit: string): string => `unit:${unit}`;

const nothing = (): Counts => ({ stakeholders: 0, headcount: 0, placed: 0, toRaise: 0 });

/** The units in which somebody of the project is, or below which, as a tree; those without a unit come last. */
export function branches(units: readonly UnitNode[], marks: readonly MapMark[]): Branch[] {
  const made = new Map(
    units.map((unit): [string, Branch] => [
      unit.id,
      { unit, id: branchId(unit.id), below: [], own: [], counts: nothing() },
    ]),
  );
  const rest: Branch = { unit: null, id: NO_UNIT, below: [], own: [], counts: nothing() };
  for (const mark of marks) {
    const branch = made.get(mark.unit_id ?? '') ?? rest;
    branch.own.push(mark);
    let at: Branch | undefined = branch;
    while (at) {
      count(at.counts, mark);
      at = made.get(at.unit?.parent ?? '');
    }
  }
  const roots: Branch[] = [];
  for (const branch of made.values()) {
    if (branch.counts.stakeholders > 0) {
      (made.get(branch.unit?.parent ?? '')?.below ?? roots).push(branch);
    }
  }
  return rest.own.length > 0 ? [...roots, rest] : roots;
}

function count(counts: Counts, { headcount, kind, standing }: MapMark): void {
  counts.stakeholders += 1;
  counts.headcount += kind === 'group' ? (headcount ?? 0) : 0;
  counts.placed += standing.quadrant === null ? 0 : 1;
  counts.toRaise += standing.direction === 'raise' ? 1 : 0;
}

/** Everybody in a unit and below. */
export const everybodyIn = (branch: Branch): MapMark[] => [
  ...branch.own,
  ...branch.below.flatMap(everybodyIn),
];

/** Every branch, those above before those below. */
export const allBranches = (list: readonly Branch[]): Branch[] =>
  list.flatMap((branch) => [branch, ...allBranches(branch.below)]);
