import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Select } from './Select';

const options = [
  { id: 'person', label: 'Person' },
  { id: 'role', label: 'Role', hint: 'A post' },
];

function Harness() {
  const [kind, setKind] = useState<string | null>(null);
  return <Select label="Kind" options={options} value={kind} onChange={setKind} />;
}

test('is chosen from by keyboard', async () => {
  const { user } = renderWithApp(<Harness />);
  await user.tab();
  await user.keyboard('{ArrowDown}');
  const list = await screen.findByRole('listbox');
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByRole('button', { name: /Kind/ }).textContent).toContain('Role');
  await expectNoAxeViolations();
});
