import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { formatDateLong } from '#i18n';
import { type LeftTable, leftTables, renderWithApp } from '#test';
import { answering, fixtureMark, view } from './fixture';
import { MapPlace } from './MapPlace';

const marks = [
  fixtureMark('b', { name: 'Tom Okafor', power: 3.5, interest: 3, lowest: 2, highest: 5, priority: 7 }),
  fixtureMark('d', { name: 'Aled Rees', power: null, current: null }),
];

async function saved(discreet: boolean) {
  const fake = answering(
    view(marks),
    { settings_read: () => ({ borderline_from: 3 }), desk_table_save: () => null },
    discreet,
  );
  const { user } = renderWithApp(<MapPlace />);
  await user.click(await screen.findByRole('button', { name: 'Export the table of the map' }));
  await user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
  await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(1));
  return leftTables(fake)[0] as LeftTable;
}

test('the map leaves as its table: medians as numbers, the spread beside them, blanks where nobody placed', async () => {
  const { title, columns, rows } = await saved(false);
  expect(title).toBe(`Map of Billing platform, ${formatDateLong('2026-03-09')}`);
  const of = (row: number) => Object.fromEntries(columns.map(({ header }, at) => [header, rows[row]?.[at]]));
  expect(of(0)).toMatchObject({
    Name: 'Tom Okafor',
    Power: 3.5,
    'Power, lowest to highest': '2–5',
    Disputed: true,
    Engagement: 'Neutral',
    'Desired engagement': 'Supportive',
    Priority: 7,
  });
  expect(of(1)).toMatchObject({
    Name: 'Aled Rees',
    Power: null,
    Quadrant: null,
    Disputed: null,
    Engagement: null,
    Gap: null,
  });
});

test('what is hidden while a screen is shared stays here', async () => {
  const { columns } = await saved(true);
  const headers = columns.map(({ header }) => header);
  expect(headers).toContain('Power');
  for (const hidden of ['Engagement', 'Desired engagement', 'Gap', 'Kind of gap', 'Priority']) {
    expect(headers).not.toContain(hidden);
  }
});
