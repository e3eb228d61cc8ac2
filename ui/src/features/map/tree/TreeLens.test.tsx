import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { detailStore, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fixtureMark, many, view } from '../fixture';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';
import { branches, type UnitNode } from './model';

vi.setConfig({ testTimeout: 20_000 });

const unit = (id: string, name: string, parent: string | null = null, depth = 0): UnitNode => ({
  id,
  name,
  parent,
  depth,
  stakeholders: 0,
  stakeholders_below: 0,
  headcount_below: 0,
});
const units = [
  unit('ops', 'Operations'),
  unit('net', 'Networks', 'ops', 1),
  unit('empty', 'Laboratory', 'ops', 1),
  unit('cus', 'Customer'),
];
const of = (id: string, unitId: string | null, more = {}) => ({
  ...fixtureMark(id, more),
  ...(unitId ? { unit_id: unitId } : {}),
});
const marks = [
  of('a', 'net', { name: 'Priya Nair' }),
  of('b', 'net', { name: 'Depot crews', kind: 'group', headcount: 80, current: 'leading' }),
  of('c', 'cus', { name: 'Tom Okafor', power: null, current: null }),
  of('d', null, { name: 'Aled Rees' }),
];
const show = (shown = marks, discreet = false) => {
  const fake = answering(view(shown), { units_tree: () => ({ total: 4, items: units }) }, discreet);
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const tree = () => screen.findByRole('treegrid', { name: 'Organisation of Billing platform' });

beforeEach(() => lensStore.set('organisation'));

describe('the organisation', () => {
  it('counts in each unit and below, and leaves out units with nobody', () => {
    const [ops, cus, none] = branches(units, marks);
    expect(ops?.counts).toEqual({ stakeholders: 2, headcount: 80, placed: 2, toRaise: 1 });
    expect(ops?.below.map((branch) => branch.unit?.name)).toEqual(['Networks']);
    expect(cus?.counts).toEqual({ stakeholders: 1, headcount: 0, placed: 0, toRaise: 0 });
    expect(none?.unit).toBeNull();
    expect(none?.own.map(({ name }) => name)).toEqual(['Aled Rees']);
  });

  it('is a tree by keyboard: Enter opens a profile, a unit selects everybody in it', async () => {
    const { user } = show();
    const found = await tree();
    const row = within(found).getByRole('row', { name: 'Operations' });
    expect(row.textContent).toContain('2 stakeholders · 80 people in groups · 2 placed · 1 to raise');
    await expectNoAxeViolations();
    await user.tab();
    while (!found.contains(document.activeElement)) {
      await user.tab();
    }
    await user.keyboard('{Home} ');
    expect([...selectionStore.get()].sort()).toEqual(['a', 'b']);
    await user.keyboard('{ArrowDown}{ArrowDown} ');
    expect([...selectionStore.get()]).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(detailStore.get()).toBe([...selectionStore.get()][0]);
    await user.keyboard('{ArrowUp}{ArrowLeft}');
    await waitFor(() => expect(within(found).queryByRole('row', { name: 'Priya Nair' })).toBeNull());
  });

  it('shows those who are found alone, with the units above them', async () => {
    const { user } = show();
    await tree();
    await user.click(screen.getByRole('textbox', { name: 'Find on the map' }));
    await user.paste('tom');
    await waitFor(async () =>
      expect(within(await tree()).queryByRole('row', { name: 'Operations' })).toBeNull(),
    );
    expect(within(await tree()).getByRole('row', { name: 'Tom Okafor' })).toBeTruthy();
  });

  it('stays short with ten thousand, and is a table as well', async () => {
    const { user } = show(many(10_000, 5).map((mark) => ({ ...mark, unit_id: 'net' })));
    expect(within(await tree()).getAllByRole('row').length).toBeLessThan(10);
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    await screen.findByRole('grid', { name: 'Stakeholders of Billing platform by unit' });
  });

  it('says nothing of gaps on a screen that others see', async () => {
    show(marks, true);
    const found = await tree();
    expect(found.textContent).not.toMatch(/to raise/);
    expect(document.body.textContent).not.toMatch(/engagement|supportive/i);
  });
});
