import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { Checkbox } from './Checkbox';

test('is ticked by Space', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(<Checkbox onChange={change}>Pilot</Checkbox>);
  await user.tab();
  await user.keyboard(' ');
  expect(change).toHaveBeenCalledWith(true);
  expect((screen.getByRole('checkbox', { name: 'Pilot' }) as HTMLInputElement).checked).toBe(true);
});
