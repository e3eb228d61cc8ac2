import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerFeature, useActions, useFocus, useReadOnly, useScope, useSelection } from '#context';
import { clearNotices } from '#kit';
import { closedDesk, expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk } from '#test';
import { App } from './App';
import '../features/settings/register';

const added = vi.fn();
const imported = vi.fn();

function Demo() {
  const { open } = useSelection();
  const { project } = useScope();
  const readOnly = useReadOnly();
  const focus = useFocus();
  const [text, setText] = useState('');
  useActions([{ id: 'demo.add', label: 'Add a thing', keys: 'mod+n', run: added, disabled: readOnly }]);
  return (
    <>
      <h1>Demo</h1>
      <p>{project?.name ?? 'everything'}</p>
      <p>{focus ?? 'no focus'}</p>
      <input aria-label="Note" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={() => open('s1')}>
        Open Ann
      </button>
    </>
  );
}

function Broken(): never {
  throw new Error('broken on purpose');
}

registerFeature({
  id: 'demo',
  place: { id: 'people', label: 'Demo', icon: Users, order: 1, component: Demo },
  detail: ({ id }) => <h2>Profile of {id}</h2>,
  importFile: imported,
});
registerFeature({
  id: 'broken',
  place: { id: 'broken', label: 'Broken', icon: Users, order: 2, component: Broken },
});

let undoable: string | null;
let redoable: string | null;

const answers = (): FakeHandlers => ({
  desk_state: () => openDesk,
  desk_close: () => closedDesk,
  desk_preferences: (change: object) => ({ ...openDesk.preferences, ...change }),
  undo_state: () => ({
    undo: undoable === null ? null : { seq: 1, label: undoable },
    redo: redoable === null ? null : { seq: 1, label: redoable },
    last: { label: undoable ?? redoable ?? '', kind: undoable === null ? 'undo' : 'change' },
  }),
  undo: () => {
    [undoable, redoable] = [null, undoable];
    return { label: redoable, seq: 2 };
  },
  redo: () => {
    [undoable, redoable] = [redoable, null];
    return { label: undoable, seq: 3 };
  },
  projects_list: () => ({
    total: 2,
    items: [
      { id: 'p1', name: 'Field app', programme_name: 'Agile delivery' },
      { id: 'p2', name: 'Portal', programme_name: 'Agile delivery' },
    ],
  }),
  search_everywhere: ({ text }: { text: string }) => ({
    stakeholders: [{ id: 's9', kind: 'person', name: `${text} Nair`, role: 'Lead', unit: 'Operations' }],
    stakeholders_total: 1,
    projects: [{ id: 'p2', name: 'Portal' }],
    units: [{ id: 'u1', name: 'Operations' }],
  }),
  settings_read: () => ({ weights: { commitment: 60, efficacy: 40 }, high_from: 4 }),
});

async function openApp(more: FakeHandlers = {}) {
  const fake = fakeTransport({ ...answers(), ...more });
  const user = userEvent.setup();
  render(<App />);
  return { fake, user };
}

async function openFrame(more: FakeHandlers = {}) {
  const app = await openApp(more);
  await screen.findByRole('heading', { name: 'Demo' });
  return app;
}

beforeEach(() => {
  undoable = 'Added Ann Smith';
  redoable = null;
});
afterEach(() => {
  clearNotices();
  added.mockReset();
  imported.mockReset();
});

describe('first start', () => {
  test('offers three choices and the recent workspaces', async () => {
    const { fake, user } = await openApp({
      desk_state: () => closedDesk,
      desk_open_sample: () => openDesk,
    });
    const start = await screen.findByRole('region', { name: 'Start' });
    expect(within(start).getAllByRole('button')).toHaveLength(3);
    expect(screen.getByRole('button', { name: /Old survey.*not there/ })).toBeTruthy();
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: /sample/ }));
    await screen.findByRole('heading', { name: 'Demo' });
    expect(fake.requests('desk_open_sample')).toHaveLength(1);
  });

  test('a spreadsheet begins with a named workspace, then asks for the file', async () => {
    const { fake, user } = await openApp({ desk_state: () => closedDesk, desk_new_dialog: () => openDesk });
    await user.click(await screen.findByRole('button', { name: /Start from a spreadsheet/ }));
    await user.keyboard('Brackwater{Enter}');
    await screen.findByRole('heading', { name: 'Demo' });
    expect(fake.requests('desk_new_dialog')).toEqual([{ name: 'Brackwater' }]);
    expect(imported).toHaveBeenCalledExactlyOnceWith(null);
  });

  test('a recent workspace that is not there any more can be pressed, and says so with the ways back', async () => {
    const { fake, user } = await openApp({
      desk_state: () => closedDesk,
      desk_open_recent: () => {
        throw { code: 'not_found', message: 'There is no file Old survey.soundings.' };
      },
      desk_recovery: () => ({
        name: 'Old survey',
        file_name: 'Old survey.soundings',
        folder: '/home/ann',
        failure: { code: 'not_found', message: 'There is no file Old survey.soundings.' },
        exists: false,
        readable: false,
        encrypted: false,
        backups: [],
        folders: [{ folder: '/home/ann/Backups', exists: true }],
      }),
    });
    await user.click(await screen.findByRole('button', { name: /Old survey.*not there/ }));
    const dialog = await screen.findByRole('dialog', { name: /does not open/ });
    expect(dialog.textContent).toContain('The file is not there any more.');
    expect(fake.requests('desk_open_recent')).toEqual([{ index: 2 }]);
  });

  test('a workspace that cannot be opened says why and what to do', async () => {
    const { user } = await openApp({
      desk_state: () => closedDesk,
      desk_open_recent: () => {
        throw { code: 'newer_version', message: 'This file was written by a newer version.' };
      },
    });
    await user.click(await screen.findByRole('button', { name: /Harbour Trust.*opened/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('newer version');
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  test('a workspace named at the start that cannot be opened is accounted for', async () => {
    await openApp({
      desk_state: () => ({
        ...closedDesk,
        trouble: { code: 'not_found', message: 'There is no harbour.soundings in /home/ann.' },
      }),
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The workspace could not be opened');
    expect(alert.textContent).toContain('There is no harbour.soundings');
  });
});

describe('frame', () => {
  test('shows what is registered, and axe finds nothing', async () => {
    const { user } = await openFrame();
    const places = within(screen.getByRole('navigation', { name: 'Places' }));
    expect(places.getAllByRole('button').map((each) => each.textContent)).toEqual([
      'Demo',
      'Broken',
      'Settings',
    ]);
    expect(places.getByRole('button', { name: 'Demo' }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('button', { name: 'Open Ann' }));
    await expectNoAxeViolations();
  });

  test('a place that breaks leaves the others alone', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { user } = await openFrame();
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByText('This place could not be shown');
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('heading', { name: 'Demo' });
  });

  test('the scope is chosen by keyboard', async () => {
    const { user } = await openFrame();
    screen.getByRole('button', { name: 'Scope: Whole programme' }).focus();
    await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{Enter}');
    await screen.findByText('Portal', { selector: 'p' });
    expect(screen.getByRole('button', { name: 'Scope: Portal' })).toBeTruthy();
  });

  test('a backup that is looked at is visibly read-only, and one step from the workspace', async () => {
    const looked = {
      ...openDesk,
      open: {
        name: 'Brackwater',
        file_name: 'backup 2026-03-03.soundings',
        read_only: true,
        fiction: false,
        backup: { at: '2026-03-03T14:00:00Z', of: 'brackwater.soundings' },
      },
    };
    const { fake, user } = await openFrame({
      desk_state: () => looked,
      desk_backup_leave: () => openDesk,
    });
    const banner = await screen.findByText(/This is the backup of brackwater.soundings made on/);
    expect(banner.textContent).toContain('Nothing can be changed.');
    await user.keyboard('{Control>}n{/Control}');
    expect(added).not.toHaveBeenCalled();
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Back to the workspace' }));
    await waitFor(() => expect(screen.queryByText(/This is the backup/)).toBeNull());
    expect(fake.requests('desk_backup_leave')).toHaveLength(1);
    await user.keyboard('{Control>}n{/Control}');
    expect(added).toHaveBeenCalledOnce();
  });

  test('an earlier date is visibly read-only, and one step from today', async () => {
    const { user } = await openFrame();
    await user.click(screen.getByRole('button', { name: 'As of: Today' }));
    await user.click(await screen.findByRole('button', { name: /March 3, 2026/ }));
    const banner = await screen.findByText('Looking at March 3, 2026. Nothing can be changed here.');
    await user.keyboard('{Control>}n{/Control}');
    expect(added).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Back to today' }));
    expect(banner.isConnected).toBe(false);
  });

  test('the details close with Escape', async () => {
    const { user } = await openFrame();
    await user.click(screen.getByRole('button', { name: 'Open Ann' }));
    expect(
      within(screen.getByRole('complementary')).getByRole('heading', { name: 'Profile of s1' }),
    ).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  test('closing the workspace forgets what was looked at', async () => {
    const { user } = await openFrame();
    await user.click(screen.getByRole('button', { name: 'Open Ann' }));
    await user.click(screen.getByRole('button', { name: /^Brackwater/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Close' }));
    await screen.findByRole('heading', { name: 'Soundings' });
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('keys', () => {
  test('undo and redo say what they do', async () => {
    const { fake, user } = await openFrame();
    await screen.findByText('Saved · Added Ann Smith');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Undone: Added Ann Smith');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Redo' })).toBeTruthy());
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await screen.findByText('Redone: Added Ann Smith');
    expect(fake.requests('undo')).toHaveLength(1);
  });

  test('inside a text field its own undo wins, and Ctrl+N still adds', async () => {
    const { fake, user } = await openFrame();
    await screen.findByText('Saved · Added Ann Smith');
    await user.click(screen.getByRole('textbox', { name: 'Note' }));
    await user.keyboard('abc?{Control>}z{/Control}');
    expect(fake.requests('undo')).toHaveLength(0);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Control>}n{/Control}');
    expect(added).toHaveBeenCalledOnce();
  });

  test('the question mark lists the keys of the place and of the window', async () => {
    const { user } = await openFrame();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(dialog).getByText('Add a thing')).toBeTruthy();
    expect(within(dialog).getByText('Go to Settings')).toBeTruthy();
    await expectNoAxeViolations(dialog);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('the palette does, goes and finds', async () => {
    const { user } = await openFrame();
    await user.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Go to or do' });
    await user.keyboard('add th');
    await within(dialog).findByRole('menuitem', { name: /Add a thing/ });
    await expectNoAxeViolations(dialog);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog', { name: 'Go to or do' });
    await user.keyboard('Priya');
    await user.click(await screen.findByRole('menuitem', { name: /Priya Nair/ }));
    await screen.findByRole('heading', { name: 'Profile of s9' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('the palette runs what is found by Enter', async () => {
    const { user } = await openFrame();
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('zz');
    await screen.findByRole('menuitem', { name: /zz Nair/ });
    await user.keyboard('{ArrowDown}');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('Enter pressed before the list is there means its first line, not one of the list before', async () => {
    let answer = (_: unknown): void => {};
    const { user } = await openFrame({
      search_everywhere: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog', { name: 'Go to or do' });
    // An action is called so as well.
    await user.keyboard('thing{Enter}');
    expect(added).not.toHaveBeenCalled();
    screen.getByRole('dialog', { name: 'Go to or do' });
    answer({
      stakeholders: [{ id: 's9', name: 'Thing Nair', role: '', unit: null, kind: 'person', archived: false }],
      projects: [],
      units: [],
    });
    await screen.findByRole('heading', { name: 'Profile of s9' });
    expect(added).not.toHaveBeenCalled();
  });

  test('a unit found leads to the people in it', async () => {
    const { user } = await openFrame();
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('oper');
    await user.click(await screen.findByRole('menuitem', { name: /Operations.*Unit/ }));
    await screen.findByText('unit:u1');
  });
});

describe('spreadsheets dropped on the window', () => {
  const carry = () => {
    const file = new File(['name\nAnn'], 'register.csv');
    return { file, dataTransfer: { types: ['Files'], files: [file] } };
  };

  test('are handed to the import', async () => {
    await openFrame();
    const { file, dataTransfer } = carry();
    fireEvent.dragEnter(window, { dataTransfer });
    expect(screen.getByText('Drop the spreadsheet to bring it in')).toBeTruthy();
    fireEvent.drop(window, { dataTransfer });
    expect(imported).toHaveBeenCalledExactlyOnceWith(file);
    expect(screen.queryByText('Drop the spreadsheet to bring it in')).toBeNull();
  });

  test('are not taken while nothing can be changed', async () => {
    const { open } = openDesk;
    await openFrame({ desk_state: () => ({ ...openDesk, open: open && { ...open, read_only: true } }) });
    fireEvent.drop(window, carry());
    expect(imported).not.toHaveBeenCalled();
    await screen.findByText(/Nothing can be brought in here/);
  });
});

describe('everything out, and the way back', () => {
  test('says that it holds names before a folder is chosen, and where it went', async () => {
    const { fake, user } = await openFrame({
      desk_export: () => ({ file_name: 'Brackwater export 2026-03-09', folder: '/home/ann' }),
    });
    await user.click(screen.getByRole('button', { name: /Brackwater/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Export everything…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export everything' });
    within(dialog).getByText(/holds names/);
    await expectNoAxeViolations();
    expect(fake.requests('desk_export')).toEqual([]);
    await user.keyboard('{Enter}');
    await screen.findByText(/Exported everything to Brackwater export 2026-03-09 in \/home\/ann/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('what could not be written is said where it was asked for', async () => {
    const { user } = await openFrame({
      desk_export: () => {
        throw { code: 'io', message: 'The disk is full.' };
      },
    });
    await user.keyboard('{Control>}k{/Control}Export every');
    await user.click(await screen.findByRole('menuitem', { name: 'Export everything…' }));
    await user.click(await screen.findByRole('button', { name: 'Choose a folder…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  });

  test('a new workspace from an export, at the first start and from the menu', async () => {
    const restored = { ...openDesk, open: { ...openDesk.open, name: 'Harbour Trust' } };
    const { fake, user } = await openApp({
      desk_state: () => closedDesk,
      desk_restore_dialog: () => restored,
    });
    await user.click(await screen.findByRole('button', { name: 'From an export…' }));
    await screen.findByRole('heading', { name: 'Demo' });
    await user.click(screen.getByRole('button', { name: /Harbour Trust/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'New from an export…' }));
    await waitFor(() => expect(fake.requests('desk_restore_dialog')).toHaveLength(2));
  });
});

test('preferences colour the window', async () => {
  await openFrame({
    desk_state: () => ({ ...openDesk, preferences: { author: '', theme: 'contrast', text_size: 1.25 } }),
  });
  expect(document.documentElement.dataset.contrast).toBe('more');
  expect(document.documentElement.style.getPropertyValue('--text-size')).toBe('1.25');
});
