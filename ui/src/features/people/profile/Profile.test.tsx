import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { asOfStore, detailStore, scopeStore } from '#context';
import { formatDate } from '#i18n';
import { Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { assessed, change, PEOPLE, profileOf, row, smallWorkspace, unassessed } from '../fixture';
import type { AssessmentEntry, PersonProfile } from '../model';
import { Tasks } from '../Tasks';
import { Profile } from './Profile';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];

const said = (
  axis: AssessmentEntry['axis'],
  value: number,
  on_date: string,
  note = '',
  axis_name: string = axis,
): AssessmentEntry => ({
  axis,
  axis_name,
  value,
  on_date,
  assessor: 'Ann',
  basis: 'observed',
  note,
});

const TRUST = '0190a5c2-7c00-7000-8000-000000000001';

const full = profileOf(ann, {
  notes: 'Chairs the forum.',
  stakes: [
    {
      project: 'p2',
      project_name: 'Billing',
      added_on: '2025-12-01',
      direction: null,
      decisions: [],
      standing: unassessed,
      history: [],
    },
    {
      project: 'p1',
      project_name: 'Field app',
      added_on: '2025-08-01',
      direction: 'upward',
      decisions: [
        {
          id: 'd1',
          kind: 'decision',
          what: 'Which phones to buy',
          due_on: '2026-04-01',
          parts: ['responsible', 'accountable'],
        },
      ],
      standing: assessed,
      history: [
        said('power', 5, '2026-02-20', 'Signs the budget.'),
        said('current_engagement', 0, '2026-02-20'),
        said('power', 3, '2025-09-01'),
      ],
    },
  ],
  groups: [{ id: 'm1', stakeholder: 's2', name: 'Depot crews', from_on: '2025-08-01', until_on: null }],
  ties: [
    { id: 't1', kind: 'reports_to', outgoing: false, other: 's3', other_name: 'Priya Nair', source: '' },
    { id: 't2', kind: 'advises', outgoing: true, other: 's2', other_name: 'Depot crews', source: '' },
  ],
});

async function open(profile: PersonProfile = full, more: FakeHandlers = {}) {
  const fake = smallWorkspace({
    person_profile: () => profile,
    person_history: () => ({
      total: 2,
      items: [change(7, 'Assessed Ann Smith'), change(3, 'Added Ann Smith', { in_force: false })],
    }),
    assess: () => ({ recorded: 2 }),
    stakes_direct: () => ({}),
    membership_end: () => ({}),
    membership_add: () => ({ id: 'm9' }),
    tie_add: () => ({ id: 't9' }),
    tie_delete: () => ({}),
    stake_remove: () => ({ removed: 1, assessments: 3, judged_scores: 0 }),
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

describe('identity', () => {
  test('is edited where it stands: Enter keeps, Escape leaves it', async () => {
    const { fake, user } = await open();
    screen.getByText('Harbour Trust › Finance');
    const role = screen.getByRole('textbox', { name: 'Role' });
    await user.clear(role);
    await user.type(role, 'Treasurer{Enter}');
    expect(fake.requests('stakeholder_edit')).toEqual([{ id: 's1', changes: { role: 'Treasurer' } }]);
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.type(name, ' OBE{Escape}');
    expect((name as HTMLInputElement).value).toBe('Ann Smith');
    await user.type(screen.getByRole('textbox', { name: 'Notes' }), ' Mondays.');
    await user.tab();
    expect(fake.requests('stakeholder_edit').at(-1)).toEqual({
      id: 's1',
      changes: { notes: 'Chairs the forum. Mondays.' },
    });
  });

  test('of a project that is role-only the position stands in the place of the name', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    await open(profileOf({ ...ann, name: 'Finance director' }, {}), {
      projects_list: () => ({ total: 1, items: [{ id: 'p1', name: 'Field app', role_only: true }] }),
    });
    await screen.findByText(/This project is role-only/);
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'E-mail' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Role' })).toBeTruthy();
    await expectNoAxeViolations();
  });

  test('a refusal stays beside its field with what was typed', async () => {
    const { user } = await open(full, {
      stakeholder_edit: () => {
        throw { code: 'invalid', message: 'name: must not be blank.' };
      },
    });
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.tab();
    await screen.findByText('name: must not be blank.');
    expect((name as HTMLInputElement).value).toBe('');
  });

  test('the unit is chosen by name, the kind from a list', async () => {
    const { fake, user } = await open();
    const unit = await screen.findByRole('combobox', { name: 'Unit' });
    await user.clear(unit);
    await user.type(unit, 'field');
    await user.click(await screen.findByRole('option', { name: /Field service/ }));
    expect(fake.requests('stakeholder_edit')).toEqual([{ id: 's1', changes: { unit: 'u3' } }]);
    await user.click(screen.getByRole('button', { name: /Kind/ }));
    await user.click(await screen.findByRole('option', { name: /Organisation/ }));
    expect(fake.requests('stakeholder_edit').at(-1)).toEqual({
      id: 's1',
      changes: { kind: 'organisation' },
    });
  });
});

describe('stakes', () => {
  test('say where somebody stands, with the project in scope first', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    await open();
    const [first] = screen.getAllByRole('article');
    expect(first).toBe(screen.getByRole('article', { name: 'Field app' }));
    const stake = within(first as HTMLElement);
    stake.getByText('Keep satisfied');
    stake.getByText('Disputed');
    stake.getByText('3–5');
    stake.getByText('Unaware → Supportive');
    stake.getByText('+3');
    stake.getByText('raise, needs awareness');
    stake.getByText('12 of 20');
    within(screen.getByRole('article', { name: 'Billing' })).getByText('Not placed yet');
  });

  test('every figure says how it is worked out', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'How is The quadrant worked out?' }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText(/count as high from 4/);
    within(dialog).getByText(/5 · Ann/);
    await user.keyboard('{Escape}');
    for (const what of ['The gap', 'The priority']) {
      screen.getByRole('button', { name: `How is ${what} worked out?` });
    }
  });

  test('how it moved is drawn, and the same as a list', async () => {
    const { user } = await open();
    screen.getByRole('img', {
      name: 'Power over time: Sep 1, 2025 3 by Ann; Feb 20, 2026 5 by Ann',
    });
    await user.click(screen.getByRole('button', { name: 'Show as a list' }));
    const list = screen.getByRole('table', { name: 'Assessments in Field app' });
    expect(within(list).getAllByRole('row')).toHaveLength(4);
    within(list).getByText('Signs the budget.');
    expect(within(list).getByText('Unaware')).toBeTruthy();
  });

  test('say from which side somebody stands, to be chosen, and what they have to decide (R6)', async () => {
    const { fake, user } = await open();
    const stake = screen.getByRole('article', { name: 'Field app' });
    const own = within(stake).getByRole('list', { name: 'Decisions' });
    expect(own.textContent).toContain('Which phones to buy: responsible, accountable');
    expect(own.textContent).toContain(formatDate('2026-04-01'));
    const choice = within(stake).getByRole('button', { name: /Direction in Field app/ });
    expect(choice.textContent).toContain('Upward');
    choice.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Sideward' }));
    await waitFor(() =>
      expect(fake.requests('stakes_direct')).toEqual([
        { project: 'p1', stakeholders: ['s1'], direction: 'sideward' },
      ]),
    );
    const other = screen.getByRole('article', { name: 'Billing' });
    expect(within(other).getByRole('button', { name: /Direction in Billing/ }).textContent).toContain(
      'Not said',
    );
    expect(within(other).queryByRole('list', { name: 'Decisions' })).toBeNull();
  });

  test('are ended after a question', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Actions for Field app' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take out of Field app…' }));
    const dialog = await screen.findByRole('alertdialog');
    within(dialog).getByText('Its 3 assessments there go too. Undo brings them back.');
    within(dialog).getByText('So does its part in 1 decision of the project.');
    await user.click(within(dialog).getByRole('button', { name: 'Take out' }));
    await waitFor(() =>
      expect(fake.requests('stake_remove')).toEqual([{ project: 'p1', stakeholders: ['s1'] }]),
    );
  });
});

describe('assessing', () => {
  test('records only what was rated, dated and by name', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Assess…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Assess Ann Smith' }));
    const power = within(dialog.getByRole('radiogroup', { name: 'Power' }));
    await user.click(power.getByRole('radio', { name: '4' }));
    const desired = within(dialog.getByRole('radiogroup', { name: 'Engagement desired' }));
    expect(desired.queryByRole('radio', { name: 'Resistant' })).toBeNull();
    await user.click(desired.getByRole('radio', { name: 'Leading' }));
    await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'Said so on the stairs.');
    await user.click(dialog.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.requests('assess')).toEqual([
      {
        stakeholder: 's1',
        project: 'p1',
        values: [
          { axis: 'power', value: 4 },
          { axis: 'desired_engagement', value: 4 },
        ],
        on_date: '2026-03-09',
        assessor: 'Ann Smith',
        note: 'Said so on the stairs.',
      },
    ]);
  });

  test('rates on axes of one’s own, which stand and are told by their names', async () => {
    const own = {
      ...full,
      stakes: full.stakes.map((stake) =>
        stake.project === 'p1'
          ? {
              ...stake,
              standing: {
                ...stake.standing,
                own: {
                  [TRUST]: { median: 3.5, lowest: 2, highest: 5, disputed: true, voices: [] },
                },
              },
              history: [...stake.history, said(TRUST, 2, '2025-10-01', '', 'Trust')],
            }
          : stake,
      ),
    };
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake, user } = await open(own, {
      own_axes_list: () => ({
        total: 1,
        items: [{ id: TRUST, name: 'Trust', low: 'None', high: 'Full', assessments: 2 }],
      }),
    });
    const stake = screen.getByRole('article', { name: 'Field app' });
    await waitFor(() => expect(stake.textContent).toContain('Trust3.5'));
    expect(stake.textContent).toContain('disputed');
    expect(within(stake).getByRole('img', { name: /^Trust over time: .* 2 by Ann/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Assess…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Assess Ann Smith' });
    await expectNoAxeViolations(dialog);
    const trust = within(dialog).getByRole('radiogroup', { name: 'Trust' });
    expect(dialog.textContent).toContain('1: None · 5: Full');
    await user.click(within(trust).getByRole('radio', { name: '5' }));
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    await waitFor(() =>
      expect(fake.requests('assess')).toMatchObject([{ values: [{ axis: TRUST, value: 5 }] }]),
    );
  });

  test('nothing rated is said, not sent', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Assess…' }));
    await user.click(await screen.findByRole('button', { name: 'Record' }));
    await screen.findByText('Rate at least one.');
    expect(fake.requests('assess')).toEqual([]);
  });
});

describe('others', () => {
  test('a tie or a group opens the other end', async () => {
    const { user } = await open();
    within(screen.getByRole('list', { name: 'Reports from' })).getByRole('button', { name: 'Priya Nair' });
    await user.click(screen.getByRole('button', { name: 'Priya Nair' }));
    expect(detailStore.get()).toBe('s3');
  });

  test('ties are added by finding somebody, and deleted', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a tie…' }));
    const finder = await screen.findByRole('combobox', { name: /Stakeholder/ });
    await user.type(finder, 'priya');
    await user.click(await screen.findByRole('option', { name: /Priya Nair/ }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(fake.requests('tie_add')).toEqual([{ kind: 'reports_to', from: 's1', to: 's3' }]),
    );
    await user.click(screen.getByRole('button', { name: 'Delete the tie to Depot crews' }));
    expect(fake.requests('tie_delete')).toEqual([{ id: 't2' }]);
  });

  test('a membership is ended, with the way back', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'End the membership of Depot crews' }));
    await screen.findByText('Ended the membership');
    expect(fake.requests('membership_end')).toEqual([{ id: 'm1' }]);
  });

  test('a group shows its members and what it is made of', async () => {
    await open(
      profileOf(row('s2', 'Depot crews', { kind: 'group', headcount: 14.5 }), {
        composition: [{ title: 'Technician', grade: 'T2', headcount: 10.5 }],
        members: [{ id: 'm1', stakeholder: 's1', name: 'Ann Smith', from_on: '2025-08-01', until_on: null }],
      }),
    );
    const table = screen.getByRole('table', { name: 'What the headcount of Depot crews is made of' });
    within(table).getByRole('rowheader', { name: 'Technician' });
    screen.getByRole('button', { name: 'Ann Smith' });
    expect((screen.getByRole('textbox', { name: 'Headcount' }) as HTMLInputElement).value).toBe('14.5');
  });
});

test('who recorded what when', async () => {
  await open();
  await screen.findByText('Assessed Ann Smith');
  screen.getByText('undone');
});

test('an earlier date is only read', async () => {
  asOfStore.set('2026-01-10');
  const fake = smallWorkspace({
    person_profile: () => full,
    person_history: () => ({ total: 0, items: [] }),
  });
  asOfStore.set('2026-01-10');
  renderWithApp(<Profile id="s1" />);
  await screen.findByRole('heading', { name: 'Ann Smith' });
  expect(fake.requests('person_profile')).toEqual([{ id: 's1', as_of: '2026-01-10' }]);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Assess…' })).toBeNull();
  screen.getByText('Finance Director');
});

test('somebody who is gone is said to be gone', async () => {
  smallWorkspace({
    person_profile: () => {
      throw { code: 'not_found', message: 'This stakeholder is not in the workspace.' };
    },
  });
  renderWithApp(<Profile id="s1" />);
  await screen.findByText('No longer in the workspace');
});

test('axe finds nothing', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Show as a list' }));
  await screen.findByText('Assessed Ann Smith');
  await expectNoAxeViolations();
  await user.click(screen.getByRole('button', { name: 'Assess…' }));
  await screen.findByRole('dialog');
  await expectNoAxeViolations();
});
