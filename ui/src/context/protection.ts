import { createStore, useStore } from './store';

/** What is to be done about the password of the workspace. */
export type Protecting = 'set' | 'change' | 'remove' | 'backups';

/** What is being done about the password just now: its window stands wherever it was asked for. */
export const protectionStore = createStore<Protecting | null>(null);

export function useProtecting(): Protecting | null {
  return useStore(protectionStore);
}
