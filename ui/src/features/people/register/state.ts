import { useMemo } from 'react';
import { createStore, onForgetNames, type Read, useAsOf, useScope, useStore } from '#context';
import { useDiscreet } from '#discreet';
import type { ColumnWidths, GridSort } from '#kit';
import type { Filter, Kind, PeopleSort, Where } from '../model';
import { OWN_AXIS } from './more';
import { askable, needsProject } from './tests';

/** How the register is looked at; it stays while one is in another place, and goes with the workspace. */
export interface RegisterState {
  kinds: readonly Kind[];
  unit: string | null;
  text: string;
  /** The order chosen for the whole list. */
  sort: GridSort;
  /** The order chosen while searching; null is by relevance. */
  textSort: GridSort | null;
  unitsShown: boolean;
  /** The columns shown, in their order; those of a project only where there is one. */
  shown: readonly string[];
  /** The widths of columns that were sized. */
  widths: ColumnWidths;
  /** Conditions, also those that are not yet complete. */
  parts: readonly Where[];
  /** Whether all of them hold, or any. */
  join: 'all' | 'any';
  /** The field by which the rows come in groups. */
  group: string | null;
  /** The groups that are closed. */
  closed: readonly string[];
  /** Whether those who are archived are among them. */
  archived: boolean;
}

export const fresh: RegisterState = {
  kinds: [],
  unit: null,
  text: '',
  sort: { column: 'name', descending: false },
  textSort: null,
  unitsShown: true,
  shown: ['name', 'kind', 'role', 'unit', 'headcount', 'email', 'power', 'interest', 'quadrant', 'current'],
  widths: {},
  parts: [],
  join: 'all',
  group: null,
  closed: [],
  archived: false,
};

export const registerStore = createStore(fresh);
onForgetNames(() => change({ text: '', parts: [], closed: [] }));

export function change(part: Partial<RegisterState>): void {
  registerStore.set((now) => {
    const next = { ...now, ...part };
    return next.text === '' ? { ...next, textSort: null } : next;
  });
}

/** All columns that are to be shown, those of them that are on the screen in this order. */
export function reordered(shown: readonly string[], keys: readonly string[]): string[] {
  const next = [...keys];
  return shown.map((key) => (keys.includes(key) ? (next.shift() ?? key) : key));
}

export function useRegisterState() {
  return { state: useStore(registerStore), change };
}

const needsField = new Set(['grade', 'email', 'phone', 'reference', 'quadrant']);
/** What every row has itself; all other columns are asked for. */
const ofTheRow = new Set([
  'name',
  'kind',
  'role',
  'grade',
  'unit',
  'headcount',
  'email',
  'phone',
  'reference',
  'added_on',
  'owner',
  'verified_on',
  'power',
  'interest',
  'quadrant',
  'current',
]);
const sorts = new Set([...ofTheRow].filter((key) => !needsField.has(key)));

/**
 * The request that the state comes to: filter, order, columns and group. What speaks of a custom field that is gone, or of
 * a project where there is none, is left out.
 */
export function useRegisterQuery(state: RegisterState, has: (field: string) => boolean) {
  const { project } = useScope();
  const { asOf } = useAsOf();
  const discreet = useDiscreet();
  const { kinds, unit, text, sort, textSort, shown, parts, join, group, archived } = state;
  return useMemo(() => {
    const usable = (field: string) => (project !== null || !needsProject(field)) && has(field);
    const whole = parts.flatMap((part) => askable(part, usable) ?? []);
    const [only] = whole;
    const columns = shown.filter(
      (key) => !ofTheRow.has(key) && usable(key) && !(discreet && isKeptBack(key)),
    );
    const filter: Filter = {
      ...(project ? { project: project.id } : {}),
      ...(unit === null ? {} : { unit }),
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(asOf === undefined ? {} : { as_of: asOf }),
      ...(archived ? { archived: 'with' as const } : {}),
      ...(only === undefined
        ? {}
        : { where: whole.length === 1 ? only : join === 'all' ? { all: whole } : { any: whole } }),
    };
    const chosen = text.trim() === '' ? sort : textSort;
    // What is not shown orders nothing.
    const isKept = chosen !== null && discreet && isKeptBack(chosen.column);
    const known = chosen && !isKept && usable(chosen.column) ? chosen : null;
    const order: PeopleSort | undefined =
      known === null
        ? undefined
        : sorts.has(known.column)
          ? (known.column as PeopleSort)
          : { field: known.column };
    return {
      filter,
      /** The order as the grid shows it; undefined is by relevance. */
      sort: known ?? (text.trim() === '' ? fresh.sort : undefined),
      query: {
        filter,
        ...(known && order ? { sort: order, descending: known.descending } : {}),
        ...(columns.length > 0 ? { columns } : {}),
        ...(group !== null && usable(group) ? { group } : {}),
      },
    };
  }, [project, asOf, discreet, kinds, unit, text, sort, textSort, shown, parts, join, group, archived, has]);
}

/** What the register asks when the program starts with it. */
export const firstReads: readonly Read[] = [
  ['people_list', { filter: {}, sort: fresh.sort.column, descending: false, offset: 0, limit: 100 }],
  ['people_list', { limit: 1 }],
  ['units_tree', {}],
];

const engaged = new Set(['current', 'desired', 'attitude', 'gap', 'priority', 'disputed']);
/** What somebody thinks, which a screen that others see does not show (R34). */
export const isKeptBack = (field: string): boolean => engaged.has(field) || field.startsWith(OWN_AXIS);
