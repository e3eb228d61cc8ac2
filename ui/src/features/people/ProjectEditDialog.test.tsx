import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { scopeStore } from '#context';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { smallWorkspace } from './fixture';
import { Tasks } from './Tasks';
import { begin, taskStore } from './tasks';

const project = {
  id: 'p1',
  name: 'Field app',
  summary: 'Work sheets on the phone',
  starts_on: null,
  goes_live_on: '2026-09-01',
  sponsor: null,
  sponsor_name: null,
  team_size: null,
  pilot: false,
  role_only: false,
  closed_on: null,
  keep_until: null,
  keep_until_chosen: false,
};

async function open(more: object = {}, answers: FakeHandlers = {}) {
  const fake = smallWorkspace({
    projects_list: () => ({ total: 1, items: [{ ...project, ...more }] }),
    retention_rule_read: () => ({ months: 6 }),
    project_edit: () => ({}),
    project_privacy_change: () => ({ ...project, ...more }),
    ...answers,
  });
  const view = renderWithApp(<Tasks />);
  begin({ kind: 'project-edit', id: 'p1' });
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Field app' }));
  return { fake, dialog, ...view };
}

const gone = () => waitFor(() => expect(taskStore.get()).toBeNull());

describe('a project', () => {
  test('is made role-only by keyboard, and nothing else of it is written', async () => {
    const { fake, dialog, user } = await open();
    await expectNoAxeViolations();
    dialog.getByRole('switch', { name: 'Role-only' }).focus();
    await user.keyboard(' ');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await gone();
    expect(fake.requests('project_privacy_change')).toEqual([{ project: 'p1', role_only: true }]);
    expect(fake.requests('project_edit')).toEqual([]);
  });

  test('is renamed, and the scope with it', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake, dialog, user } = await open();
    const name = dialog.getByRole('textbox', { name: /Name/ });
    await user.clear(name);
    await user.type(name, 'Works mobile{Enter}');
    await gone();
    expect(fake.requests('project_edit')).toEqual([{ id: 'p1', name: 'Works mobile' }]);
    expect(fake.requests('project_privacy_change')).toEqual([]);
    expect(scopeStore.get()).toEqual({ id: 'p1', name: 'Works mobile' });
  });

  test('is given a sponsor, a team and the name of a pilot by keyboard', async () => {
    const { fake, dialog, user } = await open();
    const sponsor = dialog.getByRole('combobox', { name: 'Sponsor' });
    sponsor.focus();
    await user.keyboard('Ann');
    await screen.findByRole('option', { name: /Ann Smith/ });
    await user.keyboard('{ArrowDown}{Enter}');
    const team = dialog.getByRole('textbox', { name: 'People in its team' });
    team.focus();
    await user.keyboard('8{Tab}');
    dialog.getByRole('switch', { name: 'Pilot' }).focus();
    await user.keyboard(' ');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await gone();
    expect(fake.requests('project_edit')).toEqual([{ id: 'p1', sponsor: 's1', team_size: 8, pilot: true }]);
  });

  test('loses its sponsor when the field is emptied, and keeps it otherwise', async () => {
    const sponsored = { sponsor: 's1', sponsor_name: 'Ann Smith', team_size: 8 };
    const first = await open(sponsored);
    const sponsor = first.dialog.getByRole<HTMLInputElement>('combobox', { name: 'Sponsor' });
    expect(sponsor.value).toBe('Ann Smith');
    await first.user.click(first.dialog.getByRole('switch', { name: 'Pilot' }));
    await first.user.click(first.dialog.getByRole('button', { name: 'Save' }));
    await gone();
    expect(first.fake.requests('project_edit')).toEqual([{ id: 'p1', pilot: true }]);
    first.unmount();
    const { fake, dialog, user } = await open(sponsored);
    await user.clear(dialog.getByRole('combobox', { name: 'Sponsor' }));
    await user.tab();
    await user.clear(dialog.getByRole('textbox', { name: 'People in its team' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await gone();
    expect(fake.requests('project_edit')).toEqual([{ id: 'p1', sponsor: null, team_size: null }]);
  });

  test('that is closed says until when its people are kept, and takes another date', async () => {
    const { dialog } = await open({ closed_on: '2025-08-31', keep_until: '2026-02-28' });
    expect(dialog.getByText('Without a date here: until February 28, 2026')).toBeTruthy();
    const until = dialog.getByRole('group', { name: /Keep its people until/ });
    expect(within(until).getAllByRole('spinbutton')[0]?.getAttribute('aria-disabled')).toBeNull();
  });

  test('that is open has no date to keep its people until', async () => {
    const { dialog } = await open();
    const until = dialog.getByRole('group', { name: /Keep its people until/ });
    expect(within(until).getAllByRole('spinbutton')[0]?.getAttribute('aria-disabled')).toBe('true');
    expect(dialog.getByText('Empty: 6 months after the close')).toBeTruthy();
  });

  test('what is refused is said beside its field, and what was kept as well', async () => {
    const { dialog, user } = await open(
      {},
      {
        project_privacy_change: () => {
          throw {
            code: 'invalid',
            message: 'project: is gone',
            fields: [{ field: 'project', message: 'is not in the workspace.' }],
          };
        },
      },
    );
    await user.type(dialog.getByRole('textbox', { name: /What it is about/ }), '!');
    await user.click(dialog.getByRole('switch', { name: 'Role-only' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText(/was kept/);
  });
});
