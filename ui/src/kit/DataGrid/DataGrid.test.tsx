import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { DataGrid } from './DataGrid';
import { type GridSelection, nothingSelected } from './selection';
import type { DataGridProps, GridColumn, GridSort, RowSource } from './types';

interface Person {
  id: string;
  name: string;
  heads: string;
  kind: string;
}

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `id${i}`,
    name: `Person ${i}`,
    heads: String(i),
    kind: i % 2 ? 'role' : 'person',
  }));

function sourceOf(rows: Person[], name = 'people'): RowSource<Person> & { fetch: ReturnType<typeof vi.fn> } {
  return {
    key: (offset, limit) => [name, offset, limit],
    fetch: vi.fn(async (offset: number, limit: number) => ({
      total: rows.length,
      items: rows.slice(offset, offset + limit),
    })),
  };
}

const options = [
  { id: 'person', label: 'Person' },
  { id: 'role', label: 'Role' },
];

function columnsWith(commit: (row: Person, value: string) => unknown): GridColumn<Person>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      width: 200,
      grow: true,
      sortable: true,
      isRowHeader: true,
      text: (row) => row.name,
      edit: { kind: 'text', commit },
    },
    {
      key: 'heads',
      header: 'Headcount',
      width: 90,
      numeric: true,
      sortable: true,
      text: (row) => row.heads,
      edit: { kind: 'number', commit },
    },
    {
      key: 'kind',
      header: 'Kind',
      width: 120,
      text: (row) => row.kind,
      edit: { kind: 'choice', options, value: (row) => row.kind, commit },
    },
    { key: 'note', header: 'Note', width: 120, text: () => 'fixed' },
  ];
}

function Harness({
  source,
  commit = () => {},
  onSelection,
  ...rest
}: Partial<DataGridProps<Person>> & {
  source: RowSource<Person>;
  commit?: (row: Person, value: string) => unknown;
  onSelection?: (selection: GridSelection) => void;
}) {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [sort, setSort] = useState<GridSort>({ column: 'name', descending: false });
  return (
    <DataGrid
      label="People"
      columns={columnsWith(commit)}
      rowId={(row) => row.id}
      sort={sort}
      onSort={setSort}
      selection={selection}
      onSelectionChange={(next) => {
        setSelection(next);
        onSelection?.(next);
      }}
      source={source}
      {...rest}
    />
  );
}

const cell = (name: string) => screen.getByRole('rowheader', { name });

async function ready(props: Parameters<typeof Harness>[0]) {
  const view = renderWithApp(<Harness {...props} />);
  await screen.findByRole('rowheader', { name: 'Person 0' });
  return view;
}

describe('windows', () => {
  test('a hundred thousand rows ask for one page and announce their number', async () => {
    const source = sourceOf(people(100_000));
    await ready({ source });
    const grid = screen.getByRole('grid', { name: 'People' });
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(source.fetch).toHaveBeenCalledTimes(1);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(cell('Person 3').closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('5');
  });

  test('the last of a hundred thousand is one key away, and what lies between is not read', async () => {
    const source = sourceOf(people(100_000));
    const { user } = await ready({ source });
    // What a browser would have laid out.
    Object.defineProperties(screen.getByRole('grid'), {
      scrollHeight: { value: 100_000 * 34 + 30 },
      clientHeight: { value: 680 },
    });
    await user.click(cell('Person 0'));
    await user.keyboard('{Control>}{End}{/Control}');
    const end = await screen.findByRole('rowheader', { name: 'Person 99999' });
    expect(end.closest('[role=row]')?.contains(document.activeElement)).toBe(true);
    expect(source.fetch.mock.calls.map(([offset]) => offset)).toEqual([0, 99_900]);
    await user.keyboard('{PageUp}{Control>}{Home}{/Control}');
    await screen.findByRole('rowheader', { name: 'Person 0' });
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  test('the old rows stay until the answer to a new question is there', async () => {
    const first = sourceOf(people(3), 'first');
    const { rerender } = await ready({ source: first });
    let answer: (value: { total: number; items: Person[] }) => void = () => {};
    const second: RowSource<Person> = {
      key: (offset) => ['second', offset],
      fetch: () => new Promise((resolve) => (answer = resolve)),
    };
    rerender(<Harness source={second} />);
    expect(cell('Person 0')).toBeTruthy();
    answer({ total: 1, items: [{ id: 'z', name: 'Zoe', heads: '1', kind: 'person' }] });
    await screen.findByRole('rowheader', { name: 'Zoe' });
    expect(screen.queryByRole('rowheader', { name: 'Person 0' })).toBeNull();
  });

  test('another question is looked at from its first row', async () => {
    const { user, rerender } = await ready({ source: sourceOf(people(500), 'first') });
    await user.click(cell('Person 0'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell('Person 2'));
    rerender(<Harness source={sourceOf(people(400), 'second')} />);
    await waitFor(() => expect(cell('Person 0').tabIndex).toBe(0));
    expect(cell('Person 2').tabIndex).toBe(-1);
  });

  test('no rows show what the place is for', async () => {
    renderWithApp(<Harness source={sourceOf([])} empty={<p>Nobody yet</p>} />);
    await screen.findByText('Nobody yet');
  });

  test('a failed read says so and can be tried again', async () => {
    const rows = people(2);
    let broken = true;
    const source: RowSource<Person> = {
      key: (offset) => ['broken', offset],
      fetch: async () => {
        if (broken) {
          throw new Error('The disk is gone');
        }
        return { total: 2, items: rows };
      },
    };
    const { user } = renderWithApp(<Harness source={source} />);
    await screen.findByText('The disk is gone');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('rowheader', { name: 'Person 0' });
  });
});

describe('keys', () => {
  test('arrows, Home and End move one active cell; Tab leaves', async () => {
    const { user } = await ready({ source: sourceOf(people(30)) });
    await user.click(cell('Person 0'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell('Person 2'));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('2');
    await user.keyboard('{End}');
    expect(document.activeElement?.textContent).toBe('fixed');
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(document.activeElement?.textContent).toBe('Select row 1');
    await user.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement?.getAttribute('data-cell')).toBe('29:4');
    const grid = screen.getByRole('grid');
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  test('up from the first row reaches the header, where Enter sorts', async () => {
    const { user } = await ready({ source: sourceOf(people(5)) });
    await user.click(cell('Person 0'));
    await user.keyboard('{ArrowUp}');
    const header = screen.getByRole('columnheader', { name: 'Name' });
    expect(document.activeElement).toBe(header);
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    await user.keyboard('{Enter}');
    expect(header.getAttribute('aria-sort')).toBe('descending');
    await user.click(screen.getByRole('columnheader', { name: 'Headcount' }));
    expect(screen.getByRole('columnheader', { name: 'Headcount' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    expect(header.getAttribute('aria-sort')).toBe('none');
  });

  test('typing replaces, Enter keeps, Escape leaves', async () => {
    const commit = vi.fn();
    const { user } = await ready({ source: sourceOf(people(5)), commit });
    await user.click(cell('Person 1'));
    await user.keyboard('Ann{Enter}');
    expect(commit).toHaveBeenCalledWith(expect.objectContaining({ id: 'id1' }), 'Ann');
    expect(document.activeElement?.textContent).toBe('Ann');
    await user.keyboard('{ArrowDown}{F2} again{Escape}');
    expect(commit).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(cell('Person 2'));
  });

  test('Tab keeps and moves right; nothing changed is nothing kept', async () => {
    const commit = vi.fn();
    const { user } = await ready({ source: sourceOf(people(5)), commit });
    await user.click(cell('Person 1'));
    await user.keyboard('{F2}!{Tab}');
    expect(commit).toHaveBeenCalledWith(expect.objectContaining({ id: 'id1' }), 'Person 1!');
    expect(document.activeElement?.getAttribute('data-cell')).toBe('1:2');
    await user.keyboard('{F2}{Enter}');
    expect(commit).toHaveBeenCalledTimes(1);
  });

  test('what was refused stays in the cell with its reason', async () => {
    const commit = vi.fn(async () => {
      throw new Error('A name is needed');
    });
    const { user } = await ready({ source: sourceOf(people(5)), commit });
    await user.click(cell('Person 1'));
    await user.keyboard('Wrong{Enter}');
    const kept = await screen.findByRole('rowheader', { name: 'Wrong' });
    await waitFor(() => expect(kept.getAttribute('aria-invalid')).toBe('true'));
    await user.keyboard('{Escape}');
    expect(cell('Person 1')).toBeTruthy();
  });

  test('a choice is made from a list', async () => {
    const commit = vi.fn();
    const { user } = await ready({ source: sourceOf(people(5)), commit });
    await user.click(cell('Person 0'));
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    const list = await screen.findByRole('listbox', { name: 'Edit Kind' });
    await user.click(within(list).getByRole('option', { name: 'Role' }));
    expect(commit).toHaveBeenCalledWith(expect.objectContaining({ id: 'id0' }), 'role');
  });

  test('among many choices one is found by typing', async () => {
    const commit = vi.fn();
    const many = Array.from({ length: 30 }, (_, i) => ({ id: `u${i}`, label: `Unit ${i}` }));
    const columns: GridColumn<Person>[] = [
      { key: 'name', header: 'Name', width: 200, isRowHeader: true, text: (row) => row.name },
      {
        key: 'unit',
        header: 'Unit',
        width: 120,
        text: () => 'Unit 3',
        edit: { kind: 'choice', options: many, value: () => 'u3', commit },
      },
    ];
    const { user } = await ready({ source: sourceOf(people(2)), columns });
    await user.click(screen.getAllByRole('gridcell', { name: 'Unit 3' })[0] as HTMLElement);
    await user.keyboard('u');
    const field = await screen.findByLabelText('Edit Unit', { selector: 'input' });
    expect((field as HTMLInputElement).value).toBe('u');
    await user.keyboard('nit 17');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    expect(commit).toHaveBeenCalledWith(expect.objectContaining({ id: 'id0' }), 'u17');
  });

  test('Enter on a cell that is not edited opens the row; Delete asks', async () => {
    const onOpen = vi.fn();
    const onDelete = vi.fn();
    const { user } = await ready({ source: sourceOf(people(5)), onOpen, onDelete });
    await user.click(cell('Person 0'));
    await user.keyboard('{End}{Enter}');
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'id0' }));
    await user.keyboard('{Delete}');
    expect(onDelete).toHaveBeenCalledWith(
      { all: false, ids: new Set(['id0']) },
      expect.objectContaining({ id: 'id0' }),
    );
  });

  test('read-only cells are not edited', async () => {
    const commit = vi.fn();
    const { user } = await ready({ source: sourceOf(people(5)), commit, readOnly: true });
    await user.click(cell('Person 0'));
    await user.keyboard('x');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('selection', () => {
  test('Space, Ctrl+A and Escape', async () => {
    const seen = vi.fn();
    const { user } = await ready({ source: sourceOf(people(500)), onSelection: seen });
    await user.click(cell('Person 0'));
    await user.keyboard(' {ArrowDown} ');
    expect(seen).toHaveBeenLastCalledWith({ all: false, ids: new Set(['id0', 'id1']) });
    await user.keyboard('{Control>}a{/Control}');
    expect(seen).toHaveBeenLastCalledWith({ all: true, except: new Set() });
    await user.keyboard(' ');
    expect(seen).toHaveBeenLastCalledWith({ all: true, except: new Set(['id1']) });
    expect(screen.getByText('499 rows selected')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(seen).toHaveBeenLastCalledWith({ all: false, ids: new Set() });
  });

  test('Shift extends from the anchor, by pointer and by arrows', async () => {
    const seen = vi.fn();
    const { user } = await ready({ source: sourceOf(people(20)), onSelection: seen });
    await user.click(cell('Person 2'));
    await user.keyboard('{Shift>}');
    await user.click(cell('Person 5'));
    await user.keyboard('{/Shift}');
    await waitFor(() =>
      expect(seen).toHaveBeenLastCalledWith({ all: false, ids: new Set(['id2', 'id3', 'id4', 'id5']) }),
    );
    await user.click(cell('Person 8'));
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(seen).toHaveBeenLastCalledWith({ all: false, ids: new Set(['id8', 'id9']) }));
  });

  test('Ctrl+C copies the cell, or the selected rows as a table', async () => {
    const { user } = await ready({ source: sourceOf(people(5)) });
    await user.click(cell('Person 1'));
    await user.keyboard('{Control>}c{/Control}');
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('Person 1'));
    await user.keyboard(' {Control>}c{/Control}');
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toBe(
        'Name\tHeadcount\tKind\tNote\nPerson 1\t1\trole\tfixed',
      ),
    );
  });
});

test('axe finds nothing', async () => {
  await ready({ source: sourceOf(people(5)) });
  await expectNoAxeViolations();
});

describe('ticks', () => {
  const label = (row: Person) => `Take ${row.name}`;

  test('say which rows are taken: Space, a range, all; Escape leaves them', async () => {
    const onTick = vi.fn();
    const onTickAll = vi.fn();
    const { user } = renderWithApp(
      <DataGrid
        label="People"
        columns={columnsWith(() => {})}
        source={sourceOf(people(5))}
        rowId={(row) => row.id}
        ticks={{
          isTicked: (row) => (row.id === 'id3' ? undefined : row.id !== 'id1'),
          label,
          allLabel: 'Take all',
          all: 'some',
          onTick,
          onTickAll,
        }}
      />,
    );
    await screen.findByRole('rowheader', { name: 'Person 0' });
    const ticked = () => screen.getAllByRole('row').map((row) => row.getAttribute('aria-selected'));
    expect(ticked()).toEqual([null, 'true', 'false', 'true', 'false', 'true']);
    await user.click(screen.getByRole('gridcell', { name: 'Take Person 1' }));
    expect(onTick).toHaveBeenLastCalledWith([expect.objectContaining({ id: 'id1' })], true);
    await user.keyboard('{ArrowDown} ');
    expect(onTick).toHaveBeenLastCalledWith([expect.objectContaining({ id: 'id2' })], false);
    // One without a box is never ticked by itself.
    await user.keyboard('{ArrowDown} {Escape}');
    expect(onTick).toHaveBeenCalledTimes(2);
    await user.keyboard('{ArrowUp}{ArrowUp} {Shift>}{ArrowDown}{/Shift}');
    await waitFor(() =>
      expect(onTick).toHaveBeenLastCalledWith(
        [expect.objectContaining({ id: 'id1' }), expect.objectContaining({ id: 'id2' })],
        false,
      ),
    );
    await user.click(screen.getByRole('columnheader', { name: 'Take all' }));
    expect(onTickAll).toHaveBeenCalledExactlyOnceWith(true);
    await expectNoAxeViolations();
  });
});
