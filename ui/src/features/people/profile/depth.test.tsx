import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { asOfStore } from '#context';
import { setDiscreet } from '#discreet';
import { formatDate } from '#i18n';
import { Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { PEOPLE, profileOf, row, smallWorkspace } from '../fixture';
import type { Brief, Happened, Post } from '../model';
import { Tasks } from '../Tasks';
import { Profile } from './Profile';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];

const post = (id: string, title: string, from_on: string | null, until_on: string | null): Post => ({
  id,
  title,
  unit_id: null,
  unit: null,
  from_on,
  until_on,
});

const happened = (more: Partial<Happened>): Happened => ({
  kind: 'edit',
  event: 'changed',
  on_date: '2026-02-01',
  at: '2026-02-01T09:30:00Z',
  author: 'Rhian Pryce',
  project: null,
  project_name: null,
  what: '',
  axis: null,
  axis_name: null,
  field: null,
  old: null,
  new: null,
  tie: null,
  outgoing: false,
  other: null,
  other_name: null,
  ...more,
});

const STORY = [
  happened({ field: 'role', old: 'Clerk', new: 'Director' }),
  happened({
    kind: 'assessment',
    event: 'assessed',
    axis: 'power',
    old: '2',
    new: '4',
    project_name: 'Billing',
  }),
  happened({ kind: 'commitment', event: 'we_promised', what: 'Send the plan' }),
  happened({ kind: 'tie', event: 'began', tie: 'advises', outgoing: true, other_name: 'Bo Lund' }),
  happened({ kind: 'post', event: 'ended', what: 'Chair', author: '', at: null }),
];

const BRIEF: Brief = {
  id: 's1',
  name: 'Ann Smith',
  kind: 'Person',
  workspace: 'Harbour Trust',
  fiction: false,
  project: null,
  as_of: '2026-03-01',
  version: '0.1.0',
  profile: 'full',
  treatment: ['People are named.'],
  who: [{ name: 'Role', value: 'Finance Director' }],
  posts: { lines: [], more: 0 },
  last_met: '2026-02-01',
  stakes: [
    {
      project: 'Billing',
      place: 'Manage closely (power 5, interest 4)',
      current: 'Neutral',
      desired: 'Supportive',
      gap: '1 step up: activation',
      change: 'Since 1 February 2026: power 3 → 5',
      assessed_on: '2026-02-20',
    },
  ],
  more_stakes: 0,
  said: { lines: [{ head: '1 February 2026, Call', text: 'The budget', late: false }], more: 2 },
  mood: null,
  ours: { lines: [{ head: 'by 2 February 2026', text: 'Send the plan', late: true }], more: 0 },
  theirs: { lines: [], more: 0 },
  ties: { lines: [], more: 0 },
  requests: { lines: [], more: 0 },
};

async function open(roles: Post[] = [], more: FakeHandlers = {}, person = ann) {
  const fake = smallWorkspace({
    person_profile: () => profileOf(person, { roles }),
    person_history: () => ({ total: 0, items: [] }),
    role_held_add: () => ({ id: 'r9' }),
    role_held_edit: () => ({}),
    role_held_delete: () => ({}),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Profile id={person.id} />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: person.name });
  return { fake, ...view };
}

describe('posts', () => {
  const held = post('r1', 'Union delegate', '2024-01-01', null);
  const over = post('r2', 'Clerk', null, '2020-06-30');

  test('held beside and before are told apart, each with its dates', async () => {
    await open([held, over]);
    within(screen.getByRole('list', { name: 'Beside' })).getByText(`since ${formatDate('2024-01-01')}`);
    within(screen.getByRole('list', { name: 'Before' })).getByText(`until ${formatDate('2020-06-30')}`);
    await expectNoAxeViolations();
  });

  test('one is added, changed, ended and removed', async () => {
    const { fake, user } = await open([held]);
    await user.click(screen.getByRole('button', { name: 'Add a post' }));
    const dialog = await screen.findByRole('dialog', { name: 'A post of Ann Smith' });
    await user.click(within(dialog).getByRole('button', { name: 'Add post' }));
    await within(dialog).findByText('Say what the post is called.');
    await user.type(within(dialog).getByRole('textbox', { name: /Title/ }), 'Chair{Enter}');
    await waitFor(() =>
      expect(fake.requests('role_held_add')).toEqual([{ stakeholder: 's1', title: 'Chair' }]),
    );
    const choose = async (name: string) => {
      await user.click(
        await screen.findByRole('button', { name: 'What to do with the post Union delegate' }),
      );
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Change…');
    const change = await screen.findByRole('dialog', { name: 'Change a post of Ann Smith' });
    await user.type(within(change).getByRole('textbox', { name: /Title/ }), 's{Enter}');
    await waitFor(() =>
      expect(fake.requests('role_held_edit')).toEqual([
        { id: 'r1', title: 'Union delegates', unit: null, from_on: '2024-01-01', until_on: null },
      ]),
    );
    await choose('Ended today');
    await waitFor(() => expect(fake.requests('role_held_edit')).toHaveLength(2));
    expect(Object.keys(fake.requests('role_held_edit').at(-1) ?? {})).toEqual(['id', 'until_on']);
    await choose('Remove');
    await waitFor(() => expect(fake.requests('role_held_delete')).toEqual([{ id: 'r1' }]));
  });

  test('of an earlier date they are only read', async () => {
    const fake = smallWorkspace({
      person_profile: () => profileOf(ann, { roles: [over] }),
      person_history: () => ({ total: 0, items: [] }),
    });
    asOfStore.set('2019-01-10');
    renderWithApp(<Profile id="s1" />);
    // It was still held then.
    await screen.findByRole('list', { name: 'Beside' });
    expect(screen.queryByRole('button', { name: 'Add a post' })).toBeNull();
    expect(fake.requests('role_held_add')).toEqual([]);
  });
});

test('who is archived carries a mark, and is brought back', async () => {
  const { fake, user } = await open([], {}, row('s7', 'Old Hand', { archived_on: '2026-01-05' }));
  screen.getByText(`Archived since ${formatDate('2026-01-05')}`);
  await user.click(screen.getByRole('button', { name: 'Bring back' }));
  expect(fake.requests('stakeholder_edit')).toEqual([{ id: 's7', changes: { archived_on: null } }]);
});

describe('all that happened', () => {
  const told: FakeHandlers = {
    person_timeline: ({ kinds = [], limit }: { kinds?: string[]; limit: number }) => {
      const items = STORY.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
      return {
        total: items.length,
        items: items.slice(0, limit),
        counts: [
          { kind: 'assessment', count: 1 },
          { kind: 'edit', count: 1 },
          { kind: 'commitment', count: 1 },
          { kind: 'tie', count: 1 },
          { kind: 'post', count: 1 },
        ],
      };
    },
  };

  test('is told with what a value replaced and who recorded it', async () => {
    await open([], told);
    const list = await screen.findByRole('list', { name: 'All that happened, newest first' });
    const lines = within(list)
      .getAllByRole('listitem')
      .map((each) => each.textContent ?? '');
    expect(lines[0]).toContain('before: Clerk');
    expect(lines[0]).toContain('Director');
    expect(lines[0]).toContain('Rhian Pryce');
    expect(lines[1]).toMatch(/Power:.*before: 2.*4/);
    expect(lines[2]).toContain('We promised: Send the plan');
    expect(lines[3]).toContain('Advises: Bo Lund');
    expect(lines[4]).toContain('Gave up: Chair');
    await expectNoAxeViolations();
  });

  test('is filtered by kind', async () => {
    const { fake, user } = await open([], told);
    await user.click(await screen.findByRole('button', { name: /Everything/ }));
    await user.click(await screen.findByRole('option', { name: 'Posts (1)' }));
    await waitFor(() =>
      expect(fake.requests('person_timeline').at(-1)).toEqual({ id: 's1', limit: 10, kinds: ['post'] }),
    );
    await waitFor(() => expect(screen.queryByText('Send the plan')).toBeNull());
  });

  test('is not shown while Discreet is on', async () => {
    await open([], told);
    act(() => setDiscreet(true));
    await screen.findByText(/What happened is not shown/);
    expect(screen.queryByText(/Send the plan/)).toBeNull();
    act(() => setDiscreet(false));
  });
});

test('a brief is shown, under a profile, and saved as a page', async () => {
  const { fake, user } = await open([], {
    person_brief: () => BRIEF,
    desk_brief_save: () => ({ file_name: 'Brief.pdf', folder: '/home/ann' }),
  });
  await user.click(screen.getByRole('button', { name: 'Brief…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Before meeting Ann Smith' });
  await within(dialog).findByText('Since 1 February 2026: power 3 → 5');
  within(dialog).getByText('Late');
  within(dialog).getByText('and 2 more');
  await expectNoAxeViolations();
  await user.click(within(dialog).getByRole('button', { name: /People shown as/ }));
  await user.click(await screen.findByRole('option', { name: /Roles instead of names/ }));
  await waitFor(() => expect(fake.requests('person_brief').at(-1)).toEqual({ id: 's1', profile: 'roles' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save as PDF…' }));
  await waitFor(() => expect(fake.requests('desk_brief_save')).toEqual([{ id: 's1', profile: 'roles' }]));
  await screen.findByText('Saved Brief.pdf in /home/ann');
});
