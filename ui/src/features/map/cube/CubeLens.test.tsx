import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { expectNoAxeViolations, type LeftTable, leftTables, renderWithApp } from '#test';
import { POWER_INTEREST } from '../axes';
import { overlap } from '../bins';
import { answering, fixtureMark, view } from '../fixture';
import { SIDES, sideField, sideOf, sidesGround } from '../ground/sides';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';

vi.setConfig({ testTimeout: 20_000 });

const attitude = (value: number) => ({
  median: value,
  lowest: value,
  highest: value,
  disputed: false,
  voices: [{ assessor: 'Rhian Pryce', value, on_date: '2026-02-10', basis: 'stated' as const, note: '' }],
});
const tom = fixtureMark('a', {
  name: 'Tom Okafor',
  power: 5,
  interest: 1,
  attitude: attitude(-1),
  cube: 'time_bomb',
});
const priya = fixtureMark('b', { name: 'Priya Nair', power: 4, interest: 4, attitude: attitude(0) });
const aled = fixtureMark('c', { name: 'Aled Rees', power: 2, interest: 2 });
const show = (more = {}, discreet = false) => {
  const fake = answering(
    view([tom, priya, aled]),
    { settings_read: () => ({ borderline_from: 3 }), assess: () => ({ recorded: 3 }), ...more },
    discreet,
  );
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const chart = () =>
  screen.findByRole('listbox', { name: 'Power, interest and attitude in Billing platform' });

beforeEach(() => lensStore.set('cube'));

describe('R5: the cube', () => {
  it('puts those against, of neither side, and for on planes of their own', () => {
    const ground = sidesGround(
      { axes: POWER_INTEREST, highFrom: 4, borderlineFrom: 3, halves: { across: true, up: true } },
      false,
    );
    const laid = ground.lay(960, 480, 1);
    const cells = SIDES.map((side) => laid.cellOf(sideField(side, { up: 5, across: 5 })));
    expect(cells.map(({ x }) => Math.round(x)).sort((a, b) => a - b)).toEqual(
      cells.map(({ x }) => Math.round(x)),
    );
    const rooms = SIDES.flatMap((side) =>
      [1, 2.5, 3, 5].flatMap((up) =>
        [1, 3.5, 5].map((across) => laid.roomOf(sideField(side, { up, across }))),
      ),
    );
    for (const [index, room] of rooms.entries()) {
      expect(rooms.slice(index + 1).some((other) => overlap(room, other))).toBe(false);
    }
    expect([-2, -0.5, 0, 0.5, 2].map(sideOf)).toEqual(['against', 'against', 'neither', 'for', 'for']);
  });

  it('calls nobody by a type until somebody asks', async () => {
    const { user } = show();
    const options = within(await chart()).getAllByRole('option');
    expect(options.map((option) => option.getAttribute('aria-label'))).toEqual([
      'Tom Okafor, person, Keep satisfied, power 5, interest 1, Opponent',
      'Priya Nair, person, Manage closely, power 4, interest 4, Neither',
    ]);
    await expectNoAxeViolations();
    await user.click(screen.getByRole('switch', { name: 'Show type names' }));
    await waitFor(async () =>
      expect(
        within(await chart())
          .getAllByRole('option')[0]
          ?.getAttribute('aria-label'),
      ).toContain('Opponent, Time bomb'),
    );
  });

  it('keeps the names of types out of what leaves, with what each attitude rests on', async () => {
    const fake = show({ desk_table_save: () => null });
    await chart();
    await fake.user.click(screen.getByRole('switch', { name: 'Show type names' }));
    await fake.user.click(screen.getByRole('radio', { name: 'Table' }));
    const grid = await screen.findByRole('grid', {
      name: 'Stakeholders of Billing platform by power, interest and attitude',
    });
    expect((await within(grid).findByRole('row', { name: /Tom Okafor/ })).textContent).toContain('Time bomb');
    await fake.user.click(screen.getByRole('button', { name: 'Export the table of the map' }));
    await fake.user.click(screen.getByRole('menuitem', { name: 'Save as CSV…' }));
    await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(1));
    const { columns, rows } = leftTables(fake)[0] as LeftTable;
    const at = (header: string) => columns.findIndex((column) => column.header === header);
    const row = rows.find(([name]) => name === 'Tom Okafor');
    expect([row?.[at('Attitude')], row?.[at('Rests on')]]).toEqual(['Opponent', 'Stated']);
    expect(JSON.stringify([columns, rows])).not.toMatch(/time bomb/i);
  });

  it('asks for power, interest and attitude in its dialog, and what the attitude rests on', async () => {
    const { user, requests } = show();
    await chart();
    await user.click(
      within(screen.getByRole('region', { name: 'Not placed yet' })).getByRole('button', {
        name: /Aled Rees/,
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Place Aled Rees' });
    await user.click(within(dialog).getByRole('radio', { name: 'Advocate' }));
    expect(within(dialog).getByRole('button', { name: 'Place' }).hasAttribute('disabled')).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: /What the attitude rests on/ }));
    await user.click(await screen.findByRole('option', { name: 'Observed' }));
    await user.click(within(dialog).getByRole('button', { name: 'Place' }));
    await waitFor(() =>
      expect(requests('assess')[0]).toMatchObject({
        basis: 'observed',
        values: [
          { axis: 'power', value: 2 },
          { axis: 'interest', value: 2 },
          { axis: 'attitude', value: 1 },
        ],
      }),
    );
  });

  it('is nothing for a screen that others see', async () => {
    show({}, true);
    expect(await screen.findByText('Not shown while the screen is shared')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/opponent|Tom Okafor/i);
  });
});
