import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { asOfStore, detailStore, scopeStore, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { MapPlace } from '../MapPlace';
import { answering, network } from './fixture';

// Dialogs and axe take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const show = (more = {}) => ({ ...answering(more), ...renderWithApp(<MapPlace />) });
const list = () => screen.findByRole('listbox', { name: 'Influence network of Billing platform' });
const active = async () => {
  const id = (await list()).getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.getAttribute('aria-label') : null;
};

describe('the network lens', () => {
  it('says of each who it is and what their ties come to, and never without the caption', async () => {
    show();
    await waitFor(async () =>
      expect(
        within(await list())
          .getAllByRole('option')
          .map((each) => each.getAttribute('aria-label')),
      ).toContain(
        'Bo Ek, person, South, 2 ties, betweenness 0.333, broker (single point of failure), connector',
      ),
    );
    expect(screen.getByText('From recorded ties; missing ties change the result.')).toBeTruthy();
    expect(screen.getByText(/4 stakeholders, 2 tied pairs, 2 parts/)).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('is walked along ties with arrow keys, and Enter opens the profile', async () => {
    const { user } = show();
    (await list()).focus();
    // From the most ties to the fewest.
    expect(await active()).toContain('Bo Ek');
    await user.keyboard('{ArrowRight}');
    expect(await active()).toContain('Bo Ek');
    await user.keyboard('{ArrowLeft}');
    expect(await active()).toContain('Ann Lee');
    // Dee lies below, and is nobody's neighbour.
    await user.keyboard('{ArrowDown}');
    expect(await active()).toContain('Ann Lee');
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(await active()).toContain('Cy crews');
    await user.keyboard('{Home}{PageDown}');
    expect(await active()).toContain('Ann Lee');
    await user.keyboard('{End}');
    expect(await active()).toContain('Dee Ray');
    await user.keyboard(' {Enter}');
    expect([...selectionStore.get()]).toEqual(['dee']);
    expect(detailStore.get()).toBe('dee');
  });

  it('says the same as a table, brokers as words, in the order that is chosen', async () => {
    const { user } = show();
    const table = await screen.findByRole('grid', {
      name: 'Stakeholders of the network of Billing platform',
    });
    const first = async () => (await within(table).findAllByRole('row'))[1]?.textContent ?? '';
    await waitFor(async () => expect(await first()).toContain('Bo Ek'));
    expect(await first()).toContain('Broker (single point of failure), Connector');
    expect(await first()).toContain('0.333');
    await user.click(within(table).getByRole('columnheader', { name: /Ties/ }));
    await waitFor(async () => expect(await first()).toMatch(/Dee Ray|Bo Ek/));
  });

  it('thinks somebody away, says what changes, and thinks them back in', async () => {
    const { user, requests } = show();
    (await list()).focus();
    await user.click(await screen.findByRole('button', { name: 'Think away' }));
    const change = await screen.findByRole('region', { name: 'What changes' });
    await within(change).findByText('Without Bo Ek');
    expect(change.textContent).toContain('3 parts instead of 2');
    expect(change.textContent).toContain('Falls away: Cy crews');
    expect(change.textContent).toContain('Nothing is saved.');
    expect(requests('network_view')).toContainEqual(
      expect.objectContaining({ project: 'billing', without: ['bo'] }),
    );
    await expectNoAxeViolations();
    await user.click(within(change).getByRole('button', { name: 'End the what-if' }));
    await waitFor(() => expect(screen.queryByText('Without Bo Ek')).toBeNull());
  });

  it('records a tie by keyboard', async () => {
    const added = vi.fn(() => ({ id: 't9' }));
    const { user, requests } = show({
      tie_add: added,
      workspace_overview: () => ({ name: 'Afon Water', purpose: 'The change', counts: {}, projects: [] }),
      people_list: () => ({
        total: 1,
        items: [{ id: 'dee', name: 'Dee Ray', kind: 'person', role: 'Planner', unit: 'North' }],
      }),
    });
    (await list()).focus();
    await user.keyboard('t');
    const dialog = await screen.findByRole('dialog', { name: 'Record a tie of Bo Ek' });
    await user.type(within(dialog).getByRole('combobox', { name: /To/ }), 'Dee');
    await user.keyboard('{ArrowDown}{Enter}');
    await user.click(within(dialog).getByRole('radio', { name: '4' }));
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(added).toHaveBeenCalled());
    expect(requests('tie_add')).toEqual([
      { kind: 'influences', from: 'bo', to: 'dee', strength: 4, from_on: '2026-03-09' },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('changes, ends and deletes a tie', async () => {
    const { user, requests } = show({
      tie_edit: () => ({}),
      tie_end: () => ({}),
      tie_delete: () => ({}),
    });
    (await list()).focus();
    await user.click(await screen.findByRole('button', { name: 'Ties…' }));
    const menu = async () =>
      user.click(
        await screen.findByRole('button', {
          name: 'What to do with the tie Ann Lee – influences – Bo Ek',
        }),
      );
    await menu();
    await user.click(await screen.findByRole('menuitem', { name: 'Change…' }));
    await user.click(await screen.findByRole('radio', { name: 'Not known' }));
    await user.click(screen.getByRole('button', { name: 'Change' }));
    await waitFor(() =>
      expect(requests('tie_edit')).toEqual([
        {
          id: 'ann-bo',
          changes: { kind: 'influences', strength: null, source: 'Mapping session', from_on: '2026-01-10' },
        },
      ]),
    );
    await menu();
    await user.click(await screen.findByRole('menuitem', { name: 'End as of yesterday' }));
    await menu();
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(requests('tie_delete')).toEqual([{ id: 'ann-bo' }]));
    expect(requests('tie_end')).toEqual([{ id: 'ann-bo' }]);
  });

  it('asks anew for the ties of a kind and of a strength', async () => {
    const { user, requests } = show();
    await list();
    await user.click(screen.getByRole('button', { name: 'Filter ties' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Reports to' }));
    await waitFor(() =>
      expect(requests('network_view')).toContainEqual(
        expect.objectContaining({ kinds: ['influences', 'consulted_by', 'advises', 'works_with'] }),
      ),
    );
  });

  it('shows one person’s neighbourhood to so many steps', async () => {
    const { user } = show();
    (await list()).focus();
    await user.keyboard('{ArrowLeft}');
    await user.click(await screen.findByRole('button', { name: /Around/ }));
    await user.click(await screen.findByRole('option', { name: '1 step around Ann Lee' }));
    await waitFor(async () => expect(within(await list()).getAllByRole('option')).toHaveLength(2));
  });

  it('finds by name and unit', async () => {
    const { user } = show();
    await list();
    await user.type(screen.getByRole('textbox', { name: 'Search the network' }), 'south');
    expect(await screen.findByText('1 found')).toBeTruthy();
  });

  it('says how ties get in where there are none, and starts the first', async () => {
    const { user } = show({
      network_view: () => network({ ties: [], pairs: 0 }),
      people_list: () => ({ total: 0, items: [] }),
      workspace_overview: () => ({ name: 'Afon Water', purpose: 'The change', counts: {}, projects: [] }),
    });
    expect(await screen.findByText('No ties are recorded yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Record a tie…' }));
    expect(await screen.findByRole('dialog', { name: 'Record a tie' })).toBeTruthy();
  });

  it('is for looking only at an earlier date', async () => {
    answering();
    asOfStore.set('2026-02-01');
    const { user } = renderWithApp(<MapPlace />);
    (await list()).focus();
    await user.keyboard('t');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Earlier date: read only')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tie to…' })).toBeNull();
  });

  it('shows the whole programme without a project, and goes from lens to lens', async () => {
    const { requests } = answering({ projects_list: () => ({ total: 0, items: [] }) });
    scopeStore.set(null);
    const { user } = renderWithApp(<MapPlace />);
    await screen.findByRole('listbox', { name: 'Influence network of Whole programme' });
    expect(requests('network_view')[0]).not.toHaveProperty('project');
    const choose = async (from: string, to: RegExp) => {
      await user.click(screen.getByRole('button', { name: `Lens: ${from}` }));
      await user.click(await screen.findByRole('menuitemradio', { name: to }));
    };
    await choose('Network', /^Grid/);
    expect(await screen.findByText(/See who matters/)).toBeTruthy();
    await choose('Grid', /^Network/);
    await screen.findByRole('listbox', { name: 'Influence network of Whole programme' });
  });
});
