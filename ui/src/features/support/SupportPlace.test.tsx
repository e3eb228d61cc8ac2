import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, detailStore, scopeStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fill, line, project, request, view } from './fixture';
import { SupportPlace } from './SupportPlace';

// Dialogs and axe take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const ofBilling = () => scopeStore.set({ id: 'billing', name: 'Billing platform' });
const tab = (name: RegExp) => screen.findByRole('tab', { name });

describe('needs of the whole programme', () => {
  it('are a grid that arrow keys move in, and Enter records', async () => {
    const { requests } = answering(view(), { need_record: () => ({ id: 'n', state: 'wanted' }) });
    const { user } = renderWithApp(<SupportPlace />);
    const grid = await screen.findByRole('grid', { name: 'Needs by project and family' });
    expect(within(grid).getAllByRole('row')).toHaveLength(3);
    within(grid).getByRole('button', { name: 'Billing platform' }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Billing platform, Capability development: Wanted, need 3 of 3',
    );
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Customer portal, Capability development: Not recorded',
    );
    await user.keyboard('{ArrowDown}{End}{Home}{ArrowRight}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Record a need' });
    await expectNoAxeViolations();
    await user.click(within(dialog).getByRole('radio', { name: 'Pressing' }));
    await user.click(within(dialog).getByRole('switch', { name: 'The project wants it' }));
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests('need_record')).toEqual([
      {
        project: 'portal',
        family: 'standards_and_templates',
        level: 3,
        wanted: true,
        on_date: '2026-03-09',
        note: '',
      },
    ]);
  });

  it('has one stop for Tab', async () => {
    answering(view());
    renderWithApp(<SupportPlace />);
    const grid = await screen.findByRole('grid');
    const stops = within(grid)
      .getAllByRole('button')
      .filter((button) => button.tabIndex === 0);
    expect(stops).toHaveLength(1);
  });

  it('shows take-up with what it is worked out from, and no satisfaction from four ratings', async () => {
    answering(view());
    const { user } = renderWithApp(<SupportPlace />);
    expect(await screen.findByText('67%')).toBeTruthy();
    expect(screen.getByText('4 of the 5 ratings it needs')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'How is Asked for by projects worked out?' }));
    const how = await screen.findByRole('dialog', { name: 'How is Asked for by projects worked out?' });
    expect(how.textContent).toContain('Begun by the project10');
    expect(how.textContent).toContain('Requests14');
  });

  it('a project’s name makes it the scope', async () => {
    answering(view());
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await screen.findByRole('button', { name: 'Customer portal' }));
    expect(scopeStore.get()).toEqual({ id: 'portal', name: 'Customer portal' });
    expect(await screen.findByRole('heading', { name: 'Needs of Customer portal' })).toBeTruthy();
  });

  it('says what the place is for while there is no project', async () => {
    answering(view({ projects: [] }));
    renderWithApp(<SupportPlace />);
    expect(await screen.findByText('See what would help each project')).toBeTruthy();
    await expectNoAxeViolations();
  });
});

describe('needs of a project', () => {
  it('R26: an open invitation is neutral and leads to an offer', async () => {
    ofBilling();
    const { requests } = answering(view(), { request_make: () => ({ id: 'r9' }) });
    const { user } = renderWithApp(<SupportPlace />);
    const row = await screen.findByRole('row', { name: /Standards and templates/ });
    expect(within(row).getByText('Invitation open').parentElement?.className).toContain('invitation_open');
    expect(row.textContent).not.toMatch(/overdue|\blate\b|fail/i);
    expect(screen.queryByRole('alert')).toBeNull();
    await expectNoAxeViolations();

    await user.click(within(row).getByRole('button', { name: 'Offer… Standards and templates' }));
    const dialog = await screen.findByRole('dialog', { name: 'Offer a service' });
    // The only service of the family and the author are there already.
    expect((within(dialog).getByRole('textbox', { name: /Who offers/ }) as HTMLInputElement).value).toBe(
      'Rhian Pryce',
    );
    await fill(
      user,
      within(dialog).getByRole('textbox', { name: /Why/ }),
      'Stories read like specifications',
    );
    await fill(user, within(dialog).getByRole('textbox', { name: /Value expected/ }), 'Readers understand');
    await user.type(within(dialog).getByRole('combobox', { name: /For which stakeholder/ }), 'Bill');
    await user.click(await screen.findByRole('option', { name: /Billing team/ }));
    const save = within(dialog).getByRole('button', { name: 'Record the offer' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await user.click(within(dialog).getAllByRole('spinbutton')[0] as HTMLElement);
    await user.keyboard('05012026');
    await user.click(save);
    await waitFor(() => expect(requests('request_make')).toHaveLength(1));
    expect(requests('request_make')[0]).toMatchObject({
      project: 'billing',
      service: 'stories',
      origin: 'push',
      requested_by: 'Rhian Pryce',
      why: 'Stories read like specifications',
      value: 'Readers understand',
      for_stakeholder: 's1',
    });
  });

  it('shows the words of a need, not only its pips', async () => {
    ofBilling();
    answering(view());
    renderWithApp(<SupportPlace />);
    expect(await screen.findByRole('row', { name: /Capability development.*Pressing.*Wanted/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /People.*Some.*Low need/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /Specialised tasks.*Not recorded/ })).toBeTruthy();
  });

  it('keeps its history at hand', async () => {
    ofBilling();
    const { requests } = answering(view(), {
      needs_list: () => ({ total: 1, items: [need('The team said no')] }),
    });
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await screen.findByRole('button', { name: 'More for People' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Earlier records…' }));
    const dialog = await screen.findByRole('dialog', { name: 'People: what was recorded' });
    expect(await within(dialog).findByText('The team said no')).toBeTruthy();
    expect(requests('needs_list')).toEqual([{ project: 'billing', family: 'people', history: true }]);
    await expectNoAxeViolations();
  });
});

const need = (note: string) => {
  const found = project('billing', 'Billing platform', { people: [1, false] }).needs[5]?.need;
  return { ...found, note };
};

describe('requests', () => {
  it('are accepted from the menu by keyboard, and offer the plan next', async () => {
    const { requests } = answering(view({ requests: [request()] }), { request_decide: () => ({}) });
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await tab(/Requests · 1 waiting/));
    const row = await screen.findByRole('row', { name: /Team coaching/ });
    expect(row.textContent).toContain('Asked by Megan Howells');
    expect(row.textContent).toContain('The first iteration starts in April');
    expect(row.textContent).toContain('First increment in use by May');
    await expectNoAxeViolations();
    screen.getByRole('button', { name: 'Actions for the request for Team coaching' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('menu');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(requests('request_decide')).toEqual([{ id: 'r1', status: 'accepted' }]));
  });

  it('are declined only with a reason', async () => {
    const { requests } = answering(view({ requests: [request()] }), { request_decide: () => ({}) });
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await tab(/Requests/));
    await user.click(
      await screen.findByRole('button', { name: 'Actions for the request for Team coaching' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Decline…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Decline the request for Team coaching' });
    const decline = within(dialog).getByRole('button', { name: 'Decline' });
    expect((decline as HTMLButtonElement).disabled).toBe(true);
    await fill(user, within(dialog).getByRole('textbox', { name: /Why not/ }), 'No coach until June');
    await user.click(decline);
    await waitFor(() =>
      expect(requests('request_decide')).toEqual([
        { id: 'r1', status: 'declined', note: 'No coach until June' },
      ]),
    );
  });

  it('open the stakeholder they are for', async () => {
    answering(view({ requests: [request()] }));
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await tab(/Requests/));
    await user.click(await screen.findByRole('button', { name: 'for Billing team' }));
    expect(detailStore.get()).toBe('s1');
  });

  it('that are settled have nothing more to decide', async () => {
    answering(view({ requests: [request({ status: 'declined', decision_note: 'Not before June' })] }));
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await tab(/Requests/));
    expect(await screen.findByText('Nothing is waiting for an answer.')).toBeTruthy();
    expect(screen.getByText('Not before June')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Actions for the request/ })).toBeNull();
  });

  it('begin with Ctrl+N, and say what is wrong beside the field', async () => {
    ofBilling();
    answering(view(), {
      request_make: () => {
        throw {
          code: 'invalid',
          message: 'by_when: is before it was asked for',
          fields: [{ field: 'by_when', message: 'is before it was asked for' }],
        };
      },
    });
    const { user } = renderWithApp(<SupportPlace />);
    await screen.findByRole('heading', { name: 'Needs of Billing platform' });
    const action = currentActions().find(({ keys }) => keys === 'mod+n');
    expect(action?.label).toBe('New request…');
    action?.run();
    const dialog = await screen.findByRole('dialog', { name: 'New request' });
    await expectNoAxeViolations();
    await user.click(within(dialog).getByRole('button', { name: /Service/ }));
    await user.click(await screen.findByRole('option', { name: /Team coaching/ }));
    await fill(user, within(dialog).getByRole('textbox', { name: /Who asks/ }), 'Megan Howells');
    await fill(user, within(dialog).getByRole('textbox', { name: /Why/ }), 'First iteration');
    await fill(user, within(dialog).getByRole('textbox', { name: /Value expected/ }), 'In use by May');
    await user.type(within(dialog).getByRole('combobox', { name: /For which stakeholder/ }), 'Bill');
    await user.click(await screen.findByRole('option', { name: /Billing team/ }));
    await user.click(within(dialog).getAllByRole('spinbutton')[0] as HTMLElement);
    await user.keyboard('05012026');
    await user.click(within(dialog).getByRole('button', { name: 'Record the request' }));
    expect(await within(dialog).findByText('Is before it was asked for')).toBeTruthy();
    expect((within(dialog).getByRole('textbox', { name: /Why/ }) as HTMLInputElement).value).toBe(
      'First iteration',
    );
  });

  it('say what they are for while there are none', async () => {
    answering(view());
    const { user } = renderWithApp(<SupportPlace />);
    await user.click(await tab(/Requests/));
    expect(await screen.findByText('Support starts with somebody asking')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New request…' }));
    expect(await screen.findByRole('dialog', { name: 'New request' })).toBeTruthy();
  });
});

describe('an earlier date', () => {
  it('can be looked at and not changed', async () => {
    ofBilling();
    const { requests } = answering(view({ requests: [request()], plan: [line()] }));
    asOfStore.set('2026-02-20');
    const { user } = renderWithApp(<SupportPlace />);
    await screen.findByRole('heading', { name: 'Needs of Billing platform' });
    expect(requests('support_view')).toEqual([{ project: 'billing', as_of: '2026-02-20' }]);
    expect(screen.queryByRole('button', { name: /Offer|Record|Plan…|New request/ })).toBeNull();
    await user.click(await tab(/Requests/));
    expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull();
    await user.click(await tab(/Plan/));
    expect(screen.queryByRole('button', { name: /Actions for|Add a line/ })).toBeNull();
    (await screen.findByRole('button', { name: 'Two coached iterations' })).focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}');
    expect(requests('plan_line_edit')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(await tab(/Service menu/));
    expect(screen.queryByRole('button', { name: /Add a service|Actions for/ })).toBeNull();
  });
});
