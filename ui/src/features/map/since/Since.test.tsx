import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, selectionStore } from '#context';
import { tableOf } from '#tables';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fixtureMark, view } from '../fixture';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';
import { layOut } from '../model';
import { leaving, leavingColumns } from './columns';
import { addMonths, stepFrom } from './dates';
import { between, trailsOf } from './glide';
import { comparingStore } from './state';
import type { Mover } from './useSince';

vi.setConfig({ testTimeout: 20_000 });

const priya = (power: number) => fixtureMark('a', { name: 'Priya Nair', power, interest: 2 });
const tom = fixtureMark('b', { name: 'Tom Okafor', power: 2, interest: 5 });
const DATES = ['2025-11-10', '2026-01-12', '2026-02-10'];
const mover: Mover = {
  id: 'a',
  kind: 'person',
  name: 'Priya Nair',
  movement: 'moved',
  quadrant_before: 'monitor',
  quadrant_after: 'keep_satisfied',
  axes: [{ axis: 'power', before: 2, after: 4, difference: 2 }],
  size: 2,
  why: [
    {
      axis: 'power',
      value: 4,
      earlier: 2,
      assessor: 'Owain Bevan',
      on_date: '2026-01-12',
      basis: 'observed',
      note: 'Leads the budget now',
    },
  ],
};
const fresh: Mover = {
  ...mover,
  id: 'b',
  name: 'Tom Okafor',
  movement: 'placed',
  axes: [{ axis: 'interest', before: null, after: 5, difference: null }],
  why: [],
};

interface Asked {
  as_of?: string;
  since?: string;
}

function show(discreet = false) {
  const shown = ({ as_of = '2026-03-09' }: Asked) =>
    view([priya(as_of < '2026-01-12' ? 2 : 4), tom], { as_of });
  const fake = answering(
    view([]),
    {
      settings_read: () => ({ borderline_from: 3 }),
      map_view: shown,
      map_moves: ({ since = '', as_of = '2026-03-09' }: Asked) => ({
        project: 'billing',
        project_name: 'Billing platform',
        since,
        as_of,
        movers: as_of < '2026-01-12' ? [] : [mover, fresh],
        dates: DATES,
      }),
    },
    discreet,
  );
  return { ...fake, ...renderWithApp(<MapPlace />) };
}
const slider = () => screen.findByRole('slider', { name: 'Date of the map' });

beforeEach(() => {
  comparingStore.set({ isOpen: false, from: null });
  asOfStore.set(null);
});

describe('the map through time', () => {
  it('steps between the dates on which something was assessed, and comes back to today', async () => {
    const { user, requests } = show();
    await user.click(await screen.findByRole('button', { name: 'Since…' }));
    const line = await slider();
    await waitFor(() => expect(line.getAttribute('aria-valuetext')).toBe('March 9, 2026'));
    expect(requests('map_moves')[0]).toEqual({
      project: 'billing',
      since: '2025-12-09',
      axes: ['power', 'interest'],
    });
    await waitFor(() => expect((line as HTMLInputElement).disabled).toBe(false));
    line.focus();
    for (const [key, date] of [
      ['{ArrowLeft}', '2026-02-10'],
      ['{ArrowLeft}', '2026-01-12'],
      ['{ArrowRight}', '2026-02-10'],
      ['{PageDown}', '2026-01-10'],
      ['{PageUp}', '2026-02-10'],
      ['{Home}', '2025-11-10'],
      ['{PageDown}', '2025-11-10'],
    ] as const) {
      await user.keyboard(key);
      expect(asOfStore.get()).toBe(date);
    }
    // Nothing is compared with a date that is not earlier.
    expect(await screen.findByText(/Choose a date after Dec 9, 2025/)).toBeTruthy();
    expect(screen.getByText('Read-only')).toBeTruthy();
    await user.keyboard('{End}');
    expect(asOfStore.get()).toBeNull();
    await user.keyboard('{ArrowLeft}');
    await user.click(screen.getByRole('button', { name: 'Close and go back to today' }));
    expect(asOfStore.get()).toBeNull();
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('tells who moved, when, by whose word and why, and selects the mark', async () => {
    const { user } = show();
    await screen.findByRole('button', { name: 'Since…' });
    act(() =>
      currentActions()
        .find(({ id }) => id === 'map-since')
        ?.run(),
    );
    await slider();
    const table = await screen.findByRole('grid', { name: 'Who moved from Dec 9, 2025 to Mar 9, 2026' });
    const row = (await within(table).findByRole('rowheader', { name: 'Priya Nair' })).closest(
      '[role=row]',
    ) as HTMLElement;
    expect(row.textContent).toContain('Power 2 → 4');
    expect(row.textContent).toContain('Jan 12, 2026');
    expect(row.textContent).toContain('Owain Bevan');
    expect(row.textContent).toContain('Leads the budget now');
    expect(within(table).getByText('New: Interest 5')).toBeTruthy();
    table.focus();
    await user.keyboard('{Home} ');
    await waitFor(() => expect([...selectionStore.get()]).toEqual(['a']));
    await expectNoAxeViolations();
  });

  it('plays from the first date when it stands at today, and stops when told', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Since…' }));
    const play = await screen.findByRole('button', { name: 'Play' });
    await waitFor(() => expect(play.hasAttribute('disabled')).toBe(false));
    await user.click(play);
    expect(asOfStore.get()).toBe('2025-11-10');
    await waitFor(() => expect(asOfStore.get()).toBe('2026-01-12'), { timeout: 4000 });
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
  });

  it('is not for a screen that others see, nor for lenses without marks', async () => {
    comparingStore.set({ isOpen: true, from: null });
    const { requests } = show(true);
    await screen.findByRole('listbox');
    expect(screen.queryByRole('button', { name: 'Since…' })).toBeNull();
    expect(screen.queryByRole('slider')).toBeNull();
    expect(requests('map_moves')).toEqual([]);
  });

  it('is offered on salience and attitude, not on engagement', async () => {
    lensStore.set('salience');
    const { unmount } = show();
    await screen.findByRole('button', { name: 'Since…' });
    unmount();
    lensStore.set('engagement');
    show();
    await screen.findByRole('grid');
    expect(screen.queryByRole('button', { name: 'Since…' })).toBeNull();
  });
});

describe('between two dates', () => {
  it('what moved somebody leaves as opinions and said words, a row for each assessment', () => {
    const table = tableOf(leavingColumns(), [mover, fresh].flatMap(leaving));
    expect(table.columns.map(({ holds }) => holds)).toEqual([
      'subject',
      'opinion',
      'plain',
      'person',
      'opinion',
      'said',
    ]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Priya Nair', 'Power 2 → 4', '2026-01-12', 'Owain Bevan', 'Power 4, Observed', 'Leads the budget now'],
      ['Tom Okafor', 'New: Interest 5', null, null, null, null],
    ]);
  });

  it('a month is the same day, or the last', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2025-12-15', 1)).toBe('2026-01-15');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(stepFrom(DATES, '2026-01-12', -1)).toBe('2025-11-10');
    expect(stepFrom(DATES, '2025-11-10', -1)).toBe('2025-11-10');
  });

  const laid = {
    roomOf: (field: string) => ({ x: field === 'far' ? 500 : 0, y: 0, width: 100, height: 100 }),
  };
  const lying = (field: string) => ({ mark: priya(4), field, quadrant: null });

  it('marks go from where they lay to where they lie, with their names', () => {
    const now = layOut(laid, [lying('far')]);
    const at = now.spots.get('a') ?? { x: 0, y: 0 };
    const from = new Map([['a', { x: at.x - 500, y: at.y }]]);
    const label = { id: 'a', text: 'Priya Nair', x: at.x + 10, y: at.y, width: 60, height: 15 };
    for (const [part, left] of [
      [0, 500],
      [0.5, 250],
      [1, 0],
    ] as const) {
      const shown = between(now, [label], from, part);
      expect(shown.layout.spots.get('a')?.x).toBe(at.x - left);
      expect(shown.labels[0]?.x).toBe(at.x + 10 - left);
    }
  });

  it('a trail is of whoever lies in another field now', () => {
    const now = (field: string) => new Map([['a', lying(field)]]);
    expect(trailsOf(laid, [lying('near')], now('near'), 1)).toEqual([]);
    expect(trailsOf(laid, [lying('near')], now('far'), 1).map(({ id }) => id)).toEqual(['a']);
    expect(trailsOf(laid, [lying('near')], new Map(), 1)).toEqual([]);
  });
});
