import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { newQueryClient } from '#api';
import { deskStore } from '#context';
import { formatInstant } from '#i18n';
import { closedDesk, expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk } from '#test';
import { App } from './App';

const failure = { code: 'damaged', message: 'the workspace file is damaged' } as const;
const backup = (day: number, more: object = {}) => ({
  file_name: `b${day}`,
  at: `2026-03-0${day}T10:00:00Z`,
  reason: 'hourly',
  size: 1_240_000,
  encrypted: false,
  ...more,
});
const ways = {
  name: 'Brackwater',
  file_name: 'brackwater.soundings',
  folder: '/home/ann',
  failure,
  exists: true,
  readable: true,
  encrypted: false,
  backups: [8, 7, 6, 5, 4, 3].map((day) => backup(day)),
  folders: [{ folder: '/home/ann/Backups', exists: true }],
};
const parts = [
  { part: 'people and groups', saved: 1204, lost: 3, dropped: 0, loosened: 2 },
  { part: 'assessments', saved: 12, lost: null, dropped: 4, loosened: 0 },
];

async function open(found: object | null = ways, more: FakeHandlers = {}) {
  const fake = fakeTransport({
    desk_state: () => closedDesk,
    desk_open_recent: () => {
      throw failure;
    },
    desk_recovery: () => found,
    desk_recovery_restore: () => ({
      state: openDesk,
      kept: { file_name: 'brackwater (damaged 2026-03-09).soundings', folder: '/home/ann' },
      unread: 2,
    }),
    desk_recovery_salvage: () => ({
      file: { file_name: 'Saved.soundings', folder: '/home/ann' },
      outcome: { complete: false, named: true, parts },
    }),
    desk_recovery_open: () => openDesk,
    desk_diagnostics: () => ({ text: '{\n  "program": {}\n}\n' }),
    desk_diagnostics_save: () => ({ file_name: 'told.json', folder: '/home/ann' }),
    undo_state: () => ({ undo: null, redo: null, last: null }),
    projects_list: () => ({ total: 0, items: [] }),
    ...more,
  });
  const user = userEvent.setup();
  render(<App client={newQueryClient()} />);
  const recent = await screen.findByRole('button', { name: /^Brackwater/ });
  recent.focus();
  await user.keyboard('{Enter}');
  return { user, ...fake };
}

const dialog = () => screen.findByRole('dialog', { name: 'This workspace does not open' });

/** Goes on with Tab to a button of this name. */
async function tabTo(user: ReturnType<typeof userEvent.setup>, name: RegExp) {
  for (let step = 0; step < 40; step += 1) {
    const now = document.activeElement;
    if (name.test(now?.getAttribute('aria-label') ?? now?.textContent ?? '')) {
      return;
    }
    await user.tab();
  }
  throw new Error(`Tab does not lead to ${name}`);
}

beforeEach(() => deskStore.set(undefined));

describe('a workspace that does not open', () => {
  test('says why, lists its backups, and puts one in its place by keyboard', async () => {
    const { user, requests } = await open();
    const shown = await dialog();
    expect(within(shown).getByText('The file is damaged.')).toBeTruthy();
    expect(within(shown).getByText(/is kept/)).toBeTruthy();
    const rows = within(within(shown).getByRole('table')).getAllByRole('row');
    expect(rows[1]?.textContent).toContain('1 day');
    expect(rows[2]?.textContent).toContain('2 days');
    expect(rows).toHaveLength(6);
    await expectNoAxeViolations();
    await tabTo(user, /^Show all 6/);
    await user.keyboard('{Enter}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain(
      formatInstant('2026-03-03T10:00:00Z'),
    );
    await user.keyboard('{Enter}');
    await screen.findByText(/is kept as brackwater \(damaged 2026-03-09\).soundings/);
    expect(requests('desk_recovery_restore')).toEqual([{ file_name: 'b3' }]);
    await screen.findByText(/2 newer backups could not be read.*erase them again/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a protected backup asks for its password, and says when it is wrong', async () => {
    const { user, requests } = await open(
      { ...ways, backups: [backup(8, { encrypted: true })] },
      {
        desk_recovery_restore: ({ password }: { password?: string }) => {
          if (password !== 'right') {
            throw { code: 'wrong_password', message: 'wrong password' };
          }
          return { state: openDesk, kept: null };
        },
      },
    );
    const shown = await dialog();
    await user.click(within(shown).getByRole('button', { name: /^Put this one in its place/ }));
    const field = await within(shown).findByLabelText('Password of the backup');
    expect(document.activeElement).toBe(field);
    await user.keyboard('wrong{Enter}');
    expect(await within(shown).findByText('wrong password')).toBeTruthy();
    await expectNoAxeViolations();
    await user.clear(field);
    await user.type(field, 'right{Enter}');
    await waitFor(() => expect(requests('desk_recovery_restore')).toHaveLength(2));
    await screen.findByText(/The workspace is as it was on/);
  });

  test('what can be read is saved, told and opened', async () => {
    const { user, requests } = await open();
    await dialog();
    await tabTo(user, /^Save what can be read…/);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('row', { name: 'People and groups 1,204 3 none' })).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Assessments 12 some 4' })).toBeTruthy();
    expect(screen.getByText(/People and groups: 2 no longer say/)).toBeTruthy();
    await expectNoAxeViolations();
    expect(document.activeElement?.textContent).toBe('Open it');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(requests('desk_recovery_open')).toHaveLength(1));
  });

  test('where no backup is known it says where they are kept, and offers nothing that cannot work', async () => {
    const folders = [
      { folder: '/home/ann/Backups', exists: true },
      { folder: '/media/stick', exists: false },
    ];
    const { user } = await open({ ...ways, backups: [], readable: false, exists: false, folders });
    const shown = await dialog();
    expect(within(shown).getByText(/No backup of this workspace is known/)).toBeTruthy();
    expect(within(shown).getByText('/media/stick').parentElement?.textContent).toContain('not within reach');
    expect(within(shown).queryByRole('button', { name: /Put|Save what/ })).toBeNull();
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    // What went wrong is said still, and the way back to it.
    await user.click(await screen.findByRole('button', { name: 'Ways to get it back…' }));
    await dialog();
  });

  test('where nothing here would help, only the failure is shown', async () => {
    await open(null);
    expect((await screen.findByRole('alert')).textContent).toContain(failure.message);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ways to get it back…' })).toBeNull();
  });

  test('the diagnostics are shown as they are saved', async () => {
    const { user, requests } = await open();
    await dialog();
    await tabTo(user, /^Show diagnostics/);
    await user.keyboard('{Enter}');
    const shown = await screen.findByRole('dialog', { name: 'Diagnostics' });
    const text = await within(shown).findByRole('textbox', { name: 'What is saved' });
    expect((text as HTMLTextAreaElement).value).toBe('{\n  "program": {}\n}\n');
    await expectNoAxeViolations();
    await user.click(within(shown).getByRole('button', { name: 'Save…' }));
    expect(await within(shown).findByText('Saved told.json in /home/ann.')).toBeTruthy();
    expect(requests('desk_diagnostics_save')).toHaveLength(1);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Diagnostics' })).toBeNull());
    await dialog();
  });
});
