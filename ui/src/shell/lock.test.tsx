import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newQueryClient, useRead } from '#api';
import { deskStore, registerFeature, scopeStore } from '#context';
import { clearNotices, Dialog, notify } from '#kit';
import { closedDesk, expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk } from '#test';
import { App } from './App';
import '../features/protection/register';
import '../features/settings/register';

const PASSWORD = 'lorry mauve quince ferret';
const NAME = 'Zyxwhilda Quorn';

function Demo() {
  const [open, setOpen] = useState(false);
  const people = useRead('search_everywhere', { text: 'z', limit: 1 }).data;
  return (
    <>
      <h1>Demo</h1>
      <p>{people?.stakeholders[0]?.name}</p>
      <button type="button" onClick={() => setOpen(true)}>
        Write
      </button>
      <Dialog isOpen={open} onClose={() => setOpen(false)} title={`About ${NAME}`}>
        <input aria-label="Note" />
      </Dialog>
    </>
  );
}

registerFeature({
  id: 'demo',
  place: { id: 'people', label: 'Demo', icon: Users, order: 1, component: Demo },
});

const open = { ...openDesk, open: openDesk.open && { ...openDesk.open, encrypted: true } };
const locked = {
  ...closedDesk,
  locked: { file_name: 'brackwater.soundings', folder: '/home/ann', why: 'asked' },
} as const;

async function openApp(more: FakeHandlers = {}, state: object = open) {
  const client = newQueryClient();
  const fake = fakeTransport({
    desk_state: () => state,
    desk_lock: () => locked,
    desk_unlock: ({ password }: { password: string }) => {
      if (password !== PASSWORD) {
        throw { code: 'wrong_password', message: 'wrong password, or not a Soundings workspace' };
      }
      return open;
    },
    desk_close: () => closedDesk,
    desk_password_strength: () => ({ score: 0, long_enough: false, shortest: 8, time: '', suggestions: [] }),
    undo_state: () => ({ undo: null, redo: null, last: { label: `Added ${NAME}`, kind: 'change' } }),
    projects_list: () => ({ total: 0, items: [] }),
    settings_read: () => ({ weights: {}, high_from: 4 }),
    search_everywhere: () => ({
      stakeholders: [{ id: 's1', kind: 'person', name: NAME, role: '', unit: null }],
      stakeholders_total: 1,
      projects: [],
      units: [],
    }),
    ...more,
  });
  const user = userEvent.setup();
  render(<App client={client} />);
  return { fake, user, client };
}

const gone = () => expect(document.documentElement.outerHTML).not.toContain(NAME);

beforeEach(() => deskStore.reset());
afterEach(() => {
  vi.useRealTimers();
  clearNotices();
});

describe('locking', () => {
  test('by its key everything goes, windows and messages too, and the password brings it back', async () => {
    const { fake, user, client } = await openApp();
    await screen.findByText(NAME);
    notify(`Undone: Added ${NAME}`);
    const said = document.createElement('div');
    said.dataset.liveAnnouncer = 'true';
    said.innerHTML = `<div role="log">${NAME}</div>`;
    document.body.append(said);
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}1{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Write' }));
    await user.click(await screen.findByRole('textbox', { name: 'Note' }));
    await user.keyboard('a word{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByRole('heading', { name: 'brackwater.soundings' });
    gone();
    said.remove();
    expect(client.getQueryCache().getAll()).toEqual([]);
    expect(fake.requests('desk_lock')).toEqual([{ idle: false }]);
    await waitFor(() => screen.getByText('In /home/ann'));
    await expectNoAxeViolations();

    const field = screen.getByLabelText('Password') as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Type the password.');
    await user.keyboard('wrong{Enter}');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Wrong password'));
    expect(document.activeElement).toBe(field);
    gone();
    await user.keyboard(`${PASSWORD}{Enter}`);
    await screen.findByText(NAME);
  });

  test('the same place and project come back', async () => {
    const { user } = await openApp({
      projects_list: () => ({
        total: 1,
        items: [{ id: 'p1', name: 'Field app', programme_name: 'Agile delivery' }],
      }),
    });
    await screen.findByText(NAME);
    screen.getByRole('button', { name: 'Scope: Whole programme' }).focus();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    await screen.findByRole('button', { name: 'Scope: Field app' });
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByRole('heading', { name: 'brackwater.soundings' });
    expect(scopeStore.get()).toBeNull();
    await user.keyboard(`${PASSWORD}{Enter}`);
    await screen.findByRole('heading', { name: 'Settings' });
    await screen.findByRole('button', { name: 'Scope: Field app' });
  });

  test('nothing is read of the whole programme before the project is there again', async () => {
    const { user, fake } = await openApp({
      projects_list: () => ({
        total: 1,
        items: [{ id: 'p1', name: 'Field app', programme_name: 'Agile delivery' }],
      }),
    });
    await screen.findByText(NAME);
    screen.getByRole('button', { name: 'Scope: Whole programme' }).focus();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    await screen.findByRole('button', { name: 'Scope: Field app' });
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByRole('heading', { name: 'brackwater.soundings' });
    fake.invoke.mockClear();
    await user.keyboard(`${PASSWORD}{Enter}`);
    await screen.findByText(NAME);
    const reads = fake.invoke.mock.calls.filter(([command]) => !command.startsWith('desk_'));
    expect(reads.some(([command]) => command === 'search_everywhere')).toBe(true);
    for (const [command, , within] of reads) {
      expect([command, within]).toEqual([command, command === 'projects_list' ? within : 'p1']);
    }
  });

  test('is among the keys and the actions, and in the menu of the workspace', async () => {
    const { user } = await openApp();
    await screen.findByText(NAME);
    await user.keyboard('?');
    await screen.findByText('Lock the workspace', { selector: 'dt' });
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: /^Brackwater/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Lock the workspace/ }));
    await screen.findByRole('heading', { name: 'brackwater.soundings' });
  });

  test('without a password offers to set one', async () => {
    const { fake, user } = await openApp({}, openDesk);
    await screen.findByText(NAME);
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByRole('dialog', { name: 'Set a password' });
    expect(fake.requests('desk_lock')).toEqual([]);
  });

  test('a refusal opens it again and says why', async () => {
    const { user } = await openApp({
      desk_lock: () => {
        throw { code: 'busy', message: 'Another program has the file open.' };
      },
    });
    await screen.findByText(NAME);
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    const notice = await screen.findByRole('alertdialog');
    expect(notice.textContent).toContain('Another program has the file open.');
    expect(notice.className).toContain('red');
    await screen.findByText(NAME);
  });

  test('what is said late is not said over the lock, nor after it', async () => {
    const { user } = await openApp();
    await screen.findByText(NAME);
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByText('In /home/ann');
    act(() => notify(`Saved ${NAME}`));
    gone();
    await user.click(screen.getByRole('button', { name: 'All workspaces' }));
    await screen.findByRole('region', { name: 'Start' });
    gone();
  });

  test('a file of the same name in another folder finds nothing that was typed or read', async () => {
    const { fake, user, client } = await openApp({}, locked);
    await user.type(await screen.findByLabelText('Password'), 'half a pass');
    const elsewhere = { ...locked.locked, folder: '/media/stick' };
    act(() => fake.emit('desk', { ...locked, locked: elsewhere }));
    await screen.findByText('In /media/stick');
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('');
    act(() => fake.emit('desk', open));
    await screen.findByText(NAME);
    scopeStore.set({ id: 'p1', name: 'Field app' });
    client.setQueryData(['of the first'], NAME);
    act(() => fake.emit('desk', { ...open, open: { ...open.open, folder: '/media/stick' } }));
    expect(scopeStore.get()).toBeNull();
    expect(client.getQueryData(['of the first'])).toBeUndefined();
  });

  test('another workspace can be opened instead', async () => {
    const { user } = await openApp({}, locked);
    await user.click(await screen.findByRole('button', { name: 'All workspaces' }));
    await screen.findByRole('region', { name: 'Start' });
  });
});

describe('after a while', () => {
  const idle = async (minutes: number, lock_after: number) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
    const app = await openApp({}, { ...open, preferences: { ...open.preferences, lock_after } });
    await screen.findByText(NAME);
    await act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));
    return app;
  };

  test('it is locked by itself', async () => {
    const { fake } = await idle(16, 15);
    await waitFor(() => expect(fake.requests('desk_lock')).toContainEqual({ idle: true }));
    await screen.findByRole('heading', { name: 'brackwater.soundings' });
    gone();
  });

  test('not before, not while something is done, and not when it never is', async () => {
    const { fake } = await idle(14, 15);
    fireEvent.pointerMove(document.body);
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000));
    fireEvent.keyDown(document.body, { key: 'a' });
    await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
    expect(fake.requests('desk_lock')).toEqual([]);
  });

  test('never means never', async () => {
    const { fake } = await idle(24 * 60, 0);
    expect(fake.requests('desk_lock')).toEqual([]);
  });
});
