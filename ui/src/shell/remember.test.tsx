import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '#api';
import { deskStore } from '#context';
import { clearNotices } from '#kit';
import { closedDesk, expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk } from '#test';
import { App } from './App';

const PASSWORD = 'lorry mauve quince ferret';
const waiting = (remembered: 'no' | 'yes' | 'locked', no_key_store: string | null = null) => ({
  ...closedDesk,
  locked: {
    file_name: 'brackwater.soundings',
    folder: '/home/ann',
    why: 'opening',
    remembered,
    no_key_store,
  },
});
const open = (remembered: boolean) => ({
  ...openDesk,
  open: openDesk.open && { ...openDesk.open, encrypted: true, remembered },
});

async function start(state: object, more: FakeHandlers = {}) {
  const fake = fakeTransport({
    desk_state: () => state,
    desk_unlock: () => open(false),
    desk_key_store: () => null,
    desk_remember: () => open(true),
    desk_recovery: () => null,
    projects_list: () => ({ total: 0, items: [] }),
    undo_state: () => ({ undo: null, redo: null, last: null }),
    ...more,
  });
  const user = userEvent.setup();
  render(<App client={newQueryClient()} />);
  return { fake, user };
}

const box = () =>
  screen.findByRole('checkbox', { name: 'Remember on this computer' }) as Promise<HTMLInputElement>;

beforeEach(() => deskStore.reset());
afterEach(() => clearNotices());

test('is offered unticked, says what it means, and asks the key store only when it is ticked', async () => {
  const { fake, user } = await start(waiting('no'));
  expect((await box()).checked).toBe(false);
  screen.getByText(/Whoever uses this computer under your name/);
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  expect(fake.requests('desk_key_store')).toEqual([]);
  await user.click(await box());
  expect(fake.requests('desk_key_store')).toHaveLength(1);
  await expectNoAxeViolations();
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByText('This computer remembers the key now.');
  expect(fake.requests('desk_remember')).toHaveLength(1);
});

test('is not done where it was not ticked', async () => {
  const { fake, user } = await start(waiting('no'));
  await user.type(await screen.findByLabelText('Password'), `${PASSWORD}{Enter}`);
  await waitFor(() => expect(fake.requests('desk_unlock')).toHaveLength(1));
  expect(fake.requests('desk_remember')).toEqual([]);
});

test('cannot be ticked where there is no key store, and says why', async () => {
  await start(waiting('no', 'This system has no key store that is running.'));
  expect((await box()).disabled).toBe(true);
  screen.getByText('This system has no key store that is running.');
  await expectNoAxeViolations();
});

test('is taken back where the key store does not answer', async () => {
  const { fake, user } = await start(waiting('no'), {
    desk_key_store: () => {
      throw { code: 'io', message: 'No key store of this system answers.' };
    },
  });
  await user.click(await box());
  await screen.findByText(/No key store of this system answers/);
  expect((await box()).disabled).toBe(true);
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);
  await waitFor(() => expect(fake.requests('desk_unlock')).toHaveLength(1));
  expect(fake.requests('desk_remember')).toEqual([]);
});

test('that it failed afterwards is said, and the workspace is open', async () => {
  const { user } = await start(waiting('no'), {
    desk_remember: () => {
      throw { code: 'io', message: 'The key store of this system stayed locked.' };
    },
  });
  await user.click(await box());
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);
  await screen.findByText(/open, but not remembered\. The key store of this system stayed locked/);
});

test('a remembered workspace opens without a question, once, and says so', async () => {
  const { fake } = await start(waiting('yes'), { desk_unlock_remembered: () => open(true) });
  await screen.findByText('Opened with the key that this computer remembers.');
  expect(fake.requests('desk_unlock_remembered')).toHaveLength(1);
  expect(fake.requests('desk_unlock')).toEqual([]);
});

test('when the remembered key does not help, the password does', async () => {
  const { fake, user } = await start(waiting('yes'), {
    desk_unlock_remembered: () => {
      throw { code: 'not_found', message: 'The key store does not have the key any more.' };
    },
  });
  await screen.findByText(/does not have the key any more/);
  await expectNoAxeViolations();
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`);
  await waitFor(() => expect(fake.requests('desk_unlock')).toHaveLength(1));
});

test('after a lock the password comes first, whatever is remembered', async () => {
  const { fake } = await start(waiting('locked'));
  await screen.findByText(/It was locked, so the password comes first this time/);
  expect(fake.requests('desk_unlock_remembered')).toEqual([]);
  expect(screen.queryByRole('checkbox')).toBeNull();
});
