import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { PasswordField } from './PasswordField';

function Demo({ error }: { error?: string }) {
  const [value, setValue] = useState('');
  return <PasswordField label="Password" value={value} onChange={setValue} error={error} />;
}

const input = () => screen.getByLabelText('Password') as HTMLInputElement;

test('is hidden until it is to be seen', async () => {
  const { user } = renderWithApp(<Demo />);
  await user.type(input(), 'lorry mauve');
  expect([input().type, input().value]).toEqual(['password', 'lorry mauve']);
  await user.tab();
  await user.keyboard('{Enter}');
  expect(input().type).toBe('text');
  await user.click(screen.getByRole('button', { name: 'Hide the password' }));
  expect(input().type).toBe('password');
  await expectNoAxeViolations();
});

test('says when capital letters are locked, and what is wrong', async () => {
  const { rerender } = renderWithApp(<Demo />);
  fireEvent.keyDown(input(), { key: 'A', modifierCapsLock: true });
  await screen.findByText('Caps Lock is on.');
  fireEvent.keyUp(input(), { key: 'CapsLock' });
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
  rerender(<Demo error="Wrong password" />);
  expect(input().getAttribute('aria-invalid')).toBe('true');
});
