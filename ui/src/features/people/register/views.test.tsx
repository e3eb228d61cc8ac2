import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scopeStore } from '#context';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { PEOPLE, smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { partsSaid } from './conditionWords';
import { RegisterPlace } from './RegisterPlace';
import { change, fresh } from './state';
import { setCurrentView } from './views';

async function open(more: FakeHandlers = {}) {
  const fake = smallWorkspace(more, PEOPLE);
  const view = renderWithApp(
    <>
      <RegisterPlace />
      <Tasks />
      <Toasts />
    </>,
  );
  await screen.findByRole('rowheader', { name: /Ann Smith/ });
  return { fake, ...view };
}

const lastAsked = (fake: Awaited<ReturnType<typeof open>>['fake']) =>
  fake
    .requests('people_list')
    .filter((request) => (request as { limit: number }).limit === 100)
    .at(-1);

beforeEach(() => {
  change(fresh);
  setCurrentView(null);
  scopeStore.set(null);
});
afterEach(() => {
  clearNotices();
  change(fresh);
});

describe('conditions', () => {
  test('are put together by keyboard as a sentence, and asked once they are complete', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    const chip = await screen.findByRole('button', { name: 'Change the condition: Name …' });
    expect(lastAsked(fake)).not.toHaveProperty('filter.where');
    chip.focus();
    await user.keyboard('{Enter}');
    const value = await screen.findByRole('textbox', { name: 'Value' });
    await user.type(value, 'ann{Enter}');
    await waitFor(() =>
      expect(lastAsked(fake)).toMatchObject({
        filter: { where: { test: { field: 'name', how: 'contains', values: ['ann'] } } },
      }),
    );
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    screen.getByRole('button', { name: 'Change the condition: Name contains ann' });
  });

  test('are joined by and, or by or, and are taken out again', async () => {
    const isAnn = { test: { field: 'name', how: 'contains' as const, values: ['ann'] } };
    const isStale = { test: { field: 'stale', how: 'is' as const, values: ['yes'] } };
    change({ parts: [isAnn, isStale] });
    const { fake, user } = await open();
    expect(lastAsked(fake)).toMatchObject({ filter: { where: { all: [isAnn, isStale] } } });
    await user.click(await screen.findByRole('button', { name: /All of these hold/ }));
    await waitFor(() =>
      expect(lastAsked(fake)).toMatchObject({ filter: { where: { any: [isAnn, isStale] } } }),
    );
    await user.click(screen.getByRole('button', { name: 'Change the condition: Stale is Yes' }));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ filter: { where: isAnn } }));
  });
});

describe('conditions in brackets', () => {
  const isAnn = { test: { field: 'name', how: 'contains' as const, values: ['ann'] } };
  const isBo = { test: { field: 'name', how: 'contains' as const, values: ['bo'] } };
  const isStale = { test: { field: 'stale', how: 'is' as const, values: ['yes'] } };

  test('are put together, asked, said in the sentence, and are a group no more with one left', async () => {
    change({ parts: [isAnn, isStale] });
    const { fake, user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change the condition: Name contains ann' }));
    await user.click(await screen.findByRole('button', { name: 'Put into brackets with another' }));
    const group = await screen.findByRole('group', { name: 'Conditions in brackets' });
    // One that is still being put together is not asked.
    expect(lastAsked(fake)).toMatchObject({ filter: { where: { all: [isAnn, isStale] } } });
    await user.click(within(group).getByRole('button', { name: 'Change the condition: Name …' }));
    await user.type(await screen.findByRole('textbox', { name: 'Value' }), 'bo{Enter}');
    await waitFor(() =>
      expect(lastAsked(fake)).toMatchObject({
        filter: { where: { all: [{ any: [isAnn, isBo] }, isStale] } },
      }),
    );
    await user.keyboard('{Escape}');
    expect(
      screen.getByText(/^Everybody, where \(Name contains ann or Name contains bo\) and Stale is Yes/),
    ).toBeTruthy();
    await expectNoAxeViolations();
    await user.click(within(group).getByRole('button', { name: 'Change the condition: Name contains bo' }));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByText(/^Everybody, where Name contains ann and Stale is Yes/)).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Conditions in brackets' })).toBeNull();
  });

  test('one of takes several values, one beside the other', async () => {
    change({ parts: [{ test: { field: 'kind', how: 'one_of', values: ['person'] } }] });
    const { fake, user } = await open();
    await user.click(
      await screen.findByRole('button', { name: 'Change the condition: Kind is one of Person' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Add a value' }));
    await user.click(await screen.findByRole('button', { name: /Or 2/ }));
    await user.click(await screen.findByRole('option', { name: 'Group' }));
    await waitFor(() =>
      expect(lastAsked(fake)).toMatchObject({
        filter: { where: { test: { field: 'kind', how: 'one_of', values: ['person', 'group'] } } },
      }),
    );
    expect(screen.getByText(/^Everybody, where Kind is one of Person, Group/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take the last value away' }));
    expect(screen.queryByRole('button', { name: /Or 2/ })).toBeNull();
  });

  test('what is thought of people is in no sentence others see', () => {
    const fields = [
      { id: 'attitude', label: 'Attitude', holds: 'number', hows: ['at_most'], words: [], words_said: [] },
    ];
    const said = partsSaid([{ test: { field: 'attitude', how: 'at_most', values: ['-1'] } }], 'all', {
      fields: fields as never,
      optionsOf: () => [],
      isDiscreet: true,
    });
    expect(said).toBe('a condition on what is thought of them');
  });
});

describe('columns', () => {
  test('are chosen and change places by the menu', async () => {
    const { fake, user } = await open();
    await user.click(screen.getByRole('button', { name: 'View' }));
    // It is offered twice: to group by, and as a column.
    await screen.findByRole('menuitemradio', { name: 'Shift', checked: false });
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Shift', checked: false }));
    await waitFor(() => expect(lastAsked(fake)).toMatchObject({ columns: ['custom:f1'] }));
    await screen.findByRole('columnheader', { name: 'Shift' });
    await user.click(screen.getByRole('button', { name: 'View' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move Kind right' }));
    const headers = screen.getAllByRole('columnheader').map((header) => header.textContent);
    expect(headers.indexOf('Kind')).toBe(headers.indexOf('Role') + 1);
  });
});

describe('groups', () => {
  test('come with headings that Left closes and Right opens', async () => {
    const groups = [
      { key: 'person', label: 'person', count: 2, position: 0 },
      { key: 'group', label: 'group', count: 1, position: 2 },
    ];
    change({ group: 'kind' });
    const { user } = await open({ people_groups: () => ({ total: 2, items: groups }) });
    const heading = await screen.findByRole('rowheader', { name: /Kind: Person/ });
    expect(heading.getAttribute('aria-expanded')).toBe('true');
    expect(within(screen.getByRole('grid')).getAllByRole('rowheader')).toHaveLength(5);
    heading.focus();
    await user.click(heading);
    await waitFor(() =>
      expect(screen.getByRole('rowheader', { name: /Kind: Person/ }).getAttribute('aria-expanded')).toBe(
        'false',
      ),
    );
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /Ann Smith/ })).toBeNull());
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('rowheader', { name: /Ann Smith/ });
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /Ann Smith/ })).toBeNull());
  });
});

describe('saved views', () => {
  test('one is saved under a name, with all that is looked at', async () => {
    change({ archived: true, group: 'unit' });
    const { fake, user } = await open({ saved_view_save: () => ({ id: 'v1' }) });
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as a new view…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'By unit{Enter}');
    await waitFor(() =>
      expect(fake.requests('saved_view_save')).toMatchObject([
        { kind: 'people', name: 'By unit', body: { group: 'unit', archived: true } },
      ]),
    );
  });

  test('one is looked at, changed, and brought back', async () => {
    const view = { id: 'v1', name: 'Crews', body: { kinds: ['group'], sort: { column: 'owner' } } };
    const { fake, user } = await open({ saved_views_list: () => ({ total: 1, items: [view] }) });
    await user.click(await screen.findByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Crews' }));
    await waitFor(() =>
      expect(lastAsked(fake)).toMatchObject({ filter: { kinds: ['group'] }, sort: 'owner' }),
    );
    change({ kinds: [] });
    await user.click(await screen.findByRole('button', { name: 'Crews (changed)' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Back to how it was saved' }));
    await screen.findByRole('button', { name: 'Crews' });
  });
});
