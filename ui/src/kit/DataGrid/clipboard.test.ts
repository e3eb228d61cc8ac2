import { expect, test } from 'vitest';
import { toTsv } from './clipboard';

test('cells with tabs, line ends or quotes are quoted as spreadsheets do', () => {
  expect(
    toTsv([
      ['a', 'b'],
      ['1\t2', 'say "so"\nthen'],
    ]),
  ).toBe('a\tb\n"1\t2"\t"say ""so""\nthen"');
});
