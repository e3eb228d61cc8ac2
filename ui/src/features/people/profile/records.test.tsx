import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { asOfStore } from '#context';
import { Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { PEOPLE, profileOf, smallWorkspace } from '../fixture';
import type { Commitment, Conversation, PersonProfile } from '../model';
import { Tasks } from '../Tasks';
import { Profile } from './Profile';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];

const conversation = (id: string, on_date: string, more: Partial<Conversation> = {}): Conversation => ({
  id,
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  project: null,
  project_name: null,
  on_date,
  channel: '',
  place: '',
  purpose: '',
  attendees: '',
  shared: '',
  issues: '',
  response: '',
  sentiment: null,
  basis: null,
  follow_up_owner: '',
  follow_up_on: null,
  author: 'Tom Okafor',
  ...more,
});

const commitment = (id: string, what: string, more: Partial<Commitment> = {}): Commitment => ({
  id,
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  project: null,
  project_name: null,
  direction: 'ours',
  what,
  owner: '',
  agreed_on: '2026-02-01',
  due_on: '2026-03-05',
  status: 'open',
  done_on: null,
  overdue: false,
  author: 'Tom Okafor',
  ...more,
});

const full = profileOf(ann, {
  tags: [
    { id: 'g1', name: 'Board' },
    { id: 'g2', name: 'Champion' },
  ],
  custom: [
    { field: 'f1', name: 'Known as', kind: 'text', choices: [], value: 'Annie' },
    { field: 'f2', name: 'Joined', kind: 'date', choices: [], value: null },
    { field: 'f3', name: 'Region', kind: 'choice', choices: ['North', 'South'], value: 'North' },
    { field: 'f4', name: 'Union', kind: 'yes_no', choices: [], value: null },
    { field: 'f5', name: 'Badge', kind: 'number', choices: [], value: '4711' },
  ],
  engagements: [
    conversation('e1', '2026-03-02', {
      channel: 'Meeting',
      place: 'Depot',
      project: 'p1',
      project_name: 'Field app',
      purpose: 'The rota',
      issues: 'Night shifts',
      sentiment: -1,
      basis: 'stated',
      follow_up_owner: 'Tom',
      follow_up_on: '2026-03-20',
    }),
    ...['2026-02-20', '2026-02-10', '2026-02-01', '2026-01-20'].map((day, at) =>
      conversation(`e${at + 2}`, day, { sentiment: 0, basis: 'observed' }),
    ),
  ],
  sentiment: { of: 5, now: 0, trend: null },
  commitments: [
    commitment('c1', 'Send the rota', { overdue: true, owner: 'Tom' }),
    commitment('c2', 'Lend two people', {
      direction: 'theirs',
      status: 'done',
      done_on: '2026-03-01',
    }),
  ],
  kept: { ours: { part: 1, whole: 2, percent: 50 }, theirs: null },
});

async function open(profile: PersonProfile = full, more: FakeHandlers = {}) {
  const fake = smallWorkspace({
    person_profile: () => profile,
    person_history: () => ({ total: 0, items: [] }),
    tags_list: () => ({ total: 1, items: [{ id: 'g3', name: 'Early adopter', stakeholders: 4 }] }),
    tag_add: () => ({ id: 'g9', tagged: 1 }),
    tag_remove: () => ({ untagged: 1 }),
    custom_value_set: ({ value }: { value: string | null }) => ({ value }),
    custom_field_add: () => ({ id: 'f9' }),
    engagement_add: () => ({ id: 'e9' }),
    engagement_edit: () => ({}),
    engagement_delete: () => ({}),
    commitment_add: () => ({ id: 'c9' }),
    commitment_edit: () => ({}),
    commitment_delete: () => ({}),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Profile id={profile.person.id} />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: profile.person.name });
  return { fake, ...view };
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('tags', () => {
  test('are read as a list and taken off where they stand, with the way back', async () => {
    const { fake, user } = await open();
    const list = screen.getByRole('list', { name: 'Tags' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    await user.click(within(list).getByRole('button', { name: 'Take off the tag Champion' }));
    expect(fake.requests('tag_remove')).toEqual([{ id: 'g2', stakeholders: ['s1'] }]);
    await screen.findByText('Took off the tag Champion');
  });

  test('are added by keyboard: one that is there, or a new one', async () => {
    const { fake, user } = await open();
    screen.getByRole('button', { name: 'Add a tag…' }).focus();
    await user.keyboard('{Enter}');
    const tag = await screen.findByRole('combobox', { name: 'Tag' });
    await user.type(tag, 'early');
    await screen.findByRole('option', { name: /Early adopter/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await user.click(screen.getByRole('button', { name: 'Tag' }));
    await gone();
    await user.click(screen.getByRole('button', { name: 'Add a tag…' }));
    await user.type(await screen.findByRole('combobox', { name: 'Tag' }), 'Sceptic{Enter}');
    await user.click(screen.getByRole('button', { name: 'Tag' }));
    await gone();
    expect(fake.requests('tag_add')).toEqual([
      { name: 'Early adopter', stakeholders: ['s1'] },
      { name: 'Sceptic', stakeholders: ['s1'] },
    ]);
  });
});

describe('further fields', () => {
  test('are edited where they stand, each as its kind asks', async () => {
    const { fake, user } = await open();
    const name = screen.getByRole('textbox', { name: 'Known as' });
    await user.clear(name);
    await user.type(name, 'Nan{Enter}');
    await user.clear(screen.getByRole('textbox', { name: 'Badge' }));
    await user.tab();
    await user.click(screen.getByRole('button', { name: /Region/ }));
    await user.click(await screen.findByRole('option', { name: 'South' }));
    await user.click(screen.getByRole('button', { name: /Union/ }));
    await user.click(await screen.findByRole('option', { name: 'Yes' }));
    expect(fake.requests('custom_value_set')).toEqual([
      { field: 'f1', id: 's1', value: 'Nan' },
      { field: 'f5', id: 's1', value: null },
      { field: 'f3', id: 's1', value: 'South' },
      { field: 'f4', id: 's1', value: 'yes' },
    ]);
  });

  test('what does not fit stays beside the field, with what is wrong with it', async () => {
    const { user } = await open(full, {
      custom_value_set: () => {
        throw { code: 'invalid', message: 'value: Joined: “soon” is not a date.' };
      },
    });
    const joined = screen.getByRole('textbox', { name: 'Joined' });
    await user.type(joined, 'soon{Enter}');
    await screen.findByText(/is not a date/);
    expect((joined as HTMLInputElement).value).toBe('soon');
  });

  test('a field is added for everybody', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a field…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: /Name/ }), 'Shift');
    await user.click(dialog.getByRole('button', { name: /Holds/ }));
    await user.click(await screen.findByRole('option', { name: 'A choice' }));
    await user.type(dialog.getByRole('textbox', { name: /Choices/ }), 'Early{Enter}Late{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    await gone();
    expect(fake.requests('custom_field_add')).toEqual([
      { subject: 'stakeholder', name: 'Shift', kind: 'choice', choices: ['Early', 'Late'] },
    ]);
  });
});

describe('conversations', () => {
  test('say when, how, what and by whom; the older ones on request', async () => {
    const { user } = await open();
    const list = screen.getByRole('list', { name: 'Conversations, newest first' });
    expect(within(list).getAllByRole('article')).toHaveLength(3);
    const first = within(screen.getByRole('article', { name: 'Conversation on Mar 2, 2026' }));
    first.getByText('Meeting, Depot');
    first.getByText('Field app');
    first.getByText('Night shifts');
    first.getByText('Tom by Mar 20, 2026');
    first.getByText('Negative, stated · recorded by Tom Okafor');
    await user.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(within(list).getAllByRole('article')).toHaveLength(5);
    screen.getByRole('button', { name: 'How is Sentiment now worked out?' });
  });

  test('one is recorded, and a sentiment says what it rests on', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Record a conversation…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'A conversation with Ann Smith' }));
    await user.type(dialog.getByRole('textbox', { name: 'How' }), 'Call');
    await user.click(dialog.getByRole('button', { name: /Sentiment/ }));
    await user.click(await screen.findByRole('option', { name: 'Positive' }));
    await user.click(dialog.getByRole('button', { name: 'Record' }));
    await screen.findByText('Say what the sentiment rests on.');
    expect(fake.requests('engagement_add')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: /It rests on/ }));
    await user.click(await screen.findByRole('option', { name: /Observed/ }));
    await user.click(dialog.getByRole('button', { name: 'Record' }));
    await gone();
    const [sent] = fake.requests('engagement_add') as [{ stakeholder: string; said: Partial<Conversation> }];
    expect(sent.stakeholder).toBe('s1');
    expect(sent.said).toMatchObject({
      on_date: '2026-03-09',
      channel: 'Call',
      sentiment: 1,
      basis: 'observed',
      project: null,
      author: 'Ann Smith',
    });
  });

  test('one is changed, and deleted with the way back', async () => {
    const { fake, user } = await open();
    const actions = { name: 'Actions for the conversation on Mar 2, 2026' };
    await user.click(screen.getByRole('button', actions));
    await user.click(await screen.findByRole('menuitem', { name: 'Change…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Response' }), 'Will think');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    await gone();
    expect(fake.requests('engagement_edit')).toEqual([
      // What was not touched is not written: it may be shown otherwise than it is.
      { id: 'e1', changes: { response: 'Will think' } },
    ]);
    await user.click(screen.getByRole('button', actions));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(fake.requests('engagement_delete')).toEqual([{ id: 'e1' }]);
    await screen.findByText('Deleted a conversation');
  });
});

describe('commitments', () => {
  test('ours and theirs, with their state and how many were kept', async () => {
    await open();
    const ours = within(screen.getByRole('list', { name: 'Ours' }));
    ours.getByText('Overdue');
    ours.getByText('due Mar 5, 2026');
    ours.getByText(/Tom sees to it/);
    within(screen.getByRole('list', { name: 'Theirs' })).getByText('done Mar 1, 2026');
    screen.getByText('1 of 2 kept (50%)');
  });

  test('are marked as done from their menu', async () => {
    const { fake, user } = await open();
    screen.getByRole('button', { name: 'Actions for Send the rota' }).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: 'Mark as done' }));
    expect(fake.requests('commitment_edit')).toEqual([{ id: 'c1', changes: { status: 'done' } }]);
  });

  test('one is recorded by whom, what and by when', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Record a commitment…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'A commitment with Ann Smith' }));
    await user.click(dialog.getByRole('button', { name: 'Record' }));
    await screen.findByText('Say what was promised.');
    await user.click(dialog.getByRole('radio', { name: 'They promised' }));
    await user.type(dialog.getByRole('textbox', { name: /What was promised/ }), 'Two people for a week');
    await user.click(dialog.getByRole('button', { name: 'Record' }));
    await gone();
    expect(fake.requests('commitment_add')).toEqual([
      {
        stakeholder: 's1',
        direction: 'theirs',
        what: 'Two people for a week',
        owner: '',
        status: 'open',
        agreed_on: '2026-03-09',
      },
    ]);
  });
});

test('an earlier date is only read', async () => {
  smallWorkspace({ person_profile: () => full, person_history: () => ({ total: 0, items: [] }) });
  asOfStore.set('2026-01-10');
  renderWithApp(<Profile id="s1" />);
  await screen.findByText('Annie');
  expect(screen.queryByRole('button', { name: /Add a|Record a|Take off/ })).toBeNull();
  expect(screen.queryByText('Joined')).toBeNull();
  screen.getByText('Send the rota');
});

test('axe finds nothing', async () => {
  const { user } = await open();
  await expectNoAxeViolations();
  await user.click(screen.getByRole('button', { name: 'Record a conversation…' }));
  await screen.findByRole('dialog');
  await expectNoAxeViolations();
});
