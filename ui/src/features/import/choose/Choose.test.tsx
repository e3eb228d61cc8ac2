import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { asOfStore, currentActions, deskStore, locationStore } from '#context';
import { expectNoAxeViolations, openDesk } from '#test';
import { importStore, mend, startImport } from '../store';
import { FILE, mount, mountColumns } from '../testing';

const open = () => currentActions().find(({ id }) => id === 'import');
const paste = (target: Element | Window, text: string) =>
  fireEvent.paste(target, { clipboardData: { getData: () => text } });

describe('choosing a spreadsheet', () => {
  test('by key, then Enter, then its columns', async () => {
    const { fake, user } = mount();
    expect(open()?.keys).toBe('mod+i');
    act(() => open()?.run());
    await screen.findByRole('dialog', { name: 'Bring in a spreadsheet' });
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose a file…' })),
    );
    await expectNoAxeViolations();
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: `Bring in ${FILE}` });
    expect(fake.requests('desk_import_dialog')).toEqual([{}]);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What the columns mean' })),
    );
    expect(screen.getByRole('list', { name: 'Steps' }).textContent).toContain('Columns');
  });

  test('calling the choice off leaves everything as it was', async () => {
    const { user } = mount({ desk_import_dialog: () => null });
    startImport(null);
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    await screen.findByRole('button', { name: 'Choose a file…' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a dropped file arrives whole', async () => {
    const { fake } = mount();
    startImport({ from: 'file', file: new File(['Name\nÓlöf'], 'posts.csv') });
    await screen.findByRole('dialog', { name: `Bring in ${FILE}` });
    const [request] = fake.requests('desk_import_drop') as { file_name: string; text_base64: string }[];
    expect(request?.file_name).toBe('posts.csv');
    const bytes = Uint8Array.from(atob(request?.text_base64 ?? ''), (c) => c.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe('Name\nÓlöf');
  });

  test('a file too large to drop says what to do instead', async () => {
    mount();
    const file = new File([], 'huge.csv');
    Object.defineProperty(file, 'size', { value: 100_000_000 });
    startImport({ from: 'file', file });
    await screen.findByText(/“huge.csv” is larger than can be dropped here/);
    screen.getByRole('button', { name: 'Choose a file…' });
  });

  test('a file that cannot be read says why, whole, and another can be tried', async () => {
    const message =
      'posts.xlsx is protected with a password. Open it in Excel, take the password off under File › Info, and save it.';
    const { user } = mount({
      desk_import_drop: () => {
        throw { code: 'invalid', message };
      },
    });
    startImport({ from: 'file', file: new File(['x'], 'posts.xlsx') });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('posts.xlsx could not be read');
    expect(alert.textContent).toContain(message);
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Choose a file…' }));
    await screen.findByRole('dialog', { name: `Bring in ${FILE}` });
  });

  test('reading says how far it is and can be stopped; what comes later is put away', async () => {
    let answer: (offer: unknown) => void = () => {};
    const { fake, user } = mount({ desk_import_drop: () => new Promise((resolve) => (answer = resolve)) });
    startImport({ from: 'file', file: new File(['x'], 'posts.csv') });
    const bar = await screen.findByRole('progressbar', { name: 'Reading posts.csv…' });
    act(() => fake.emit('progress', { token: 'any', done: 3, total: 6, what: 'Looking at the columns' }));
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('50'));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByRole('button', { name: 'Choose a file…' });
    answer({ token: 'late', file_name: 'posts.csv', size: 1, look: {} });
    await waitFor(() => expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'late' }]));
  });

  test('the starter spreadsheet is saved where one says', async () => {
    const { fake, user } = mount();
    startImport(null);
    await user.click(await screen.findByRole('button', { name: 'Save the starter spreadsheet…' }));
    await screen.findByText('Saved Stakeholders.xlsx in /home/ann/Documents');
    expect(fake.requests('desk_starter_save')).toEqual([{}]);
  });
});

describe('pasting', () => {
  test('cells pasted in People are brought in', async () => {
    locationStore.set({ place: 'people' });
    const { fake } = mount();
    paste(document.body, 'Name\tRole\nAnn\tAuditor');
    await screen.findByRole('dialog', { name: `Bring in ${FILE}` });
    expect(fake.requests('desk_import_paste')).toEqual([{ text: 'Name\tRole\nAnn\tAuditor' }]);
  });

  test('not a single value, not in another place, not into a field, not while read-only', () => {
    const { fake, container } = mount();
    const table = 'Name\tRole\nAnn\tAuditor';
    locationStore.set({ place: 'people' });
    paste(document.body, 'Ann Smith');
    const field = container.appendChild(document.createElement('input'));
    paste(field, table);
    act(() => locationStore.set({ place: 'map' }));
    paste(document.body, table);
    act(() => {
      locationStore.set({ place: 'people' });
      asOfStore.set('2026-01-10');
    });
    paste(document.body, table);
    expect(fake.requests('desk_import_paste')).toEqual([]);
    expect(open()?.disabled).toBe(true);
    deskStore.set(openDesk);
  });

  test('where a spreadsheet is chosen, from anywhere', async () => {
    mount();
    startImport(null);
    await screen.findByRole('button', { name: 'Choose a file…' });
    paste(document.body, 'hello');
    await screen.findByText('There is no table on the clipboard. Copy some cells first.');
    paste(document.body, 'Ann\nBea');
    await screen.findByRole('dialog', { name: `Bring in ${FILE}` });
  });
});

describe('leaving', () => {
  test('Escape closes at once while nothing was said, and puts the file away', async () => {
    const { fake, user } = await mountColumns();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
  });

  test('asks back when something would be lost', async () => {
    const { fake, user } = await mountColumns();
    act(() => mend((mapping) => mapping));
    await user.keyboard('{Escape}');
    const ask = within(await screen.findByRole('alertdialog', { name: `Put ${FILE} away?` }));
    await expectNoAxeViolations();
    await user.click(ask.getByRole('button', { name: 'Go on with it' }));
    expect(importStore.get().at).toBe('columns');
    expect(fake.requests('desk_import_cancel')).toEqual([]);
    // The focus goes back to where it was.
    await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Put it away' }));
    await waitFor(() => expect(importStore.get().at).toBe('idle'));
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
  });

  test('another file dropped meanwhile asks too, and is then read', async () => {
    const { fake, user } = await mountColumns();
    act(() => mend((mapping) => mapping));
    act(() => startImport({ from: 'file', file: new File(['x'], 'other.csv') }));
    await screen.findByText(/“other.csv” will be opened instead/);
    await user.click(screen.getByRole('button', { name: 'Put it away' }));
    await waitFor(() => expect(fake.requests('desk_import_drop')).toHaveLength(1));
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
    await screen.findByRole('heading', { name: 'What the columns mean' });
  });
});
