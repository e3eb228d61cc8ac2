import type { BackupEntry } from '#api';
import { createStore } from '#context';

/** The backup that is about to be put back: its window stands wherever that was asked for. */
export const restoreStore = createStore<BackupEntry | null>(null);
