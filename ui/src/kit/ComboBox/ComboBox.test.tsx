import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderWithApp } from '#test';
import { ComboBox } from './ComboBox';

const people = [
  { id: 'a', label: 'Ann Smith', hint: 'Operations' },
  { id: 'b', label: 'Bea Jones' },
];

function Harness({ onChange }: { onChange(id: string | null): void }) {
  const [id, setId] = useState<string | null>(null);
  return (
    <ComboBox
      label="Owner"
      options={people}
      value={id}
      onChange={(next) => {
        setId(next);
        onChange(next);
      }}
    />
  );
}

test('narrows its list as one types, and Enter chooses', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(<Harness onChange={change} />);
  const field = screen.getByRole('combobox', { name: 'Owner' });
  await user.type(field, 'bea');
  expect(await screen.findAllByRole('option')).toHaveLength(1);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(change).toHaveBeenLastCalledWith('b');
  expect((field as HTMLInputElement).value).toBe('Bea Jones');
});

test('asks outside for its options when told to', async () => {
  const search = vi.fn();
  const { user } = renderWithApp(
    <ComboBox label="Owner" options={people} value={null} onChange={() => {}} onSearch={search} />,
  );
  await user.type(screen.getByRole('combobox', { name: 'Owner' }), 'x');
  expect(search).toHaveBeenLastCalledWith('x');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
});
