import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { currentActions, scopeStore } from '#context';
import { formatDateLong } from '#i18n';
import { type LeftTable, leftTables, renderWithApp } from '#test';
import { answering, line, request, view } from './fixture';
import { SupportPlace } from './SupportPlace';

vi.setConfig({ testTimeout: 20_000 });

const shown = view({
  requests: [request()],
  plan: [line({ status: 'done', done_on: '2026-03-01', satisfaction: 4, outcome: 'In use' })],
});

async function open() {
  const fake = answering(shown, { desk_table_save: () => null });
  const { user } = renderWithApp(<SupportPlace />);
  await screen.findByRole('tab', { name: 'Needs' });
  return {
    user,
    save: async (what: string) => {
      const before = fake.requests('desk_table_save').length;
      await user.click(screen.getByRole('button', { name: `Export ${what}` }));
      await user.click(screen.getByRole('menuitem', { name: 'Save as Excel workbook…' }));
      await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(before + 1));
      const { title, columns, rows } = leftTables(fake).at(-1) as LeftTable;
      return {
        title,
        kinds: Object.fromEntries(columns.map(({ header, kind }) => [header, kind])),
        rows: rows.map((row) => Object.fromEntries(columns.map(({ header }, at) => [header, row[at]]))),
      };
    },
  };
}

it('takes the needs of the programme along as the matrix has them', async () => {
  const { save } = await open();
  const { title, rows } = await save('the needs');
  expect(title).toBe(`Needs of Afon Water, ${formatDateLong('2026-03-09')}`);
  expect(rows[0]).toMatchObject({
    Project: 'Billing platform',
    'Capability development': 'Wanted',
    'Capability development, need (0 to 3)': 3,
    'Specialised tasks': null,
    'Specialised tasks, need (0 to 3)': null,
  });
});

it('takes the figures of take-up along as shares, and none where there is none', async () => {
  const { save } = await open();
  const { kinds, rows } = await save('the take-up');
  expect(kinds.Share).toBe('percent');
  expect(rows[0]).toEqual({ Figure: 'Projects using a service', Share: 0.5, Part: 6, Of: 12 });
  expect(rows[3]).toEqual({ Figure: 'Satisfied', Share: null, Part: null, Of: null });
});

it('takes along what the tab shows: requests, the plan, the menu', async () => {
  const { user, save } = await open();
  await user.click(screen.getByRole('tab', { name: /Requests/ }));
  const requests = await save('the requests');
  expect(requests.kinds).toMatchObject({ On: 'date', By: 'date', 'Lines in the plan': 'number' });
  expect(requests.rows[0]).toMatchObject({
    Service: 'Team coaching',
    'Who began it': 'The project asked',
    On: '2026-02-11',
    'Answered on': null,
  });
  await user.click(screen.getByRole('tab', { name: 'Plan' }));
  const plan = await save('the plan');
  expect(plan.title).toBe(`Support plan of Afon Water, ${formatDateLong('2026-03-09')}`);
  expect(plan.rows[0]).toMatchObject({
    Due: '2026-05-01',
    Status: 'Done',
    'Ended on': '2026-03-01',
    'Satisfaction (1 to 5)': 4,
  });
  await user.click(screen.getByRole('tab', { name: 'Service menu' }));
  const menu = await save('the service menu');
  expect(menu.rows.map(({ Service }) => Service)).toEqual([
    'Story templates',
    'Team coaching',
    'Choosing a team lead',
  ]);
  expect(menu.rows[0]).toMatchObject({ 'On the menu': true });
});

it('speaks of one project when one is looked at, in the palette too', async () => {
  scopeStore.set({ id: 'billing', name: 'Billing platform' });
  const { save } = await open();
  const { title, rows } = await save('the needs');
  expect(title).toBe(`Needs of Billing platform, ${formatDateLong('2026-03-09')}`);
  expect(rows[1]).toMatchObject({
    Family: 'Capability development',
    'Need (0 to 3)': 3,
    Recorded: '2026-02-10',
    'Recorded by': 'Rhian Pryce',
  });
  expect(rows[6]).toMatchObject({ 'Need (0 to 3)': null, 'Where it stands': null, Recorded: null });
  expect(currentActions().map(({ label }) => label)).toContain('Save the needs as Excel workbook…');
});
