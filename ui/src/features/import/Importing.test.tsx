import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { currentActions } from '#context';
import { mount } from './testing';

test('a spreadsheet is brought in with nothing but the keyboard', async () => {
  const { fake, user } = mount();
  /** Goes back, control by control, until one of this name has the focus. */
  const backTo = async (name: RegExp) => {
    for (let presses = 0; presses < 12; presses += 1) {
      await user.tab({ shift: true });
      const { activeElement: now } = document;
      if (name.test(now?.getAttribute('aria-label') ?? now?.textContent ?? '')) {
        return;
      }
    }
    throw new Error(`No way to ${name}`);
  };

  act(() =>
    currentActions()
      .find(({ id }) => id === 'import')
      ?.run(),
  );
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Choose a file…'));
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'What the columns mean' });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('What the columns mean'));

  // Both questions, then a column that is not wanted.
  for (const [answer, question] of [
    [/^3 of 3$/, /Interest/],
    [/April 3|3 April/, /Last contact/],
  ] as const) {
    act(() => screen.getByRole('group', { name: question }).querySelector('button')?.focus());
    while (!answer.test(document.activeElement?.textContent ?? '')) {
      await user.tab();
    }
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('group', { name: question })).toBeNull());
  }
  act(() => screen.getByRole('button', { name: /Column G, Tel. is taken for/ }).focus());
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('combobox');
  await user.keyboard('leave');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('button', { name: 'Column G, Tel. is taken for: Leave out' });

  act(() => screen.getByRole('button', { name: 'Close' }).focus());
  await backTo(/^Check the rows$/);
  await user.keyboard('{Enter}');
  await screen.findByRole('rowheader', { name: 'Priya Nair' });
  screen.getByText('312 rows');

  // Into the rows, one of them left out, and done.
  while (document.activeElement?.closest('[role=grid]') === null) {
    await user.tab();
  }
  await user.keyboard('{ArrowDown} ');
  await screen.findByRole('button', { name: 'Left out 1' });
  act(() => screen.getByRole('button', { name: 'Close' }).focus());
  await backTo(/^Bring in 288 rows$/);
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: '288 rows brought in' });
  expect(fake.requests('desk_import_run')).toEqual([
    { token: 'i1', choices: { on_match: 'skip', rows: [{ sheet: 0, line: 6, action: 'leave_out' }] } },
  ]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
