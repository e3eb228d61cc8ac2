import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Table } from './Table';

test('is named by its caption, its rows by their first cell', async () => {
  renderWithApp(
    <Table
      caption="Groups"
      columns={[
        {
          key: 'name',
          header: 'Group',
          isRowHeader: true,
          render: (row: { name: string; n: number }) => row.name,
        },
        { key: 'n', header: 'n', numeric: true, render: (row) => row.n },
      ]}
      rows={[{ name: 'Crews', n: 12 }]}
      rowKey={(row) => row.name}
    />,
  );
  expect(screen.getByRole('table', { name: 'Groups' })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: 'Crews' })).toBeTruthy();
  await expectNoAxeViolations();
});
