import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations } from '#test';
import { ExportMenu } from './ExportMenu';

test('by keyboard: says what and how much, and leaves in the form that is chosen', async () => {
  const seen = vi.fn();
  const user = userEvent.setup();
  render(<ExportMenu what="the register" extent="3 selected rows" onExport={seen} />);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export the register' }));
  await user.keyboard('{Enter}');
  screen.getByRole('group', { name: '3 selected rows' });
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
    'Copy',
    'Save as CSV…',
    'Save as Excel workbook…',
  ]);
  await expectNoAxeViolations();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(seen).toHaveBeenCalledExactlyOnceWith('xlsx');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('as a sign alone it keeps its name', () => {
  render(<ExportMenu compact what="the units" onExport={() => {}} isDisabled />);
  expect((screen.getByRole('button', { name: 'Export the units' }) as HTMLButtonElement).disabled).toBe(true);
});
