import type { FakeHandlers } from '#test';
import { importDesk } from '../features/import/fixture';
import { fixtureMark, view as mapView } from '../features/map/fixture';
import { assessed, change, PEOPLE, profileOf, row, UNITS } from '../features/people/fixture';
import { group, view as readinessView } from '../features/readiness/fixture';
import { line, portal, project, request, view as supportView } from '../features/support/fixture';

/** Planted wherever somebody's mind is written down. */
export const OPINION = 'Thinks it will fail';
/** What the engagement and the disputes of the planted people are called. */
export const TELLING = /Thinks it will fail|Resistant|Unaware|Supportive|Disputed|[Dd]isputed by|gap\b.*\+3/;

const [first] = PEOPLE;
const ann = row('s1', 'Ann Smith', {
  ...first,
  power: 4,
  interest: 2,
  quadrant: 'keep_satisfied',
  current: 'resistant',
  desired: 'supportive',
});
const standing = { ...assessed, current: 'resistant' as const };
const written = { author: 'Tom Okafor', project: null, project_name: null };
export const profile = profileOf(ann, {
  notes: OPINION,
  stakes: [
    {
      project: 'billing',
      project_name: 'Billing platform',
      added_on: '2025-08-01',
      direction: null,
      decisions: [],
      standing,
      history: [
        {
          axis: 'current_engagement',
          value: 1,
          on_date: '2026-02-20',
          assessor: 'Ann',
          basis: 'observed',
          note: OPINION,
        },
        {
          axis: 'attitude',
          value: -2,
          on_date: '2026-02-20',
          assessor: 'Ann',
          basis: 'observed',
          note: OPINION,
        },
      ],
    } as never,
  ],
  tags: [{ id: 'g1', name: OPINION }],
  custom: [{ field: 'f1', name: 'View', kind: 'text', choices: [], value: OPINION }],
  engagements: [
    {
      ...written,
      id: 'e1',
      stakeholder: 's1',
      stakeholder_name: 'Ann Smith',
      on_date: '2026-03-02',
      channel: 'Meeting',
      place: 'Depot',
      purpose: OPINION,
      attendees: OPINION,
      shared: OPINION,
      issues: OPINION,
      response: OPINION,
      sentiment: -2,
      basis: 'stated',
      follow_up_owner: OPINION,
      follow_up_on: null,
    },
  ],
  sentiment: { of: 5, now: -1, trend: null },
  commitments: [
    {
      ...written,
      id: 'c1',
      stakeholder: 's1',
      stakeholder_name: 'Ann Smith',
      direction: 'ours',
      what: OPINION,
      owner: '',
      agreed_on: '2026-02-01',
      due_on: '2026-03-05',
      status: 'open',
      done_on: null,
      overdue: false,
    },
  ],
});
const judged = group('crews', 'Depot crews', [3, 2, 3, 2, null, null, null]);
judged.cells = judged.cells.map((cell) => ({
  ...cell,
  judged: cell.judged && { ...cell.judged, reason: OPINION },
}));
const needy = project('billing', 'Billing platform', { people: [2, true] });
needy.needs = needy.needs.map((need) => ({ ...need, need: need.need && { ...need.need, note: OPINION } }));
const decision = {
  id: 'k1',
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  until_on: '2026-02-28',
  reason: OPINION,
  decided_on: '2025-09-01',
  author: 'Tom Okafor',
};
const entry = change(2, `Assessed Ann Smith: ${OPINION}`);

/** Answers with it in every place. */
export const telling = (): FakeHandlers => ({
  ...importDesk(),
  people_list: () => ({ total: 1, items: [ann] }),
  people_locate: () => ({ position: 0 }),
  units_tree: () => ({ total: UNITS.length, items: UNITS }),
  projects_list: () => ({
    total: 1,
    items: [{ id: 'billing', name: 'Billing platform', programme_name: 'Agile delivery' }],
  }),
  workspace_overview: () => ({ name: 'Brackwater', purpose: 'The change', counts: {}, projects: [] }),
  settings_read: () => readinessView([judged]).rules,
  person_profile: () => profile,
  person_timeline: () => ({
    total: 1,
    items: [
      {
        kind: 'assessment',
        event: 'assessed',
        on_date: '2026-02-20',
        at: null,
        author: 'Tom Okafor',
        project: null,
        project_name: null,
        what: 'Opposes it openly',
        axis: 'attitude',
        field: null,
        old: null,
        new: '-2',
        tie: null,
        outgoing: false,
        other: null,
        other_name: null,
      },
    ],
    counts: [{ kind: 'assessment', count: 1 }],
  }),
  person_history: () => ({ total: 1, items: [entry] }),
  marks_list: () => ({
    total: 1,
    items: [
      {
        id: 'm1',
        stakeholder: 's1',
        stakeholder_name: 'Ann Smith',
        kind: 'disputed',
        whose: 'Tom Okafor',
        about: OPINION,
        note: OPINION,
        set_on: '2026-03-01',
        author: 'Tom Okafor',
      },
    ],
  }),
  data_requests_list: () => ({
    total: 1,
    items: [
      {
        id: 'q1',
        stakeholder: 's1',
        stakeholder_name: 'Ann Smith',
        kind: 'objection',
        received_on: '2026-02-01',
        due_on: '2026-03-02',
        days_left: null,
        note: OPINION,
        status: 'refused',
        decided_on: '2026-02-03',
        reason: OPINION,
        author: 'Tom Okafor',
      },
    ],
  }),
  requests_due: () => ({ total: 0, items: [] }),
  holidays_read: () => ({ days: [] }),
  private_notes_list: () => ({
    total: 1,
    items: [{ id: 'n1', on_date: '2026-03-01', text: OPINION, author: 'Tom Okafor' }],
  }),
  tags_list: () => ({ total: 1, items: [{ id: 'g1', name: OPINION, stakeholders: 1 }] }),
  map_view: () =>
    mapView([
      fixtureMark('s1', { name: 'Ann Smith', lowest: 2, highest: 5, current: 'resistant', priority: 8 }),
    ]),
  readiness_view: () => readinessView([judged]),
  support_view: () =>
    supportView({
      projects: [needy, portal],
      requests: [request({ why: OPINION, status: 'declined', decision_note: OPINION })],
      plan: [line({ outcome: OPINION, status: 'done', done_on: '2026-03-01' })],
    }),
  services_list: () => ({ total: 0, items: [] }),
  report_pages: () => ({ pages: [`<svg><text>${OPINION}</text></svg>`], file_stem: 'R', snapshot: '0a1b' }),
  redaction_preview: () => ({
    profile: 'roles',
    treatment: [],
    left_out: [],
    hidden: [],
    kept: [],
    withheld: [
      {
        key: 'k',
        what: 'Why it was asked for',
        text: OPINION,
        names: ['Ann Smith'],
        place: 'support',
        stakeholder: null,
        refused: null,
      },
    ],
  }),
  exports_list: () => ({ total: 0, items: [] }),
  journal_list: () => ({ total: 1, items: [entry] }),
  undo_state: () => ({
    undo: { seq: 2, label: entry.label },
    redo: { seq: 3, label: entry.label },
    last: entry,
  }),
  search_everywhere: () => ({
    stakeholders: [{ id: 's1', kind: 'person', name: 'Ann Smith', role: 'Director', unit: 'Finance' }],
    stakeholders_total: 1,
    projects: [],
    units: [],
  }),
  retention_rule_read: () => ({ months: 6 }),
  retention_due: () => ({
    as_of: '2026-03-09',
    months: 6,
    total: 1,
    items: [
      {
        id: 's1',
        name: 'Ann Smith',
        role: 'Bursar',
        unit: 'Finance',
        added_on: '2025-01-07',
        latest_on: null,
        nowhere_since: null,
        kept_until: '2026-02-28',
        projects: [],
        held: [{ what: 'note', rows: 1 }],
        restricted: true,
        open_requests: 0,
        decided: [decision],
      },
    ],
  }),
  kept_longer_list: () => ({ total: 1, items: [decision] }),
  health: () => ({
    ok: false,
    total: 1,
    stale_after_days: 180,
    items: [
      {
        kind: 'commitments_without_owner',
        count: 1,
        message: '1 open commitment has no owner.',
        remedy: 'Name one.',
        mend: 'profile',
        examples: [{ stakeholder: 's1', project: null, name: 'Ann Smith', detail: OPINION }],
      },
    ],
  }),
  desk_backups: () => ({ folder: '/b', chosen: false, list: [], trouble: null }),
});
