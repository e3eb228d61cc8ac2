import type { DataRequest } from '#context';
import type { FakeHandlers } from '#test';
import type { PaperText } from './Paper';

export const request = (more: Partial<DataRequest> = {}): DataRequest => ({
  id: 'r1',
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  kind: 'access',
  received_on: '2026-01-31',
  due_on: '2026-03-02',
  days_left: -7,
  note: 'By letter',
  status: 'open',
  decided_on: null,
  reason: '',
  author: 'Tom Okafor',
  ...more,
});

const REQUESTS: readonly DataRequest[] = [
  request(),
  request({
    id: 'r2',
    stakeholder_name: 'Bea Jones',
    stakeholder: 's2',
    kind: 'objection',
    days_left: 3,
    note: '',
  }),
  request({
    id: 'r3',
    stakeholder: null,
    stakeholder_name: null,
    kind: 'erasure',
    status: 'refused',
    days_left: null,
    decided_on: '2026-02-10',
    reason: 'Needed for a claim',
    note: '',
  }),
];

const section = (more: Partial<PaperText['sections'][number]> = {}) => ({
  id: 'who',
  heading: 'Who keeps it',
  hint: 'Who answers for it.',
  text: 'We do, [say who].\n\n- **Ask** us\n- or write',
  standard: 'We do, [say who].\n\n- **Ask** us\n- or write',
  own: false,
  standard_then: null,
  to_fill: 1,
  ...more,
});

const paper = (more: Partial<PaperText> = {}): PaperText => ({
  paper: 'notice',
  title: 'What we keep about you, and why',
  lead: 'For everybody whose name is here.',
  note: 'A help and not legal advice.',
  facts: [],
  sections: [
    section(),
    section({
      id: 'purpose',
      heading: 'What it is for',
      text: 'Meters.',
      standard: 'New meters.',
      standard_then: 'Meters, then.',
      own: true,
      to_fill: 0,
    }),
  ],
  prompts: ['[say who]'],
  to_fill: 1,
  ...more,
});

/** A workspace in which people have asked things. */
export const privacyHandlers = (more: FakeHandlers = {}): FakeHandlers => ({
  data_requests_list: () => ({ total: REQUESTS.length, items: REQUESTS }),
  requests_due: () => ({ total: 2, items: REQUESTS.slice(0, 2) }),
  holidays_read: () => ({
    days: [
      { on: '2025-12-25', name: 'Christmas Day' },
      { on: '2026-04-03', name: 'Good Friday' },
    ],
  }),
  holidays_change: ({ days }: { days: unknown }) => ({ days, moved: 1 }),
  data_request_decide: () => ({}),
  paper_read: ({ paper: which }: { paper: 'notice' | 'worksheet' }) =>
    which === 'notice'
      ? paper()
      : paper({ paper: which, title: 'Assessment', facts: [{ name: 'People by name', value: '12' }] }),
  paper_edit: () => ({}),
  paper_restore: () => ({}),
  paper_text: () => ({ text: '# What we keep', file_name: 'Notice.md' }),
  desk_paper_save: () => ({ file_name: 'Notice.pdf', folder: '/home/ann' }),
  undo: () => ({ label: 'x' }),
  ...more,
});
