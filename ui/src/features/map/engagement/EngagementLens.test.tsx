import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, detailStore, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fixtureMark, many, view } from '../fixture';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';

vi.setConfig({ testTimeout: 20_000 });

const tom = fixtureMark('b', { name: 'Tom Okafor', power: 4, current: 'unaware', desired: 'supportive' });
const priya = fixtureMark('a', { name: 'Priya Nair', power: 2, current: 'resistant', desired: 'neutral' });
const aled = fixtureMark('c', { name: 'Aled Rees', current: null });
const show = (marks = [priya, tom, aled], discreet = false) => {
  const fake = answering(view(marks), { assess: () => ({ recorded: 1 }) }, discreet);
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const matrix = () => screen.findByRole('grid', { name: 'Engagement matrix of Billing platform' });
const rowsOf = async () =>
  within(await matrix())
    .getAllByRole('row')
    .slice(1);

beforeEach(() => lensStore.set('engagement'));

describe('R4: the engagement matrix', () => {
  it('has the most pressing first, with where each is and should be', async () => {
    show();
    const [first, second, last] = await rowsOf();
    for (const text of ['Tom Okafor', 'raise by 3 steps', 'Awareness', '12']) {
      expect(first?.textContent).toContain(text);
    }
    expect(within(first as HTMLElement).getByRole('gridcell', { name: 'Unaware: now' })).toBeTruthy();
    expect(within(first as HTMLElement).getByRole('gridcell', { name: 'Supportive: wanted' })).toBeTruthy();
    expect(second?.textContent).toContain('Opposition');
    expect(last?.textContent).toContain('Aled Rees');
    expect(within(last as HTMLElement).queryByRole('gridcell', { name: /now|wanted/ })).toBeNull();
    await expectNoAxeViolations();
  });

  it('is walked and set by keys: a digit now, with Shift wanted', async () => {
    const { user, requests } = show();
    const grid = await matrix();
    grid.focus();
    await user.keyboard('{ArrowDown}3');
    await waitFor(() =>
      expect(requests('assess')).toEqual([
        { stakeholder: 'a', project: 'billing', values: [{ axis: 'current_engagement', value: 2 }] },
      ]),
    );
    expect(await screen.findByText('Priya Nair: current engagement Neutral')).toBeTruthy();
    fireEvent.keyDown(grid, { key: '%', code: 'Digit5', shiftKey: true });
    await waitFor(() =>
      expect(requests('assess')[1]).toEqual({
        stakeholder: 'a',
        project: 'billing',
        values: [{ axis: 'desired_engagement', value: 4 }],
      }),
    );
    await user.keyboard('{Home} {Enter}');
    expect([...selectionStore.get()]).toContain('b');
    expect(detailStore.get()).toBe('b');
  });

  it('never wishes for less than neutral', async () => {
    const { requests } = show();
    const grid = await matrix();
    grid.focus();
    await waitFor(() => expect(grid.getAttribute('aria-activedescendant')).toContain('b'));
    fireEvent.keyDown(grid, { key: '"', code: 'Digit2', shiftKey: true });
    expect((await screen.findAllByText('Wished for is at least neutral.')).length).toBeGreaterThan(0);
    expect(requests('assess')).toEqual([]);
  });

  it('is set by a click on a cell, with Shift wanted; a click on the name selects', async () => {
    const { user, requests } = show();
    const [, row] = await rowsOf();
    const cell = (name: RegExp) => within(row as HTMLElement).getByRole('gridcell', { name });
    await user.click(cell(/^Leading/));
    fireEvent.click(cell(/^Supportive/), { shiftKey: true });
    await waitFor(() => expect(requests('assess')).toHaveLength(2));
    expect(requests('assess').map((request) => (request as { values: unknown[] }).values[0])).toEqual([
      { axis: 'current_engagement', value: 4 },
      { axis: 'desired_engagement', value: 3 },
    ]);
    await user.click(within(row as HTMLElement).getByRole('rowheader'));
    expect([...selectionStore.get()]).toEqual(['a']);
  });

  it('can be placed in the dialog instead, and changes nothing as of an earlier date', async () => {
    const { user, requests } = show();
    (await matrix()).focus();
    await user.keyboard('p');
    const dialog = await screen.findByRole('dialog', { name: 'Place Tom Okafor' });
    const desired = within(dialog).getByRole('radiogroup', { name: 'Desired engagement' });
    expect(within(desired).queryByRole('radio', { name: 'Resistant' })).toBeNull();
    await user.keyboard('{Escape}');
    asOfStore.set('2026-01-01');
    await screen.findByText('Read-only');
    (await matrix()).focus();
    await user.keyboard('4');
    const [row] = await rowsOf();
    await user.click(within(row as HTMLElement).getByRole('gridcell', { name: /^Leading/ }));
    expect(requests('assess')).toEqual([]);
  });

  it('sorts by its headings, the table with it', async () => {
    const { user } = show();
    await matrix();
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect((await rowsOf()).map((row) => row.textContent?.slice(0, 4))).toEqual(['Aled', 'Priy', 'Tom ']);
    await user.click(screen.getByRole('radio', { name: 'Map and table' }));
    const table = await screen.findByRole('grid', {
      name: 'Engagement of the stakeholders of Billing platform',
    });
    expect(await within(table).findByRole('row', { name: /Tom Okafor/ })).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('draws what is in sight of ten thousand', async () => {
    show(many(10_000, 7));
    const found = await rowsOf();
    expect(found.length).toBeLessThan(80);
    expect((await matrix()).getAttribute('aria-rowcount')).toBe('10001');
  });

  it('is nothing for a screen that others see', async () => {
    const { requests } = show(undefined, true);
    expect(await screen.findByText('Not shown while the screen is shared')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/Tom Okafor|resistant/i);
    expect(requests('map_view')).toEqual([]);
  });
});
