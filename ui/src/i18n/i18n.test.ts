import { describe, expect, test } from 'vitest';
import { formatChange, formatDate, formatNumber, formatShare, formatSize, t } from './index';
import { late } from './late';
import { start } from './start';

describe('t', () => {
  test('gives the string, with its values', () => {
    expect(t('kit.close')).toBe('Close');
    expect(t('shell.status.undo_what', { label: 'Added Ann' })).toBe('Undo: Added Ann');
  });

  test('chooses the form by count and writes numbers with separators', () => {
    expect(t('kit.grid.rows', { count: 1 })).toBe('1 row');
    expect(t('kit.grid.rows', { count: 100_000 })).toBe('100,000 rows');
    expect(t('kit.grid.rows', { count: 0 })).toBe('0 rows');
  });

  test('leaves markup in a value as text', () => {
    expect(t('shell.status.undo_what', { label: '{count} <b>' })).toBe('Undo: {count} <b>');
  });

  test('every leaf is a text or a plural', () => {
    const visit = (node: unknown, path: string): void => {
      if (typeof node === 'string') {
        expect(node.trim(), path).not.toBe('');
        return;
      }
      for (const [key, inner] of Object.entries(node as object)) {
        visit(inner, `${path}.${key}`);
      }
    };
    visit({ ...start, ...late }, 'words');
  });
});

describe('format', () => {
  test('a calendar date is never shifted by a time zone', () => {
    expect(formatDate('2026-03-09')).toBe('Mar 9, 2026');
    expect(formatDate('2026-03-09T23:30:00Z')).toBe('Mar 9, 2026');
  });

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [61_000, '61 kB'],
    [999_499, '999 kB'],
    [999_600, '1 MB'],
    [1_240_000, '1.2 MB'],
  ])('%i bytes are %s', (bytes, expected) => {
    expect(formatSize(bytes)).toBe(expected);
  });

  test('numbers, shares and differences', () => {
    expect(formatNumber(12_345.67, 1)).toBe('12,345.7');
    expect(formatShare(0.456)).toBe('46%');
    expect(formatChange(3)).toBe('+3');
    expect(formatChange(-2)).toBe('−2');
    expect(formatChange(0)).toBe('0');
  });
});
