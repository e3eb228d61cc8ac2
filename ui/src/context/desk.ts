import type { DeskState } from '../api';
import { createStore, useStore } from './store';

/** What the desk last said: which workspace is open, recents, preferences, today's date. */
export const deskStore = createStore<DeskState | undefined>(undefined, { ofWindow: true });

/** The desk's state; undefined only before the very first answer. */
export function useDesk(): DeskState | undefined {
  return useStore(deskStore);
}

/** Tells one file from every other: two folders may hold files of one name. */
export function workspaceKey(of: { folder: string; file_name: string } | null | undefined): string {
  return of ? `${of.folder}\u0000${of.file_name}` : '';
}
