import { useMemo } from 'react';
import { deskStore, useDesk } from './desk';
import { createStore, useStore } from './store';

export interface ScopeProject {
  id: string;
  name: string;
}

export const scopeStore = createStore<ScopeProject | null>(null);
export const asOfStore = createStore<string | null>(null);

export interface Scope {
  /** The project looked at; null for the whole programme. */
  project: ScopeProject | null;
  setProject(project: ScopeProject | null): void;
}

/** Whole programme or one project: the same choice in every place. */
export function useScope(): Scope {
  const project = useStore(scopeStore);
  return useMemo(() => ({ project, setProject: scopeStore.set }), [project]);
}

export interface AsOf {
  /** The earlier date looked at, `YYYY-MM-DD`; undefined for today. Goes straight into a request's `as_of`. */
  asOf: string | undefined;
  /** The date looked at, today included. */
  date: string;
  today: string;
  isPast: boolean;
  setAsOf(date: string | undefined): void;
}

/** Which date everything is looked at. Earlier than today is read-only. */
export function useAsOf(): AsOf {
  const chosen = useStore(asOfStore);
  const today = useDesk()?.today ?? '';
  return useMemo(() => {
    const asOf = chosen !== null && chosen < today ? chosen : undefined;
    return {
      asOf,
      date: asOf ?? today,
      today,
      isPast: asOf !== undefined,
      setAsOf: (date) => asOfStore.set(date !== undefined && date < today ? date : null),
    };
  }, [chosen, today]);
}

/** Whether nothing can be changed just now: an earlier date, or a workspace opened read-only. */
export function useReadOnly(): boolean {
  const { isPast } = useAsOf();
  return useStore(deskStore, (state) => state?.open?.read_only ?? false) || isPast;
}
