import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { Button } from './Button';

test('is pressed by pointer, Enter and Space, and not when disabled', async () => {
  const press = vi.fn();
  const { user, rerender } = renderWithApp(<Button onPress={press}>Add</Button>);
  const button = screen.getByRole('button', { name: 'Add' });
  await user.click(button);
  button.focus();
  await user.keyboard('{Enter} ');
  expect(press).toHaveBeenCalledTimes(3);
  rerender(
    <Button onPress={press} isDisabled>
      Add
    </Button>,
  );
  await user.click(button);
  expect(press).toHaveBeenCalledTimes(3);
});
