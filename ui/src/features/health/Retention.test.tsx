import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asOfStore, deskStore, detailStore } from '#context';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { Retention } from './Retention';

const person = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  role: 'Clerk',
  unit: 'Billing',
  added_on: '2025-01-07',
  latest_on: '2025-06-01',
  nowhere_since: null,
  kept_until: '2026-02-28',
  projects: [{ project: 'p1', project_name: 'Meters', closed_on: '2025-08-31', keep_until: '2026-02-28' }],
  held: [{ what: 'assessments', rows: 12 }],
  restricted: false,
  open_requests: 0,
  decided: [],
  ...more,
});
const due = [
  person('s1', 'Ann Smith'),
  person('s2', 'Ben Rees', {
    restricted: true,
    open_requests: 1,
    decided: [
      {
        id: 'k1',
        stakeholder: 's2',
        stakeholder_name: 'Ben Rees',
        until_on: '2026-02-28',
        reason: 'The inquiry was open',
        decided_on: '2025-09-01',
        author: 'Rhian',
      },
    ],
  }),
];
const kept = {
  id: 'k2',
  stakeholder: 's3',
  stakeholder_name: 'Cai Owen',
  until_on: '2026-09-30',
  reason: 'Asked to stay',
  decided_on: '2026-03-01',
  author: 'Rhian',
};

const erased = (called: string) => ({
  called,
  rows: [],
  entries: 0,
  namesakes: 0,
  common: [],
  backups: [],
  backups_left: [],
  kept_aside: [],
  kept_doubtful: [],
  finished: true,
});

async function open(more: FakeHandlers = {}) {
  const fake = fakeTransport({
    retention_rule_read: () => ({ months: 6 }),
    retention_rule_change: (rule: object) => rule,
    retention_due: () => ({ as_of: '2026-03-09', months: 6, total: due.length, items: due }),
    kept_longer_list: () => ({ total: 1, items: [kept] }),
    retention_keep: ({ stakeholders }: { stakeholders: string[] }) => ({ kept: stakeholders.length }),
    retention_release: () => ({}),
    desk_person_erase: ({ id }: { id: string }) => erased(`Erased person ${id}`),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Retention />
      <Toasts />
    </>,
  );
  await screen.findByRole('textbox', { name: /Months after the close/ });
  return { fake, ...view };
}

const table = () => screen.findByRole('table', { name: 'Due for review' });
const select = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });

beforeEach(() => deskStore.set(openDesk));
afterEach(() => {
  clearNotices();
  asOfStore.reset();
});

describe('who is due', () => {
  test('is listed with why, until when and what is held, and axe finds nothing', async () => {
    const { user } = await open();
    const rows = within(await table()).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]?.textContent).toContain('Clerk · Billing');
    expect(rows[1]?.textContent).toContain('Meters, closed on Aug 31, 2025');
    expect(rows[1]?.textContent).toContain('12 assessments, the latest of Jun 1, 2025');
    expect(rows[2]?.textContent).toContain('Restricted');
    expect(rows[2]?.textContent).toContain('1 request of theirs is open');
    expect(rows[2]?.textContent).toContain('The inquiry was open (Rhian');
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Open Ann Smith' }));
    expect(detailStore.get()).toBe('s1');
  });

  test('nobody is said in words', async () => {
    await open({ retention_due: () => ({ as_of: '2026-03-09', months: 6, total: 0, items: [] }) });
    await screen.findByText('Nobody is due for review');
  });

  test('more come on request', async () => {
    const many = Array.from({ length: 30 }, (_, at) => person(`s${at}`, `Person ${at}`));
    const { fake, user } = await open({
      retention_due: ({ limit }: { limit: number }) => ({
        as_of: '2026-03-09',
        months: 6,
        total: many.length,
        items: many.slice(0, limit),
      }),
    });
    expect(within(await table()).getAllByRole('row')).toHaveLength(26);
    await user.click(screen.getByRole('button', { name: 'Show 5 more' }));
    await waitFor(async () => expect(within(await table()).getAllByRole('row')).toHaveLength(31));
    expect(fake.requests('retention_due')).toEqual([{ limit: 25 }, { limit: 125 }]);
  });

  test('on an earlier date nothing is decided', async () => {
    asOfStore.set('2026-03-05');
    const { fake } = await open();
    await table();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Keep longer…' })).toBeNull();
    expect(fake.requests('retention_due')).toEqual([{ as_of: '2026-03-05', limit: 25 }]);
  });
});

describe('the decision', () => {
  test('several are kept longer at once, with a date and a reason, by keyboard', async () => {
    const { fake, user } = await open();
    await table();
    select('Ann Smith').focus();
    await user.keyboard(' ');
    select('Ben Rees').focus();
    await user.keyboard(' ');
    await screen.findByText('2 selected');
    screen.getByRole('button', { name: 'Keep longer…' }).focus();
    await user.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keep the data of 2 people longer' }));
    const save = dialog.getByRole('button', { name: 'Keep' }) as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    await user.keyboard('01312027');
    await user.type(dialog.getByRole('textbox', { name: /Why/ }), 'The inquiry is open');
    await user.click(save);
    await waitFor(() =>
      expect(fake.requests('retention_keep')).toEqual([
        { stakeholders: ['s1', 's2'], until: '2027-01-31', reason: 'The inquiry is open' },
      ]),
    );
    await screen.findByText(/Kept 2 people until/);
    expect(screen.getByText('None selected')).toBeTruthy();
  });

  test('several are erased one after another', async () => {
    const { fake, user } = await open();
    await table();
    await user.click(screen.getByRole('checkbox', { name: 'Select everybody listed' }));
    await user.click(screen.getByRole('button', { name: 'Erase…' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Erase 2 people?' }));
    expect(dialog.getByText('Ann Smith, Clerk')).toBeTruthy();
    await expectNoAxeViolations();
    await user.type(dialog.getByRole('textbox', { name: /Why/ }), 'Long enough');
    await user.click(dialog.getByRole('button', { name: 'Erase' }));
    await screen.findByText('2 people are no longer told apart');
    expect(fake.requests('desk_person_erase')).toEqual([
      { id: 's1', mode: 'erase', reason: 'Long enough' },
      { id: 's2', mode: 'erase', reason: 'Long enough' },
    ]);
  });

  test('where one is refused it stops, says how many were done, and goes on from there', async () => {
    let refuses = true;
    const { fake, user } = await open({
      desk_person_erase: ({ id }: { id: string }) => {
        if (id === 's2' && refuses) {
          throw { code: 'busy', message: 'Another program has the file.' };
        }
        return erased('Erased person 1');
      },
    });
    await table();
    await user.click(screen.getByRole('checkbox', { name: 'Select everybody listed' }));
    await user.click(screen.getByRole('button', { name: 'Anonymise…' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Anonymise 2 people?' });
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'Long enough');
    await user.click(within(dialog).getByRole('button', { name: 'Anonymise' }));
    await screen.findByText('Another program has the file.');
    await screen.findByText(/1 person was done before that\./);
    refuses = false;
    const again = await screen.findByRole('alertdialog', { name: 'Anonymise Ben Rees?' });
    await user.click(within(again).getByRole('button', { name: 'Anonymise' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(fake.requests('desk_person_erase')).toHaveLength(3);
  });

  test('what was decided is listed and taken back', async () => {
    const { fake, user } = await open();
    const list = within(await screen.findByRole('table', { name: 'Kept longer' }));
    expect(list.getByText('Asked to stay')).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Review Cai Owen now' }));
    await waitFor(() => expect(fake.requests('retention_release')).toEqual([{ id: 'k2' }]));
  });

  test('the months are set once the field is left', async () => {
    const { fake, user } = await open();
    const months = screen.getByRole('textbox', { name: /Months after the close/ });
    await user.clear(months);
    await user.type(months, '12');
    await user.tab();
    await waitFor(() => expect(fake.requests('retention_rule_change')).toEqual([{ months: 12 }]));
  });
});
