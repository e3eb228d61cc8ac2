import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { currentActions, deskStore, detailStore, scopeStore } from '#context';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { out, readPages, TableExport, type TableExportProps, tableOf } from '.';

interface Row {
  name: string;
  power: number | null;
  seen: boolean | null;
}

const rows: Row[] = [
  { name: 'Ann', power: 4, seen: true },
  { name: '', power: null, seen: null },
];
const columns = [
  out.subject<Row>(
    'Name',
    ({ name }) => name,
    ({ name }) => (name === '' ? null : 'ann'),
  ),
  out.number<Row>('Power', ({ power }) => power),
  out.yesNo<Row>('Seen', ({ seen }) => seen),
];
const table = {
  columns: [
    { header: 'Name', kind: 'text', holds: 'subject' },
    { header: 'Power', kind: 'number', holds: 'plain' },
    { header: 'Seen', kind: 'yes_no', holds: 'plain' },
  ],
  rows: [
    { cells: ['Ann', 4, true], about: ['ann'] },
    { cells: [null, null, null], about: [null] },
  ],
  title: 'People, today',
};

function open(more: FakeHandlers = {}, props: Partial<TableExportProps> = {}) {
  const fake = fakeTransport({
    desk_table_save: ({ format }: { format: string }) => ({
      file_name: `People.${format}`,
      folder: '/home/ann',
    }),
    desk_table_text: () => 'Name\tPower\nAnn\t4',
    ...more,
  });
  const view = renderWithApp(
    <>
      <TableExport
        id="people"
        what="the register"
        title="People, today"
        read={() => tableOf(columns, rows)}
        {...props}
      />
      <Toasts />
    </>,
  );
  return { fake, ...view };
}

beforeEach(() => deskStore.set(openDesk));
afterEach(clearNotices);

describe('a table', () => {
  test('is saved with its kinds by keyboard, says where, and the focus comes back', async () => {
    const { fake, user } = open();
    await user.tab();
    await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{Enter}');
    await screen.findByText('Saved People.xlsx in /home/ann');
    expect(fake.requests('desk_table_save')).toEqual([{ format: 'xlsx', profile: 'full', table }]);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export the register' })),
    );
    await expectNoAxeViolations();
  });

  test('is copied as the desk writes it, and says how much', async () => {
    const { fake, user } = open();
    await user.click(screen.getByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'Copy' }));
    await screen.findByText('2 rows copied');
    expect(fake.requests('desk_table_text')).toEqual([{ profile: 'full', table }]);
    expect(await navigator.clipboard.readText()).toBe('Name\tPower\nAnn\t4');
  });

  test('of a project that is role-only leaves by position, as one of its tables', async () => {
    scopeStore.set({ id: 'p1', name: 'Meters' });
    const told = { profile: 'roles', treatment: [], left_out: [], hidden: [], kept: [], withheld: [] };
    const { fake, user } = open({
      projects_list: () => ({ total: 1, items: [{ id: 'p1', name: 'Meters', role_only: true }] }),
      redaction_preview: () => told,
    });
    await waitFor(() => expect(fake.requests('projects_list')).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
    await screen.findByText(/Saved/);
    expect(fake.requests('desk_table_save')).toEqual([
      { format: 'csv', profile: 'roles', table: { ...table, project: 'p1' } },
    ]);
    act(() =>
      currentActions()
        .find(({ id }) => id === 'export-people-choose')
        ?.run(),
    );
    await screen.findByText('This project is role-only: nothing leaves it with names.');
    await user.click(screen.getByRole('button', { name: /People shown as/ }));
    expect(screen.getAllByRole('option')).toHaveLength(3);
  });

  test('goes the same ways from the palette, and nowhere while there is nothing', async () => {
    const { fake, rerender } = open();
    const action = (form: string) => currentActions().find(({ id }) => id === `export-people-${form}`);
    expect(action('xlsx')?.label).toBe('Save the register as Excel workbook…');
    action('csv')?.run();
    await screen.findByText('Saved People.csv in /home/ann');
    expect(fake.requests('desk_table_save')).toHaveLength(1);
    rerender(
      <TableExport id="people" what="the register" title="" isDisabled read={() => tableOf(columns, [])} />,
    );
    await waitFor(() => expect(action('xlsx')?.disabled).toBe(true));
  });

  test('says why it could not be written, and nothing when the person thinks better of it', async () => {
    let answer: () => unknown = () => null;
    const { user } = open({ desk_table_save: () => answer() });
    const save = async () => {
      await user.click(screen.getByRole('button', { name: 'Export the register' }));
      await user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
    };
    await save();
    expect(screen.queryByText(/Saved/)).toBeNull();
    answer = () => {
      throw { code: 'io', message: 'The disk is full.' };
    };
    await save();
    await screen.findByText('The disk is full.');
  });

  test('says so when the clipboard refuses', async () => {
    const { user } = open();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'Copy' }));
    await screen.findByText(/The clipboard did not take it/);
  });
});

describe('what it shows of people', () => {
  const told = {
    profile: 'roles',
    treatment: ['People are called by their positions.', '1 text is withheld because of whom they name.'],
    left_out: [],
    hidden: [{ before: 'Ann', after: 'Miller', times: 2 }],
    kept: [],
    withheld: [
      {
        key: 'table/1/2',
        what: 'Notes, row 1',
        text: 'Ann is cross',
        names: ['Ann'],
        place: 'profile',
        stakeholder: 'ann',
        refused: null,
      },
    ],
  };

  test('is chosen by keyboard before it leaves, with each name before and after', async () => {
    const { fake, user } = open({ redaction_preview: () => told });
    await user.tab();
    await user.keyboard('{Enter}{End}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /what it shows of people/ });
    await user.click(within(dialog).getByRole('button', { name: /People shown as/ }));
    await user.keyboard('{ArrowDown}{Enter}');
    await within(dialog).findByText('Miller');
    expect(within(dialog).getByRole('list', { name: 'Before and after' }).textContent).toContain('Ann');
    within(dialog).getByText('Ann is cross');
    await waitFor(() =>
      expect(fake.requests('redaction_preview').at(-1)).toEqual({ of: { table }, profile: 'roles' }),
    );
    await expectNoAxeViolations();
    await user.click(within(dialog).getByRole('button', { name: 'Save as CSV…' }));
    await waitFor(() =>
      expect(fake.requests('desk_table_save')).toEqual([{ format: 'csv', profile: 'roles', table }]),
    );
    await screen.findByText('Saved People.csv in /home/ann');
  });

  test('leads to where a withheld text can be edited', async () => {
    const { user } = open({ redaction_preview: () => told });
    await user.click(screen.getByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'What it shows of people…' }));
    await user.click(await screen.findByRole('button', { name: 'Go to: Notes, row 1' }));
    expect(detailStore.get()).toBe('ann');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is not read out while a screen is shared', async () => {
    deskStore.set({ ...openDesk, preferences: { ...openDesk.preferences, discreet: true } });
    const { user } = open({ redaction_preview: () => told });
    await user.click(screen.getByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'What it shows of people…' }));
    await screen.findByText('Not shown while Discreet is on.');
    expect(screen.queryByText('Ann is cross')).toBeNull();
  });
});

describe('long reading', () => {
  test('shows how far it is and is stopped with Escape; nothing is written', async () => {
    const asked: number[] = [];
    let go: () => void = () => {};
    const { fake, user } = open(
      {},
      {
        read: async (reading) =>
          tableOf(
            columns,
            await readPages<Row>(async (offset) => {
              asked.push(offset);
              await new Promise<void>((resolve) => {
                go = resolve;
              });
              return { total: 30_000, items: Array.from({ length: 10_000 }, () => rows[0] as Row) };
            }, reading),
          ),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Export the register' }));
    await user.click(screen.getByRole('menuitem', { name: 'Save as Excel workbook…' }));
    await screen.findByRole('dialog', { name: 'Export the register' });
    go();
    await screen.findByText('10,000 / 30,000');
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    go();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual([0, 10_000]);
    expect(fake.requests('desk_table_save')).toEqual([]);
    expect(screen.queryByText(/Stopped/)).toBeNull();
  });

  test('reads no further than what is meant', async () => {
    const fetch = vi.fn(async (offset: number, limit: number) => ({
      total: 25_000,
      items: Array.from({ length: Math.min(limit, 25_000 - offset) }, (_, i) => offset + i),
    }));
    const reading = { signal: new AbortController().signal, progress: () => {} };
    expect(await readPages(fetch, reading)).toHaveLength(25_000);
    expect(fetch).toHaveBeenCalledTimes(3);
    fetch.mockClear();
    expect(await readPages(fetch, reading, { isMeant: (row) => row === 3, count: 1 })).toEqual([3]);
    expect(fetch).toHaveBeenCalledOnce();
  });
});
