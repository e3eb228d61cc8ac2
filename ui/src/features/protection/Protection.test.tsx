import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskStore, protectionStore } from '#context';
import { formatInstant } from '#i18n';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { Protection } from './Protection';

const FIRST = 'lorry mauve quince ferret';
const SECOND = 'amber kettle drift pylon';
const strong = {
  score: 4,
  long_enough: true,
  shortest: 8,
  time: 'centuries',
  warning: null,
  suggestions: [],
};
const weak = {
  ...strong,
  score: 1,
  time: '2 minutes',
  warning: 'A word by itself is easy to guess.',
  suggestions: ['Add another word or two; the rarer, the better.'],
};
const backup = {
  file_name: '2026-03-08T09-00-00Z hourly.soundings',
  at: '2026-03-08T09:00:00Z',
  size: 2_400_000,
};

const desk = (encrypted: boolean) => ({
  ...openDesk,
  open: openDesk.open && { ...openDesk.open, encrypted },
});

const changed = (encrypted: boolean, not_told: object | null = null) => ({ desk: desk(encrypted), not_told });

function open(more: FakeHandlers = {}) {
  const fake = fakeTransport({
    desk_password_strength: ({ password }: { password: string }) => (password.length < 12 ? weak : strong),
    desk_password_change: ({ password }: { password?: string }) => changed(password !== undefined),
    desk_plain_backups: () => ({ folders: ['/home/ann/Backups'], backups: [] }),
    desk_plain_backups_delete: () => ({ folders: ['/home/ann/Backups'], backups: [] }),
    ...more,
  });
  return {
    fake,
    ...renderWithApp(
      <>
        <Protection />
        <Toasts />
      </>,
    ),
  };
}

const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
const type = async (user: UserEvent, label: string, text: string) =>
  user.type(screen.getByLabelText(label), text);

beforeEach(() => deskStore.set(desk(false)));
afterEach(() => clearNotices());

describe('setting a password', () => {
  beforeEach(() => protectionStore.set('set'));

  test('needs it twice, and a promise that it is kept; then it is set', async () => {
    const { fake, user } = open();
    await screen.findByRole('dialog', { name: 'Set a password' });
    screen.getByText(/everything in it is lost/);
    await user.keyboard(FIRST);
    expect((await screen.findByRole('meter', { name: 'Strength' })).getAttribute('aria-valuetext')).toBe(
      'Strong',
    );
    expect(button('Set the password').disabled).toBe(true);
    await type(user, 'The same once more', FIRST);
    expect(button('Set the password').disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'I have kept the password safe' }));
    await expectNoAxeViolations();
    await user.click(button('Set the password'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.requests('desk_password_change')).toEqual([{ password: FIRST }]);
    expect(deskStore.get()?.open?.encrypted).toBe(true);
    expect(document.body.innerHTML).not.toContain(FIRST);
  });

  test('a weak one is told why and may be used; another second time may not', async () => {
    const { user } = open();
    await screen.findByRole('dialog');
    await user.keyboard('password1');
    await screen.findByText(/2 minutes to guess/);
    screen.getByText(/A word by itself is easy to guess. Add another word or two/);
    await type(user, 'The same once more', 'passwort');
    screen.getByText('The two are not the same.');
    await user.click(screen.getByRole('checkbox'));
    expect(button('Set the password').disabled).toBe(true);
    await user.clear(screen.getByLabelText('The same once more'));
    await type(user, 'The same once more', 'password1');
    await waitFor(() => expect(button('Set the password').disabled).toBe(false));
  });

  test('the last answer stands while the next is on its way', async () => {
    let next: (answer: object) => void = () => {};
    const { user } = open({
      desk_password_strength: ({ password }: { password: string }) =>
        password === FIRST
          ? new Promise((resolve) => {
              next = resolve;
            })
          : weak,
    });
    await screen.findByRole('dialog');
    await user.keyboard(FIRST);
    const meter = screen.getByRole('meter', { name: 'Strength' });
    await waitFor(() => expect(meter.getAttribute('aria-valuetext')).toBe('Weak'));
    act(() => next(strong));
    await waitFor(() => expect(meter.getAttribute('aria-valuetext')).toBe('Strong'));
    await user.clear(screen.getByLabelText('New password'));
    await waitFor(() => expect(meter.getAttribute('aria-valuetext')).toBe('Not typed yet'));
  });

  test('one whose strength is not known may be tried; an empty one may not', async () => {
    const { fake, user } = open({
      desk_password_strength: () => {
        throw { code: 'internal', message: 'No answer.' };
      },
      desk_password_change: () => {
        throw {
          code: 'invalid',
          message: 'Too short.',
          fields: [{ field: 'password', message: 'please use at least 8 characters.' }],
        };
      },
    });
    await screen.findByRole('dialog');
    await user.click(screen.getByRole('checkbox'));
    expect(button('Set the password').disabled).toBe(true);
    await type(user, 'New password', 'short');
    await type(user, 'The same once more', 'short');
    expect(screen.getByRole('meter', { name: 'Strength' }).getAttribute('aria-valuetext')).toBe(
      'Not known yet',
    );
    await user.keyboard('{Enter}');
    await screen.findByText('Please use at least 8 characters.');
    expect(fake.requests('desk_password_change')).toEqual([{ password: 'short' }]);
  });

  test('it cannot be left while it is set, nor the backups while they are deleted', async () => {
    const answers: ((answer: object) => void)[] = [];
    const later = () => new Promise((resolve) => answers.push(resolve as (answer: object) => void));
    const { user } = open({
      desk_password_change: later,
      desk_plain_backups: () => ({ folders: ['/home/ann/Backups'], backups: [backup] }),
      desk_plain_backups_delete: later,
    });
    const cannotBeLeft = async (name: string, work: string, leave: string) => {
      const dialog = await screen.findByRole('dialog', { name });
      await waitFor(() => expect(button(work).getAttribute('aria-disabled')).toBe('true'));
      await user.keyboard('{Escape}');
      await user.click(dialog.closest('[data-modal]') as HTMLElement);
      for (const each of ['Close', leave]) {
        const way = within(dialog).getByRole('button', { name: each }) as HTMLButtonElement;
        expect(way.disabled, each).toBe(true);
      }
      expect(screen.getByRole('dialog')).toBe(dialog);
    };
    await screen.findByRole('dialog');
    await user.keyboard(FIRST);
    await type(user, 'The same once more', FIRST);
    await user.click(screen.getByRole('checkbox'));
    await user.keyboard('{Enter}');
    await user.click(button('Set the password'));
    await cannotBeLeft('Set a password', 'Set the password', 'Cancel');
    act(() => answers[0]?.(changed(true)));
    await screen.findByRole('dialog', { name: 'Backups without a password' });
    await user.click(await screen.findByRole('button', { name: 'Delete them' }));
    await cannotBeLeft('Backups without a password', 'Delete them', 'Keep them');
    act(() => answers[1]?.({ folders: [], backups: [] }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a short one is not taken', async () => {
    const { user } = open({ desk_password_strength: () => ({ ...weak, score: 0, long_enough: false }) });
    await screen.findByRole('dialog');
    await user.keyboard('short');
    await type(user, 'The same once more', 'short');
    await user.click(screen.getByRole('checkbox'));
    await screen.findByText('Too short to be used.');
    expect(button('Set the password').disabled).toBe(true);
  });

  test('backups that anybody can read are offered for deletion', async () => {
    const { fake, user } = open({
      desk_plain_backups: () => ({ folders: ['/home/ann/Backups'], backups: [backup] }),
    });
    await screen.findByRole('dialog');
    await user.keyboard(FIRST);
    await type(user, 'The same once more', FIRST);
    await user.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(button('Set the password').disabled).toBe(false));
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Backups without a password' });
    await screen.findByText(/1 backup from before is not encrypted/);
    screen.getByText(`${formatInstant(backup.at)}, 2.4 MB`);
    await expectNoAxeViolations();
    await user.click(button('Delete them'));
    await waitFor(() => expect(fake.requests('desk_plain_backups_delete')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('Escape leaves everything as it was', async () => {
    const { fake, user } = open();
    await screen.findByRole('dialog');
    await user.keyboard(`${FIRST}{Escape}`);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.requests('desk_password_change')).toEqual([]);
  });
});

describe('with a password', () => {
  beforeEach(() => deskStore.set(desk(true)));

  const refusing: FakeHandlers = {
    desk_password_change: ({ current }: { current: string }) => {
      if (current !== FIRST) {
        throw { code: 'wrong_password', message: 'That is not the password this workspace has.' };
      }
      return changed(false);
    },
  };

  test('another one needs the one there is', async () => {
    protectionStore.set('change');
    const { fake, user } = open();
    await screen.findByRole('dialog', { name: 'Change the password' });
    await user.keyboard(FIRST);
    await type(user, 'New password', SECOND);
    await type(user, 'The same once more', SECOND);
    await user.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(button('Change the password').disabled).toBe(false));
    await user.click(button('Change the password'));
    await waitFor(() =>
      expect(fake.requests('desk_password_change')).toEqual([{ current: FIRST, password: SECOND }]),
    );
  });

  test('a key store that could not be told is said, and the password is the new one', async () => {
    protectionStore.set('remove');
    const { user } = open({
      desk_password_change: () =>
        changed(false, { code: 'io', message: 'No key store of this system answers.' }),
    });
    await screen.findByRole('dialog', { name: 'Remove the password' });
    await user.keyboard(`${FIRST}{Enter}`);
    await screen.findByText(/could not follow\. No key store of this system answers/);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('where every backup is encrypted there is nothing to delete', async () => {
    protectionStore.set('backups');
    const { user } = open();
    await screen.findByText(/every backup of this workspace is encrypted/);
    expect(screen.queryByRole('button', { name: 'Delete them' })).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a wrong one is said at its field, and nothing is removed', async () => {
    protectionStore.set('remove');
    const { user } = open(refusing);
    await screen.findByRole('dialog', { name: 'Remove the password' });
    await user.keyboard(`${SECOND}{Enter}`);
    await screen.findByText('That is not the password this workspace has.');
    expect(deskStore.get()?.open?.encrypted).toBe(true);
    await expectNoAxeViolations();
    await user.clear(screen.getByLabelText('Password now'));
    await user.keyboard(`${FIRST}{Enter}`);
    await waitFor(() => expect(deskStore.get()?.open?.encrypted).toBe(false));
    await screen.findByText('The workspace has no password any more.');
  });
});
