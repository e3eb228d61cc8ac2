import type { Response } from '../../api';
import type { FakeHandlers } from '../fake';

type Row = Response<'people_list'>['items'][number];
type Profile = Response<'person_profile'>;
type Entry = Profile['stakes'][number]['history'][number];

const first = ['Priya', 'Tom', 'Ólöf', 'Siân', 'Grzegorz', 'Mei', 'Kwame', 'Ann', 'Bea', 'Ruairí', 'Leila'];
const last = ['Nair', 'Okafor', 'Jónsdóttir', 'Llewellyn', 'Kowalczyk', 'Lin', 'Mensah', 'Smith', 'Ó Briain'];
const roles = [
  'Head of networks',
  'Team lead',
  'Depot supervisor',
  'Service designer',
  'Finance business partner',
  'Control room engineer',
];
const unitNames: [string, string, string | null][] = [
  ['u0', 'Brackwater', null],
  ['u1', 'Operations', 'u0'],
  ['u2', 'Networks', 'u1'],
  ['u3', 'Field service', 'u1'],
  ['u4', 'Customer', 'u0'],
  ['u5', 'Billing', 'u4'],
  ['u6', 'Finance', 'u0'],
  ['u7', 'People and change', 'u0'],
  ['u8', 'Technology', 'u0'],
];
const quadrants = ['manage_closely', 'keep_satisfied', 'keep_informed', 'monitor'] as const;
const engagements = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'] as const;
const groups = ['North depot crews', 'Billing advisers', 'Leakage inspectors', 'Control room shifts'];

function rowAt(i: number, inProject: boolean): Row {
  const isGroup = i % 9 === 4;
  const kind = isGroup ? 'group' : i % 11 === 5 ? 'role' : i % 31 === 7 ? 'organisation' : 'person';
  const unit = unitNames[1 + (i % 8)];
  const name = isGroup
    ? `${groups[i % 4]}${i > 40 ? ` ${Math.floor(i / 36)}` : ''}`
    : kind === 'role'
      ? (roles[i % 6] ?? '')
      : kind === 'organisation'
        ? 'Ofwat'
        : `${first[i % 11]} ${last[(i * 3 + Math.floor(i / 11)) % 9]}`;
  const assessed = inProject && i % 5 !== 3;
  return {
    id: `s${i}`,
    kind,
    name,
    role: kind === 'person' ? (roles[(i * 5) % 6] ?? '') : '',
    grade: kind === 'person' ? `M${1 + (i % 4)}` : '',
    email: kind === 'person' ? `${first[i % 11]?.toLowerCase()}.${i}@brackwater.example` : '',
    phone: '',
    unit_id: unit?.[0] ?? null,
    unit: unit?.[1] ?? null,
    headcount: isGroup ? 12 + ((i * 7) % 120) / 2 : null,
    reference: '',
    added_on: '2025-07-14',
    owner: '',
    verified_on: null,
    verify_days: null,
    archived_on: null,
    power: assessed ? 1 + (i % 5) : null,
    interest: assessed ? 1 + ((i * 3) % 9) / 2 : null,
    quadrant: assessed ? (quadrants[i % 4] ?? null) : null,
    current: assessed ? (engagements[i % 5] ?? null) : null,
    desired: assessed ? (engagements[2 + (i % 3)] ?? null) : null,
  };
}

const entry = (axis: Entry['axis'], value: number, on_date: string, assessor: string, note = ''): Entry => ({
  axis,
  axis_name: axis,
  value,
  on_date,
  assessor,
  basis: note ? 'observed' : null,
  note,
});

const history: Entry[] = [
  entry('current_engagement', 3, '2026-02-20', 'Ann Smith', 'Offered her team for the pilot.'),
  entry('power', 5, '2026-02-20', 'Ann Smith'),
  entry('interest', 4, '2026-02-20', 'Ann Smith'),
  entry('power', 3, '2026-01-15', 'Tom Okafor'),
  entry('desired_engagement', 4, '2025-11-03', 'Ann Smith'),
  entry('current_engagement', 2, '2025-11-03', 'Ann Smith'),
  entry('interest', 3, '2025-11-03', 'Ann Smith'),
  entry('power', 4, '2025-09-01', 'Ann Smith'),
  entry('interest', 2, '2025-09-01', 'Ann Smith'),
  entry('current_engagement', 1, '2025-09-01', 'Ann Smith', 'Worried about the depot rota.'),
];
const voice = (assessor: string, value: number, on_date: string) => ({
  assessor,
  value,
  on_date,
  basis: null,
  note: '',
});

function profileOf(i: number): Profile {
  const person = rowAt(i, false);
  const isGroup = person.kind === 'group';
  return {
    person,
    notes: i % 2 ? '' : 'Prefers a short call on Monday mornings. Chairs the networks forum.',
    source: isGroup ? 'establishment-2025.csv' : '',
    unit_path: ['Brackwater', 'Operations', person.unit ?? ''],
    roles: [],
    stakes: [
      {
        project: 'p0',
        project_name: 'Field app rollout',
        added_on: '2025-08-01',
        direction: 'upward',
        decisions: [
          {
            id: 'd1',
            kind: 'decision',
            what: 'Which phones to buy',
            due_on: '2026-04-01',
            parts: ['accountable'],
          },
        ],
        standing: {
          power: {
            median: 4,
            lowest: 3,
            highest: 5,
            disputed: true,
            voices: [voice('Ann Smith', 5, '2026-02-20'), voice('Tom Okafor', 3, '2026-01-15')],
          },
          interest: {
            median: 4,
            lowest: 4,
            highest: 4,
            disputed: false,
            voices: [voice('Ann Smith', 4, '2026-02-20')],
          },
          quadrant: 'manage_closely',
          borderline: false,
          disputed: true,
          current: 'supportive',
          desired: 'leading',
          gap: 1,
          direction: 'raise',
          gap_kind: 'activation',
          priority: 4,
          latest_on: '2026-02-20',
          oldest_on: '2025-11-03',
        },
        history,
      },
      {
        project: 'p2',
        project_name: 'Leakage squads',
        added_on: '2025-12-01',
        direction: null,
        decisions: [],
        standing: {
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
        },
        history: [],
      },
    ],
    groups: isGroup
      ? []
      : [{ id: 'm1', stakeholder: 's4', name: 'North depot crews', from_on: '2025-08-01', until_on: null }],
    members: isGroup
      ? [{ id: 'm2', stakeholder: 's0', name: 'Priya Nair', from_on: '2025-08-01', until_on: null }]
      : [],
    composition: isGroup
      ? [
          { title: 'Crew leader', grade: 'T4', headcount: 4 },
          { title: 'Network technician', grade: 'T2', headcount: 10.5 },
        ]
      : [],
    ties: [
      { id: 't1', kind: 'reports_to', outgoing: true, other: 's7', other_name: 'Ann Smith', source: '' },
      { id: 't2', kind: 'reports_to', outgoing: false, other: 's1', other_name: 'Tom Okafor', source: '' },
      { id: 't3', kind: 'reports_to', outgoing: false, other: 's3', other_name: 'Siân Mensah', source: '' },
    ],
    tags: [
      { id: 'g1', name: 'Champion' },
      { id: 'g2', name: 'Steering group' },
    ],
    custom: [
      { field: 'f1', name: 'Known as', kind: 'text', choices: [], value: 'Pri' },
      { field: 'f2', name: 'Depot', kind: 'choice', choices: ['North', 'South'], value: 'North' },
    ],
    engagements: [
      {
        id: 'e1',
        stakeholder: person.id,
        stakeholder_name: person.name,
        project: 'p0',
        project_name: 'Field app rollout',
        on_date: '2026-03-02',
        channel: 'Meeting',
        place: 'North depot',
        purpose: 'The rota after go-live',
        attendees: 'Tom Okafor',
        shared: 'The first three weeks of the rota',
        issues: 'Night cover in the second week',
        response: 'Will ask the crews and come back',
        sentiment: 1,
        basis: 'stated',
        follow_up_owner: 'Ann Smith',
        follow_up_on: '2026-03-16',
        author: 'Ann Smith',
      },
    ],
    sentiment: { of: 1, now: null, trend: null },
    commitments: [
      {
        id: 'c1',
        stakeholder: person.id,
        stakeholder_name: person.name,
        project: null,
        project_name: null,
        direction: 'ours',
        what: 'Send the rota to every crew',
        owner: 'Ann Smith',
        agreed_on: '2026-02-20',
        due_on: '2026-03-05',
        status: 'open',
        done_on: null,
        overdue: true,
        author: 'Ann Smith',
      },
    ],
    kept: { ours: { part: 0, whole: 1, percent: 0 }, theirs: null },
  };
}

const journal = [
  'Placed Priya Nair at power 5, interest 4',
  'Changed Tom Okafor',
  'Undid: Deleted 3 stakeholders',
  'Deleted 3 stakeholders',
  'Imported 348 rows from establishment-2025.csv',
  'Added project Leakage squads',
  'Added Ann Smith',
].map((label, at) => ({
  seq: 40 - at,
  change_set: `c${at}`,
  at: `2026-03-0${9 - Math.floor(at / 2)}T${16 - at}:2${at}:00Z`,
  author: at % 3 === 1 ? 'Tom Okafor' : 'Ann Smith',
  label,
  kind: label.startsWith('Undid') ? ('undo' as const) : ('change' as const),
  of_seq: label.startsWith('Undid') ? 37 : null,
  in_force: at !== 3,
  rows: at === 4 ? 1124 : 1 + at,
}));

/** Answers of an invented register, as large as `?many=` says. */
export function peopleAnswers(): FakeHandlers {
  const many = Number(new URLSearchParams(window.location.search).get('many') ?? 63);
  return {
    people_list: (query: {
      filter?: { project?: string; text?: string; kinds?: string[]; unit?: string };
      offset?: number;
      limit?: number;
    }) => {
      const { filter = {}, offset = 0, limit = 100 } = query;
      const inProject = filter.project !== undefined;
      const passes = (row: Row) =>
        (filter.text ? row.name.toLowerCase().includes(filter.text.toLowerCase()) : true) &&
        (filter.kinds?.length ? filter.kinds.includes(row.kind) : true) &&
        (filter.unit && filter.unit !== 'u0' ? row.unit_id === filter.unit : true);
      if (many > 5000) {
        const count = Math.min(limit, many - offset);
        return { total: many, items: Array.from({ length: count }, (_, i) => rowAt(offset + i, inProject)) };
      }
      const all = Array.from({ length: many }, (_, i) => rowAt(i, inProject)).filter(passes);
      all.sort((a, b) => a.name.localeCompare(b.name));
      return { total: all.length, items: all.slice(offset, offset + limit) };
    },
    people_locate: () => ({ position: 3 }),
    people_fields: () => ({ total: 0, items: [] }),
    people_groups: () => ({ total: 0, items: [] }),
    saved_views_list: () => ({ total: 0, items: [] }),
    person_profile: ({ id }: { id: string }) => profileOf(Number(id.slice(1))),
    person_timeline: () => ({ total: 0, items: [], counts: [] }),
    person_history: () => ({ total: journal.length, items: journal }),
    stakeholder_add: () => ({ id: 's900' }),
    stakeholder_edit: () => ({}),
    stakeholders_delete: ({ selection }: { selection: { ids?: string[] } }) => ({
      stakeholders: selection.ids?.length ?? many,
      assessments: 41,
      judged_scores: 10,
      ties: 6,
      memberships: 0,
      stakes: 3,
      marks: 0,
    }),
    units_tree: () => ({
      total: many === 0 ? 0 : unitNames.length,
      items: (many === 0 ? [] : unitNames).map(([id, name, parent]) => ({
        id,
        parent,
        name,
        depth: parent === null ? 0 : parent === 'u0' ? 1 : 2,
        stakeholders: 7,
        stakeholders_below: parent === null ? many : 7 + (Number(id.slice(1)) % 3) * 8,
        headcount_below: 0,
      })),
    }),
    journal_list: () => ({ total: journal.length, items: journal }),
    reverse: () => ({ label: journal[4]?.label, seq: 41 }),
  };
}
