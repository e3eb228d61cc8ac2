import { describe, expect, test } from 'vitest';
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  onlyRows,
  selectedCount,
  toggleRow,
  withRows,
} from './selection';

describe('selection', () => {
  test('of some rows', () => {
    const two = withRows(nothingSelected, ['a', 'b'], true);
    expect(selectedCount(two, 10)).toBe(2);
    expect(isSelected(toggleRow(two, 'a'), 'a')).toBe(false);
    expect(onlyRows(['c'])).toEqual({ all: false, ids: new Set(['c']) });
  });

  test('of all but some rows', () => {
    const most = toggleRow(everythingSelected, 'a');
    expect(selectedCount(most, 10)).toBe(9);
    expect(isSelected(most, 'a')).toBe(false);
    expect(isSelected(most, 'z')).toBe(true);
    expect(withRows(most, ['a'], true)).toEqual(everythingSelected);
    expect(withRows(most, ['b'], false)).toEqual({ all: true, except: new Set(['a', 'b']) });
  });
});
