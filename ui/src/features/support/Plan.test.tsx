import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { scopeStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fill, line, portal, request, service, view } from './fixture';
import type { PlanRow } from './model';
import { SupportPlace } from './SupportPlace';

// Dialogs and axe take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

async function open(name: string) {
  const app = renderWithApp(<SupportPlace />);
  await app.user.click(await screen.findByRole('tab', { name }));
  return app;
}

const lines = [
  line({ id: 'l1', what: 'Two coached iterations' }),
  line({ id: 'l2', what: 'Story templates', status: 'under_way', due_on: '2026-03-01' }),
  line({ id: 'l3', what: 'Team course', status: 'done', done_on: '2026-02-20', satisfaction: 4 }),
];

describe('the board', () => {
  it('is moved about in by arrow keys, and Shift moves a line', async () => {
    let plan: PlanRow[] = lines;
    const { requests } = answering(view(), {
      support_view: () => view({ plan }),
      plan_line_edit: ({ id, status }: { id: string; status: PlanRow['status'] }) => {
        plan = plan.map((each) => (each.id === id ? { ...each, status } : each));
        return {};
      },
    } as never);
    const { user } = await open('Plan');
    const planned = await screen.findByRole('region', { name: 'Planned 1' });
    within(planned).getByRole('button', { name: 'Two coached iterations' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('Story templates');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('Team course');
    await user.keyboard('{ArrowLeft}{ArrowLeft}{Shift>}{ArrowRight}{/Shift}');
    expect(requests('plan_line_edit')).toEqual([{ id: 'l1', status: 'under_way' }]);
    const underWay = await screen.findByRole('region', { name: 'Under way 2' });
    await waitFor(() =>
      expect(document.activeElement).toBe(
        within(underWay).getByRole('button', { name: 'Two coached iterations' }),
      ),
    );
    expect(screen.getByText('Nothing planned')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('asks what came of a line that is done', async () => {
    const { requests } = answering(view({ plan: lines }), { plan_line_edit: () => ({}) });
    const { user } = await open('Plan');
    await user.click(await screen.findByRole('button', { name: 'Actions for Story templates' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Done' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mark as done' });
    await expectNoAxeViolations();
    await fill(
      user,
      within(dialog).getByRole('textbox', { name: /What came of it/ }),
      'Twelve stories in use',
    );
    await user.click(within(dialog).getByRole('button', { name: /How satisfied/ }));
    await user.click(await screen.findByRole('option', { name: '5 – very' }));
    await user.click(within(dialog).getByRole('button', { name: 'Mark as done' }));
    await waitFor(() =>
      expect(requests('plan_line_edit')).toEqual([
        {
          id: 'l2',
          status: 'done',
          outcome: 'Twelve stories in use',
          satisfaction: 5,
          done_on: '2026-03-09',
        },
      ]),
    );
  });

  it('opens a line with Enter and keeps what was changed', async () => {
    const { requests } = answering(view({ plan: lines }), { plan_line_edit: () => ({}) });
    const { user } = await open('Plan');
    (await screen.findByRole('button', { name: 'Two coached iterations' })).focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Change the line' });
    await expectNoAxeViolations();
    const owner = within(dialog).getByRole('textbox', { name: /Who sees to it/ });
    await user.clear(owner);
    await fill(user, owner, 'Siân Owen');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(requests('plan_line_edit')).toHaveLength(1));
    expect(requests('plan_line_edit')[0]).toEqual({
      id: 'l1',
      owner: 'Siân Owen',
    });
  });
});

describe('the list', () => {
  it('shows the same lines with their dates in words', async () => {
    answering(view({ plan: lines }));
    const { user } = await open('Plan');
    await user.click(await screen.findByRole('radio', { name: 'List' }));
    const table = await screen.findByRole('table', { name: 'Support plan, by due date' });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getByRole('row', { name: /Story templates/ }).textContent).toMatch(/was due/);
    expect(within(table).getByRole('row', { name: /Team course/ }).textContent).toContain('4 of 5');
    await expectNoAxeViolations();
  });
});

describe('a new line', () => {
  it('R26: begins from what is wanted; a request brings its value, stakeholder and date', async () => {
    const asked = request({ status: 'accepted' });
    const { requests } = answering(view({ requests: [asked] }), { plan_line_add: () => ({ id: 'l9' }) });
    const { user } = await open('Plan');
    await user.click(await screen.findByRole('button', { name: 'Add a line…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add to the plan' });
    await expectNoAxeViolations();
    await user.click(within(dialog).getByRole('button', { name: /What it is for/ }));
    const options = await screen.findAllByRole('option');
    // The request, and the one need recorded as wanted: the open invitation is not on offer.
    expect(options.map((option) => option.textContent)).toEqual([
      'Request: Team coachingBilling platform, asked by Megan Howells',
      'Wanted: Capability developmentBilling platform',
    ]);
    await user.click(options[0] as HTMLElement);
    await fill(user, within(dialog).getByRole('textbox', { name: /What will be done/ }), 'Two iterations');
    await user.click(within(dialog).getByRole('button', { name: 'Add to the plan' }));
    await waitFor(() =>
      expect(requests('plan_line_add')).toEqual([
        {
          project: 'billing',
          service: 'coaching',
          request: 'r1',
          what: 'Two iterations',
          value: 'First increment in use by May',
          for_stakeholder: 's1',
          owner: 'Rhian Pryce',
          due_on: '2026-05-01',
        },
      ]),
    );
  });

  it('says why there is nothing to plan, and how there could be', async () => {
    scopeStore.set({ id: 'portal', name: 'Customer portal' });
    answering(view({ projects: [portal] }));
    const { user } = await open('Plan');
    await user.click(await screen.findByRole('button', { name: 'Add a line…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add to the plan' });
    expect(dialog.textContent).toContain('Nothing is wanted yet');
    const save = within(dialog).getByRole('button', { name: 'Add to the plan' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the service menu', () => {
  it('shows all seven families, and services leave it and come back', async () => {
    const { requests } = answering(view(), { service_edit: () => ({}) });
    const { user } = await open('Service menu');
    expect(await screen.findAllByRole('region')).toHaveLength(7);
    expect(screen.getAllByText('Nothing in this family yet.')).toHaveLength(4);
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Actions for Team coaching' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take off the menu' }));
    await waitFor(() => expect(requests('service_edit')).toEqual([{ id: 'coaching', offered: false }]));
  });

  it('is reworded and added to', async () => {
    const { requests } = answering(view(), {
      services_list: () => ({ total: 1, items: [service('lead', 'people', 'Choosing a lead')] }),
      service_edit: () => ({}),
      service_add: () => ({ id: 'new' }),
    });
    const { user } = await open('Service menu');
    await user.click(await screen.findByRole('button', { name: 'Actions for Choosing a lead' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Change…' }));
    let dialog = await screen.findByRole('dialog', { name: 'Change the service' });
    await fill(user, within(dialog).getByRole('textbox', { name: /Name/ }), ' well');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(requests('service_edit')).toEqual([
        { id: 'lead', name: 'Choosing a lead well', summary: 'Choosing a lead, in a sentence' },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Add a service…' }));
    dialog = await screen.findByRole('dialog', { name: 'Add a service' });
    await expectNoAxeViolations();
    await fill(user, within(dialog).getByRole('textbox', { name: /Name/ }), 'Pairing');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(requests('service_add')).toEqual([
        { family: 'standards_and_templates', name: 'Pairing', summary: '' },
      ]),
    );
  });
});
