import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import {
  asOfStore,
  currentActions,
  detailStore,
  locationStore,
  registerFeature,
  scopeStore,
  selectionStore,
} from '#context';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { PEOPLE, row, smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { RegisterPlace } from './RegisterPlace';

async function open(more: FakeHandlers = {}, people = PEOPLE) {
  const fake = smallWorkspace(more, people);
  const view = renderWithApp(
    <>
      <RegisterPlace />
      <Tasks />
      <Toasts />
    </>,
  );
  if (people.length > 0) {
    await screen.findByRole('rowheader', { name: /Ann Smith/ });
  }
  return { fake, ...view };
}

const action = (id: string) => currentActions().find((each) => each.id === id);
const name = (text: string) => screen.getByRole('rowheader', { name: new RegExp(text) });
const asked = (fake: Awaited<ReturnType<typeof open>>['fake']) =>
  fake.requests('people_list').filter((request) => (request as { limit: number }).limit === 100);
const lastAsked = (fake: Awaited<ReturnType<typeof open>>['fake']) => asked(fake).at(-1);

afterEach(clearNotices);

describe('the rows', () => {
  test('read a window, say how many there are, and sort by their headers', async () => {
    const { fake, user } = await open();
    expect(asked(fake)).toEqual([{ filter: {}, sort: 'name', descending: false, offset: 0, limit: 100 }]);
    expect(screen.getByText('3 stakeholders')).toBeTruthy();
    await user.click(screen.getByRole('columnheader', { name: 'Headcount' }));
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ sort: 'headcount', descending: false }));
    await user.click(screen.getByRole('columnheader', { name: 'Headcount' }));
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ sort: 'headcount', descending: true }));
  });

  test('a project adds where everybody stands in it', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake } = await open({}, [
      row('s1', 'Ann Smith', {
        power: 4,
        interest: 2.5,
        quadrant: 'keep_satisfied',
        current: 'neutral',
        desired: 'supportive',
      }),
    ]);
    expect(lastAsked(fake)).toMatchObject({ filter: { project: 'p1' } });
    screen.getByRole('columnheader', { name: 'Power' });
    screen.getByRole('gridcell', { name: '2.5' });
    screen.getByRole('gridcell', { name: 'Keep satisfied' });
    screen.getByRole('gridcell', { name: 'Neutral → Supportive' });
    screen.getByText('Everybody with a stake in Field app · 1 found');
  });
});

describe('editing in the cells', () => {
  test('text by typing, with Enter', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('gridcell', { name: 'Finance Director' }));
    await user.keyboard('Chief Financial Officer{Enter}');
    expect(fake.requests('stakeholder_edit')).toEqual([
      { id: 's1', changes: { role: 'Chief Financial Officer' } },
    ]);
  });

  test('the unit from the tree, and none', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('gridcell', { name: 'Finance' }));
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: /Field service/ }));
    expect(fake.requests('stakeholder_edit')).toEqual([{ id: 's1', changes: { unit: 'u3' } }]);
    await user.click(screen.getByRole('gridcell', { name: 'Operations' }));
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'No unit' }));
    expect(fake.requests('stakeholder_edit').at(-1)).toEqual({ id: 's3', changes: { unit: null } });
  });

  test('the kind, and a headcount where there can be one', async () => {
    const { fake, user } = await open();
    await user.click(screen.getAllByRole('gridcell', { name: 'Person' })[0] as HTMLElement);
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: /Role/ }));
    expect(fake.requests('stakeholder_edit')).toEqual([{ id: 's1', changes: { kind: 'role' } }]);
    await user.click(screen.getByRole('gridcell', { name: '42.5' }));
    await user.keyboard('1,200{Enter}');
    expect(fake.requests('stakeholder_edit').at(-1)).toEqual({ id: 's2', changes: { headcount: 1200 } });
  });

  test('what is no number is refused in words, and nothing is sent', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('gridcell', { name: '42.5' }));
    await user.keyboard('many{Enter}');
    await screen.findByText('Type a number, such as 12 or 7.5, or leave it blank.');
    expect(fake.requests('stakeholder_edit')).toEqual([]);
  });
});

describe('finding', () => {
  test('as one types, by relevance, with the sentence that says so', async () => {
    const { fake, user } = await open();
    action('people-search')?.run();
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search the register' }));
    await user.keyboard('pri');
    await waitFor(() => expect(lastAsked(fake)).toEqual({ filter: { text: 'pri' }, offset: 0, limit: 100 }));
    await screen.findByText('Everybody matching “pri” · 1 found');
    await user.keyboard('{Escape}');
    await screen.findByText('3 stakeholders');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.closest('[role="grid"]')).toBeTruthy();
  });

  test('Enter opens the first that is found, however fast it was typed', async () => {
    const { user } = await open();
    action('people-search')?.run();
    await user.keyboard('priya{Enter}');
    await waitFor(() => expect(detailStore.get()).toBe('s3'));
    expect(document.activeElement?.closest('[role="grid"]')).toBeTruthy();
  });

  test('by kind and by unit, each with the keyboard', async () => {
    const { fake, user } = await open();
    screen.getByRole('button', { name: 'Groups' }).focus();
    await user.keyboard(' ');
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ filter: { kinds: ['group'] } }));
    const tree = screen.getByRole('treegrid', { name: 'Units' });
    await user.click(within(tree).getByRole('row', { name: 'Field service' }));
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ filter: { unit: 'u3', kinds: ['group'] } }));
    await screen.findByText('Groups in Field service · 1 found');
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    await screen.findByText('3 stakeholders');
  });

  test('nobody found says what to try', async () => {
    const { user } = await open();
    await user.type(screen.getByRole('searchbox', { name: 'Search the register' }), 'zzz');
    await screen.findByText('Nobody matches');
  });

  test('the palette leads to a unit', async () => {
    locationStore.set({ place: 'people', focus: 'unit:u3' });
    const { fake } = await open({}, [row('s1', 'Ann Smith', { unit_id: 'u3' })]);
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ filter: { unit: 'u3' } }));
  });
});

describe('quick add', () => {
  test('Enter adds what was understood and the line is ready for the next', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake, user } = await open();
    action('people-add')?.run();
    const line = await screen.findByRole('textbox', { name: 'Add a stakeholder' });
    expect(document.activeElement).toBe(line);
    await user.keyboard('Zoë Brown, Auditor, Finance');
    screen.getByText('· Auditor');
    screen.getByText('· with a stake in Field app');
    await user.keyboard('{Enter}');
    await screen.findByText('Added Zoë Brown');
    expect(fake.requests('stakeholder_add')).toEqual([
      { kind: 'person', name: 'Zoë Brown', role: 'Auditor', email: '', unit: 'u1', projects: ['p1'] },
    ]);
    expect((line as HTMLInputElement).value).toBe('');
    expect(document.activeElement).toBe(line);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Add a stakeholder' })).toBeNull();
  });

  test('a name that is here already is told; a refusal stays beside the line', async () => {
    const { user } = await open({
      stakeholder_add: () => {
        throw { code: 'invalid', message: 'name: is too long.' };
      },
    });
    action('people-add')?.run();
    await screen.findByRole('textbox', { name: 'Add a stakeholder' });
    await user.keyboard('{Enter}');
    await screen.findByText('A name comes first.');
    await user.keyboard('ann smith');
    await screen.findByText(/Already here: Ann Smith, Finance Director, Finance/);
    await user.keyboard('{Enter}');
    await screen.findByText('name: is too long.');
  });
});

describe('those selected', () => {
  test('are selected everywhere, and go into a project', async () => {
    const { fake, user } = await open();
    await user.click(name('Ann Smith'));
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect([...selectionStore.get()]).toEqual(['s1', 's2']));
    const bar = screen.getByRole('region', { name: 'For those selected' });
    within(bar).getByText('2 selected');
    await user.click(within(bar).getByRole('button', { name: 'Add to project' }));
    await user.click(await screen.findByRole('menuitem', { name: /Billing/ }));
    expect(fake.requests('stake_add')).toEqual([{ project: 'p2', stakeholders: ['s1', 's2'] }]);
    await screen.findByText('2 added to Billing');
  });

  test('Delete asks first, says what goes, and can be taken back', async () => {
    const { fake, user } = await open();
    await user.click(name('Ann Smith'));
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete Ann Smith?' });
    await within(dialog).findByText('4 assessments');
    within(dialog).getByText('2 stakes in projects');
    await user.click(within(dialog).getByRole('button', { name: 'Delete 1 stakeholder' }));
    await screen.findByText('Deleted Ann Smith');
    expect(fake.requests('stakeholders_delete')).toEqual([
      { selection: { ids: ['s1'] }, dry_run: true },
      { selection: { ids: ['s1'] } },
    ]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(fake.requests('undo')).toHaveLength(1);
  });

  test('Ctrl+A takes all that match; too many to name go by their filter', async () => {
    const many = [PEOPLE[0] as (typeof PEOPLE)[0]];
    const { fake, user } = await open({
      people_list: () => ({ total: 40_000, items: many }),
      stakeholders_delete: () => ({ stakeholders: 40_000 }),
    });
    await user.click(name('Ann Smith'));
    await user.keyboard('{Control>}a{/Control}');
    const bar = await screen.findByRole('region', { name: 'For those selected' });
    within(bar).getByText('40,000 selected');
    await user.click(within(bar).getByRole('button', { name: 'Delete…' }));
    await screen.findByRole('alertdialog', { name: 'Delete 40,000 stakeholders?' });
    await waitFor(() =>
      expect(fake.requests('stakeholders_delete')).toEqual([
        { selection: { matching: { filter: {}, except: [] } }, dry_run: true },
      ]),
    );
  });

  test('the map is offered once it is there', async () => {
    registerFeature({
      id: 'map',
      place: { id: 'map', label: 'Map', icon: () => null, order: 30, component: () => null } as never,
    });
    const { user } = await open();
    await user.click(name('Ann Smith'));
    await user.keyboard(' ');
    await user.click(await screen.findByRole('button', { name: 'Place on the map…' }));
    expect(locationStore.get()).toEqual({ place: 'map', focus: 's1' });
  });
});

describe('the profile', () => {
  test('opens with Ctrl+Enter or the button, and follows the row one moves to', async () => {
    const { user } = await open();
    await user.click(name('Ann Smith'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(detailStore.get()).toBe('s1');
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(detailStore.get()).toBe('s2'));
    await user.click(screen.getByRole('button', { name: 'Open the profile of Priya Nair' }));
    expect(detailStore.get()).toBe('s3');
  });
});

describe('an empty workspace', () => {
  test('offers a spreadsheet or the first name', async () => {
    const { user } = await open({}, []);
    await screen.findByText('Nobody here yet');
    await user.click(screen.getByRole('button', { name: 'Add the first person' }));
    await screen.findByRole('textbox', { name: 'Add a stakeholder' });
  });
});

describe('an earlier date', () => {
  test('is asked for, and nothing can be changed', async () => {
    const { fake, user } = await open();
    asOfStore.set('2026-01-10');
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ filter: { as_of: '2026-01-10' } }));
    await screen.findByTitle('An earlier date is shown: nothing can be changed. Go back to today to edit.');
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    expect(action('people-add')?.disabled).toBe(true);
    await user.click(await screen.findByRole('gridcell', { name: 'Finance Director' }));
    await user.keyboard('x');
    expect(screen.queryByRole('textbox', { name: /Edit/ })).toBeNull();
  });
});

test('axe finds nothing', async () => {
  const { user } = await open();
  await user.click(name('Ann Smith'));
  await user.keyboard(' ');
  action('people-add')?.run();
  await screen.findByRole('textbox', { name: 'Add a stakeholder' });
  await expectNoAxeViolations();
});
