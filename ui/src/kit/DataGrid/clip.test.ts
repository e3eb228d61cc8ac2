import { expect, test } from 'vitest';
import { type Clip, readPaste } from './clip';

interface Line {
  id: number;
  isHeading: boolean;
  role: string;
}

/** Six lines, the third of them the heading of a group. */
const lines: Line[] = [0, 1, 2, 3, 4, 5].map((id) => ({ id, isHeading: id === 2, role: '' }));

const clip = (top: number, bottom: number): Clip<Line> => ({
  source: {
    key: ['lines'],
    fetch: async () => ({ total: lines.length, items: lines }),
    total: lines.length,
  } as never,
  total: lines.length,
  columns: [{ key: 'role', header: 'Role', text: ({ role }: Line) => role, edit: {} as never } as never],
  shift: 0,
  active: { row: top, column: 0 },
  activeRow: lines[top],
  range: { top, bottom, left: 0, right: 0 },
  count: 0,
  isHeading: ({ isHeading }) => isHeading,
  isSelected: () => false,
  canEdit: () => true,
  rows: async (start, end) => lines.slice(start, end),
});

test('one value fills the block that was chosen and nothing beyond it, whatever headings stand in it', async () => {
  const { cells, told } = await readPaste(clip(1, 4), 'Sponsor');
  expect(cells.map(({ row }) => row.id)).toEqual([1, 3, 4]);
  expect(told).toEqual([]);
});

test('more rows than one change takes are refused before any is read', async () => {
  const whole = clip(1, 4);
  let read = 0;
  const watched: typeof whole = {
    ...whole,
    range: null,
    rows: (start, end) => {
      read += 1;
      return whole.rows(start, end);
    },
  };
  const text = Array.from({ length: 10_001 }, () => 'Sponsor\t1').join('\n');
  await expect(readPaste(watched, text)).rejects.toThrow('More than 10,000 rows cannot be pasted at a time.');
  expect(read).toBe(0);
});
