import { useMemo } from 'react';
import { createStore, useStore } from './store';

const none: ReadonlySet<string> = new Set();

/** Stakeholders marked anywhere are marked everywhere: register, map, lists. */
export const selectionStore = createStore<ReadonlySet<string>>(none);

/** The stakeholder whose profile is in the detail panel. */
export const detailStore = createStore<string | null>(null);

export interface Selection {
  ids: ReadonlySet<string>;
  setIds(ids: Iterable<string>): void;
  toggle(id: string): void;
  clear(): void;
  /** The stakeholder in the detail panel, if it is open. */
  opened: string | null;
  open(stakeholderId: string): void;
  close(): void;
}

const setIds = (ids: Iterable<string>) => selectionStore.set(new Set(ids));
const toggle = (id: string) =>
  selectionStore.set((now) => {
    const next = new Set(now);
    if (!next.delete(id)) {
      next.add(id);
    }
    return next;
  });
const clear = () => selectionStore.set(none);
const open = (id: string) => detailStore.set(id);
const close = () => detailStore.set(null);

export function useSelection(): Selection {
  const ids = useStore(selectionStore);
  const opened = useStore(detailStore);
  return useMemo(() => ({ ids, setIds, toggle, clear, opened, open, close }), [ids, opened]);
}
