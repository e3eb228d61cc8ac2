/** What is said of cells that could not be pasted. */
export const paste = {
  title: 'Nothing was pasted',
  why: {
    one: 'This value does not fit, so nothing was changed. What you copied is still on the clipboard.',
    other:
      'These {count} values do not fit, so nothing was changed. What you copied is still on the clipboard.',
  },
  caption: 'What cannot be pasted',
  row: 'Row',
  column: 'Column',
  value: 'Value',
  reason: 'Why',
  rest: { one: 'Paste the other cell', other: 'Paste the other {count} cells' },
  more: { one: 'and {count} more', other: 'and {count} more' },
} as const;
