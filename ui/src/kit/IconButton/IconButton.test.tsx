import { screen } from '@testing-library/react';
import { Plus } from 'lucide-react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { IconButton } from './IconButton';

test('has a name, and says it in a tooltip with its key on focus', async () => {
  const press = vi.fn();
  const { user } = renderWithApp(
    <IconButton icon={Plus} label="Add a person" keys="mod+n" onPress={press} />,
  );
  await user.tab();
  const tip = await screen.findByRole('tooltip');
  expect(tip.textContent).toBe('Add a personCtrl N');
  await user.keyboard('{Enter}');
  expect(press).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Add a person' })).toBeTruthy();
});
