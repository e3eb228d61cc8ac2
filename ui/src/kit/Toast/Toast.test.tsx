import { screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { clearNotices, notify, Toasts } from './Toast';

afterEach(clearNotices);

test('is announced, acted on and closed', async () => {
  const undo = vi.fn();
  const { user } = renderWithApp(<Toasts />);
  notify('Deleted 3 people', { action: { label: 'Undo', run: undo } });
  const toast = await screen.findByRole('alertdialog');
  expect(within(toast).getByText('Deleted 3 people')).toBeTruthy();
  await user.click(within(toast).getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Deleted 3 people')).toBeNull();
});
