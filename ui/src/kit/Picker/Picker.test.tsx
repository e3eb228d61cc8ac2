import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Picker } from './Picker';

const groups = [
  { id: 'who', heading: 'Who', options: [{ id: 'name', label: 'Name' }] },
  {
    id: 'judged',
    heading: 'Judged',
    options: [
      { id: 'power', label: 'Power', hint: '1 to 5' },
      { id: 'interest', label: 'Interest' },
    ],
  },
];

test('opens, finds by typing, and chooses with Enter', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(
    <Picker label="Column A" shown="Name" value="name" groups={groups} onChange={change} />,
  );
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByRole('option', { name: 'Power 1 to 5' });
  await expectNoAxeViolations();
  await user.keyboard('inte');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(change).toHaveBeenCalledExactlyOnceWith('interest');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Column A: Name' })),
  );
});

test('an arrow opens it too, and Escape leaves everything as it was', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(
    <Picker label="Column A" shown="Name" value="name" groups={groups} onChange={change} />,
  );
  await user.tab();
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('option', { name: 'Name' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  expect(change).not.toHaveBeenCalled();
});
