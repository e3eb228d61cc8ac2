import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { deskStore } from '#context';
import { formatDate } from '#i18n';
import { Toasts } from '#kit';
import { expectNoAxeViolations, openDesk, renderWithApp } from '#test';
import { PEOPLE, profileOf, smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { Profile } from './Profile';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];
const note = { id: 'n1', on_date: '2026-03-01', text: 'Sings at weekends', author: 'Rhian Pryce' };

async function open(discreet = false, read?: () => never) {
  const fake = smallWorkspace({
    person_profile: () => profileOf(ann),
    person_history: () => ({ total: 0, items: [] }),
    marks_list: () => ({ total: 0, items: [] }),
    data_requests_list: () => ({ total: 0, items: [] }),
    private_notes_list: read ?? (() => ({ total: 1, items: [note] })),
    private_note_add: () => ({ id: 'n2' }),
    private_note_edit: () => ({}),
    private_note_delete: () => ({}),
    undo: () => ({ label: '', seq: 1, tags: [] }),
  });
  if (discreet) {
    deskStore.set({ ...openDesk, preferences: { ...openDesk.preferences, discreet: true } });
  }
  const view = renderWithApp(
    <>
      <Profile id="s1" />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: 'Private notes' });
  return { fake, ...view };
}

test('are read in the profile, written and changed by keyboard', async () => {
  const { fake, user } = await open();
  const list = await screen.findByRole('list', { name: 'Private notes' });
  within(list).getByText('Sings at weekends');
  await expectNoAxeViolations();
  screen.getByRole('button', { name: 'Add a private note' }).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Private note on Ann Smith' });
  await waitFor(() =>
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox', { name: /Note/ })),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  within(dialog).getByText('Say something, or cancel.');
  await user.type(within(dialog).getByRole('textbox', { name: /Note/ }), 'Likes maps');
  await expectNoAxeViolations();
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  await waitFor(() =>
    expect(fake.requests('private_note_add')).toEqual([
      { stakeholder: 's1', text: 'Likes maps', on_date: '2026-03-09' },
    ]),
  );
  const date = formatDate('2026-03-01');
  await user.click(await screen.findByRole('button', { name: `Change the private note of ${date}` }));
  const text = await screen.findByRole('textbox', { name: /Note/ });
  await user.clear(text);
  await user.type(text, 'Sings');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() =>
    expect(fake.requests('private_note_edit')).toEqual([{ id: 'n1', text: 'Sings', on_date: '2026-03-01' }]),
  );
});

test('are deleted with a way back beside it', async () => {
  const { fake, user } = await open();
  const date = formatDate('2026-03-01');
  await user.click(await screen.findByRole('button', { name: `Delete the private note of ${date}` }));
  await screen.findByText('Deleted a private note');
  expect(fake.requests('private_note_delete')).toEqual([{ id: 'n1' }]);
  await user.click(screen.getByRole('button', { name: /Undo/ }));
  await waitFor(() => expect(fake.requests('undo')).toHaveLength(1));
});

test('are not even asked for while a screen is shared', async () => {
  const { fake } = await open(true);
  screen.getByText('Not shown while Discreet is on.');
  expect(screen.queryByText('Sings at weekends')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add a private note' })).toBeNull();
  expect(fake.requests('private_notes_list')).toEqual([]);
});

test('that cannot be read are not said to be none', async () => {
  await open(false, () => {
    throw { code: 'busy', message: 'Another program is writing.', fields: [] };
  });
  const alert = await screen.findByRole('alert');
  within(alert).getByText('The private notes could not be read');
  within(alert).getByRole('button', { name: 'Try again' });
  expect(screen.queryByText('None.')).toBeNull();
});
