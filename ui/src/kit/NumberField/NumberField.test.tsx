import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { NumberField } from './NumberField';

test('takes typed numbers and arrow keys, inside its bounds', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(
    <NumberField label="Power" defaultValue={4} minValue={1} maxValue={5} onChange={change} />,
  );
  await user.tab();
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(change).toHaveBeenLastCalledWith(5);
  const field = screen.getByRole('textbox', { name: 'Power' });
  await user.clear(field);
  await user.type(field, '99');
  await user.tab();
  expect(change).toHaveBeenLastCalledWith(5);
  expect((field as HTMLInputElement).value).toBe('5');
});
