import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { formatDateLong } from '#i18n';
import { expectNoAxeViolations, type FakeHandlers, leftTables, renderWithApp } from '#test';
import { smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { UnitsTree } from './UnitsTree';
import { useUnits } from './units';

function Harness({ readOnly = false }: { readOnly?: boolean }) {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <>
      <UnitsTree units={useUnits()} selected={selected} onSelect={setSelected} readOnly={readOnly} />
      <Tasks />
    </>
  );
}

async function open(more: FakeHandlers = {}, readOnly = false) {
  const fake = smallWorkspace({
    unit_add: () => ({ id: 'u9' }),
    unit_edit: () => ({}),
    unit_delete: () => ({}),
    ...more,
  });
  const view = renderWithApp(<Harness readOnly={readOnly} />);
  await screen.findByRole('row', { name: 'Operations' });
  return { fake, ...view };
}

const choose = async (user: Awaited<ReturnType<typeof open>>['user'], name: string) => {
  await user.click(screen.getByRole('row', { name }));
  await waitFor(() => expect(screen.getByRole('row', { name }).getAttribute('aria-selected')).toBe('true'));
};

describe('the units', () => {
  test('show how many are in each, and add below what is chosen', async () => {
    const { fake, user } = await open();
    within(screen.getByRole('row', { name: 'Finance' })).getByText('3');
    await choose(user, 'Operations');
    await user.keyboard('{Insert}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a unit' }));
    expect((dialog.getByRole('combobox', { name: 'Below' }) as HTMLInputElement).value).toBe('Operations');
    await user.type(dialog.getByRole('textbox', { name: /Name/ }), 'Networks{Enter}');
    await waitFor(() => expect(fake.requests('unit_add')).toEqual([{ name: 'Networks', parent: 'u2' }]));
  });

  test('are renamed with F2; a refusal stays beside the field', async () => {
    const { user } = await open({
      unit_edit: () => {
        throw {
          code: 'invalid',
          message: 'name is taken',
          fields: [{ field: 'name', message: 'is taken by a unit in the same place.' }],
        };
      },
    });
    await choose(user, 'Field service');
    await user.keyboard('{F2}');
    await screen.findByRole('dialog', { name: 'Rename Field service' });
    await user.keyboard('Finance{Enter}');
    await screen.findByText('Is taken by a unit in the same place.', { selector: 'span' });
  });

  test('are moved by menu, never below themselves', async () => {
    const { fake, user } = await open();
    await choose(user, 'Field service');
    await user.click(screen.getByRole('button', { name: 'Actions for Field service' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move…' }));
    const parent = await screen.findByRole('combobox', { name: 'Below' });
    await user.clear(parent);
    await user.keyboard('{ArrowDown}');
    expect(screen.queryByRole('option', { name: /Field service/ })).toBeNull();
    await user.click(await screen.findByRole('option', { name: /At the top/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.requests('unit_edit')).toEqual([{ id: 'u3', parent: null }]));
  });

  test('are deleted after a question; nobody goes with them', async () => {
    const { fake, user } = await open();
    await choose(user, 'Field service');
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete Field service?' }));
    dialog.getByText(/Nobody is deleted: the 2 stakeholders .* move up to Operations/);
    await user.click(dialog.getByRole('button', { name: 'Delete the unit' }));
    await waitFor(() => expect(fake.requests('unit_delete')).toEqual([{ id: 'u3' }]));
  });

  test('cannot be changed when nothing can', async () => {
    const { user } = await open({}, true);
    await choose(user, 'Finance');
    await user.keyboard('{Delete}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add a unit' })).toBeNull();
  });

  test('axe finds nothing', async () => {
    const { user } = await open();
    await choose(user, 'Finance');
    await expectNoAxeViolations();
  });
});

test('leave as a table, each with the one it is below', async () => {
  const { fake, user } = await open({ desk_table_save: () => null }, true);
  await user.click(screen.getByRole('button', { name: 'Export the units' }));
  await user.click(screen.getByRole('menuitem', { name: 'Save as Excel workbook…' }));
  await waitFor(() => expect(fake.requests('desk_table_save')).toHaveLength(1));
  expect(leftTables(fake)[0]).toMatchObject({
    title: `Units of Brackwater, ${formatDateLong('2026-03-09')}`,
    rows: [
      ['Finance', null, 1, 2, 3, null],
      ['Operations', null, 1, 2, 3, null],
      ['Field service', 'Operations', 2, 2, 3, null],
    ],
  });
});
