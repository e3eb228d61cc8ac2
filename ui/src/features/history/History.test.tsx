import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { asOfStore, deskStore, rightsStore, scopeStore } from '#context';
import { formatDateLong } from '#i18n';
import { Toasts } from '#kit';
import {
  expectNoAxeViolations,
  type FakeHandlers,
  fakeTransport,
  leftTables,
  openDesk,
  renderWithApp,
} from '#test';
import { HistoryPlace } from './HistoryPlace';

const line = (seq: number, label: string, more: object = {}) => ({
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
const lines = [
  line(5, 'Deleted Tom Okafor', { in_force: false }),
  line(4, 'Deleted Tom Okafor', { kind: 'undo', of_seq: 5 }),
  line(3, 'Imported 348 rows', { at: '2026-03-08T09:00:00Z', rows: 1124 }),
  line(2, 'Upgraded the file', { kind: 'barrier', at: '2026-03-08T08:00:00Z' }),
];

async function open(more: FakeHandlers = {}, items = lines) {
  const fake = fakeTransport({
    journal_list: ({ limit }: { limit: number }) => ({ total: items.length, items: items.slice(0, limit) }),
    undo_state: () => ({ undo: { seq: 3, label: 'Imported 348 rows' }, redo: null, last: null }),
    undo: () => ({ label: 'Imported 348 rows', seq: 6 }),
    reverse: () => ({ label: 'Imported 348 rows', seq: 6 }),
    ...more,
  });
  const view = renderWithApp(
    <>
      <HistoryPlace />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: 'History' });
  return { fake, ...view };
}

beforeEach(() => deskStore.set(openDesk));

describe('the history', () => {
  test('lists changes by day, with what is no longer in force', async () => {
    await open();
    const today = within(await screen.findByRole('region', { name: 'Changes of March 9, 2026' }));
    expect(today.getAllByRole('listitem')).toHaveLength(2);
    today.getByText('undone');
    const before = within(screen.getByRole('region', { name: 'Changes of March 8, 2026' }));
    before.getByText('1,124 records');
    before.getByText('Undo stops here');
    screen.getByText('4 changes');
  });

  test('undoes the last, and takes back an older one', async () => {
    const { fake, user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Undo: Imported 348 rows' }));
    expect(fake.requests('undo')).toHaveLength(1);
    expect((screen.getByRole('button', { name: 'Redo' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getAllByRole('button', { name: /^Take back/ })).toHaveLength(1);
    screen.getByRole('button', { name: 'Take back: Imported 348 rows' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Taken back: Imported 348 rows');
    expect(fake.requests('reverse')).toEqual([{ seq: 3 }]);
  });

  test('what later changes stand on stays, and says so', async () => {
    const { user } = await open({
      reverse: () => {
        throw { code: 'conflict', message: 'A later change stands on this one.' };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Take back: Imported 348 rows' }));
    const alert = await screen.findByRole('alert');
    within(alert).getByText('A later change stands on this one.');
    within(alert).getByText(/Everything stays as it is/);
  });

  test('goes further back on request', async () => {
    const many = Array.from({ length: 130 }, (_, i) => line(200 - i, `Change ${i}`));
    const { user } = await open({}, many);
    await screen.findByText('Change 99');
    expect(screen.queryByText('Change 129')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show earlier' }));
    await screen.findByText('Change 129');
    expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
  });

  test('on an earlier date it is only read', async () => {
    asOfStore.set('2026-01-01');
    await open();
    await screen.findByText('Imported 348 rows');
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull();
  });

  test('somebody who was deleted can be erased from here', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Erase somebody deleted…' }));
    expect(rightsStore.get()).toEqual({ kind: 'erase-gone' });
    act(() => rightsStore.set(null));
  });

  test('nobody is offered for that while the project looked at is role-only, or on an earlier date', async () => {
    const quarters = { id: 'p1', name: 'Quarters' };
    scopeStore.set(quarters);
    const { unmount } = await open({
      projects_list: () => ({ total: 1, items: [{ ...quarters, role_only: true }] }),
    });
    await screen.findByText('Imported 348 rows');
    const offered = () => screen.queryByRole('button', { name: /^Erase somebody/ });
    await waitFor(() => expect(offered()).toBeNull());
    unmount();
    scopeStore.set(null);
    asOfStore.set('2026-01-01');
    await open();
    await screen.findByText('Imported 348 rows');
    expect(offered()).toBeNull();
  });

  test('nothing yet says what it is for; axe finds nothing', async () => {
    await open({}, []);
    await screen.findByText('No changes yet');
    await expectNoAxeViolations();
  });

  test('axe finds nothing', async () => {
    await open();
    await screen.findByText('Imported 348 rows');
    await expectNoAxeViolations();
  });
});

test('leaves as a table, all of it, however much is shown', async () => {
  const { fake, user } = await open({ desk_table_save: () => null });
  await user.click(await screen.findByRole('button', { name: 'Export the history' }));
  await user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
  const [saved] = leftTables(fake);
  expect(saved?.title).toBe(`History of Brackwater, ${formatDateLong('2026-03-09')}`);
  expect(saved?.columns.map(({ header }) => header)).toEqual([
    'Date',
    'Time',
    'Change',
    'Kind',
    'In force',
    'By',
    'Records',
  ]);
  expect(saved?.rows[0]?.slice(2)).toEqual(['Deleted Tom Okafor', 'Change', false, 'Ann Smith', 1]);
  expect(saved?.rows[1]?.slice(3, 5)).toEqual(['Undo', null]);
  expect(saved?.rows[2]?.[0]).toBe('2026-03-08');
});
