import { useSyncExternalStore } from 'react';

/**
 * The project that is looked at. It goes with every call: of a project that is role-only, the answer names nobody.
 * What was read while looking at one project is therefore not shown while looking at another.
 */
let looked: string | null = null;
const listeners = new Set<() => void>();

/** Looks at this project from now on; null for the whole programme. */
export function lookWithin(project: string | null): void {
  if (looked !== project) {
    looked = project;
    for (const listener of [...listeners]) {
      listener();
    }
  }
}

export const within = (): string | null => looked;

export const useWithin = (): string | null =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, within);
