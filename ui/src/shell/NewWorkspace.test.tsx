import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, fakeTransport, renderWithApp } from '#test';
import { NewWorkspace } from './NewWorkspace';

const PASSWORD = 'lorry mauve quince';

async function shown() {
  const fake = fakeTransport({
    desk_password_strength: () => ({
      score: 4,
      long_enough: true,
      shortest: 8,
      time: 'centuries',
      warning: null,
      suggestions: [],
    }),
  });
  const onName = vi.fn();
  const { user } = renderWithApp(<NewWorkspace isOpen kind="empty" onClose={() => {}} onName={onName} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'New workspace' }));
  await user.keyboard('Brackwater');
  return { fake, user, onName, dialog };
}

test('a new workspace has no password where none was asked for', async () => {
  const { user, onName, dialog } = await shown();
  expect(dialog.queryByLabelText('New password')).toBeNull();
  await user.keyboard('{Enter}');
  expect(onName).toHaveBeenCalledExactlyOnceWith('Brackwater');
});

test('it can have one from the start, typed twice and kept', async () => {
  const { fake, user, onName, dialog } = await shown();
  await user.click(dialog.getByRole('checkbox', { name: 'Protect it with a password' }));
  dialog.getByText(/everything in it is lost/);
  const choose = dialog.getByRole('button', { name: /Choose where/ }) as HTMLButtonElement;
  await user.type(dialog.getByLabelText('New password'), PASSWORD);
  await user.type(dialog.getByLabelText('The same once more'), PASSWORD);
  expect(choose.disabled).toBe(true);
  await user.keyboard('{Enter}');
  expect(onName).not.toHaveBeenCalled();
  await user.click(dialog.getByRole('checkbox', { name: 'I have kept the password safe' }));
  await expectNoAxeViolations();
  await user.click(choose);
  expect(onName).toHaveBeenCalledExactlyOnceWith('Brackwater', PASSWORD);
  // Its name is easy to think of, and so no good password.
  const judged = { password: PASSWORD, name: 'Brackwater' };
  expect(fake.requests('desk_password_strength').at(-1)).toEqual(judged);
});

test('what was typed is not used once the box is unticked again', async () => {
  const { user, onName, dialog } = await shown();
  const box = dialog.getByRole('checkbox', { name: 'Protect it with a password' });
  await user.click(box);
  await user.type(dialog.getByLabelText('New password'), PASSWORD);
  await user.click(box);
  await user.click(dialog.getByRole('button', { name: /Choose where/ }));
  expect(onName).toHaveBeenCalledExactlyOnceWith('Brackwater');
});
