import type { DeskState } from '../api';

/** The desk with a workspace open, for tests. */
export const openDesk: DeskState = {
  open: {
    name: 'Brackwater',
    file_name: 'brackwater.soundings',
    folder: '/home/ann',
    read_only: false,
    fiction: true,
  },
  recent: [
    { index: 0, name: 'Brackwater', folder: '/home/ann', opened_on: '2026-03-02', exists: true },
    { index: 1, name: 'Harbour Trust', folder: '/home/ann/clients', opened_on: '2026-01-19', exists: true },
    { index: 2, name: 'Old survey', folder: '/media/stick', opened_on: '2025-11-04', exists: false },
  ],
  preferences: { author: 'Ann Smith', theme: 'light', text_size: 1 },
  today: '2026-03-09',
};

/** The desk at the first start. */
export const closedDesk: DeskState = { ...openDesk, open: null };
