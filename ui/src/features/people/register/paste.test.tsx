import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Toasts } from '#kit';
import { renderWithApp } from '#test';
import { smallWorkspace } from '../fixture';
import { readDate } from './paste';
import { RegisterPlace } from './RegisterPlace';

const paste = (text: string) =>
  fireEvent.paste(document.activeElement as Element, { clipboardData: { getData: () => text } });

async function open(set: (request: unknown) => unknown) {
  const fake = smallWorkspace({ stakeholders_set: set });
  const view = renderWithApp(
    <>
      <RegisterPlace />
      <Toasts />
    </>,
  );
  await screen.findByRole('rowheader', { name: /Ann Smith/ });
  return { fake, ...view };
}

test('a block from a spreadsheet is one change', async () => {
  const { fake, user } = await open(() => ({ stakeholders: 2, cells: 4 }));
  await user.click(screen.getByRole('gridcell', { name: 'Finance Director' }));
  paste('Treasurer\tOperations\r\nCrew lead\t\r\n');
  await waitFor(() =>
    expect(fake.requests('stakeholders_set')).toEqual([
      {
        rows: [
          { id: 's1', changes: { role: 'Treasurer', unit: 'u2' }, custom: [] },
          { id: 's2', changes: { role: 'Crew lead', unit: null }, custom: [] },
        ],
      },
    ]),
  );
  await screen.findByText('Pasted 4 cells');
});

test('what is refused is named by row and column', async () => {
  const { user } = await open(() => {
    throw {
      code: 'invalid',
      message: '1 value does not fit, so nothing was changed.',
      fields: [{ field: 'rows[1].changes.role', message: 'is too long.' }],
    };
  });
  await user.click(screen.getByRole('gridcell', { name: 'Finance Director' }));
  paste('Treasurer\nCrew lead');
  const dialog = await screen.findByRole('dialog', { name: 'Nothing was pasted' });
  const line = within(dialog).getAllByRole('row')[1] as HTMLElement;
  expect([...line.children].map((each) => each.textContent)).toEqual([
    '2: Depot crews',
    'Role',
    'Crew lead',
    'Is too long.',
  ]);
});

test('days are read as a spreadsheet and this grid write them', () => {
  for (const text of ['2026-03-01', '1/3/2026', '01.03.2026', '1 Mar 2026', '1 March 2026', '1-Mar-2026']) {
    expect(readDate(text), text).toBe('2026-03-01');
  }
  expect(readDate('  ')).toBeNull();
  for (const text of ['31/02/2026', 'March', '2026', '1 Mrz 2026']) {
    expect(() => readDate(text), text).toThrow('Type a day such as 2026-03-31.');
  }
});
