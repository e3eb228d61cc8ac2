import { describe, expect, test } from 'vitest';
import { lookAt } from './fixture';
import {
  bothWays,
  fieldsByTopic,
  holdsDates,
  ratingEnds,
  retarget,
  scalesFor,
  withAbout,
  withBounds,
  withColumn,
} from './mapping';
import { isTable } from './source';

const { mapping } = lookAt();
const sheet = mapping.sheets[0];

describe('a mapping mended', () => {
  test('changes one column and nothing else', () => {
    const next = withColumn(mapping, 0, 12, (column) => ({ ...column, dates: 'day_first' }));
    expect(next.sheets[0]?.columns[12]?.dates).toBe('day_first');
    expect(next.sheets[0]?.columns[11]).toBe(mapping.sheets[0]?.columns[11]);
    expect(next.sheets[1]).toBe(mapping.sheets[1]);
  });

  test('headings elsewhere, rows about something else', () => {
    if (!sheet) {
      throw new Error('no sheet');
    }
    expect(withBounds(sheet, { line: 2, rows: 3, last: 300 })).toMatchObject({
      header_line: 2,
      header_rows: 2,
      last_line: 300,
    });
    expect(withBounds(sheet, { line: 0, rows: 2, last: null })).toMatchObject({
      header_line: 0,
      header_rows: 1,
    });
    expect(withAbout(sheet, 'units')).toMatchObject({ about: 'units', columns: [] });
    expect(withAbout({ ...sheet, header_line: 0 }, 'units').columns).toBe(sheet.columns);
    expect(withAbout(sheet, null).columns).toBe(sheet.columns);
    expect(withAbout({ ...sheet, about: null }, 'stakeholders').columns).toBe(sheet.columns);
  });

  test('a column taken for something else keeps what still makes sense', () => {
    const column = {
      index: 3,
      header: 'Power',
      target: { to: 'field', field: 'power' } as const,
      scale: 'one_to_ten' as const,
      values: { tbc: '' },
    };
    expect(retarget(column, { to: 'field', field: 'interest' })).toEqual({
      index: 3,
      header: 'Power',
      target: { to: 'field', field: 'interest' },
      scale: 'one_to_ten',
    });
    expect(retarget(column, { to: 'leave_out' })).toEqual({
      index: 3,
      header: 'Power',
      target: { to: 'leave_out' },
    });
  });

  test('knows dates, ratings and topics', () => {
    expect(holdsDates({ to: 'custom', name: 'Since', kind: 'date' })).toBe(true);
    expect(holdsDates({ to: 'field', field: 'name' })).toBe(false);
    expect(ratingEnds({ to: 'field', field: 'attitude' })).toEqual([-2, 2]);
    expect([...fieldsByTopic(lookAt(), 'ties').keys()]).toEqual(['ties', 'who']);
  });
});

describe('what only a person knows', () => {
  test('a date both ways, or not', () => {
    expect(bothWays('03/04/2026')).toEqual({ day_first: '2026-04-03', month_first: '2026-03-04' });
    expect(bothWays('3.4.26')).toEqual({ day_first: '2026-04-03', month_first: '2026-03-04' });
    expect(bothWays('13/04/2026')).toBeNull();
    expect(bothWays('soon')).toBeNull();
  });

  test('the scales a rating could stand on', () => {
    expect(scalesFor('3', [1, 5])).toEqual(['own', 'one_to_three', 'one_to_ten', 'percent']);
    expect(scalesFor('7', [1, 5])).toEqual(['one_to_ten', 'percent']);
    expect(scalesFor('80 %', [1, 5])).toEqual(['percent']);
    expect(scalesFor('3', [0, 4])).toEqual(['own', 'one_to_three', 'one_to_five', 'one_to_ten', 'percent']);
    expect(scalesFor('high', [1, 5])).toHaveLength(5);
  });
});

test('what is a piece of a spreadsheet', () => {
  expect(isTable('Name\tRole\nAnn\tAuditor')).toBe(true);
  expect(isTable('Ann\tAuditor')).toBe(true);
  expect(isTable('Ann\r\nBea\r\n')).toBe(true);
  expect(isTable('Ann Smith\n')).toBe(false);
  expect(isTable('"two\nlines in ""one"" cell"')).toBe(false);
  expect(isTable('')).toBe(false);
});
