import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Tree } from './Tree';

const nodes = [
  { id: 'ops', label: 'Operations', aside: 24, children: [{ id: 'field', label: 'Field service' }] },
  { id: 'cus', label: 'Customer' },
];

test('opens with the arrow, moves and selects', async () => {
  const select = vi.fn();
  const { user } = renderWithApp(<Tree label="Units" nodes={nodes} onSelect={select} />);
  expect(screen.queryByRole('row', { name: 'Field service' })).toBeNull();
  await user.tab();
  await user.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  expect(screen.getByRole('row', { name: 'Field service' })).toBeTruthy();
  expect(select.mock.calls).toEqual([['field']]);
  await expectNoAxeViolations();
});
