import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import { asOfStore, deskStore } from '#context';
import { Toasts } from '#kit';
import { type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { importDesk } from './fixture';
import { Importing } from './Importing';
import { read, startImport } from './store';

export const FILE = 'Stakeholders FINAL v3 (2).xlsx';

/** The import as it stands in the window, on a desk that answers. */
export function mount(more: FakeHandlers = {}) {
  deskStore.set(openDesk);
  asOfStore.set(null);
  const fake = fakeTransport({
    ...importDesk(),
    projects_list: () => ({
      total: 2,
      items: [
        { id: 'p1', name: 'Field app', programme_name: 'Agile delivery' },
        { id: 'p2', name: 'Billing', programme_name: 'Agile delivery' },
      ],
    }),
    undo: () => ({ label: '', seq: 9 }),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Importing />
      <Toasts />
    </>,
  );
  return { fake, ...view };
}

/** With the columns of the workbook on the screen. */
export async function mountColumns(more: FakeHandlers = {}) {
  const view = mount(more);
  startImport(null);
  read({ from: 'dialog' });
  await screen.findByRole('heading', { name: 'What the columns mean' });
  return view;
}

/** Says that dates are written with the day first, which has to be known before the rows are. */
export async function answerDates(user: ReturnType<typeof mount>['user']) {
  const question = within(screen.getByRole('group', { name: /Last contact/ }));
  await user.click(question.getByRole('button', { name: /April 3, 2026|3 April 2026/ }));
  await waitFor(() => expect(screen.queryByRole('group', { name: /Last contact/ })).toBeNull());
}

/** With its rows on the screen. */
export async function mountRows(more: FakeHandlers = {}) {
  const view = await mountColumns(more);
  await answerDates(view.user);
  await view.user.click(screen.getByRole('button', { name: 'Check the rows' }));
  await screen.findByRole('rowheader', { name: 'Priya Nair' });
  return view;
}

/** The line of a column in the list. */
export const lineOf = (heading: RegExp) => {
  const target = screen.getByRole('button', { name: new RegExp(`${heading.source}.* is taken for`) });
  const line = target.closest('li');
  if (line === null) {
    throw new Error(`No line for ${heading}`);
  }
  return within(line);
};
