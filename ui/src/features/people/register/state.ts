import { useMemo } from 'react';
import { createStore, onForgetNames, type Read, useAsOf, useScope, useStore } from '#context';
import { useDiscreet } from '#discreet';
import type { GridSort } from '#kit';
import type { Filter, Kind, PeopleSort } from '../model';

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
  hidden: readonly string[];
}

const fresh: RegisterState = {
  kinds: [],
  unit: null,
  text: '',
  sort: { column: 'name', descending: false },
  textSort: null,
  unitsShown: true,
  hidden: ['grade', 'phone', 'added_on'],
};

export const registerStore = createStore(fresh);
onForgetNames(() => change({ text: '' }));

function change(part: Partial<RegisterState>): void {
  registerStore.set((now) => {
    const next = { ...now, ...part };
    return next.text === '' ? { ...next, textSort: null } : next;
  });
}

export function useRegisterState() {
  return { state: useStore(registerStore), change };
}

/** The request that the state comes to: filter and order. */
export function useRegisterQuery(state: RegisterState) {
  const { project } = useScope();
  const { asOf } = useAsOf();
  const discreet = useDiscreet();
  const { kinds, unit, text, sort, textSort } = state;
  return useMemo(() => {
    const filter: Filter = {
      ...(project ? { project: project.id } : {}),
      ...(unit === null ? {} : { unit }),
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(asOf === undefined ? {} : { as_of: asOf }),
    };
    const chosen = text.trim() === '' ? sort : textSort;
    // What is not shown orders nothing.
    const isKept = chosen !== null && discreet && engaged.has(chosen.column);
    const known = chosen && !isKept && (project || !needsProject.has(chosen.column)) ? chosen : null;
    return {
      filter,
      /** The order as the grid shows it; undefined is by relevance. */
      sort: known ?? (text.trim() === '' ? fresh.sort : undefined),
      query: {
        filter,
        ...(known ? { sort: known.column as PeopleSort, descending: known.descending } : {}),
      },
    };
  }, [project, asOf, discreet, kinds, unit, text, sort, textSort]);
}

/** What the register asks when the program starts with it. */
export const firstReads: readonly Read[] = [
  ['people_list', { filter: {}, sort: fresh.sort.column, descending: false, offset: 0, limit: 100 }],
  ['people_list', { limit: 1 }],
  ['units_tree', {}],
];

const engaged = new Set(['current', 'desired']);
const needsProject = new Set(['power', 'interest', 'current', 'desired']);
