import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { deskStore, scopeStore } from '#context';
import { formatDateLong } from '#i18n';
import { fakeTransport, type LeftTable, leftTables, openDesk, renderWithApp } from '#test';
import { group, lacking, view } from './fixture';
import { ReadinessPlace } from './ReadinessPlace';

test('the heatmap leaves with its basis and n; what nobody judged is empty, never 0', async () => {
  deskStore.set(openDesk);
  scopeStore.set({ id: 'portal', name: 'Customer portal' });
  const crews = group('crews', 'Field crews', [4, 3, 2, 4, 5, 3.8, 3.4]);
  const fake = fakeTransport({
    readiness_view: () => view([crews, lacking]),
    desk_table_save: () => null,
  });
  const { user } = renderWithApp(<ReadinessPlace />);
  await user.click(await screen.findByRole('button', { name: 'Export the readiness of groups' }));
  await user.click(screen.getByRole('menuitem', { name: 'Save as Excel workbook…' }));
  await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(1));
  const { title, columns, rows } = leftTables(fake)[0] as LeftTable;
  expect(title).toBe(`Readiness of Customer portal, ${formatDateLong('2026-03-09')}`);
  const of = (row: number) => Object.fromEntries(columns.map(({ header }, at) => [header, rows[row]?.[at]]));
  expect(of(0)).toEqual({
    Group: 'Field crews',
    Unit: 'Operations',
    People: 120,
    'Understanding why': 4,
    Willingness: 3,
    'Know-how': 2,
    'Practised ability': 4,
    Sustainment: 5,
    Commitment: 3.8,
    Efficacy: 3.4,
    'First barrier': 'Willingness',
    Index: 61.5,
    Rating: 'Amber',
    'Change of the index': null,
    Confidence: 'Low',
    'Scores (n)': 7,
    Basis: 'judged',
    'Latest judged on': '2026-02-20',
  });
  expect(of(1)).toMatchObject({
    'Know-how': null,
    Index: null,
    Rating: null,
    Confidence: null,
    'Scores (n)': 1,
  });
});
