import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deskStore, passStore } from '#context';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { answering, fixtureMark, many, view } from '../fixture';
import { filterStore, textStore } from '../frame/state';
import { Passing } from './Passing';

vi.setConfig({ testTimeout: 20_000 });

const marks = [
  fixtureMark('a', { name: 'Priya Nair', priority: 3 }),
  fixtureMark('b', { name: 'Tom Okafor', priority: 2 }),
  fixtureMark('c', { name: 'Aled Rees', power: null, current: null, kind: 'group' }),
];

async function open(more: FakeHandlers = {}, who: 'shown' | 'all' | string[] = 'shown', shown = marks) {
  const fake = answering(view(shown), {
    assess_many: () => ({ stakeholders: 2, recorded: 5 }),
    ...more,
  } as FakeHandlers);
  const app = renderWithApp(
    <>
      <Passing />
      <Toasts />
    </>,
  );
  passStore.set({ project: { id: 'billing', name: 'Billing platform' }, who });
  const grid = await screen.findByRole('grid', { name: 'Assessments in Billing platform' });
  await waitFor(() => expect(document.activeElement).toBe(grid));
  return { ...fake, ...app, grid };
}
const active = (grid: HTMLElement) =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

beforeEach(() => {
  filterStore.reset();
  textStore.reset();
});
afterEach(() => {
  passStore.set(null);
  clearNotices();
});

describe('assessing one after another', () => {
  it('takes digits from cell to cell and row to row, and keeps only who was changed', async () => {
    const { user, requests, grid } = await open();
    expect(active(grid)).toContain('Priya Nair, Power: nothing new, Stands at 4, Rhian Pryce: 4');
    await user.keyboard('5435');
    expect(active(grid)).toContain('Tom Okafor, Power');
    await user.keyboard('{ArrowRight}2');
    expect(screen.getByText('2 of 3 assessed anew')).toBeTruthy();
    await expectNoAxeViolations();
    expect(requests('assess_many')).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(requests('assess_many')).toEqual([
        {
          project: 'billing',
          assessor: 'Rhian Pryce',
          on_date: '2026-03-09',
          entries: [
            {
              stakeholder: 'a',
              values: [
                { axis: 'power', value: 5 },
                { axis: 'interest', value: 4 },
                { axis: 'current_engagement', value: 2 },
                { axis: 'desired_engagement', value: 4 },
              ],
            },
            { stakeholder: 'b', values: [{ axis: 'interest', value: 2 }] },
          ],
        },
      ]),
    );
    expect(await screen.findByText('Assessed 2 stakeholders')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('moves by Tab, Home and End, takes away by Backspace, and refuses what is not on the scale', async () => {
    const { user, grid } = await open();
    await user.keyboard('{End}2');
    expect(await screen.findByText('Desired engagement has no 2. It takes 3, 4, 5.')).toBeTruthy();
    expect(screen.getByText('0 of 3 assessed anew')).toBeTruthy();
    await user.tab();
    expect(active(grid)).toContain('Tom Okafor, Power');
    await user.tab({ shift: true });
    await user.keyboard('{Home}');
    expect(active(grid)).toContain('Priya Nair, Power');
    await user.keyboard('3{ArrowLeft}');
    expect(active(grid)).toContain('Power: new 3');
    await user.keyboard('{Backspace}');
    expect(active(grid)).toContain('Power: nothing new');
    expect(screen.getByRole('button', { name: 'Keep 0' }).hasAttribute('disabled')).toBe(true);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(active(grid)).toContain('Aled Rees, Desired engagement');
  });

  it('asks back before what was entered is thrown away, and not where nothing was', async () => {
    const { user } = await open();
    await user.keyboard('4{Escape}');
    const asked = await screen.findByRole('alertdialog', { name: 'Close without keeping?' });
    await user.click(within(asked).getByRole('button', { name: 'Go on assessing' }));
    expect(screen.getByText('1 of 3 assessed anew')).toBeTruthy();
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowLeft}{Backspace}{Escape}');
    await waitFor(() => expect(passStore.get()).toBeNull());
  });

  it('says where something was refused, and keeps what was entered', async () => {
    const { user, grid } = await open({
      assess_many: () => {
        throw {
          code: 'invalid',
          message: 'refused',
          fields: [{ field: 'entries[1].values[0].value', message: 'is not on the scale.' }],
        };
      },
    });
    await user.keyboard('4{ArrowDown}4{Control>}{Enter}{/Control}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Tom Okafor, Interest: Is not on the scale.');
    expect(screen.getByText('2 of 3 assessed anew')).toBeTruthy();
    expect(active(grid)).toContain('Tom Okafor, Interest: new 4');
  });

  it('asks for one basis for the attitudes of the whole pass', async () => {
    const { user, requests, grid } = await open();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Attitude' }));
    grid.focus();
    await user.keyboard('{End}1{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Say what the attitudes rest on.')).toBeTruthy();
    expect(requests('assess_many')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /What the attitude rests on/ }));
    await user.click(await screen.findByRole('option', { name: 'Observed' }));
    await user.click(screen.getByRole('button', { name: 'Keep 1' }));
    await waitFor(() =>
      expect(requests('assess_many')[0]).toMatchObject({
        entries: [{ stakeholder: 'a', basis: 'observed', values: [{ axis: 'attitude', value: -2 }] }],
      }),
    );
  });

  it('is about those selected, or those whom the filter shows', async () => {
    await open({}, ['b', 'x']);
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Tom Okafor']);
    expect(screen.getByText('1 of those selected is not in Billing platform and is left out')).toBeTruthy();
  });

  it('shows nothing while the screen is shared, and keeps what was entered', async () => {
    const { user } = await open();
    await user.keyboard('4');
    const own = deskStore.get();
    const share = (discreet: boolean) =>
      act(() => deskStore.set(own && { ...own, preferences: { ...own.preferences, discreet } }));
    share(true);
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.queryByText('Priya Nair')).toBeNull();
    expect(screen.getByRole('button', { name: 'Keep 1' }).hasAttribute('disabled')).toBe(true);
    share(false);
    expect(screen.getByRole('gridcell', { name: /Priya Nair, Power: new 4/ })).toBeTruthy();
  });

  it('draws of ten thousand what is in sight', async () => {
    filterStore.set({ kinds: ['group'], directions: [], disputedOnly: false, toRaiseOnly: false });
    const { grid } = await open({}, 'all', many(10_000, 3));
    expect(grid.getAttribute('aria-rowcount')).toBe('10001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  });
});

describe('an axis of one’s own', () => {
  it('is a column like any other, filled by digits', async () => {
    const id = '0190a5c2-7c00-7000-8000-000000000001';
    const { user, requests, grid } = await open({
      own_axes_list: () => ({
        total: 1,
        items: [{ id, name: 'Trust', low: 'None', high: 'Full', assessments: 3 }],
      }),
    } as FakeHandlers);
    await waitFor(() =>
      expect(requests('map_view')[0]).toMatchObject({ axes: expect.arrayContaining([id]) }),
    );
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Trust' }));
    expect(within(grid).getByRole('columnheader', { name: 'Trust' })).toBeTruthy();
    // The menu gives the focus back to its button as it goes.
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await waitFor(() => {
      act(() => grid.focus());
      expect(document.activeElement).toBe(grid);
    });
    await user.keyboard('{End}9');
    expect(await screen.findByText('Trust has no 9. It takes 1, 2, 3, 4, 5.')).toBeTruthy();
    await user.keyboard('2{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(requests('assess_many')).toMatchObject([
        { entries: [{ stakeholder: 'a', values: [{ axis: id, value: 2 }] }] },
      ]),
    );
  });
});
