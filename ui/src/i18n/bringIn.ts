/** What is said of bringing in a spreadsheet before its window is there. */
export const bring_in = {
  action: 'Bring in a spreadsheet…',
  busy: 'A spreadsheet is being brought in. Let it finish, or stop it first.',
  pasted: 'Pasted cells',
  too_large: '“{file}” is larger than can be dropped here. Choose it with the button instead.',
  not_table: 'There is no table on the clipboard. Copy some cells first.',
} as const;
