import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fixtureMark, view } from '../fixture';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';
import { comparingStore } from '../since/state';
import { keyOf, supposeStore } from './state';

vi.setConfig({ testTimeout: 20_000 });

const priya = (power: number) => fixtureMark('a', { name: 'Priya Nair', power, interest: 2 });
const tom = fixtureMark('b', { name: 'Tom Okafor', power: 2, interest: 5 });
const totals = {
  stakeholders: 2,
  manage_closely: 0,
  keep_satisfied: 0,
  keep_informed: 1,
  monitor: 1,
  disputed: 0,
  to_raise: 2,
  steps: 2,
  priority: 6,
};

interface Asked {
  said?: { stakeholder: string; values: { axis: string; value: number }[] }[];
  without?: string[];
}

function show(discreet = false) {
  const supposed = ({ said = [], without = [] }: Asked) => {
    const power = said[0]?.values.find(({ axis }) => axis === 'power')?.value ?? 2;
    return {
      map: view([priya(power), tom].filter(({ id }) => !without.includes(id))),
      before: totals,
      after: { ...totals, stakeholders: 2 - without.length, keep_satisfied: power >= 4 ? 1 : 0, steps: 3 },
      changed: [
        ...said.map(({ stakeholder }) => ({
          id: stakeholder,
          kind: 'person',
          name: 'Priya Nair',
          leaves: false,
          axes: [{ axis: 'power', before: 2, after: power, difference: power - 2 }],
          quadrant_before: 'monitor',
          quadrant_after: 'keep_satisfied',
          gap_before: 1,
          gap_after: 1,
          priority_before: 2,
          priority_after: power,
        })),
        ...without.map((id) => ({
          id,
          kind: 'person',
          name: 'Tom Okafor',
          leaves: true,
          axes: [],
          quadrant_before: 'keep_informed',
          quadrant_after: null,
          gap_before: 1,
          gap_after: null,
          priority_before: 2,
          priority_after: null,
        })),
      ],
    };
  };
  const network = { nodes: [], ties: [{}], components: 1, change: null };
  const left = { ...network, components: 2, change: { falls_away: [{ n: 1, members: ['a'] }], gains: [] } };
  const fake = answering(
    view([priya(2), tom]),
    {
      settings_read: () => ({ borderline_from: 3 }),
      map_suppose: supposed,
      network_view: ({ without }: Asked) => (without ? left : network),
      assess_many: () => ({ stakeholders: 1, recorded: 2 }),
    } as never,
    discreet,
  );
  return { ...fake, ...renderWithApp(<MapPlace />) };
}

const bar = () => screen.findByRole('region', { name: 'What if' });
const act_ = (id: string) =>
  act(() =>
    currentActions()
      .find((action) => action.id === id)
      ?.run(),
  );

beforeEach(() => {
  asOfStore.set(null);
  lensStore.set('power_interest');
  supposeStore.reset();
  comparingStore.set({ isOpen: false, from: null });
});

/** Priya to power 5, interest 5, by the dialog. */
async function supposePriya(user: ReturnType<typeof show>['user']) {
  act(() => selectionStore.set(new Set(['a'])));
  await waitFor(() => act_('map-place'));
  const dialog = await screen.findByRole('dialog', { name: 'What if: Priya Nair' });
  const power = within(dialog).getByRole('radiogroup', { name: 'Power' });
  await user.click(within(power).getByRole('radio', { name: '5' }));
  expect(within(dialog).queryByText('As of')).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Suppose' }));
}

describe('what if', () => {
  it('shows the map as it would be and what that comes to, and writes nothing', async () => {
    const { user, requests } = show();
    await user.click(await screen.findByRole('button', { name: 'What if…' }));
    expect(within(await bar()).getByText(/nothing is saved until you keep it/)).toBeTruthy();
    await supposePriya(user);
    await waitFor(() =>
      expect(requests('map_suppose').at(-1)).toMatchObject({
        said: [
          {
            stakeholder: 'a',
            values: [
              { axis: 'power', value: 5 },
              { axis: 'interest', value: 2 },
            ],
          },
        ],
      }),
    );
    const figures = within(await bar()).getByRole('list', { name: 'What it comes to' });
    await waitFor(() => expect(figures.textContent).toContain('Keep satisfied 0 → 1'));
    expect(figures.textContent).toContain('Steps to raise 2 → 3');
    expect(figures.textContent).toContain('Engagement to raise 2');
    const table = await screen.findByRole('grid', { name: 'What changes' });
    expect((await within(table).findByText('Power 2 → 5')).textContent).toBeTruthy();
    expect(within(table).getByText('Monitor → Keep satisfied')).toBeTruthy();
    expect([...requests('place'), ...requests('assess'), ...requests('assess_many')]).toEqual([]);
    // What is only supposed does not leave.
    expect(screen.queryByRole('button', { name: /Picture/ })).toBeNull();
    await expectNoAxeViolations();
  });

  it('keeps as one change, or discards', async () => {
    const { user, requests } = show();
    await user.click(await screen.findByRole('button', { name: 'What if…' }));
    await supposePriya(user);
    await user.click(await screen.findByRole('button', { name: 'Keep 1 rating…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Keep what is supposed of 1' });
    await user.click(within(dialog).getByRole('button', { name: 'Keep 1 rating…' }));
    await waitFor(() =>
      expect(requests('assess_many')).toEqual([
        {
          project: 'billing',
          on_date: '2026-03-09',
          entries: [
            {
              stakeholder: 'a',
              values: [
                { axis: 'power', value: 5 },
                { axis: 'interest', value: 2 },
              ],
            },
          ],
        },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('region', { name: 'What if' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'What if…' }));
    await supposePriya(user);
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('region', { name: 'What if' })).toBeNull();
    expect(supposeStore.get().has(keyOf('billing'))).toBe(false);
  });

  it('somebody leaves, which the network feels, and is taken back', async () => {
    const { user, requests } = show();
    await user.click(await screen.findByRole('button', { name: 'What if…' }));
    act(() => selectionStore.set(new Set(['b'])));
    await user.click(await screen.findByRole('button', { name: 'Suppose they leave' }));
    await waitFor(() => expect(requests('map_suppose').at(-1)).toMatchObject({ without: ['b'] }));
    const figures = within(await bar()).getByRole('list', { name: 'What it comes to' });
    await waitFor(() => expect(figures.textContent).toContain('Parts of the network 1 → 2'));
    expect(figures.textContent).toContain('Stakeholders 2 → 1');
    expect(
      within(await bar())
        .getByRole('button', { name: 'Keep…' })
        .hasAttribute('disabled'),
    ).toBe(true);
    const table = await screen.findByRole('grid', { name: 'What changes' });
    expect(await within(table).findByText('Leaves')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(supposeStore.get().get('billing')?.without).toEqual([]));
  });

  it('is not for a screen that others see, nor for the past', async () => {
    supposeStore.set(new Map([['billing', { isOpen: true, said: new Map(), without: ['b'] }]]));
    const { requests } = show(true);
    await screen.findByRole('listbox');
    expect(screen.queryByRole('region', { name: 'What if' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'What if…' })).toBeNull();
    expect(requests('map_suppose')).toEqual([]);
  });
});
