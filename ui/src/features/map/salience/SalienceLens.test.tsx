import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, selectionStore } from '#context';
import { expectNoAxeViolations, type LeftTable, leftTables, renderWithApp } from '#test';
import { overlap } from '../bins';
import { answering, fixtureMark, view } from '../fixture';
import { CIRCLE_GROUND } from '../ground/circles';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';
import { CLASSES } from './model';

vi.setConfig({ testTimeout: 20_000 });

const claim = (value: number, assessor = 'Rhian Pryce') => ({
  median: value,
  lowest: value,
  highest: value,
  disputed: false,
  voices: [{ assessor, value, on_date: '2026-02-10', basis: null, note: '' }],
});
const tom = fixtureMark('a', {
  name: 'Tom Okafor',
  power: 5,
  legitimacy: claim(0),
  urgency: claim(1),
  salience: { class: 'dangerous', tier: 2 },
});
const priya = fixtureMark('b', {
  name: 'Priya Nair',
  power: 4,
  legitimacy: claim(1),
  urgency: claim(1, 'Owain Bevan'),
  salience: { class: 'definitive', tier: 3 },
});
const aled = fixtureMark('c', { name: 'Aled Rees', power: 2 });
const show = (more = {}, discreet = false) => {
  const fake = answering(view([tom, priya, aled]), { assess: () => ({ recorded: 1 }), ...more }, discreet);
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const chart = () =>
  screen.findByRole('listbox', { name: 'Salience of the stakeholders of Billing platform' });

beforeEach(() => lensStore.set('salience'));

describe('R3: salience', () => {
  it('asks for what it shows, and says of each mark its class and tier', async () => {
    const { requests } = show();
    const options = within(await chart()).getAllByRole('option');
    expect(options.map((option) => option.getAttribute('aria-label')).sort()).toEqual([
      'Priya Nair, person, definitive · 3 definitive',
      'Tom Okafor, person, dangerous · 2 expectant',
    ]);
    expect(requests('map_view')).toEqual([{ project: 'billing', axes: ['legitimacy', 'urgency'] }]);
    expect(screen.getByRole('region', { name: 'Not placed yet' }).textContent).toContain('Aled Rees');
    await expectNoAxeViolations();
  });

  it('has a part of its own for each class, where no other reaches', () => {
    const laid = CIRCLE_GROUND.lay(900, 500, 1);
    const rooms = CLASSES.map((each) => laid.cellOf(each));
    for (const [index, room] of rooms.entries()) {
      expect(rooms.slice(index + 1).some((other) => overlap(room, other))).toBe(false);
      expect(room.x + room.width).toBeLessThanOrEqual(900);
      expect(room.y + room.height).toBeLessThanOrEqual(500);
    }
  });

  it('turns a claim over by keys and in the details', async () => {
    const { user, requests } = show();
    selectionStore.set(new Set(['a']));
    (await chart()).focus();
    const details = await screen.findByRole('region', { name: 'Selected' });
    await waitFor(() => expect(details.textContent).toContain('Tom Okafor'));
    await user.keyboard('u');
    await waitFor(() =>
      expect(requests('assess')).toEqual([
        { stakeholder: 'a', project: 'billing', values: [{ axis: 'urgency', value: 0 }] },
      ]),
    );
    expect(await screen.findByText('Tom Okafor: urgency no')).toBeTruthy();
    const legitimacy = within(details).getByRole('radiogroup', { name: 'Legitimacy' });
    await user.click(within(legitimacy).getByRole('radio', { name: 'Yes' }));
    await waitFor(() =>
      expect(requests('assess')[1]).toEqual({
        stakeholder: 'a',
        project: 'billing',
        values: [{ axis: 'legitimacy', value: 1 }],
      }),
    );
  });

  it('takes what is not assessed as neither yes nor no', async () => {
    const { user, requests } = show();
    await chart();
    selectionStore.set(new Set(['c']));
    const details = await screen.findByRole('region', { name: 'Selected' });
    const urgency = await within(details).findByRole('radiogroup', { name: 'Urgency' });
    for (const radio of within(urgency).getAllByRole('radio')) {
      expect(radio.getAttribute('aria-checked')).toBe('false');
    }
    await user.click(within(urgency).getByRole('radio', { name: 'No' }));
    await waitFor(() => expect(requests('assess')).toHaveLength(1));
  });

  it('changes nothing as of an earlier date', async () => {
    const { user, requests } = show();
    (await chart()).focus();
    asOfStore.set('2026-01-01');
    await screen.findByText('Read-only');
    await user.keyboard('lu');
    expect(requests('assess')).toEqual([]);
    expect(screen.queryByRole('radiogroup', { name: 'Urgency' })).toBeNull();
  });

  it('orders its table by tier, then power, and keeps the words of classes out of what leaves', async () => {
    const fake = show({ desk_table_save: () => null });
    await chart();
    await fake.user.click(screen.getByRole('radio', { name: 'Table' }));
    const grid = await screen.findByRole('grid', { name: 'Stakeholders of Billing platform by salience' });
    await within(grid).findByRole('row', { name: /Priya Nair/ });
    expect(grid.textContent).toContain('Dangerous');
    await fake.user.click(screen.getByRole('button', { name: 'Export the table of the map' }));
    await fake.user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
    await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(1));
    const { columns, rows } = leftTables(fake)[0] as LeftTable;
    expect(rows.map(([name, tier]) => [name, tier])).toEqual([
      ['Priya Nair', 3],
      ['Tom Okafor', 2],
      ['Aled Rees', null],
    ]);
    expect(JSON.stringify([columns, rows])).not.toMatch(/dangerous|definitive/i);
  });

  it('is nothing for a screen that others see', async () => {
    show({}, true);
    expect(await screen.findByText('Not shown while the screen is shared')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/dangerous|Tom Okafor/i);
  });
});
