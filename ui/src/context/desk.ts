import type { DeskState } from '../api';
import { createStore, useStore } from './store';

/** What the desk last said: which workspace is open, recents, preferences, today's date. */
export const deskStore = createStore<DeskState | undefined>(undefined);

/** The desk's state; undefined only before the very first answer. */
export function useDesk(): DeskState | undefined {
  return useStore(deskStore);
}
