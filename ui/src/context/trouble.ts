import type { Recovery } from '#api';
import { createStore } from './store';

/** The workspace that does not open, while the ways back to it are shown. */
export const recoveryStore = createStore<Recovery | null>(null);

/** Whether the diagnostics are shown: from wherever something may be wrong with the program. */
export const diagnosticsStore = createStore(false);
