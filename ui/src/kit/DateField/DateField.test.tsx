import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { DateField } from './DateField';

test('a date is changed by its parts, and by the calendar', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(
    <DateField label="Date" value="2026-03-09" onChange={change} max="2026-12-31" />,
  );
  const parts = screen.getAllByRole('spinbutton');
  parts[1]?.focus();
  await user.keyboard('{ArrowUp}');
  expect(change).toHaveBeenLastCalledWith('2026-03-10');
  await user.click(screen.getByRole('button', { name: /Open the calendar/ }));
  await user.click(await screen.findByRole('button', { name: /March 20, 2026/ }));
  expect(change).toHaveBeenLastCalledWith('2026-03-20');
});

test('what is no date is no date', () => {
  renderWithApp(<DateField label="Date" value="not a date" onChange={() => {}} />);
  expect(
    screen.getAllByRole('spinbutton').every((part) => part.getAttribute('data-placeholder') === 'true'),
  ).toBe(true);
});
