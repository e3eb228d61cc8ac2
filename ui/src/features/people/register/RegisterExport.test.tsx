import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { asOfStore, scopeStore, selectionStore } from '#context';
import { formatDateLong } from '#i18n';
import { clearNotices, Toasts } from '#kit';
import { type FakeHandlers, type LeftTable, leftTables, renderWithApp } from '#test';
import { PEOPLE, row, smallWorkspace } from '../fixture';
import { RegisterPlace } from './RegisterPlace';
import { registerStore } from './state';

async function open(people = PEOPLE, more: FakeHandlers = {}) {
  const fake = smallWorkspace(
    { desk_table_save: () => ({ file_name: 'People.xlsx', folder: '/home/ann' }), ...more },
    people,
  );
  const view = renderWithApp(
    <>
      <RegisterPlace />
      <Toasts />
    </>,
  );
  if (people.length > 0) {
    await screen.findByRole('rowheader', { name: /Ann Smith/ });
  }
  const save = async () => {
    await view.user.click(screen.getByRole('button', { name: 'Export the register' }));
    await view.user.click(screen.getByRole('menuitem', { name: 'Save as Excel workbook…' }));
    await waitFor(() => expect(fake.requests('desk_table_save').length).toBeGreaterThan(0));
    return leftTables(fake).at(-1) as LeftTable;
  };
  return { fake, save, ...view };
}

afterEach(clearNotices);

test('everybody shown, with the columns shown, numbers as numbers and blanks as blanks', async () => {
  const { save } = await open();
  const { title, columns, rows } = await save();
  expect(title).toBe(`People of Brackwater, ${formatDateLong('2026-03-09')}`);
  expect(columns).toEqual([
    { header: 'Name', kind: 'text' },
    { header: 'Kind', kind: 'text' },
    { header: 'Role', kind: 'text' },
    { header: 'Unit', kind: 'text' },
    { header: 'Headcount', kind: 'number' },
    { header: 'E-mail', kind: 'text' },
  ]);
  expect(rows).toEqual([
    ['Ann Smith', 'Person', 'Finance Director', 'Finance', null, 'ann@harbour.example'],
    ['Depot crews', 'Group', null, 'Field service', 42.5, null],
    ['Priya Nair', 'Person', 'Head of networks', 'Operations', null, null],
  ]);
  await screen.findByText('Saved People.xlsx in /home/ann');
});

test('with the filter, the order and the date looked at', async () => {
  const { fake, save, user } = await open();
  asOfStore.set('2026-02-01');
  await user.click(screen.getByRole('button', { name: 'Groups' }));
  await user.click(screen.getByRole('columnheader', { name: 'Headcount' }));
  const { title, rows } = await save();
  expect(title).toBe(`Groups, ${formatDateLong('2026-02-01')}`);
  expect(rows.map(([name]) => name)).toEqual(['Depot crews']);
  expect(fake.requests('people_list').at(-1)).toMatchObject({
    filter: { kinds: ['group'], as_of: '2026-02-01' },
    sort: 'headcount',
    limit: 10_000,
  });
});

test('in a project the pair of engagements is two columns, and what is not assessed is empty', async () => {
  scopeStore.set({ id: 'p1', name: 'Field app' });
  const { save } = await open([
    row('s1', 'Ann Smith', { power: 4.5, interest: null, desired: 'supportive', current: null }),
  ]);
  const { title, columns, rows } = await save();
  expect(title).toBe(`Everybody with a stake in Field app, ${formatDateLong('2026-03-09')}`);
  expect(columns.slice(-5).map(({ header, kind }) => `${header}: ${kind}`)).toEqual([
    'Power: number',
    'Interest: number',
    'Quadrant: text',
    'Engagement: text',
    'Desired engagement: text',
  ]);
  expect(rows[0]?.slice(-5)).toEqual([4.5, null, null, null, 'Supportive']);
});

test('R6: the side somebody stands to the project from is a column in words', async () => {
  scopeStore.set({ id: 'p1', name: 'Field app' });
  registerStore.set((now) => ({ ...now, shown: ['name', 'direction'] }));
  const { fake, save } = await open([
    row('s1', 'Ann Smith', { more: { direction: 'outward' } }),
    row('s2', 'Bo Ng'),
  ]);
  expect(fake.requests('people_list')).toContainEqual(expect.objectContaining({ columns: ['direction'] }));
  const { columns, rows, marked } = await save();
  expect(columns.map(({ header }) => header)).toEqual(['Name', 'Direction']);
  expect(rows).toEqual([
    ['Ann Smith', 'Outward'],
    ['Bo Ng', null],
  ]);
  expect(marked.columns[1]?.holds).toBe('plain');
});

test('only those selected, wherever a filter has led since', async () => {
  const { save, user } = await open();
  selectionStore.set(new Set(['s1', 's3']));
  await user.click(screen.getByRole('button', { name: 'Groups' }));
  await user.click(screen.getByRole('button', { name: 'Export the register' }));
  screen.getByRole('group', { name: 'The 2 selected rows, with names' });
  await user.keyboard('{Escape}');
  const { title, rows } = await save();
  expect(title).toBe(`Selected people of Brackwater, ${formatDateLong('2026-03-09')}`);
  expect(rows.map(([name]) => name)).toEqual(['Ann Smith', 'Priya Nair']);
});

test('an empty workspace offers the starter spreadsheet instead', async () => {
  const { user } = await open([], {
    units_tree: () => ({ total: 0, items: [] }),
    desk_starter_save: () => ({ file_name: 'Stakeholders for Soundings.xlsx', folder: '/home/ann' }),
  });
  await user.click(await screen.findByRole('button', { name: /starter spreadsheet/ }));
  await screen.findByText('Saved Stakeholders for Soundings.xlsx in /home/ann');
  expect(screen.queryByRole('button', { name: 'Export the register' })).toBeNull();
});
