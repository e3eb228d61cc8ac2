import { asOfStore, deskStore } from '#context';
import { type FakeHandlers, fakeTransport, openDesk } from '#test';
import type { FieldRow, JournalEntry, PersonProfile, PersonRow, Standing, UnitNode } from './model';

/** A row of the register, for tests. */
export const row = (id: string, name: string, more: Partial<PersonRow> = {}): PersonRow => ({
  id,
  kind: 'person',
  name,
  role: '',
  grade: '',
  email: '',
  phone: '',
  unit_id: null,
  unit: null,
  headcount: null,
  reference: '',
  added_on: '2025-07-14',
  owner: '',
  verified_on: null,
  verify_days: null,
  archived_on: null,
  power: null,
  interest: null,
  quadrant: null,
  current: null,
  desired: null,
  ...more,
});

const unit = (id: string, name: string, parent: string | null = null, depth = 0): UnitNode => ({
  id,
  parent,
  name,
  depth,
  stakeholders: 2,
  stakeholders_below: 3,
  headcount_below: 0,
});

export const UNITS = [unit('u1', 'Finance'), unit('u2', 'Operations'), unit('u3', 'Field service', 'u2', 1)];

export const PEOPLE = [
  row('s1', 'Ann Smith', {
    role: 'Finance Director',
    unit: 'Finance',
    unit_id: 'u1',
    email: 'ann@harbour.example',
  }),
  row('s2', 'Depot crews', { kind: 'group', headcount: 42.5, unit: 'Field service', unit_id: 'u3' }),
  row('s3', 'Priya Nair', { role: 'Head of networks', unit: 'Operations', unit_id: 'u2' }),
];

const field = (
  id: string,
  holds: FieldRow['holds'],
  hows: FieldRow['hows'],
  more: Partial<FieldRow> = {},
) => ({
  id,
  label: id,
  holds,
  hows,
  words: [],
  words_said: [],
  custom: false,
  needs_project: false,
  groups: false,
  ...more,
});

const FIELDS: FieldRow[] = [
  field('name', 'text', ['contains', 'is']),
  field('kind', 'choice', ['is', 'is_not', 'one_of'], {
    words: ['person', 'group'],
    words_said: ['Person', 'Group'],
    groups: true,
  }),
  field('unit', 'unit', ['in_or_below', 'is'], { groups: true }),
  field('headcount', 'number', ['at_least', 'between']),
  field('stale', 'yes_no', ['is']),
  field('power', 'number', ['at_least'], { needs_project: true }),
  field('custom:f1', 'choice', ['is', 'is_empty'], {
    label: 'Shift',
    words: ['Early', 'Late'],
    words_said: ['Early', 'Late'],
    custom: true,
    groups: true,
  }),
];

const PROJECTS = [
  { id: 'p1', name: 'Field app', programme_name: 'Agile delivery' },
  { id: 'p2', name: 'Billing', programme_name: 'Agile delivery' },
];

export const unassessed: Standing = {
  power: null,
  interest: null,
  quadrant: null,
  borderline: false,
  disputed: false,
  current: null,
  desired: null,
  gap: null,
  direction: null,
  gap_kind: null,
  priority: null,
  latest_on: null,
  oldest_on: null,
};

const voice = (assessor: string, value: number, on_date: string) => ({
  assessor,
  value,
  on_date,
  basis: null,
  note: '',
});

export const assessed: Standing = {
  ...unassessed,
  power: {
    median: 4,
    lowest: 3,
    highest: 5,
    disputed: true,
    voices: [voice('Ann', 5, '2026-02-20'), voice('Tom', 3, '2026-01-15')],
  },
  interest: {
    median: 2,
    lowest: 2,
    highest: 2,
    disputed: false,
    voices: [voice('Ann', 2, '2026-02-20')],
  },
  quadrant: 'keep_satisfied',
  disputed: true,
  current: 'unaware',
  desired: 'supportive',
  gap: 3,
  direction: 'raise',
  gap_kind: 'awareness',
  priority: 12,
  latest_on: '2026-02-20',
  oldest_on: '2026-01-15',
};

export const profileOf = (person: PersonRow, more: Partial<PersonProfile> = {}): PersonProfile => ({
  person,
  notes: '',
  source: '',
  unit_path: person.unit ? ['Harbour Trust', person.unit] : [],
  stakes: [],
  roles: [],
  groups: [],
  members: [],
  composition: [],
  ties: [],
  tags: [],
  custom: [],
  engagements: [],
  sentiment: { of: 0, now: null, trend: null },
  commitments: [],
  kept: { ours: null, theirs: null },
  ...more,
});

export const change = (seq: number, label: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  seq,
  change_set: `c${seq}`,
  at: '2026-03-09T10:15:00Z',
  author: 'Ann Smith',
  label,
  kind: 'change',
  of_seq: null,
  in_force: true,
  rows: 1,
  ...more,
});

interface Asked {
  filter?: { text?: string; kinds?: string[]; unit?: string };
  offset?: number;
  limit?: number;
}

/** A small workspace that answers as the operations do. */
export function smallWorkspace(more: FakeHandlers = {}, people: PersonRow[] = PEOPLE) {
  deskStore.set(openDesk);
  asOfStore.set(null);
  return fakeTransport({
    person_timeline: () => ({ total: 0, items: [], counts: [] }),
    private_notes_list: () => ({ total: 0, items: [] }),
    people_list: ({ filter = {}, offset = 0, limit = 100 }: Asked) => {
      const text = filter.text?.toLowerCase() ?? '';
      const found = people.filter(
        (each) =>
          each.name.toLowerCase().includes(text) &&
          (!filter.kinds?.length || filter.kinds.includes(each.kind)) &&
          (!filter.unit || each.unit_id === filter.unit),
      );
      return { total: found.length, items: found.slice(offset, offset + limit) };
    },
    people_locate: () => ({ position: 0 }),
    people_fields: () => ({ total: FIELDS.length, items: FIELDS }),
    people_groups: () => ({ total: 0, items: [] }),
    saved_views_list: () => ({ total: 0, items: [] }),
    units_tree: () => ({ total: UNITS.length, items: UNITS }),
    projects_list: () => ({ total: PROJECTS.length, items: PROJECTS }),
    settings_read: () => ({ high_from: 4, disputed_from: 2 }),
    stakeholder_edit: () => ({}),
    stakeholder_add: () => ({ id: 's9' }),
    stakeholders_delete: () => ({
      stakeholders: 1,
      assessments: 4,
      judged_scores: 0,
      ties: 1,
      memberships: 0,
      stakes: 2,
      custom_values: 3,
      tags: 0,
      engagements: 5,
      commitments: 1,
    }),
    tags_list: () => ({ total: 0, items: [] }),
    stake_add: ({ stakeholders }: { stakeholders: string[] }) => ({ added: stakeholders.length }),
    undo: () => ({ label: '', seq: 9 }),
    ...more,
  });
}
