import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeskState } from '#api';
import { deskStore, detailStore, go, scopeStore } from '#context';
import { sayLabel } from '#discreet';
import { clearNotices, notify } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk } from '#test';
import { importDesk } from '../features/import/fixture';
import { answerDates, mountColumns } from '../features/import/testing';
import { fixtureMark, view as mapView } from '../features/map/fixture';
import { assessed, change, PEOPLE, profileOf, row, UNITS } from '../features/people/fixture';
import { begin } from '../features/people/tasks';
import { group, view as readinessView } from '../features/readiness/fixture';
import { line, portal, project, request, view as supportView } from '../features/support/fixture';
import { App } from './App';
import './features';

/** Planted wherever somebody's mind is written down. */
const OPINION = 'Thinks it will fail';
/** What the engagement and the disputes of the planted people are called. */
const TELLING = /Thinks it will fail|Resistant|Unaware|Supportive|Disputed|[Dd]isputed by|gap\b.*\+3/;

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
const profile = profileOf(ann, {
  notes: OPINION,
  stakes: [
    {
      project: 'billing',
      project_name: 'Billing platform',
      added_on: '2025-08-01',
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
const entry = change(2, `Assessed Ann Smith: ${OPINION}`);

let preferences = openDesk.preferences;

const handlers = (): FakeHandlers => ({
  ...importDesk(),
  desk_preferences: (part: object) => {
    preferences = { ...preferences, ...part };
    return preferences;
  },
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
  data_requests_list: () => ({ total: 0, items: [] }),
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

const user = userEvent.setup();

async function open(discreet: boolean) {
  preferences = { ...openDesk.preferences, discreet };
  const state: DeskState = { ...openDesk, preferences };
  deskStore.set(state);
  const fake = fakeTransport({ ...handlers(), desk_state: () => state });
  render(<App />);
  await screen.findByRole('navigation', { name: 'Places' });
  scopeStore.set({ id: 'billing', name: 'Billing platform' });
  return fake;
}

/** What is on the page, tooltips and names for screen readers as well. */
const page = () => document.documentElement.outerHTML;

type Step = [what: string, go: () => Promise<unknown>, telling?: boolean];

const place = (id: string, heading: string) => async () => {
  await act(async () => go(id));
  await screen.findByRole('heading', { name: new RegExp(heading), level: 1 });
};
const tab = (name: RegExp) => async () => user.click(await screen.findByRole('tab', { name }));
const task = (it: Parameters<typeof begin>[0], title: RegExp) => async () => {
  act(() => begin(it));
  await screen.findByRole('dialog', { name: title });
};
const whom = { id: 's1', name: 'Ann Smith' };
const leave = async () => {
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};

/** Every place, every part of the profile, every dialog that shows what was written. */
const steps: readonly Step[] = [
  [
    'the register',
    async () => {
      await place('people', 'People')();
      await screen.findByRole('rowheader', { name: /Ann Smith/ });
    },
    true,
  ],
  [
    'the profile',
    async () => {
      act(() => detailStore.set('s1'));
      await screen.findByRole('heading', { name: 'Conversations' });
      await screen.findByRole('heading', { name: 'Private notes' });
      for (const more of screen.queryAllByRole('button', { name: /Show as a list|as a list/ })) {
        await user.click(more);
      }
    },
    true,
  ],
  ['assessing', task({ kind: 'assess', ...whom, project: 'billing' }, /Ann Smith/), true],
  ['', leave],
  [
    'a conversation',
    task({ kind: 'conversation', ...whom, record: profile.engagements[0] as never }, /conversation/i),
    true,
  ],
  ['', leave],
  [
    'a commitment',
    task({ kind: 'commitment', ...whom, record: profile.commitments[0] as never }, /commitment/i),
    true,
  ],
  ['', leave],
  [
    'a private note',
    task(
      {
        kind: 'private-note',
        ...whom,
        record: { id: 'n1', on_date: '2026-03-01', text: OPINION, author: 'Tom' } as never,
      },
      /private note/i,
    ),
    true,
  ],
  ['', leave],
  ['', async () => act(() => detailStore.set(null))],
  ['the map', place('map', 'Map'), true],
  ['readiness', place('readiness', 'Readiness'), true],
  [
    'the judgements of a group',
    async () => {
      await screen.findByRole('grid', { name: 'Readiness of groups' });
      await user.click(screen.getAllByRole('gridcell')[0] as HTMLElement);
    },
    true,
  ],
  ['the needs', place('support', 'Support'), true],
  ['the requests', tab(/Requests/), true],
  ['the plan', tab(/Plan/), true],
  ['the report', place('reports', 'Reports')],
  ['the history', place('history', 'History'), true],
  [
    'health',
    async () => {
      await place('health', 'Health')();
      await screen.findByRole('region', { name: /no owner/ });
    },
    true,
  ],
  [
    'the palette',
    async () => {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(
        await screen
          .findByRole('textbox', { name: 'Go to or do' })
          .catch(() => screen.getByRole('searchbox', { name: 'Go to or do' })),
        'a',
      );
      await screen.findByText('Director · Finance');
    },
  ],
  ['', leave],
  [
    'what is said in passing',
    async () => {
      await user.keyboard('{Control>}z{/Control}');
    },
  ],
  ['settings', place('settings', 'Settings')],
];

beforeEach(() => {
  let made = 0;
  URL.createObjectURL = vi.fn(() => `blob:page-${++made}`);
  URL.revokeObjectURL = vi.fn();
});
afterEach(clearNotices);

describe('what somebody thinks', () => {
  test('is nowhere on the page while Discreet is on', async () => {
    const fake = await open(true);
    for (const [what, to] of steps) {
      await to();
      await waitFor(() =>
        expect(fake.invoke.mock.settledResults.every((each) => each.type !== 'incomplete')).toBe(true),
      );
      // The rules of the house say what counts as disputed, of nobody.
      const telling = what === 'settings' ? OPINION : TELLING;
      expect(page().match(telling)?.[0], what).toBeUndefined();
    }
    expect(fake.requests('private_notes_list')).toEqual([]);
  }, 60_000);

  test('is there to see in each of them while it is off', async () => {
    await open(false);
    for (const [what, to, telling = false] of steps) {
      await to();
      if (telling) {
        await waitFor(() => expect(page(), what).toMatch(TELLING));
      }
    }
  }, 60_000);
});

describe('what is brought in', () => {
  const VALUES = /Blocker|Prefers a short call|Chairs the networks|Neutral → /;
  const discreet = (on: boolean) =>
    act(() => deskStore.set({ ...openDesk, preferences: { ...openDesk.preferences, discreet: on } }));

  test('is shown column by column and row by row without what anybody thinks', async () => {
    const view = await mountColumns();
    expect(page()).toMatch(VALUES);
    discreet(true);
    expect(page().match(VALUES)?.[0]).toBeUndefined();
    screen.getAllByText(
      'Priya Nair · Siân Llewellyn · Ólöf Jónsdóttir · Dr Kwame Mensah · North depot crews',
    );
    discreet(false);
    await answerDates(view.user);
    await view.user.click(screen.getByRole('button', { name: 'Check the rows' }));
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
    discreet(true);
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
    expect(page().match(VALUES)?.[0]).toBeUndefined();
    await expectNoAxeViolations();
  });
});

describe('the key', () => {
  const key = () => user.keyboard('{Control>}{Shift>}D{/Shift}{/Control}');

  test('switches it on and off, visibly, and hushes what was just said', async () => {
    const fake = await open(false);
    expect(screen.queryByRole('button', { name: /Discreet is on/ })).toBeNull();
    act(() => notify(OPINION));
    await screen.findByText(OPINION);
    await key();
    const chip = await screen.findByRole('button', { name: 'Discreet is on. Show everything' });
    within(chip).getByText('Discreet');
    screen.getByText('Discreet is on. Opinions, notes and engagement are hidden.');
    await waitFor(() => expect(screen.queryByText(OPINION)).toBeNull());
    await expectNoAxeViolations();
    await user.click(chip);
    await waitFor(() => expect(screen.queryByRole('button', { name: /Discreet is on/ })).toBeNull());
    expect(fake.requests('desk_preferences')).toEqual([{ discreet: true }, { discreet: false }]);
  });

  test('hides what stands in an open dialog, and brings it back as it was typed', async () => {
    await open(false);
    act(() => begin({ kind: 'private-note', ...whom }));
    const text = await screen.findByRole('textbox', { name: /Note/ });
    await user.type(text, 'Half a thought');
    await key();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Note/ })).toBeNull());
    expect(screen.getByRole('button', { name: 'Keep it' }).hasAttribute('disabled')).toBe(true);
    await key();
    expect(await screen.findByDisplayValue('Half a thought')).toBeTruthy();
  });

  test('is in the palette and among the keys', async () => {
    await open(false);
    await user.keyboard('?');
    const keys = await screen.findByRole('dialog', { name: 'Keys' });
    within(keys).getByText('Discreet: hide opinions and notes');
  });

  test('stays on when it cannot be kept', async () => {
    preferences = openDesk.preferences;
    const fake = await open(false);
    fake.invoke.mockImplementation(async (name) => {
      throw { code: 'io', message: `No room for ${name}` };
    });
    await key();
    await screen.findByRole('button', { name: /Discreet is on/ });
  });
});

describe('what changes are called', () => {
  test('is said where it tells nothing, and kept back where it might', () => {
    expect(sayLabel('Added Ann Smith')).toBe('Added Ann Smith');
    expect(sayLabel('Placed Ann Smith at power 4, interest 2')).toContain('power 4');
    for (const telling of [
      'Assessed Ann Smith',
      'Deleted a private note on Ann Smith',
      'Took the tag Sceptic off one stakeholder',
      'Marked Ann Smith: data disputed',
      'Something nobody knows of yet',
    ]) {
      expect(sayLabel(telling)).not.toContain('Ann Smith');
    }
  });
});
