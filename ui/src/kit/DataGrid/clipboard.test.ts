import { describe, expect, test, vi } from 'vitest';
import { copyText, firstCell, protect, restore, toTsv } from './clipboard';

test('cells with tabs, line ends or quotes are quoted as spreadsheets do', () => {
  expect(
    toTsv([
      ['a', 'b'],
      ['1\t2', 'say "so"\nthen'],
    ]),
  ).toBe('a\tb\n"1\t2"\t"say ""so""\nthen"');
});

describe('what a spreadsheet could take for a formula', () => {
  test.each([
    ['', ''],
    ['Ann', 'Ann'],
    ["'tis", "'tis"],
    ["''", "''"],
    ['a=b', 'a=b'],
    [' =1', ' =1'],
    ['−5', '−5'],
    ['=1+1', "'=1+1"],
    ['+44 20 7946 0000', "'+44 20 7946 0000"],
    ['-', "'-"],
    ['@ann', "'@ann"],
    ['\tindented', "'\tindented"],
    ['\rreturn', "'\rreturn"],
    ["'=1", "''=1"],
    ["''@x", "'''@x"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ])('%j goes out as %j and comes back', (text, out) => {
    expect(protect(text)).toBe(out);
    expect(restore(out)).toBe(text);
    // As a cell beside another, and below it more rows.
    expect(firstCell(toTsv([[out, 'next'], ['below']]))).toBe(text);
  });

  test('what never was protected is left alone', () => {
    for (const text of ['-5', '+1', '=A1', "'quoted'", "O'Neil", '"Ann"', '"Ann" she said']) {
      expect(firstCell(text)).toBe(text);
    }
  });
});

test('the first cell of a table is taken, with its quotation marks off', () => {
  expect(firstCell('Ann\tSmith\nBea')).toBe('Ann');
  expect(firstCell('"two\nlines"\tx')).toBe('two\nlines');
  expect(firstCell('"say ""so"""')).toBe('say "so"');
});

describe('the clipboard', () => {
  test('says so in words when it takes nothing', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    await expect(copyText('Ann')).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining('clipboard'),
    });
    vi.unstubAllGlobals();
  });

  test('is handed text in the making at once, where it can wait for it', async () => {
    const write = vi.fn(async (_: unknown[]) => {});
    vi.stubGlobal('navigator', { clipboard: { write } });
    vi.stubGlobal(
      'ClipboardItem',
      class {
        readonly parts: unknown;
        constructor(parts: unknown) {
          this.parts = parts;
        }
      },
    );
    const done = copyText(new Promise<string>((resolve) => setTimeout(() => resolve('later'), 5)));
    expect(write).toHaveBeenCalledOnce();
    await done;
    vi.unstubAllGlobals();
  });

  test('a text that cannot be made is its own failure, not the clipboard’s', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.resolve() } });
    await expect(copyText(Promise.reject(new Error('no rows')))).rejects.toThrow('no rows');
    vi.unstubAllGlobals();
  });
});
