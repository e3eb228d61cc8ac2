import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Toasts } from '#kit';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { PEOPLE, profileOf, smallWorkspace } from '../fixture';
import { Profile } from '../profile/Profile';
import { Tasks } from '../Tasks';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];

const erased = {
  called: 'Erased person 1',
  rows: [{ what: 'assessments', rows: 3 }],
  entries: 2,
  namesakes: 0,
  backups: ['one.soundings'],
  backups_left: [],
  finished: true,
};

const shown = async () => {
  const fake = smallWorkspace({
    person_profile: () => profileOf(ann),
    marks_list: () => ({
      total: 1,
      items: [
        {
          id: 'm1',
          stakeholder: 's1',
          stakeholder_name: 'Ann Smith',
          kind: 'disputed',
          whose: 'Tom Okafor',
          about: 'Power of 4',
          note: '',
          set_on: '2026-03-01',
          author: 'Tom Okafor',
        },
      ],
    }),
    data_requests_list: () => ({
      total: 1,
      items: [
        {
          id: 'r1',
          stakeholder: 's1',
          stakeholder_name: 'Ann Smith',
          kind: 'access',
          received_on: '2026-01-31',
          due_on: '2026-03-02',
          days_left: -7,
          note: '',
          status: 'open',
          decided_on: null,
          reason: '',
          author: 'Tom Okafor',
        },
      ],
    }),
    mark_clear: () => ({}),
    data_request_decide: () => ({}),
    desk_person_erase: () => erased,
    desk_person_pack_save: () => ({ file_name: 'Held about.pdf', folder: '/home/ann' }),
    person_history: () => ({ total: 0, items: [] }),
  });
  const view = renderWithApp(
    <>
      <Profile id="s1" />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: ann.name });
  return { ...view, requests: fake.requests };
};

const choose = async (user: Awaited<ReturnType<typeof shown>>['user'], name: RegExp) => {
  const buttons = await screen.findAllByRole('button', { name: /Actions for Ann Smith/ });
  (buttons[0] as HTMLElement).focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name }));
};

test('a dispute says whose opinion and about what, and a request how late it is', async () => {
  const { user, requests } = await shown();
  const marks = await screen.findByRole('list', { name: 'Marks on their data' });
  expect(marks.textContent).toContain('Power of 4 – opinion of Tom Okafor');
  const asked = await screen.findByRole('list', { name: 'What they ask' });
  expect(asked.textContent).toContain('7 days overdue');
  await expectNoAxeViolations();
  await user.click(within(marks).getByRole('button', { name: /Clear the mark/ }));
  await waitFor(() => expect(requests('mark_clear')).toEqual([{ id: 'm1' }]));
});

test('a decision needs a reason', async () => {
  const { user, requests } = await shown();
  await user.click(await screen.findByRole('button', { name: 'Decide…' }));
  await user.click(await screen.findByRole('button', { name: 'Record the decision' }));
  expect(await screen.findByText(/Say why; it stays/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: /Why/ }), 'Sent the pack');
  await user.click(screen.getByRole('button', { name: 'Record the decision' }));
  await waitFor(() =>
    expect(requests('data_request_decide')).toEqual([{ id: 'r1', status: 'done', reason: 'Sent the pack' }]),
  );
});

test('erasing says first what changes, needs a reason, and is done with the keyboard', async () => {
  const { user, requests } = await shown();
  await choose(user, /Erase or anonymise/);
  const dialog = await screen.findByRole('alertdialog').catch(() => screen.getByRole('dialog'));
  await within(dialog).findByText(/counted as before/);
  await expectNoAxeViolations();
  await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
  expect(requests('desk_person_erase').filter((each) => !(each as { dry_run?: boolean }).dry_run)).toEqual(
    [],
  );
  await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
  within(dialog).getByRole('button', { name: 'Anonymise for good' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(requests('desk_person_erase').at(-1)).toEqual({
      id: 's1',
      mode: 'anonymise',
      reason: 'They asked',
    }),
  );
  expect(await screen.findByText(/Erased person 1 is what they are called now/)).toBeTruthy();
});

test('everything held is saved where one says', async () => {
  const { user, requests } = await shown();
  await choose(user, /Everything held/);
  await waitFor(() => expect(requests('desk_person_pack_save')).toEqual([{ id: 's1' }]));
  expect(await screen.findByText(/Saved Held about.pdf/)).toBeTruthy();
});
