import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { smallWorkspace } from '../fixture';
import type { ImportOutcome } from '../model';
import { ImportDialog } from './ImportDialog';
import { importStore, startImport } from './store';

const outcome: ImportOutcome = {
  file_name: 'posts.csv',
  rows: 6,
  created: 3,
  updated: 0,
  skipped: 1,
  refused: [
    { line: 4, field: 'name', reason: 'The post is eliminated.' },
    { line: 7, field: 'headcount', reason: '“lots” is no number.' },
  ],
  notes: [{ line: 2, field: 'reports_to', reason: 'Leads nowhere; the tie was left out.' }],
  change_set: null,
  made: { people: 2, roles: 1, groups: 0, organisations: 0, units: 1, ties: 0, assessments: 0 },
  columns: [
    { header: 'Name', field: 'name' },
    { header: '', field: null },
  ],
  preview: [
    {
      line: 2,
      fate: 'created',
      kind: 'person',
      name: 'Ann Smith',
      role: 'Auditor',
      unit: ['Trust', 'Finance'],
      headcount: null,
    },
    { line: 4, fate: 'refused', kind: 'role', name: '', role: '', unit: [], headcount: null },
  ],
};
const offer = { token: 'i1', file_name: 'posts.csv', size: 900, preview: outcome };

function open(more: FakeHandlers = {}) {
  const fake = smallWorkspace({
    desk_import_dialog: () => offer,
    desk_import_drop: () => offer,
    desk_import_cancel: () => null,
    desk_import_run: ({ dry_run }: { dry_run?: boolean }) => ({
      ...outcome,
      change_set: dry_run ? null : 'c1',
    }),
    ...more,
  });
  const view = renderWithApp(
    <>
      <ImportDialog />
      <Toasts />
    </>,
  );
  return { fake, ...view };
}

const preview = () => screen.findByRole('alertdialog', { name: 'Bring in posts.csv' });

beforeEach(() => importStore.reset());

describe('what would happen', () => {
  test('accounts for every row, column by column', async () => {
    const { user } = open();
    startImport(null);
    const dialog = within(await preview());
    const account = within(dialog.getByRole('region', { name: 'What will happen' }));
    expect(account.getAllByRole('definition').map((each) => each.textContent)).toEqual([
      '6',
      '3',
      '0',
      '1',
      '2',
    ]);
    account.getByText('Makes 2 people, 1 role and 1 unit.');
    dialog.getByRole('rowheader', { name: 'Ann Smith' });
    dialog.getByText('Trust › Finance');
    await user.click(dialog.getByRole('tab', { name: 'Columns' }));
    dialog.getByText('1 of 2 columns used');
    dialog.getByText('left out');
    dialog.getByText('untitled');
  });

  test('refusals are filtered and copied', async () => {
    const { user } = open();
    startImport(null);
    const dialog = within(await preview());
    await user.click(dialog.getByRole('tab', { name: 'Refused · 2' }));
    dialog.getByText('The post is eliminated.');
    await user.type(dialog.getByRole('searchbox', { name: 'Filter by line, column or words' }), 'number');
    expect(dialog.queryByText('The post is eliminated.')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Copy 1 line' }));
    await screen.findByText('Copied 1 line');
    expect(await navigator.clipboard.readText()).toBe(
      'Line\tColumn\tReason\n7\tHeadcount\t“lots” is no number.',
    );
  });

  test('another choice is asked again before anything is written', async () => {
    const { fake, user } = open({
      desk_import_run: () => ({ ...outcome, created: 0, updated: 1, skipped: 3 }),
    });
    startImport(null);
    await preview();
    await user.click(screen.getByRole('button', { name: /Those who are here already/ }));
    await user.click(await screen.findByRole('option', { name: /Update from the sheet/ }));
    await screen.findByRole('button', { name: 'Bring in 1 row' });
    await user.click(screen.getByRole('button', { name: /Give everybody a stake in/ }));
    await user.click(await screen.findByRole('option', { name: 'Billing' }));
    await waitFor(() =>
      expect(fake.requests('desk_import_run')).toEqual([
        { token: 'i1', on_match: 'update', dry_run: true },
        { token: 'i1', on_match: 'update', project: 'p2', dry_run: true },
      ]),
    );
  });

  test('with nothing new there is nothing to bring in', async () => {
    open({ desk_import_dialog: () => ({ ...offer, preview: { ...outcome, created: 0, skipped: 4 } }) });
    startImport(null);
    const button = await screen.findByRole('button', { name: 'Nothing to bring in' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
  });

  test('closing puts the file away', async () => {
    const { fake, user } = open();
    startImport(null);
    await preview();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
    expect(importStore.get().at).toBe('idle');
  });

  test('choosing no file leaves everything as it was', async () => {
    const { fake } = open({ desk_import_dialog: () => null });
    startImport(null);
    await waitFor(() => expect(fake.requests('desk_import_dialog')).toHaveLength(1));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a file that cannot be read says why', async () => {
    open({
      desk_import_dialog: () => {
        throw { code: 'invalid', message: 'posts.pdf is no table.' };
      },
    });
    startImport(null);
    await screen.findByText('posts.pdf is no table.');
    screen.getByRole('button', { name: 'Choose another…' });
  });

  test('a dropped file arrives whole', async () => {
    const { fake } = open();
    startImport(new File(['Name\nÓlöf'], 'posts.csv'));
    await preview();
    const [request] = fake.requests('desk_import_drop') as { file_name: string; text_base64: string }[];
    expect(request?.file_name).toBe('posts.csv');
    const bytes = Uint8Array.from(atob(request?.text_base64 ?? ''), (c) => c.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe('Name\nÓlöf');
  });
});

describe('bringing it in', () => {
  test('by keyboard, and back again', async () => {
    const { fake, user } = open();
    startImport(null);
    await preview();
    await user.keyboard('{Enter}');
    await screen.findByText('3 rows brought in');
    screen.getByText('Made 2 people, 1 role and 1 unit.');
    expect(fake.requests('desk_import_run')).toEqual([{ token: 'i1', on_match: 'skip' }]);
    await user.click(screen.getByRole('button', { name: 'Undo the import' }));
    await screen.findByText('The import was taken back');
    expect(fake.requests('undo')).toHaveLength(1);
  });

  test('shows how far it is, and stops without a trace', async () => {
    let refuse: (why: unknown) => void = () => {};
    const { fake, user } = open({
      desk_import_run: () => new Promise((_, reject) => (refuse = reject)),
    });
    startImport(null);
    await preview();
    await user.click(screen.getByRole('button', { name: 'Bring in 3 rows' }));
    const bar = await screen.findByRole('progressbar');
    fake.emit('progress', { token: 'other', done: 5, total: 6, what: 'Something else' });
    fake.emit('progress', { token: 'i1', done: 3, total: 6, what: 'Bringing in posts.csv' });
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('50'));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
    refuse({ code: 'cancelled', message: 'The import was stopped. Nothing was changed.' });
    await screen.findByText('The import was stopped. Nothing was changed.');
  });

  test('a refusal keeps the preview, with the reason', async () => {
    const { user } = open({
      desk_import_run: () => {
        throw { code: 'busy', message: 'The file is locked.' };
      },
    });
    startImport(null);
    await preview();
    await user.click(screen.getByRole('button', { name: 'Bring in 3 rows' }));
    await screen.findByText('The file is locked.');
    await preview();
  });
});

test('axe finds nothing', async () => {
  const { user } = open();
  startImport(null);
  const dialog = within(await preview());
  await expectNoAxeViolations();
  await user.click(dialog.getByRole('tab', { name: 'Refused · 2' }));
  await expectNoAxeViolations();
});
