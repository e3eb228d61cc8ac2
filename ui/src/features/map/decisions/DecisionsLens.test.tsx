import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { asOfStore, detailStore, scopeStore } from '#context';
import { formatDate, formatDateLong } from '#i18n';
import { Toasts } from '#kit';
import { expectNoAxeViolations, leftTables, renderWithApp } from '#test';
import { answering, view } from '../fixture';
import { textStore } from '../frame/state';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';
import { faultyStore } from './DecisionsLens';
import type { DecisionRow, RaciPart } from './model';

vi.setConfig({ testTimeout: 20_000 });

const NAMES: Record<string, string> = { a: 'Ann Ek', b: 'Bo Ng', c: 'Cy Ray' };

/** What the workspace holds, kept by the rules that the operations have (R6). */
function matrix(rows: readonly [string, Record<string, readonly RaciPart[]>][]) {
  const held = new Map(rows.map(([id, parts]) => [id, new Map(Object.entries(parts))]));
  const faults = (id: string): DecisionRow['faults'] => {
    const all = [...(held.get(id)?.values() ?? [])].flat();
    const count = (part: RaciPart) => all.filter((each) => each === part).length;
    return [
      ...(count('accountable') === 0 ? (['nobody_accountable'] as const) : []),
      ...(count('accountable') > 1 ? (['several_accountable'] as const) : []),
      ...(count('responsible') === 0 ? (['nobody_responsible'] as const) : []),
    ];
  };
  const list = () => ({
    total: held.size,
    items: [...held].map(([id, parts], at) => ({
      id,
      project: 'billing',
      project_name: 'Billing platform',
      kind: 'decision' as const,
      what: id,
      due_on: at === 0 ? '2026-04-01' : null,
      note: '',
      parts: [...parts].flatMap(([who, has]) =>
        has.map((part) => ({ part, stakeholder: who, stakeholder_name: NAMES[who] ?? who, archived: false })),
      ),
      faults: faults(id),
    })),
  });
  type Set = { decisions: { decision: string; holders: { stakeholder: string; parts: RaciPart[] }[] }[] };
  return {
    decisions_list: list,
    decision_parts_set: ({ decisions }: Set) => {
      for (const { decision, holders } of decisions) {
        for (const { stakeholder, parts } of holders) {
          held.get(decision)?.set(stakeholder, parts);
        }
      }
      return {
        changed: 1,
        staked: 0,
        decisions: decisions.map(({ decision }) => ({ decision, faults: faults(decision) })),
      };
    },
    decisions_remove: ({ ids }: { ids: string[] }) => {
      for (const id of ids) {
        held.delete(id);
      }
      return { decisions: ids.length, parts: 0 };
    },
    decisions_add: ({ decisions }: { decisions: { what: string }[] }) => {
      for (const { what } of decisions) {
        held.set(what, new Map());
      }
      return { ids: decisions.map(({ what }) => what) };
    },
    decision_change: () => ({}),
    people_list: () => ({ total: 1, items: [{ id: 'c', name: 'Cy Ray', role: 'Clerk', unit: null }] }),
    workspace_overview: () => ({ purpose: '' }),
    undo: () => ({ label: '', seq: 1 }),
  };
}

const TWO: [string, Record<string, readonly RaciPart[]>][] = [
  ['Which meters', { a: ['accountable'], b: ['responsible', 'informed'] }],
  ['Budget', { b: ['consulted'] }],
];
const show = (rows = TWO) => {
  const fake = answering(view([]), matrix(rows));
  return { ...fake, ...renderWithApp(<Shown />) };
};
const grid = () => screen.findByRole('grid', { name: 'Who decides what in Billing platform' });
const Shown = () => (
  <>
    <MapPlace />
    <Toasts />
  </>
);
const cell = (name: RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  lensStore.set('decisions');
  textStore.reset();
  faultyStore.reset();
  asOfStore.reset();
});

describe('R6: the matrix', () => {
  test('says each part in a cell, and what is wrong in words at the decision', async () => {
    show();
    const found = await grid();
    expect(
      within(found)
        .getAllByRole('columnheader')
        .map((each) => each.textContent),
    ).toEqual(['What is decided or delivered', 'Ann Ek', 'Bo Ng']);
    cell(/^Bo Ng, Which meters: responsible, informed$/);
    cell(/^Ann Ek, Budget: no part$/);
    const [right, wrong] = within(found).getAllByRole('rowheader');
    expect(right?.textContent).toContain(`due ${formatDate('2026-04-01')}`);
    expect(right?.textContent).not.toMatch(/nobody|more than/i);
    expect(wrong?.textContent).toContain('Nobody is accountable');
    expect(wrong?.textContent).toContain('Nobody is responsible');
    screen.getByText('Billing platform · 2 decisions, 1 with faults');
    await expectNoAxeViolations();
  });

  test('is gone about by arrows; letters give and take, one after the other, and Delete takes all', async () => {
    const { user, requests } = show();
    const found = await grid();
    within(found)
      .getByRole('button', { name: /^Which meters/ })
      .focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(cell(/^Ann Ek, Budget/));
    await user.keyboard('ra');
    cell(/^Ann Ek, Budget: responsible, accountable$/);
    await waitFor(() =>
      screen.getByText('Ann Ek, Budget: responsible, accountable. Nothing is wrong.', { ignore: 'button' }),
    );
    expect(requests('decision_parts_set')).toEqual([
      { decisions: [{ decision: 'Budget', holders: [{ stakeholder: 'a', parts: ['responsible'] }] }] },
      {
        decisions: [
          { decision: 'Budget', holders: [{ stakeholder: 'a', parts: ['responsible', 'accountable'] }] },
        ],
      },
    ]);
    await user.keyboard('r');
    await waitFor(() => cell(/^Ann Ek, Budget: accountable$/));
    await user.keyboard('{ArrowRight}a');
    await screen.findByText('More than one is accountable');
    await user.keyboard('{Delete}');
    await waitFor(() => cell(/^Bo Ng, Budget: no part$/));
    expect(document.activeElement).toBe(cell(/^Bo Ng, Budget/));
    await user.keyboard('{Home}');
    expect(document.activeElement?.textContent).toMatch(/^Budget/);
  });

  test('opens a menu of the letters on a cell, by click and by Enter', async () => {
    const { user } = show();
    await grid();
    await user.click(cell(/^Ann Ek, Budget/));
    const menu = await screen.findByRole('menu', { name: 'Part of Ann Ek in Budget' });
    await user.click(within(menu).getByRole('menuitemcheckbox', { name: /^Accountable/ }));
    await waitFor(() => cell(/^Ann Ek, Budget: accountable$/));
    await waitFor(() => expect(document.activeElement).toBe(cell(/^Ann Ek, Budget/)));
    await user.keyboard('{Enter}');
    const again = await screen.findByRole('menu', { name: 'Part of Ann Ek in Budget' });
    expect(
      within(again)
        .getByRole('menuitemcheckbox', { name: /^Accountable/ })
        .getAttribute('aria-checked'),
    ).toBe('true');
    await user.click(within(again).getByRole('menuitem', { name: /^No part/ }));
    await waitFor(() => cell(/^Ann Ek, Budget: no part$/));
    // Esc leaves all as it is, and the keys go on from the cell.
    await user.keyboard('{Enter}');
    await screen.findByRole('menu', { name: 'Part of Ann Ek in Budget' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(cell(/^Ann Ek, Budget/)));
    await user.keyboard('ci');
    await waitFor(() => cell(/^Ann Ek, Budget: consulted, informed$/));
    await user.keyboard('{Delete}');
    await waitFor(() => cell(/^Ann Ek, Budget: no part$/));
  });

  test('shows those with faults alone, and finds a decision by somebody in it', async () => {
    const { user } = show();
    const found = await grid();
    await user.click(screen.getByRole('switch', { name: 'With faults' }));
    await waitFor(() => expect(within(found).getAllByRole('rowheader')).toHaveLength(1));
    // Mended, it stays under the keys.
    cell(/^Ann Ek, Budget/).focus();
    await user.keyboard('ra');
    await screen.findByText('Billing platform · 2 decisions');
    expect(document.activeElement).toBe(cell(/^Ann Ek, Budget: responsible, accountable$/));
    await user.click(screen.getByRole('switch', { name: 'With faults' }));
    await waitFor(() => expect(within(found).getAllByRole('rowheader')).toHaveLength(2));
    await user.click(screen.getByRole('switch', { name: 'With faults' }));
    await screen.findByText('Nothing is wrong with any of them.');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(within(await grid()).getAllByRole('rowheader')).toHaveLength(2);
    await user.type(screen.getByRole('textbox', { name: 'Find a decision or person' }), 'ann');
    await screen.findByText('2 found');
    await user.clear(screen.getByRole('textbox', { name: 'Find a decision or person' }));
    await user.type(screen.getByRole('textbox', { name: 'Find a decision or person' }), 'meters');
    await screen.findByText('1 found');
    await user.type(screen.getByRole('textbox', { name: 'Find a decision or person' }), 'x');
    await screen.findByText('No decision is like that.');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(within(await grid()).getAllByRole('rowheader')).toHaveLength(2);
  });

  test('takes decisions one a line, changes one, and removes one with a way back', async () => {
    const { user, requests } = show([]);
    await screen.findByText('Nothing to decide or deliver yet');
    await user.click(screen.getByRole('button', { name: 'Add decisions' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /What is decided/ }), 'One{Enter} Two ');
    await user.click(within(dialog).getByRole('radio', { name: 'Deliverable' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(requests('decisions_add')).toEqual([
        {
          project: 'billing',
          decisions: [
            { what: 'One', kind: 'deliverable' },
            { what: 'Two', kind: 'deliverable' },
          ],
        },
      ]),
    );
    const found = await grid();
    within(found).getByRole('button', { name: /^One/ }).focus();
    await user.keyboard('{F2}');
    const change = await screen.findByRole('dialog', { name: 'Change One' });
    const what = within(change).getByRole('textbox', { name: /What is decided/ });
    await user.clear(what);
    await user.type(what, 'First{Enter}');
    await waitFor(() =>
      expect(requests('decision_change')).toEqual([{ id: 'One', changes: { what: 'First' } }]),
    );
    within(found).getByRole('button', { name: /^One/ }).focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(within(found).getAllByRole('rowheader')).toHaveLength(1));
    expect(document.activeElement?.textContent).toMatch(/^Two/);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(requests('undo')).toHaveLength(1);
  });

  test('gives a column to whoever is added, and takes every letter of somebody at once', async () => {
    const { user, requests } = show();
    await grid();
    await user.click(screen.getByRole('button', { name: 'Add person' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('combobox', { name: /Who/ }), 'cy');
    await user.click(await screen.findByRole('option', { name: /Cy Ray/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    await waitFor(() => cell(/^Cy Ray, Budget: no part$/));
    await user.click(screen.getByRole('button', { name: 'Bo Ng' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take every letter' }));
    await waitFor(() => expect(requests('decision_parts_set')).toHaveLength(1));
    expect(requests('decision_parts_set')[0]).toEqual({
      decisions: ['Which meters', 'Budget'].map((decision) => ({
        decision,
        holders: [{ stakeholder: 'b', parts: [] }],
      })),
    });
    await user.click(screen.getByRole('button', { name: 'Ann Ek' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Open profile' }));
    expect(detailStore.get()).toBe('a');
  });

  test('changes nothing of the past, and says so', async () => {
    asOfStore.set('2026-01-01');
    const { user, requests } = show();
    await grid();
    cell(/^Ann Ek, Budget/).focus();
    await user.keyboard('r{Delete}');
    expect(requests('decision_parts_set')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Add person' })).toBeNull();
    screen.getByText(/this is how it stands now/);
  });

  test('leaves as a table with a row for each letter', async () => {
    const fake = answering(view([]), { ...matrix(TWO), desk_table_save: () => null });
    const { user } = renderWithApp(<Shown />);
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export Decisions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as CSV…' }));
    await waitFor(() => expect(leftTables(fake)).toHaveLength(1));
    const left = leftTables(fake)[0];
    expect(left?.title).toBe(`Decisions of Billing platform, ${formatDateLong('2026-03-09')}`);
    expect(left?.rows).toEqual([
      ['Which meters', 'Decision', '2026-04-01', 'Accountable', 'Ann Ek', null, null],
      ['Which meters', 'Decision', '2026-04-01', 'Responsible', 'Bo Ng', null, null],
      ['Which meters', 'Decision', '2026-04-01', 'Informed', 'Bo Ng', null, null],
      [
        'Budget',
        'Decision',
        null,
        'Consulted',
        'Bo Ng',
        'Nobody is accountable; Nobody is responsible',
        null,
      ],
    ]);
    // A name leaves as that of the stakeholder it is of, so that a profile can hide it.
    expect(left?.marked.columns[4]?.holds).toBe('stakeholder');
    expect(left?.marked.rows[0]?.about).toEqual(['a']);
  });

  test('asks for a project where none is in scope', async () => {
    answering(view([]), {
      ...matrix(TWO),
      projects_list: () => ({ total: 1, items: [{ id: 'billing', name: 'Billing platform' }] }),
    });
    scopeStore.reset();
    const { user } = renderWithApp(<Shown />);
    await user.click(await screen.findByRole('button', { name: 'Look at Billing platform' }));
    await grid();
  });
});
