import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskStore, detailStore, rightsStore, scopeStore } from '#context';
import { formatDate, formatDateLong } from '#i18n';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { privacyHandlers, request } from './fixture';
import { PrivacyPlace } from './PrivacyPlace';

const open = (more: FakeHandlers = {}) => {
  const fake = fakeTransport(privacyHandlers(more));
  const view = renderWithApp(
    <>
      <PrivacyPlace />
      <Toasts />
    </>,
  );
  return { ...view, fake, requests: fake.requests };
};

beforeEach(() => deskStore.set({ ...openDesk, today: '2026-03-09' }));
afterEach(clearNotices);

const rowOf = async (name: RegExp) => await screen.findByRole('row', { name });
const readOnly = () =>
  deskStore.set((now) => now && { ...now, open: now.open && { ...now.open, read_only: true } });

describe('requests', () => {
  test('each says who, what, by when, how late in words, and why it was decided so', async () => {
    open();
    const late = await rowOf(/Ann Smith/);
    expect(late.textContent).toContain('Access');
    expect(late.textContent).toContain('By letter');
    expect(late.textContent).toContain(formatDate('2026-03-02'));
    within(late).getByText('7 days overdue');
    within(await rowOf(/Bea Jones/)).getByText('3 days left');
    const decided = await rowOf(/not in the file/);
    expect(decided.textContent).toContain('Refused');
    expect(decided.textContent).toContain('Needed for a claim');
    screen.getByText('2 requests open, 1 overdue');
    await expectNoAxeViolations();
  });

  test('one is recorded, decided and taken back with the keyboard', async () => {
    const { user, requests } = open();
    const decide = await screen.findByRole('button', { name: /^Decide… Access, Ann Smith, received/ });
    decide.focus();
    await user.keyboard('{Enter}');
    expect(rightsStore.get()).toEqual({ kind: 'decide', request: request() });
    act(() => rightsStore.set(null));
    screen.getByRole('button', { name: 'Record a request…' }).focus();
    await user.keyboard('{Enter}');
    expect(rightsStore.get()).toEqual({ kind: 'data-request' });
    act(() => rightsStore.set(null));
    const more = screen.getByRole('button', { name: /^More for Erasure, Somebody who is not/ });
    more.focus();
    await user.keyboard('{Enter}');
    expect((await screen.findAllByRole('menuitem')).map((each) => each.textContent)).toEqual([
      'Take the decision back',
    ]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(requests('data_request_decide')).toEqual([{ id: 'r3', status: 'open' }]));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(requests('undo')).toEqual([{}]);
  });

  test('what is held about somebody, their profile and erasing them are one step away', async () => {
    const { user } = open();
    const choose = async (name: string) => {
      (await screen.findByRole('button', { name: /^More for Access, Ann Smith/ })).focus();
      await user.keyboard('{Enter}');
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Everything held about them…');
    expect(rightsStore.get()).toEqual({ kind: 'pack', id: 's1' });
    await choose('Erase or anonymise…');
    expect(rightsStore.get()).toEqual({ kind: 'erase', id: 's1', name: 'Ann Smith' });
    await choose('Show their profile');
    expect(detailStore.get()).toBe('s1');
  });

  test('where nobody has asked anything the page says so, and where it cannot be read that', async () => {
    const none = open({
      data_requests_list: () => ({ total: 0, items: [] }),
      requests_due: () => ({ total: 0, items: [] }),
    });
    await screen.findByText('Nobody has asked anything yet');
    expect(screen.queryByText(/requests? open/)).toBeNull();
    none.unmount();
    open({
      data_requests_list: () => {
        throw { code: 'io', message: 'The disk is gone.' };
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('The requests could not be read');
  });

  test('where nothing can be changed nothing is offered that would', async () => {
    readOnly();
    const { user } = open();
    await rowOf(/Ann Smith/);
    expect(screen.queryByRole('button', { name: /Decide|Record|Take off|^Add$/ })).toBeNull();
    screen.getByRole('button', { name: /^More for Access/ }).focus();
    await user.keyboard('{Enter}');
    expect((await screen.findAllByRole('menuitem')).map((each) => each.textContent)).toEqual([
      'Show their profile',
      'Everything held about them…',
    ]);
  });

  test('while Discreet is on none of it is on the page', async () => {
    deskStore.set({ ...openDesk, preferences: { ...openDesk.preferences, discreet: true } });
    const { requests } = open();
    await screen.findByText('Requests are hidden while Discreet is on');
    expect(requests('data_requests_list')).toEqual([]);
    expect(requests('requests_due')).toEqual([]);
    await screen.findByRole('form', { name: 'Add a holiday' });
  });
});

describe('holidays', () => {
  const add = async (user: ReturnType<typeof open>['user'], date: string, name: string) => {
    const form = await screen.findByRole('form', { name: 'Add a holiday' });
    const [first] = within(form).getAllByRole('spinbutton');
    (first as HTMLElement).focus();
    await user.keyboard(date);
    const field = within(form).getByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, name);
    await user.keyboard('{Enter}');
    return form;
  };

  test('one is added by keyboard, with its name, and it is said how many due dates move', async () => {
    const { user, requests } = open();
    await screen.findByText('Good Friday');
    await add(user, '12252026', ' Christmas Day ');
    await waitFor(() =>
      expect(requests('holidays_change')).toEqual([
        {
          days: [
            { on: '2025-12-25', name: 'Christmas Day' },
            { on: '2026-04-03', name: 'Good Friday' },
            { on: '2026-12-25', name: 'Christmas Day' },
          ],
        },
      ]),
    );
    await screen.findByText('Added Christmas Day. 1 due date moved.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(requests('undo')).toEqual([{}]);
    await expectNoAxeViolations();
  });

  test('neither a day nor a name may be missing, and no day is there twice', async () => {
    const { user, requests } = open();
    const form = await screen.findByRole('form', { name: 'Add a holiday' });
    await user.click(within(form).getByRole('button', { name: 'Add' }));
    within(form).getByText('Choose the day.');
    within(form).getByText('Say what it is called.');
    await add(user, '04032026', 'Karfreitag');
    within(form).getByText('This day is on the list already.');
    expect(requests('holidays_change')).toEqual([]);
  });

  test('past ones are shown when asked, and one is taken off', async () => {
    const { user, requests } = open();
    await screen.findByText('Good Friday');
    expect(screen.queryByText('Christmas Day')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 1 past holiday' }));
    screen.getByText('Christmas Day');
    await user.click(
      screen.getByRole('button', {
        name: `Take off the list: Good Friday, ${formatDateLong('2026-04-03')}`,
      }),
    );
    await waitFor(() =>
      expect(requests('holidays_change')).toEqual([{ days: [{ on: '2025-12-25', name: 'Christmas Day' }] }]),
    );
  });
});

const damaged = () => {
  throw { code: 'damaged', message: 'It cannot be read; set it again.', fields: [] };
};

test('a list of holidays that cannot be read is begun anew by the first day put on it', async () => {
  const { user, requests } = open({ holidays_read: damaged });
  const form = within(await screen.findByRole('form', { name: 'Add a holiday' }));
  form.getAllByRole('spinbutton')[0]?.focus();
  await user.keyboard('12252026');
  await user.type(form.getByRole('textbox', { name: /Name/ }), 'Christmas Day{Enter}');
  await waitFor(() =>
    expect(requests('holidays_change')).toEqual([{ days: [{ on: '2026-12-25', name: 'Christmas Day' }] }]),
  );
});

test('a paper whose own words cannot be read is started again, by keyboard', async () => {
  const { user, requests } = open({ paper_read: damaged });
  await user.click(screen.getByRole('tab', { name: 'Information notice' }));
  await screen.findByText('The text could not be read');
  await expectNoAxeViolations();
  screen.getByRole('button', { name: 'Start again from the standard text' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(requests('paper_restore')).toEqual([{ paper: 'notice' }]));
});

describe('papers', () => {
  const show = async (more: FakeHandlers = {}, tab = 'Information notice') => {
    const view = open(more);
    await view.user.click(screen.getByRole('tab', { name: tab }));
    await screen.findByRole('region', { name: 'Who keeps it' });
    return view;
  };

  test('what waits to be filled in is counted and marked, lists and strong words are what they are', async () => {
    await show();
    expect(screen.getAllByText('1 place still to fill in')).toHaveLength(2);
    const who = screen.getByRole('region', { name: 'Who keeps it' });
    expect(who.querySelector('mark')?.textContent).toBe('[say who]');
    expect(
      within(who)
        .getAllByRole('listitem')
        .map((each) => each.textContent),
    ).toEqual(['Ask us', 'or write']);
    expect(who.querySelector('strong')?.textContent).toBe('Ask');
    screen.getByText('A help and not legal advice.');
    await expectNoAxeViolations();
  });

  test('a section is written anew with the keyboard, and Escape leaves it as it was', async () => {
    const { user, requests } = await show();
    screen.getByRole('button', { name: 'Edit “Who keeps it”' }).focus();
    await user.keyboard('{Enter}');
    const field = await screen.findByRole('textbox', { name: 'Who keeps it' });
    expect(document.activeElement).toBe(field);
    screen.getByText('Who answers for it.');
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit “Who keeps it”' }));
    await user.keyboard('{Enter}');
    await user.clear(await screen.findByRole('textbox', { name: 'Who keeps it' }));
    await user.type(screen.getByRole('textbox', { name: 'Who keeps it' }), 'Afon Water.');
    await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(requests('paper_edit')).toEqual([{ paper: 'notice', section: 'who', text: 'Afon Water.' }]),
    );
  });

  test('what is written stays while one looks elsewhere', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Edit “Who keeps it”' }));
    await user.type(await screen.findByRole('textbox', { name: 'Who keeps it' }), ' More.');
    await user.click(screen.getByRole('tab', { name: 'Requests' }));
    await user.click(screen.getByRole('tab', { name: 'Information notice' }));
    const field = await screen.findByRole('textbox', { name: 'Who keeps it' });
    expect((field as HTMLTextAreaElement).value).toContain('or write More.');
  });

  test('what is begun where a project is looked at is not saved over the whole programme', async () => {
    const { user } = await show();
    const begin = async (more: string) => {
      await user.click(await screen.findByRole('button', { name: 'Edit “Who keeps it”' }));
      await user.type(await screen.findByRole('textbox', { name: 'Who keeps it' }), more);
    };
    act(() => scopeStore.set({ id: 'p1', name: 'Meters' }));
    await begin(' Within.');
    act(() => scopeStore.set(null));
    await screen.findByRole('button', { name: 'Edit “Who keeps it”' });
    expect(screen.queryByRole('textbox')).toBeNull();
    await begin(' Everywhere.');
    act(() => scopeStore.set({ id: 'p1', name: 'Meters' }));
    const field = await screen.findByRole('textbox', { name: 'Who keeps it' });
    expect((field as HTMLTextAreaElement).value).toMatch(/Within\.$/);
    act(() => scopeStore.set(null));
  });

  test('a refusal stands beside the text', async () => {
    const { user } = await show({
      paper_edit: () => {
        throw {
          code: 'invalid',
          message: 'text: too long',
          fields: [{ field: 'text', message: 'too long' }],
        };
      },
    });
    await user.click(screen.getByRole('button', { name: 'Edit “Who keeps it”' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText('Too long');
    screen.getByRole('textbox', { name: 'Who keeps it' });
  });

  test('that the standard text has changed is shown with both, and it is taken with a way back', async () => {
    const { user, requests } = await show();
    const purpose = screen.getByRole('region', { name: 'What it is for' });
    within(purpose).getByText('Your own text');
    within(purpose).getByText(/has changed since you wrote yours/);
    await user.click(within(purpose).getByRole('button', { name: 'Show both' }));
    within(purpose).getByText('Meters, then.');
    within(purpose).getByText('New meters.');
    await expectNoAxeViolations();
    await user.click(within(purpose).getByRole('button', { name: /^Use the standard text for/ }));
    await waitFor(() => expect(requests('paper_restore')).toEqual([{ paper: 'notice', section: 'purpose' }]));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(requests('undo')).toEqual([{}]);
  });

  test('it is handed out as pages, as text and to the clipboard', async () => {
    const { user, requests } = await show();
    const choose = async (name: string) => {
      screen.getByRole('button', { name: 'Hand out' }).focus();
      await user.keyboard('{Enter}');
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Save as PDF…');
    await screen.findByText('Saved Notice.pdf in /home/ann');
    await choose('Copy as plain text');
    await screen.findByText('Copied');
    expect(await navigator.clipboard.readText()).toBe('# What we keep');
    expect(requests('paper_text')).toEqual([{ paper: 'notice', format: 'text' }]);
    expect(requests('desk_paper_save')).toEqual([{ paper: 'notice', format: 'pdf' }]);
    await choose('Start again from the standard text');
    await waitFor(() => expect(requests('paper_restore')).toEqual([{ paper: 'notice' }]));
  });

  test('the worksheet says what the workspace holds, in figures', async () => {
    await show({}, 'DPIA worksheet');
    const facts = screen.getByRole('region', { name: 'What the workspace holds' });
    within(facts).getByRole('row', { name: 'People by name 12' });
    await expectNoAxeViolations();
  });

  test('where nothing can be changed it is read and handed out', async () => {
    readOnly();
    const { user } = await show();
    expect(screen.queryByRole('button', { name: /^Edit|standard text/ })).toBeNull();
    screen.getByRole('button', { name: 'Hand out' }).focus();
    await user.keyboard('{Enter}');
    expect((await screen.findAllByRole('menuitem')).length).toBe(5);
  });
});
