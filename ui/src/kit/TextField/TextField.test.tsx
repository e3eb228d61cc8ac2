import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { TextArea, TextField } from './TextField';

test('is named by its label and described by its hint or its error', async () => {
  const change = vi.fn();
  const { user, rerender } = renderWithApp(
    <TextField label="Name" description="As people say it" value="" onChange={change} isRequired />,
  );
  const field = screen.getByRole('textbox', { name: /^Name/ });
  await user.type(field, 'A');
  expect(change).toHaveBeenCalledWith('A');
  expect(field.getAttribute('aria-required') ?? field.hasAttribute('required')).toBeTruthy();
  rerender(<TextField label="Name" value="" onChange={change} error="A name is needed" />);
  const refused = screen.getByRole('textbox', { name: 'Name' });
  expect(refused.getAttribute('aria-invalid')).toBe('true');
  const described = refused.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent).join()).toContain(
    'A name is needed',
  );
  await expectNoAxeViolations();
});

test('a text area takes several lines, and a hidden label still names it', async () => {
  const change = vi.fn();
  const { user } = renderWithApp(<TextArea label="Note" hideLabel onChange={change} />);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'a{Enter}b');
  expect(change).toHaveBeenLastCalledWith('a\nb');
});
