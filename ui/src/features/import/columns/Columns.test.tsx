import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ImportColumn } from '#bindings/ImportColumn';
import type { ImportMapping } from '#bindings/ImportMapping';
import { expectNoAxeViolations } from '#test';
import { lookAt, offer } from '../fixture';
import { importStore, workOf } from '../store';
import { lineOf, mountColumns } from '../testing';

type Fake = Awaited<ReturnType<typeof mountColumns>>['fake'];

/** The mapping last asked about. */
const asked = (fake: Fake): ImportMapping | undefined =>
  (fake.requests('desk_import_map') as { token: string; mapping: ImportMapping }[]).at(-1)?.mapping;
const askedColumn = (fake: Fake, heading: string): ImportColumn | undefined =>
  asked(fake)?.sheets[0]?.columns.find(({ header }) => header === heading);
const next = () => screen.getByRole('button', { name: 'Check the rows' }) as HTMLButtonElement;

describe('the columns', () => {
  test('each with its letters, heading, samples, target and why', async () => {
    await mountColumns();
    const line = lineOf(/Column F, Contact/);
    line.getByText('F');
    line.getByText('Contact');
    line.getByText(/p.nair@brackwater.example/);
    line.getByText('by its contents');
    lineOf(/Column O, Preferred channel/).getByText('not recognised');
    lineOf(/Column N, Themes/).getByText('several, by ;');
    expect(screen.getByRole('list', { name: 'Columns of Stakeholder list' }).children).toHaveLength(17);
    screen.getByText('351 rows from 2 sheets · 19 of 20 columns come in');
    await expectNoAxeViolations();
  });

  test('a target is found by typing; the answer is shown', async () => {
    const { fake, user } = await mountColumns();
    const button = screen.getByRole('button', {
      name: 'Column O, Preferred channel is taken for: Custom field “Preferred channel”',
    });
    button.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('combobox', { name: 'Column O, Preferred channel is taken for' });
    await user.keyboard('group');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(askedColumn(fake, 'Preferred channel')?.target).toEqual({ to: 'field', field: 'groups' }),
    );
    await screen.findByRole('button', { name: 'Column O, Preferred channel is taken for: Groups' });
    await screen.findByText('Mended by hand');
  });

  test('a column is left out, or kept in a custom field that is here or new', async () => {
    const { fake, user } = await mountColumns();
    await user.click(screen.getByRole('button', { name: /Column G, Tel. is taken for/ }));
    await user.click(await screen.findByRole('option', { name: /^Leave out/ }));
    await waitFor(() => expect(askedColumn(fake, 'Tel.')?.target).toEqual({ to: 'leave_out' }));
    await user.click(screen.getByRole('button', { name: 'Column G, Tel. is taken for: Leave out' }));
    await user.click(await screen.findByRole('option', { name: /^Custom field “Tel.”/ }));
    await waitFor(() =>
      expect(askedColumn(fake, 'Tel.')?.target).toEqual({ to: 'custom', name: 'Tel.', kind: 'text' }),
    );
    await user.click(screen.getByRole('button', { name: /Column G, Tel. is taken for: Custom/ }));
    await user.click(await screen.findByRole('option', { name: /^Union/ }));
    await waitFor(() => expect(askedColumn(fake, 'Tel.')?.target).toMatchObject({ name: 'Union' }));
  });

  test('a custom field is renamed and gets another kind', async () => {
    const { fake, user } = await mountColumns();
    await user.click(
      screen.getByRole('button', { name: 'How cells of Column O, Preferred channel are read' }),
    );
    const name = await screen.findByRole('textbox', { name: 'Name of the custom field' });
    await expectNoAxeViolations();
    await user.clear(name);
    await user.type(name, 'Channel');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(askedColumn(fake, 'Preferred channel')?.target).toMatchObject({ name: 'Channel' }),
    );
    await user.click(
      screen.getByRole('button', { name: 'How cells of Column O, Preferred channel are read' }),
    );
    await user.click(await screen.findByRole('button', { name: /It holds/ }));
    await user.click(await screen.findByRole('option', { name: 'One of a few words' }));
    await waitFor(() =>
      expect(askedColumn(fake, 'Preferred channel')?.target).toEqual({
        to: 'custom',
        name: 'Channel',
        kind: 'choice',
      }),
    );
  });

  test('several in one cell, the order of dates, the scale', async () => {
    const { fake, user } = await mountColumns();
    const choose = async (column: RegExp, option: RegExp, choice: string) => {
      await user.click(screen.getByRole('button', { name: new RegExp(`How cells of ${column.source}`) }));
      await user.click(await screen.findByRole('button', { name: option }));
      await user.click(await screen.findByRole('option', { name: choice }));
      await user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('dialog', { name: /How cells/ })).toBeNull());
    };
    await choose(/Column H/, /Several in one cell/, 'Separated by slashes');
    expect(askedColumn(fake, 'Line manager')?.split).toBe('/');
    await choose(/Column H/, /Several in one cell/, 'No, one value a cell');
    expect(askedColumn(fake, 'Line manager')).not.toHaveProperty('split');
    await choose(/Column M/, /Order in dates/, 'Month first: 12/31/2026');
    expect(askedColumn(fake, 'Last contact')?.dates).toBe('month_first');
    await choose(/Column I/, /Ratings are written/, 'High, medium, low');
    expect(askedColumn(fake, 'Influence (H/M/L)')?.scale).toBe('words');
  });

  test('what single values mean is said by hand', async () => {
    const { fake, user } = await mountColumns();
    await user.click(
      lineOf(/Column I, Influence/).getByRole('button', { name: /3 cells unreadable Such as “tbc”, “\?\?”/ }),
    );
    const dialog = within(await screen.findByRole('dialog', { name: /What values in “Influence/ }));
    await expectNoAxeViolations();
    await user.click(dialog.getByRole('checkbox', { name: 'tbc says nothing' }));
    await user.type(dialog.getByRole('combobox', { name: '?? means' }), '3{Tab}');
    await user.type(dialog.getByRole('combobox', { name: 'V. high means' }), '{ArrowDown}{ArrowDown}{Enter}');
    await user.type(
      dialog.getByRole('textbox', { name: 'Another value, as written in the file' }),
      'huge{Enter}',
    );
    await user.type(dialog.getByRole('combobox', { name: 'huge means' }), '5{Tab}');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    await waitFor(() =>
      expect(askedColumn(fake, 'Influence (H/M/L)')?.values).toEqual({
        tbc: '',
        '??': '3',
        'V. high': '2',
        huge: '5',
      }),
    );
    await waitFor(() => lineOf(/Column I, Influence/).getByText('4 values by hand'));
  });
});

describe('questions', () => {
  test('a date is answered with one press, shown both ways', async () => {
    const { fake, user } = await mountColumns();
    const question = within(screen.getByRole('group', { name: 'In “Last contact”, what is 03/04/2026?' }));
    question.getByRole('button', { name: /March 4, 2026|4 March 2026/ });
    await user.click(question.getByRole('button', { name: /April 3, 2026|3 April 2026/ }));
    await waitFor(() => expect(askedColumn(fake, 'Last contact')?.dates).toBe('day_first'));
    await waitFor(() => expect(screen.queryByRole('group', { name: /Last contact/ })).toBeNull());
    lineOf(/Column M/).getByText('day first');
    screen.getByText('1 question open');
  });

  test('about dates come before the rows: the way on says so, and leads to them from any sheet', async () => {
    const { fake, user } = await mountColumns();
    await user.click(screen.getByRole('option', { name: /Who influences whom/ }));
    await screen.findByRole('list', { name: 'Columns of Who influences whom' });
    expect(next().getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(next().getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      '2 questions open · say first how dates are written',
    );
    await expectNoAxeViolations();
    next().focus();
    await user.keyboard('{Enter}');
    const answer = within(await screen.findByRole('group', { name: /Last contact/ })).getAllByRole(
      'button',
    )[0];
    await waitFor(() => expect(document.activeElement).toBe(answer));
    expect(fake.requests('desk_import_plan')).toEqual([]);

    await user.keyboard('{Enter}');
    await waitFor(() => expect(next().hasAttribute('aria-disabled')).toBe(false));
    await user.click(next());
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
  });

  test('a scale too; and the column can be shown', async () => {
    const { fake, user } = await mountColumns();
    const question = within(
      screen.getByRole('group', { name: 'In “Interest”, a cell says 3. Out of what?' }),
    );
    expect(question.getAllByRole('button').map((each) => each.textContent)).toEqual([
      '3 of 5',
      '3 of 3',
      '3 of 10',
      '3 per cent',
      'Show column J',
    ]);
    await user.click(question.getByRole('button', { name: 'Show column J' }));
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Column J, Interest/),
    );
    await user.click(question.getByRole('button', { name: '3 of 3' }));
    await waitFor(() => expect(askedColumn(fake, 'Interest')?.scale).toBe('one_to_three'));
  });
});

describe('sheets', () => {
  test('arrows go from one to the next; unticked it stays out, and ticked again it means what it did', async () => {
    const { fake, user } = await mountColumns();
    act(() => screen.getByRole('option', { name: /Stakeholder list/ }).focus());
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('list', { name: 'Columns of Who influences whom' });
    await user.click(screen.getByRole('checkbox', { name: 'Bring this sheet in' }));
    await screen.findByText('This sheet stays out.');
    await waitFor(() => expect(asked(fake)?.sheets[1]?.about).toBeNull());
    screen.getByText('312 rows from 1 sheet · 16 of 17 columns come in');
    await user.click(screen.getByRole('checkbox', { name: 'Bring this sheet in' }));
    await waitFor(() => expect(asked(fake)?.sheets[1]?.about).toBe('ties'));
    expect(asked(fake)?.sheets[1]?.columns).toHaveLength(3);
  });

  test('with rows about something else, its columns are proposed afresh', async () => {
    const { fake, user } = await mountColumns();
    await user.click(screen.getByRole('button', { name: /Each row is about/ }));
    await user.click(await screen.findByRole('option', { name: /a unit/ }));
    await waitFor(() => expect(asked(fake)?.sheets[0]).toMatchObject({ about: 'units', columns: [] }));
  });

  test('the headings are in another line', async () => {
    const { fake, user } = await mountColumns();
    await user.click(
      screen.getByRole('button', { name: 'Where the headings are: Headings in line 4. Change' }),
    );
    await screen.findByRole('dialog', { name: 'Where the headings are' });
    await expectNoAxeViolations();
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('option'));
    await user.keyboard('{ArrowDown}');
    await user.type(screen.getByRole('textbox', { name: 'Last line of data' }), '317');
    await user.click(screen.getByRole('button', { name: 'Use this line' }));
    await waitFor(() =>
      expect(asked(fake)?.sheets[0]).toMatchObject({ header_line: 5, header_rows: 1, last_line: 317 }),
    );
    await screen.findByRole('button', { name: /Headings in line 5, to line 317/ });
  });
});

test('the first rows are shown as they will come in', async () => {
  const { user } = await mountColumns();
  const table = within(screen.getByRole('table', { name: 'The first rows as they will come in' }));
  table.getByRole('columnheader', { name: 'Current engagement' });
  table.getByRole('rowheader', { name: 'Priya Nair' });
  table.getByText('Refused');
  await user.click(screen.getByRole('button', { name: 'Hide the first rows' }));
  expect(screen.queryByRole('table')).toBeNull();
});

describe('faults', () => {
  test('say what is wrong beside the place, and hold back the next step', async () => {
    const { user } = await mountColumns();
    expect(next().disabled).toBe(false);
    await user.click(screen.getByRole('button', { name: /Column G, Tel. is taken for/ }));
    await user.click(await screen.findByRole('option', { name: /^E-mail Now column F/ }));
    await waitFor(() =>
      lineOf(/Column G, Tel/).getByText('Another column fills this field already. Leave one of them out.'),
    );
    expect(next().disabled).toBe(true);
    screen.getByText('1 thing to mend');
    const faults = within(screen.getByRole('region', { name: 'What has to be mended first' }));
    await expectNoAxeViolations();
    await user.click(faults.getByRole('button', { name: 'Show column G' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Column G/));
  });

  test('of a whole sheet stand above its columns', async () => {
    await mountColumns({
      desk_import_dialog: () => ({
        ...offer,
        look: lookAt(undefined, {
          faults: [{ sheet: 0, column: null, reason: 'No column says who it is.' }],
        }),
      }),
    });
    screen.getByText('No column says who it is.');
    expect(next().disabled).toBe(true);
  });

  test('a refusal keeps what was said and can be asked again', async () => {
    let fails = true;
    const { user } = await mountColumns({
      desk_import_map: ({ mapping }: { mapping: ImportMapping }) => {
        if (fails) {
          throw { code: 'busy', message: 'The file is locked.' };
        }
        return lookAt(mapping);
      },
    });
    await user.click(screen.getByRole('button', { name: '3 of 3' }));
    await screen.findByText('The file is locked.');
    expect(next().disabled).toBe(true);
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(next().disabled).toBe(false));
    expect(workOf(importStore.get())?.mapping.sheets[0]?.columns[9]?.scale).toBe('one_to_three');
  });
});

describe('mappings', () => {
  test('a saved one is used', async () => {
    const { fake, user } = await mountColumns();
    screen.getByText('Proposed from headings and contents');
    await user.click(screen.getByRole('button', { name: 'Mappings' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Quarterly list from HR' }));
    await screen.findByText('Saved mapping “Quarterly list from HR”');
    expect(fake.requests('desk_import_use')).toEqual([{ token: 'i1', name: 'Quarterly list from HR' }]);
  });

  test('this one is saved under a name', async () => {
    const { fake, user } = await mountColumns();
    await user.click(screen.getByRole('button', { name: 'Mappings' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save this one…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Depots{Enter}');
    await screen.findByText('Saved mapping “Depots”');
    expect(fake.requests('mapping_save')).toEqual([{ name: 'Depots', mapping: offer.look.mapping }]);
  });
});

test('a saved mapping is deleted, and comes back', async () => {
  const { fake, user } = await mountColumns();
  await user.click(screen.getByRole('button', { name: 'Mappings' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete “Quarterly list from HR”' }));
  await screen.findByText('Deleted the mapping “Quarterly list from HR”');
  expect(fake.requests('mapping_delete')).toEqual([{ name: 'Quarterly list from HR' }]);
  expect(workOf(importStore.get())?.look.fitting).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(workOf(importStore.get())?.look.fitting).toEqual(['Quarterly list from HR']));
});

test('a thousand columns do not all stand in the page', async () => {
  const wide = lookAt();
  const column = wide.mapping.sheets[0]?.columns[1];
  const seen = wide.sheets[0]?.columns[1];
  if (!column || !seen) {
    throw new Error('no column');
  }
  const look = {
    ...wide,
    mapping: {
      ...wide.mapping,
      sheets: wide.mapping.sheets.map((sheet, at) =>
        at > 0
          ? sheet
          : { ...sheet, columns: Array.from({ length: 1000 }, (_, index) => ({ ...column, index })) },
      ),
    },
    sheets: wide.sheets.map((sheet, at) =>
      at > 0 ? sheet : { ...sheet, columns: Array.from({ length: 1000 }, () => seen) },
    ),
    faults: [],
  };
  await mountColumns({ desk_import_dialog: () => ({ ...offer, look }) });
  const items = within(screen.getByRole('list', { name: /Columns of/ })).getAllByRole('listitem');
  expect(items.length).toBeLessThan(80);
  expect(items[0]?.getAttribute('aria-setsize')).toBe('1000');
});
