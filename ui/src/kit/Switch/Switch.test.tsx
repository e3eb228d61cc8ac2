import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { Switch } from './Switch';

test('is turned by Space', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(<Switch onChange={change}>Engagement</Switch>);
  await user.tab();
  await user.keyboard(' ');
  expect(change).toHaveBeenCalledWith(true);
  expect(screen.getByRole('switch', { name: 'Engagement' })).toBeTruthy();
});
