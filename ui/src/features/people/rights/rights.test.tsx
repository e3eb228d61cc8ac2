import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { deskStore } from '#context';
import { formatDate } from '#i18n';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { PEOPLE, profileOf, smallWorkspace } from '../fixture';
import { Profile } from '../profile/Profile';
import { registerStore } from '../register/state';
import { Tasks } from '../Tasks';
import { begin } from '../tasks';

const ann = PEOPLE[0] as (typeof PEOPLE)[0];

afterEach(clearNotices);

const erased = {
  called: 'Erased person 1',
  rows: [{ what: 'assessments', rows: 3 }],
  entries: 2,
  namesakes: 0,
  common: [],
  kept_aside: [],
  kept_doubtful: [],
  deleted: [],
  backups: ['one.soundings'],
  backups_left: [],
  finished: true,
};

const mark = {
  id: 'm1',
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  kind: 'disputed',
  whose: 'Tom Okafor',
  about: 'Power of 4',
  note: '',
  set_on: '2026-03-01',
  author: 'Tom Okafor',
};
const request = {
  id: 'r1',
  stakeholder: 's1',
  stakeholder_name: 'Ann Smith',
  kind: 'access',
  received_on: '2026-01-31',
  due_on: '2026-03-02',
  days_left: -7,
  note: '',
  status: 'open',
  decided_on: null,
  reason: '',
  author: 'Tom Okafor',
};

const shown = async (more: FakeHandlers = {}) => {
  const fake = smallWorkspace({
    person_profile: () => profileOf(ann),
    marks_list: () => ({ total: 1, items: [mark] }),
    data_requests_list: () => ({ total: 1, items: [request] }),
    mark_clear: () => ({}),
    data_request_decide: () => ({}),
    desk_person_erase: () => erased,
    desk_person_pack_save: () => ({ file_name: 'Held about.pdf', folder: '/home/ann' }),
    person_history: () => ({ total: 0, items: [] }),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Profile id="s1" />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('heading', { name: ann.name });
  return { ...view, requests: fake.requests };
};

const choose = async (user: Awaited<ReturnType<typeof shown>>['user'], name: RegExp) => {
  const buttons = await screen.findAllByRole('button', { name: /Actions for Ann Smith/ });
  (buttons[0] as HTMLElement).focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name }));
};

test('a dispute says whose opinion and about what, and a request how late it is', async () => {
  const { user, requests } = await shown();
  const marks = await screen.findByRole('list', { name: 'Marks on their data' });
  expect(marks.textContent).toContain('Power of 4 – opinion of Tom Okafor');
  const asked = await screen.findByRole('list', { name: 'What they ask' });
  expect(asked.textContent).toContain('7 days overdue');
  await expectNoAxeViolations();
  await user.click(within(marks).getByRole('button', { name: /Clear the mark/ }));
  await waitFor(() => expect(requests('mark_clear')).toEqual([{ id: 'm1' }]));
});

test('a decision needs a reason', async () => {
  const { user, requests } = await shown();
  await user.click(await screen.findByRole('button', { name: /^Decide… Access, received/ }));
  await user.click(await screen.findByRole('button', { name: 'Record the decision' }));
  expect(await screen.findByText(/Say why; it stays/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: /Why/ }), 'Sent the pack');
  await user.click(screen.getByRole('button', { name: 'Record the decision' }));
  await waitFor(() =>
    expect(requests('data_request_decide')).toEqual([{ id: 'r1', status: 'done', reason: 'Sent the pack' }]),
  );
});

test('erasing says first what changes, needs a reason, and is done with the keyboard', async () => {
  const { user, requests } = await shown();
  await choose(user, /Erase or anonymise/);
  const dialog = await screen.findByRole('alertdialog').catch(() => screen.getByRole('dialog'));
  await within(dialog).findByText(/counted as before/);
  await expectNoAxeViolations();
  await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
  expect(requests('desk_person_erase').filter((each) => !(each as { dry_run?: boolean }).dry_run)).toEqual(
    [],
  );
  await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
  within(dialog).getByRole('button', { name: 'Anonymise for good' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(requests('desk_person_erase').at(-1)).toEqual({
      id: 's1',
      mode: 'anonymise',
      reason: 'They asked',
    }),
  );
  expect(await screen.findByText(/Erased person 1 is what they are called now/)).toBeTruthy();
});

test('everything held is saved where one says', async () => {
  const { user, requests } = await shown();
  await choose(user, /Everything held/);
  await waitFor(() => expect(requests('desk_person_pack_save')).toEqual([{ id: 's1' }]));
  expect(await screen.findByText(/Saved Held about.pdf/)).toBeTruthy();
});

test('that the marks could not be read is said, and they are asked for again', async () => {
  let fails = true;
  const { user } = await shown({
    marks_list: () => {
      if (fails) {
        throw { code: 'io', message: 'The disk is gone.' };
      }
      return { total: 1, items: [mark] };
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The marks and requests could not be read');
  expect(alert.textContent).not.toContain('Nothing was changed');
  fails = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findByRole('list', { name: 'Marks on their data' });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('several marks and requests are told apart by the names of their buttons', async () => {
  await shown({
    marks_list: () => ({
      total: 3,
      items: [
        mark,
        { ...mark, id: 'm2', about: 'Interest of 1' },
        { ...mark, id: 'm3', kind: 'restricted', whose: '', about: '' },
      ],
    }),
    data_requests_list: () => ({
      total: 2,
      items: [request, { ...request, id: 'r2', received_on: '2026-02-20' }],
    }),
  });
  const names = async (name: RegExp) =>
    (await screen.findAllByRole('button', { name })).map((each) => each.getAttribute('aria-label'));
  const marks = await names(/^Clear the mark/);
  expect(new Set(marks).size).toBe(3);
  expect(marks[1]).toContain('Interest of 1, opinion of Tom Okafor');
  expect(await names(/^Decide/)).toEqual([
    `Decide… Access, received ${formatDate('2026-01-31')}`,
    `Decide… Access, received ${formatDate('2026-02-20')}`,
  ]);
});

test('where nothing can be changed the menu still shows and saves what there is', async () => {
  const { user, requests } = await shown();
  act(() => deskStore.set((now) => now && { ...now, open: now.open && { ...now.open, read_only: true } }));
  (await screen.findByRole('button', { name: /Actions for Ann Smith/ })).focus();
  await user.keyboard('{Enter}');
  const items = (await screen.findAllByRole('menuitem')).map((each) => each.textContent);
  expect(items).toEqual(['Show in the register', 'Everything held about them…']);
  await user.click(screen.getByRole('menuitem', { name: /Everything held/ }));
  await waitFor(() => expect(requests('desk_person_pack_save')).toEqual([{ id: 's1' }]));
});

describe('erasing', () => {
  const refusing = {
    desk_person_erase: ({ mode, dry_run }: { mode: string; dry_run?: boolean }) => {
      if (mode === 'anonymise' || !dry_run) {
        throw { code: 'io', message: `The disk is gone (${mode}).` };
      }
      return erased;
    },
  };

  test('says of a failure what is kept, and nothing of it once another way is chosen', async () => {
    const { user } = await shown(refusing);
    await choose(user, /Erase or anonymise/);
    const dialog = await screen.findByRole('alertdialog');
    const rehearsed = await within(dialog).findByRole('alert');
    expect(rehearsed.textContent).toContain('Nothing was changed');
    await user.click(within(dialog).getByRole('radio', { name: 'Erase' }));
    await within(dialog).findByText(/counted as before/);
    expect(within(dialog).queryByRole('alert')).toBeNull();
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked{Tab}{Tab}{Enter}');
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toContain('The disk is gone (erase).');
    expect(alert.textContent).toContain('Some backups may be without them already');
    expect(alert.textContent).not.toContain('Nothing was changed');
    await user.click(within(dialog).getByRole('radio', { name: 'Anonymise' }));
    await within(dialog).findByText('The disk is gone (anonymise).');
    expect(within(dialog).queryByText('The disk is gone (erase).')).toBeNull();
  });

  test('leaves the name nowhere: not in what was read or searched for', async () => {
    const { user, client } = await shown();
    client.setQueryData(['search_everywhere', { text: 'Ann' }], { stakeholders: [ann] });
    registerStore.set((now) => ({ ...now, text: 'Ann Smith' }));
    await choose(user, /Erase or anonymise/);
    const dialog = await screen.findByRole('alertdialog', { name: /Anonymise Ann/ });
    await within(dialog).findByText(/counted as before/);
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
    await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
    await screen.findByText(/Erased person 1 is what they are called now/);
    expect(client.getQueryData(['search_everywhere', { text: 'Ann' }])).toBeUndefined();
    expect(registerStore.get().text).toBe('');
  });

  test('says which words of the name only a reader can judge', async () => {
    const { user } = await shown({ desk_person_erase: () => ({ ...erased, common: ['Grace'] }) });
    await choose(user, /Erase or anonymise/);
    const dialog = await screen.findByRole('alertdialog', { name: /Anonymise Ann/ });
    await within(dialog).findByText(/“Grace” may mean something else as well/);
  });

  test('names what was kept aside, and deletes it only where that is ticked', async () => {
    const name = 'Mill (damaged 2026-03-01).soundings';
    const { user, requests } = await shown({
      desk_person_erase: ({ dry_run, delete_kept }: { dry_run?: boolean; delete_kept?: string[] }) => ({
        ...erased,
        kept_aside: dry_run || !delete_kept ? [name] : [],
        deleted: delete_kept ?? [],
      }),
    });
    const done = () =>
      requests('desk_person_erase').filter((each) => !(each as { dry_run?: boolean }).dry_run);
    for (const agreed of [false, true]) {
      await choose(user, /Erase or anonymise/);
      const dialog = await screen.findByRole('alertdialog', { name: /Anonymise Ann/ });
      await within(dialog).findByText(name);
      const box = within(dialog).getByRole('checkbox', { name: 'Delete this file as well' });
      expect((box as HTMLInputElement).checked).toBe(false);
      await expectNoAxeViolations();
      if (agreed) {
        await user.click(box);
      }
      await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
      await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
      await screen.findByText(agreed ? `Deleted ${name}.` : /kept aside may still name them/);
      const asked = { id: 's1', mode: 'anonymise', reason: 'They asked' };
      expect(done().at(-1)).toEqual(agreed ? { ...asked, delete_kept: [name] } : asked);
    }
  });

  test('names with a doubt what may be of this workspace, and deletes it only where that is ticked', async () => {
    const name = 'Old name (damaged 2026-03-01).soundings';
    const { user, requests } = await shown({
      desk_person_erase: ({ delete_kept }: { delete_kept?: string[] }) => ({
        ...erased,
        kept_doubtful: delete_kept ? [] : [name],
        deleted: delete_kept ?? [],
      }),
    });
    await choose(user, /Erase or anonymise/);
    const dialog = await screen.findByRole('alertdialog', { name: /Anonymise Ann/ });
    await within(dialog).findByText(/Nothing says whose this damaged file is/);
    await user.click(within(dialog).getByRole('checkbox', { name: /Delete this file too, whoever/ }));
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
    await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
    await screen.findByText(`Deleted ${name}.`);
    expect(requests('desk_person_erase').at(-1)).toEqual({
      id: 's1',
      mode: 'anonymise',
      reason: 'They asked',
      delete_kept: [name],
    });
  });

  test('whoever was deleted is chosen by name, and erased as anybody is', async () => {
    const gone = [
      { id: 'g1', name: 'Mia Berg' },
      { id: 'g2', name: 'Rhys Bevan' },
    ];
    const { user, requests } = await shown({
      desk_person_erase: () => erased,
      gone_people: () => ({ total: gone.length, items: gone }),
    });
    act(() => begin({ kind: 'erase-gone' }));
    const chooser = await screen.findByRole('dialog', { name: 'Erase somebody who was deleted' });
    const who = await within(chooser).findByRole('combobox', { name: /Who was deleted/ });
    await expectNoAxeViolations();
    await user.click(within(chooser).getByRole('button', { name: 'Go on' }));
    await within(chooser).findByText('Choose somebody.');
    await user.type(who, 'rhys');
    await user.keyboard('{ArrowDown}{Enter}');
    await user.click(within(chooser).getByRole('button', { name: 'Go on' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Anonymise Rhys Bevan?' });
    expect(screen.queryByRole('dialog', { name: 'Erase somebody who was deleted' })).toBeNull();
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
    await user.click(await within(dialog).findByRole('button', { name: 'Anonymise for good' }));
    await screen.findByText('Erased person 1 is what they are called now');
    expect(requests('desk_person_erase').at(-1)).toEqual({
      id: 'g2',
      mode: 'anonymise',
      reason: 'They asked',
    });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  test('where nobody deleted is in the history any more, that is said', async () => {
    await shown({ gone_people: () => ({ total: 0, items: [] }) });
    act(() => begin({ kind: 'erase-gone' }));
    const chooser = await screen.findByRole('dialog', { name: 'Erase somebody who was deleted' });
    await within(chooser).findByText(/Nobody who was deleted/);
    const next = within(chooser).getByRole('button', { name: 'Go on' });
    expect((next as HTMLButtonElement).disabled).toBe(true);
  });

  test('cannot be left while it is done', async () => {
    let done: (answer: object) => void = () => {};
    const { user } = await shown({
      desk_person_erase: ({ dry_run }: { dry_run?: boolean }) =>
        dry_run ? erased : new Promise((resolve) => (done = resolve)),
    });
    await choose(user, /Erase or anonymise/);
    const dialog = await screen.findByRole('alertdialog');
    await within(dialog).findByText(/counted as before/);
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'They asked');
    await user.click(within(dialog).getByRole('button', { name: 'Anonymise for good' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('alertdialog')).toBe(dialog);
    for (const name of ['Close', 'Cancel']) {
      expect((within(dialog).getByRole('button', { name }) as HTMLButtonElement).disabled).toBe(true);
    }
    act(() => done(erased));
    await waitFor(() => expect(screen.queryByRole('alertdialog', { name: /Anonymise Ann/ })).toBeNull());
  });
});

test('a request of somebody who is not in the workspace says who asks', async () => {
  const fake = smallWorkspace({ data_request_add: () => ({ id: 'r2', due_on: '2026-04-09' }) });
  const { user } = renderWithApp(<Tasks />);
  act(() => begin({ kind: 'data-request' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'What somebody asks about their data' }));
  await user.click(dialog.getByRole('button', { name: 'Record' }));
  dialog.getByText('Say who asks, or that they are not in this workspace.');
  await user.click(dialog.getByRole('checkbox', { name: 'They are not in this workspace' }));
  expect(dialog.queryByRole('combobox')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Record' }));
  dialog.getByText(/they are to be answered as well/);
  expect(fake.requests('data_request_add')).toEqual([]);
  await user.type(
    dialog.getByRole('textbox', { name: /Who asks, and how to reach them/ }),
    'Cleo, 1 Lock Lane',
  );
  await expectNoAxeViolations();
  await user.click(dialog.getByRole('button', { name: 'Record' }));
  await waitFor(() =>
    expect(fake.requests('data_request_add')).toEqual([
      { kind: 'access', note: 'Cleo, 1 Lock Lane', received_on: '2026-03-09' },
    ]),
  );
});
