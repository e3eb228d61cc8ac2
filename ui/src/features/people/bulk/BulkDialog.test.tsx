import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { begin, endTask } from '../tasks';

async function open(more: FakeHandlers = {}) {
  const fake = smallWorkspace({
    custom_fields_list: () => ({
      total: 1,
      items: [{ id: 'f1', subject: 'stakeholder', name: 'Shift', kind: 'choice', choices: ['Day', 'Night'] }],
    }),
    stakeholders_change: () => ({ stakeholders: 3, changed: 2 }),
    ...more,
  });
  const view = renderWithApp(
    <>
      <Tasks />
      <Toasts />
    </>,
  );
  begin({ kind: 'bulk', chosen: { ids: ['s1', 's2', 's3'] }, count: 3 });
  const dialog = await screen.findByRole('dialog', { name: 'Change 3 stakeholders' });
  return { fake, dialog, ...view };
}

const choose = async (user: Awaited<ReturnType<typeof open>>['user'], at: number, field: string) => {
  const [select] = screen.getAllByRole('button', { name: /Field/ }).slice(at);
  if (select) {
    await user.click(select);
  }
  await user.click(await screen.findByRole('option', { name: field }));
};

afterEach(() => {
  endTask();
  clearNotices();
});

test('several fields are changed for all of them at once', async () => {
  const { fake, user, dialog, container } = await open();
  await user.type(within(dialog).getByRole('textbox', { name: 'Value: Looked after by' }), 'Rhian Pryce');
  await user.click(within(dialog).getByRole('button', { name: 'Change another field' }));
  await choose(user, 1, 'Shift');
  await user.type(within(dialog).getByRole('combobox', { name: 'Value: Shift' }), 'Night');
  await user.click(await screen.findByRole('option', { name: 'Night' }));
  await expectNoAxeViolations(container);
  await user.click(within(dialog).getByRole('button', { name: 'Change 3' }));
  expect(fake.requests('stakeholders_change')).toEqual([
    {
      selection: { ids: ['s1', 's2', 's3'] },
      changes: { owner: 'Rhian Pryce' },
      custom: [{ field: 'f1', value: 'Night' }],
      add_tags: [],
      remove_tags: [],
      add_to: [],
    },
  ]);
  await screen.findByText('Changed 2 stakeholders');
});

test('nothing is cleared unless that is said, and what needs a value waits for it', async () => {
  const { fake, user, dialog } = await open();
  const save = within(dialog).getByRole('button', { name: 'Change 3' });
  expect(save).toHaveProperty('disabled', true);
  await choose(user, 0, 'Unit');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Clear it' }));
  expect(save).toHaveProperty('disabled', false);
  await user.click(within(dialog).getByRole('button', { name: 'Change another field' }));
  await choose(user, 1, 'Kind');
  expect(save).toHaveProperty('disabled', true);
  await user.click(within(dialog).getByRole('button', { name: 'Do not change Kind' }));
  await user.click(save);
  expect(fake.requests('stakeholders_change')).toMatchObject([{ changes: { unit: null } }]);
});

test('what is refused is said and nothing is lost', async () => {
  const { user, dialog } = await open({
    stakeholders_change: () => {
      throw {
        code: 'invalid',
        message: 'changes.owner: 301 characters; at most 300 fit.',
        fields: [{ field: 'changes.owner', message: '301 characters; at most 300 fit.' }],
      };
    },
  });
  const owner = within(dialog).getByRole('textbox', { name: 'Value: Looked after by' });
  await user.type(owner, 'Rhian{Enter}');
  await screen.findAllByText(/at most 300 fit/);
  expect(owner).toHaveProperty('value', 'Rhian');
});
