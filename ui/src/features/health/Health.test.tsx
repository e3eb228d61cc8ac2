import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asOfStore, deskStore, detailStore, locationStore, scopeStore, useActions } from '#context';
import { formatDate, formatInstant } from '#i18n';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { isSafe, standing } from './backup';
import { HealthPlace } from './HealthPlace';
import { Restoring } from './Restoring';

const entry = (file_name: string, at: string, more: object = {}) => ({
  file_name,
  at,
  reason: 'hourly',
  size: 1_240_000,
  encrypted: false,
  ...more,
});
const newest = entry('b2', '2026-03-09T10:00:00Z', { reason: 'by_hand', encrypted: true });
const older = entry('b1', '2026-03-08T10:00:00Z', { reason: 'import', size: 61_000 });
const before = entry('b3', '2026-03-09T11:00:00Z', { reason: 'restore' });
const found = { folder: '/home/ann/Backups', chosen: false, list: [newest, older], trouble: null };

const finding = (kind: string, more: object) => ({
  kind,
  count: 1,
  message: '1 thing.',
  remedy: 'Mend it.',
  mend: 'profile',
  examples: [],
  ...more,
});
const items = [
  finding('rules', { message: '2 units hang below themselves.', mend: 'register' }),
  finding('stale_evidence', {
    message: '1 stakeholder was assessed long ago.',
    mend: 'map',
    examples: [
      { stakeholder: 's1', project: 'p1', name: 'Ann Smith', detail: 'Leak Line, on 2025-01-01', email: '' },
    ],
  }),
  finding('groups_without_headcount', {
    count: 30,
    message: '30 groups do not say how many they are.',
    examples: Array.from({ length: 20 }, (_, at) => ({
      stakeholder: `g${at}`,
      project: null,
      name: `Group ${at}`,
      detail: '',
      email: '',
    })),
  }),
];

/** Something elsewhere in the window that can be done. */
function Offers({ id, run }: { id: string; run(): void }) {
  useActions([{ id, label: id, everywhere: true, run }]);
  return null;
}

async function open(more: FakeHandlers = {}) {
  const fake = fakeTransport({
    health: () => ({ ok: false, total: items.length, stale_after_days: 180, items }),
    projects_list: () => ({ total: 1, items: [{ id: 'p1', name: 'Leak Line' }] }),
    retention_rule_read: () => ({ months: 6 }),
    retention_due: () => ({ as_of: '2026-03-09', months: 6, total: 0, items: [] }),
    kept_longer_list: () => ({ total: 0, items: [] }),
    journal_list: () => ({ total: 1, items: [{ at: '2026-03-09T09:00:00Z' }] }),
    desk_backups: () => found,
    desk_backup_make: () => ({ ...found, list: [before, ...found.list] }),
    desk_backup_difference: () => [
      { part: 'people and groups', added: 2, removed: 1, changed: 0 },
      { part: 'assessments', added: 1204, removed: 0, changed: 3 },
    ],
    desk_backup_restore: () => ({ before, state: openDesk }),
    desk_backup_look: () => openDesk,
    ...more,
  });
  const view = renderWithApp(
    <>
      <HealthPlace />
      <Restoring />
      <Toasts />
    </>,
  );
  await screen.findByText(more.desk_backups ? 'Back up now' : '/home/ann/Backups', { selector: 'span' });
  return { fake, ...view };
}

beforeEach(() => deskStore.set(openDesk));
afterEach(clearNotices);

const restoreNewest = { name: `Restore… ${formatInstant(newest.at)}` };
const lookAtNewest = { name: `Look at it: ${formatInstant(newest.at)}` };

describe('what the age of the newest backup means', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  test.each([
    [undefined, undefined, 'none_unchanged', true],
    [undefined, '2026-03-01T00:00:00Z', 'none', false],
    ['2026-01-01T00:00:00Z', '2025-12-31T00:00:00Z', 'newest_same', true],
    ['2026-03-09T12:00:00Z', '2026-03-10T11:00:00Z', 'newest_soon', true],
    ['2026-03-09T11:59:59Z', '2026-03-10T11:00:00Z', 'newest_old', false],
  ] as const)('%s, last change %s: %s', (made, changed, expected, safe) => {
    expect(standing(made, changed, now)).toBe(expected);
    expect(isSafe(expected)).toBe(safe);
  });
});

describe('backups', () => {
  test('are listed with when, why, size and lock, and axe finds nothing', async () => {
    await open();
    const rows = within(screen.getByRole('table', { name: /Backups/ })).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]?.textContent).toContain('Asked for');
    expect(rows[1]?.textContent).toContain('1.2 MB');
    expect(within(rows[1] as HTMLElement).getByRole('img', { name: 'A password protects it' })).toBeTruthy();
    expect(rows[2]?.textContent).toContain('Before something was brought in');
    expect(rows[2]?.textContent).toContain('61 kB');
    expect((await screen.findByText(/nothing was changed since/)).textContent).toContain('Backed up.');
    await expectNoAxeViolations();
  });

  test('five are listed at first; the rest come on request, and the focus goes to the first of them', async () => {
    const list = Array.from({ length: 8 }, (_, at) => entry(`b${at}`, `2026-03-0${9 - at}T10:00:00Z`));
    const { user } = await open({ desk_backups: () => ({ ...found, list }) });
    const table = await screen.findByRole('table', { name: 'Backups, the newest first' });
    expect(within(table).getAllByRole('row')).toHaveLength(6);
    screen.getByRole('button', { name: 'Show all 8' }).focus();
    await user.keyboard('{Enter}');
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(9);
    expect(rows[6]?.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.tagName).toBe('BUTTON');
  });

  test('one is made on request, and shown', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    await screen.findByText('Before an older state was put back');
    expect(fake.requests('desk_backup_make')).toEqual([{}]);
    await screen.findByText('Backed up and checked.');
  });

  test('that there is none is said', async () => {
    await open({ desk_backups: () => ({ ...found, list: [] }) });
    await screen.findByText(/There is no backup of this workspace yet/);
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('trouble with the last is a banner with its remedy', async () => {
    await open({
      desk_backups: () => ({ ...found, trouble: { code: 'io', message: 'The disk is full.' } }),
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The disk is full.');
    expect(alert.textContent).toContain('Check that the disk is there');
    expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByText('Backed up.')).toBeNull());
    expect(screen.queryByText(/nothing was changed since/)).toBeNull();
  });

  test('the button that was pressed keeps the focus while it is done', async () => {
    let done: (answer: object) => void = () => {};
    const { user } = await open({
      desk_backup_make: () =>
        new Promise((resolve) => {
          done = resolve;
        }),
    });
    const button = screen.getByRole('button', { name: 'Back up now' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
    act(() => done({ ...found, list: [before, ...found.list] }));
    await screen.findByText('Backed up and checked.');
    expect(document.activeElement).toBe(button);
  });

  test('the folder is chosen, and the own one taken again', async () => {
    const chosen = { ...found, folder: '/media/stick', chosen: true };
    const { user } = await open({
      desk_backup_folder_dialog: () => chosen,
      desk_backup_folder_own: () => found,
    });
    await user.click(screen.getByRole('button', { name: 'Choose another folder…' }));
    await screen.findByText('/media/stick');
    await user.click(screen.getByRole('button', { name: 'Use the program’s own' }));
    await screen.findByText('/home/ann/Backups');
    expect(screen.queryByRole('button', { name: 'Use the program’s own' })).toBeNull();
  });

  test('one is looked at, with its password where it has another', async () => {
    const { fake, user } = await open({
      desk_backup_look: ({ password }: { password?: string }) => {
        if (password !== 'river') {
          throw { code: 'locked', message: 'Its password is needed.' };
        }
        return openDesk;
      },
    });
    await user.click(screen.getByRole('button', lookAtNewest));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Password it was made under'), 'river{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.requests('desk_backup_look')).toEqual([
      { file_name: 'b2' },
      { file_name: 'b2', password: 'river' },
    ]);
  });

  test('nothing is put back or made while a backup is looked at', async () => {
    deskStore.set({
      ...openDesk,
      open: {
        name: 'Water',
        file_name: 'b2',
        folder: '/home/ann/Backups',
        read_only: true,
        fiction: false,
        backup: { at: newest.at, of: 'Water.soundings' },
      },
    });
    await open();
    expect(screen.queryByRole('button', restoreNewest)).toBeNull();
    expect(screen.queryByRole('button', lookAtNewest)).toBeNull();
    expect(screen.getByText('You are looking at it')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Back up now' }) as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('restoring', () => {
  test('shows what differs, puts it back, and is undone from the notice, all by keyboard', async () => {
    const { fake, user } = await open();
    act(() => {
      scopeStore.set({ id: 'p9', name: 'Made since' });
      asOfStore.set('2026-03-01');
      detailStore.set('s9');
    });
    screen.getByRole('button', restoreNewest).focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /Restore the backup/ });
    const row = await within(dialog).findByRole('row', { name: /People and groups/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((each) => each.textContent),
    ).toEqual(['2', '1', '–none']);
    await expectNoAxeViolations(dialog);
    within(dialog).getByRole('button', { name: 'Restore this backup' }).focus();
    await user.keyboard('{Enter}');
    const notice = await screen.findByRole('alertdialog');
    expect(notice.textContent).toContain(`kept as the backup of ${formatInstant(before.at)}`);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect([scopeStore.get(), asOfStore.get(), detailStore.get()]).toEqual([null, null, null]);
    within(notice).getByRole('button', { name: 'Undo…' }).focus();
    await user.keyboard('{Enter}');
    const back = await screen.findByRole('dialog', { name: new RegExp(formatInstant(before.at)) });
    await within(back).findByRole('row', { name: /People and groups/ });
    expect(fake.requests('desk_backup_restore')).toEqual([{ file_name: 'b2' }]);
    within(back).getByRole('button', { name: 'Restore this backup' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.requests('desk_backup_difference')).toEqual([{ file_name: 'b2' }, { file_name: 'b3' }]);
    expect(fake.requests('desk_backup_restore')).toEqual([{ file_name: 'b2' }, { file_name: 'b3' }]);
  });

  test('cannot be closed while it is done', async () => {
    let done: (answer: object) => void = () => {};
    const { user } = await open({
      desk_backup_restore: () =>
        new Promise((resolve) => {
          done = resolve;
        }),
    });
    await user.click(screen.getByRole('button', restoreNewest));
    await screen.findByRole('row', { name: /Assessments/ });
    const confirm = screen.getByRole('button', { name: 'Restore this backup' });
    await user.click(confirm);
    await screen.findByRole('progressbar', { name: 'Restoring…' });
    expect(document.activeElement).toBe(confirm);
    await user.keyboard('{Escape}');
    expect((screen.getByRole('button', { name: 'Close' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByRole('dialog')).toBeTruthy();
    act(() => done({ before, state: openDesk }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('asks for the password only where another protects it', async () => {
    const { fake, user } = await open({
      desk_backup_difference: ({ password }: { password?: string }) => {
        if (password === undefined) {
          throw { code: 'wrong_password', message: 'Wrong password.' };
        }
        if (password !== 'river') {
          throw { code: 'wrong_password', message: 'Wrong password, try again.' };
        }
        return [{ part: 'tags', added: 1, removed: 0, changed: 0 }];
      },
    });
    await user.click(screen.getByRole('button', restoreNewest));
    const field = await screen.findByLabelText('Password it was made under');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.type(field, 'lake{Enter}');
    await screen.findByText('Wrong password, try again.');
    await user.clear(field);
    await user.type(field, 'river{Enter}');
    await screen.findByRole('row', { name: /Tags/ });
    await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
    await screen.findByRole('alertdialog');
    expect(fake.requests('desk_backup_restore')).toEqual([{ file_name: 'b2', password: 'river' }]);
  });

  test('a refusal keeps the dialog and says why', async () => {
    const { user } = await open({
      desk_backup_restore: () => {
        throw { code: 'busy', message: 'Another program has the file open.' };
      },
    });
    await user.click(screen.getByRole('button', restoreNewest));
    await screen.findByRole('row', { name: /Assessments/ });
    await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Another program has the file open.');
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  test('where nothing differs there is nothing to restore', async () => {
    const { user } = await open({ desk_backup_difference: () => [] });
    await user.click(screen.getByRole('button', restoreNewest));
    await screen.findByText(/Nothing differs/);
    const confirm = screen.getByRole('button', { name: 'Restore this backup' }) as HTMLButtonElement;
    expect(confirm.disabled).toBe(true);
  });
});

describe('findings', () => {
  test('each says what, names examples that open the profile, and leads to its mend', async () => {
    const { user } = await open();
    const stale = await screen.findByRole('region', { name: '1 stakeholder was assessed long ago.' });
    expect(within(stale).getByText(`Leak Line, on ${formatDate('2025-01-01')}`)).toBeTruthy();
    await user.click(within(stale).getByRole('button', { name: 'Open Ann Smith' }));
    expect(detailStore.get()).toBe('s1');
    await user.click(within(stale).getByRole('button', { name: 'Go to the map' }));
    expect(locationStore.get().place).toBe('map');
    expect(scopeStore.get()).toEqual({ id: 'p1', name: 'Leak Line' });
    const rules = screen.getByRole('region', { name: '2 units hang below themselves.' });
    expect(within(rules).getByRole('img', { name: 'Wrong' })).toBeTruthy();
    await user.click(within(rules).getByRole('button', { name: 'Go to the register' }));
    expect(locationStore.get().place).toBe('people');
  });

  test('who is there twice leads to the comparison, where it can be had', async () => {
    const compared = vi.fn();
    const twice = finding('same_name', { message: '2 share a name.', mend: 'twice' });
    const { user, rerender } = await open({
      health: () => ({ ok: false, total: 1, stale_after_days: 180, items: [twice] }),
    });
    const found = await screen.findByRole('region', { name: '2 share a name.' });
    expect(within(found).queryByRole('button', { name: 'Compare…' })).toBeNull();
    rerender(
      <>
        <HealthPlace />
        <Offers id="people-twice" run={compared} />
      </>,
    );
    await user.click(await screen.findByRole('button', { name: 'Compare…' }));
    expect(compared).toHaveBeenCalledTimes(1);
  });

  test('five are named at first, and the rest on request', async () => {
    const { user } = await open();
    const groups = await screen.findByRole('region', { name: /30 groups/ });
    expect(within(groups).getAllByRole('listitem')).toHaveLength(5);
    await user.click(within(groups).getByRole('button', { name: '25 more' }));
    expect(within(groups).getAllByRole('listitem')).toHaveLength(21);
    expect(within(groups).getByText('and 10 more')).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Group 5');
  });

  test('nothing green is said of another date while the answer is on its way, nor when there is none', async () => {
    const asked: ((answer: object) => void)[] = [];
    const all = { ok: true, total: 0, stale_after_days: 180, items: [] };
    const { fake } = await open({
      health: ({ as_of }: { as_of?: string }) =>
        as_of === undefined ? all : new Promise((_, refuse) => asked.push(refuse)),
    });
    await screen.findByText('Nothing found');
    act(() => asOfStore.set('2026-01-01'));
    await waitFor(() => expect(screen.queryByText('Nothing found')).toBeNull());
    expect(fake.requests('health')).toHaveLength(2);
    act(() => asked[0]?.({ code: 'io', message: 'The disk is gone.' }));
    await screen.findByText('The disk is gone.');
    expect(screen.queryByText('Nothing found')).toBeNull();
  });

  test('that nothing was found is said in words', async () => {
    await open({ health: () => ({ ok: true, total: 0, stale_after_days: 180, items: [] }) });
    await screen.findByText('Nothing found');
    expect(screen.getByText(/evidence is less than 180 days old/)).toBeTruthy();
  });
});
