import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { FullDialog } from './FullDialog';

test('takes the focus, and Escape asks to close unless it is busy', async () => {
  const close = vi.fn();
  const { user, rerender } = renderWithApp(
    <FullDialog title="Bring in" subtitle="posts.csv" onClose={close}>
      Rows
    </FullDialog>,
  );
  const dialog = await screen.findByRole('dialog', { name: 'Bring in' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  await expectNoAxeViolations();
  await user.keyboard('{Escape}');
  expect(close).toHaveBeenCalledOnce();
  rerender(
    <FullDialog title="Bring in" onClose={close} isBusy>
      Rows
    </FullDialog>,
  );
  await user.keyboard('{Escape}');
  expect(close).toHaveBeenCalledOnce();
});
