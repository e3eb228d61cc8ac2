import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { fromTsv } from './clipboard';
import { DataGrid } from './DataGrid';
import type { ColumnWidths, DataGridProps, GridColumn, PastedCell } from './types';

interface Row {
  id: string;
  name: string;
  role: string;
  kind: string;
}

const rows: Row[] = Array.from({ length: 6 }, (_, at) => ({
  id: `id${at}`,
  name: `Person ${at}`,
  role: `Role ${at}`,
  kind: at % 2 ? 'role' : 'person',
}));

const edit = { kind: 'text' as const, commit: vi.fn() };
const given: GridColumn<Row>[] = [
  {
    key: 'name',
    header: 'Name',
    width: 200,
    isRowHeader: true,
    sortable: true,
    text: (row) => row.name,
    edit,
  },
  { key: 'role', header: 'Role', width: 120, sortable: true, text: (row) => row.role, edit },
  {
    key: 'kind',
    header: 'Kind',
    width: 100,
    text: (row) => row.kind,
    edit: {
      kind: 'choice',
      options: [
        { id: 'person', label: 'Person' },
        { id: 'role', label: 'Role' },
      ],
      commit: vi.fn(),
    },
  },
  { key: 'note', header: 'Note', width: 100, text: () => 'fixed' },
];

const source = {
  key: (offset: number, limit: number) => ['rows', offset, limit],
  fetch: async (offset: number, limit: number) => ({
    total: rows.length,
    items: rows.slice(offset, offset + limit),
  }),
};

function Harness({ onWidths, onOrder, ...rest }: Partial<DataGridProps<Row>>) {
  const [widths, setWidths] = useState<ColumnWidths>({});
  const [order, setOrder] = useState(given.map(({ key }) => key));
  return (
    <DataGrid
      label="Rows"
      columns={order.flatMap((key) => given.find((column) => column.key === key) ?? [])}
      source={source}
      rowId={(row) => row.id}
      widths={widths}
      onWidths={(next) => {
        setWidths(next);
        onWidths?.(next);
      }}
      {...(onOrder
        ? {
            onOrder: (keys: readonly string[]) => {
              setOrder([...keys]);
              onOrder(keys);
            },
          }
        : {})}
      onSelectionChange={() => {}}
      {...rest}
    />
  );
}

async function open(props: Partial<DataGridProps<Row>> = {}) {
  const view = renderWithApp(<Harness {...props} />);
  await screen.findByRole('rowheader', { name: 'Person 0' });
  return view;
}

const header = (name: string) => screen.getByRole('columnheader', { name });
const headers = () => screen.getAllByRole('columnheader').map((each) => each.textContent);
const at = (name: string) => screen.getByRole('gridcell', { name });
const chosen = () =>
  screen
    .queryAllByRole('gridcell')
    .concat(screen.queryAllByRole('rowheader'))
    .filter((each) => each.getAttribute('aria-selected') === 'true')
    .map((each) => each.textContent)
    .sort();

// The window's own are not known here; they carry the same.
const pointer = (what: 'down' | 'move' | 'up', on: Element, more: MouseEventInit) =>
  fireEvent(on, new MouseEvent(`pointer${what}`, { bubbles: true, ...more }));

const paste = (text: string) =>
  fireEvent.paste(document.activeElement as Element, { clipboardData: { getData: () => text } });

describe('columns', () => {
  test('are sized by keys on the header, within bounds, and no row is sorted by it', async () => {
    const seen = vi.fn();
    const sorted = vi.fn();
    const { user } = await open({ onWidths: seen, onSort: sorted });
    await user.click(at('Role 0'));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(header('Role'));
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}');
    expect(seen.mock.calls.map(([widths]) => widths)).toEqual([{ role: 136 }, { role: 152 }, { role: 136 }]);
    await user.keyboard(`{Shift>}${'{ArrowLeft}'.repeat(12)}{/Shift}`);
    expect(seen).toHaveBeenLastCalledWith({ role: 48 });
    expect(sorted).not.toHaveBeenCalled();
    expect(screen.getByRole('grid').style.getPropertyValue('--columns')).toContain(`${48 / 14}rem`);
  });

  test('are sized by dragging their border, which sorts nothing', async () => {
    const seen = vi.fn();
    const sorted = vi.fn();
    await open({ onWidths: seen, onSort: sorted });
    const grip = header('Role').querySelector('[data-grip]') as Element;
    pointer('down', grip, { button: 0, clientX: 100 });
    pointer('move', grip, { clientX: 150, buttons: 1 });
    pointer('up', grip, { clientX: 150 });
    fireEvent.click(grip);
    expect(seen).toHaveBeenLastCalledWith({ role: 170 });
    expect(sorted).not.toHaveBeenCalled();
    fireEvent.click(header('Role'));
    pointer('down', header('Role'), { button: 0, clientX: 20 });
    pointer('up', header('Role'), { clientX: 20 });
    fireEvent.click(header('Role'));
    expect(sorted).toHaveBeenCalledWith({ column: 'role', descending: false });
  });

  test('are moved by keys; the one that names the row stays', async () => {
    const seen = vi.fn();
    const { user } = await open({ onOrder: seen });
    await user.click(at('Role 0'));
    await user.keyboard('{ArrowUp}{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
    expect(seen).toHaveBeenLastCalledWith(['name', 'kind', 'role', 'note']);
    await waitFor(() => expect(headers()).toEqual(['Select all', 'Name', 'Kind', 'Role', 'Note']));
    expect(document.activeElement?.textContent).toBe('Role');
    await user.keyboard('{Control>}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{/Control}');
    expect(seen).toHaveBeenLastCalledWith(['name', 'role', 'kind', 'note']);
    expect(seen).toHaveBeenCalledTimes(2);
  });

  test('that cannot be moved are not, and axe finds nothing', async () => {
    const { user } = await open();
    await user.click(at('Role 0'));
    await user.keyboard('{ArrowUp}{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
    expect(headers()).toEqual(['Select all', 'Name', 'Role', 'Kind', 'Note']);
    await expectNoAxeViolations();
  });
});

describe('blocks of cells', () => {
  test('are chosen with Shift and the arrows, told, and let go with Escape', async () => {
    const { user } = await open({ onPasteCells: async () => [] });
    await user.click(at('Role 1'));
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    expect(chosen()).toEqual(['Role 1', 'Role 2', 'person', 'role']);
    screen.getByText('Cells selected: 2 down, 2 across');
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    expect(chosen()).toEqual([]);
    await user.keyboard('{Shift>}{Home}{/Shift}');
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toEqual([]);
  });

  test('are chosen by dragging, and by Shift and a click', async () => {
    const { user } = await open({ onPasteCells: async () => [] });
    pointer('down', at('Role 1'), { button: 0, buttons: 1 });
    pointer('move', at('Role 3'), { buttons: 1 });
    expect(chosen()).toEqual(['Role 1', 'Role 2', 'Role 3']);
    await user.click(at('Role 4'));
    expect(chosen()).toEqual([]);
    await user.keyboard('{Shift>}');
    await user.click(at('Role 5'));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['Role 4', 'Role 5']);
  });

  test('are copied as a spreadsheet takes them, without headers', async () => {
    const { user } = await open({ onPasteCells: async () => [] });
    await user.click(at('Role 0'));
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowDown}{/Shift}{Control>}c{/Control}');
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toBe('Person 0\tRole 0\nPerson 1\tRole 1'),
    );
  });

  test('are pasted all together, one value into every cell chosen', async () => {
    const seen = vi.fn(async (_: readonly PastedCell<Row>[]) => []);
    const { user } = await open({ onPasteCells: seen });
    await user.click(at('Role 1'));
    paste('Chair\tPerson\r\nDeputy\tRole\r\n');
    const told = () =>
      seen.mock.calls.at(-1)?.[0].map(({ row, column, value }) => [row.id, column.key, value]);
    await waitFor(() => expect(seen).toHaveBeenCalledTimes(1));
    expect(told()).toEqual([
      ['id1', 'role', 'Chair'],
      ['id1', 'kind', 'person'],
      ['id2', 'role', 'Deputy'],
      ['id2', 'kind', 'role'],
    ]);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    paste('Clerk');
    await waitFor(() => expect(seen).toHaveBeenCalledTimes(2));
    expect(told()?.map(([id, key]) => `${id} ${key}`)).toEqual(['id1 role', 'id2 role', 'id3 role']);
  });

  test('what cannot be pasted is named by row and column, and nothing is set until one says so', async () => {
    const seen = vi.fn(async (_: readonly PastedCell<Row>[]) => []);
    const { user } = await open({ onPasteCells: seen });
    await user.click(screen.getAllByRole('gridcell', { name: 'role' })[2] as HTMLElement);
    paste('Nobody\tother\tfar\nperson\tx\nperson');
    const dialog = await screen.findByRole('dialog', { name: 'Nothing was pasted' });
    const lines = within(dialog)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((each) => each.textContent));
    expect(lines).toEqual([
      ['6: Person 5', 'Kind', 'Nobody', 'This is none of the choices of the cell.'],
      ['6: Person 5', 'Note', 'other', 'This cell cannot be edited here.'],
      ['6: Person 5', '–', 'far', 'There is no column this far to the right.'],
      ['7', '–', 'person · x', 'The list ends before this row.'],
      ['8', '–', 'person', 'The list ends before this row.'],
    ]);
    expect(seen).not.toHaveBeenCalled();
    await expectNoAxeViolations();
    await user.click(within(dialog).getByText('Close'));
  });

  test('the others are pasted when one says so', async () => {
    const seen = vi.fn(async (cells: readonly PastedCell<Row>[]) =>
      cells.flatMap(({ value }, cell) => (value === 'bad' ? [{ cell, reason: 'Too bad.' }] : [])),
    );
    const { user } = await open({ onPasteCells: seen });
    await user.click(at('Role 1'));
    paste('bad\nfine');
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText('Too bad.');
    await user.click(within(dialog).getByRole('button', { name: 'Paste the other cell' }));
    await waitFor(() => expect(seen).toHaveBeenCalledTimes(2));
    expect(seen.mock.calls[1]?.[0].map(({ row, value }) => [row.id, value])).toEqual([['id2', 'fine']]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('what a spreadsheet copies is read cell by cell', () => {
  expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(fromTsv('"two\nlines"\t"say ""so"""\n"plain"\t')).toEqual([
    ['two\nlines', 'say "so"'],
    ['"plain"', ''],
  ]);
  expect(fromTsv('one')).toEqual([['one']]);
  expect(fromTsv('a\n\nb')).toEqual([['a'], [''], ['b']]);
});
