import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ImportChoices } from '#bindings/ImportChoices';
import { scopeStore } from '#context';
import { expectNoAxeViolations } from '#test';
import { planOf } from '../fixture';
import { importStore, workOf } from '../store';
import { answerDates, mountColumns, mountRows } from '../testing';

type Fake = Awaited<ReturnType<typeof mountRows>>['fake'];

const plans = (fake: Fake) =>
  (fake.requests('desk_import_plan') as { token: string; choices: ImportChoices }[]).map(
    ({ choices }) => choices,
  );
const chip = (name: RegExp) => screen.getByRole('button', { name });
const rowOf = (name: string) => {
  const row = screen.getByRole('rowheader', { name }).closest('[role=row]');
  if (!(row instanceof HTMLElement)) {
    throw new Error(`No row of ${name}`);
  }
  return row;
};

describe('what will happen', () => {
  test('accounts for every row, and says what it makes', async () => {
    const { fake } = await mountRows();
    expect(plans(fake)).toEqual([{ on_match: 'skip' }]);
    expect(fake.requests('desk_import_rows')).toEqual([{ token: 'i1', query: { offset: 0, limit: 100 } }]);
    for (const name of [
      'All rows 312',
      'New 289',
      'Updated 0',
      'As they are 17',
      'Refused 6',
      'Left out 0',
    ]) {
      screen.getByRole('button', { name });
    }
    screen.getByText(/Makes 271 people, 12 groups, 14 units, 608 assessments, 9 tags and 1 custom field/);
    expect(screen.getByRole('grid', { name: 'Rows of the file' }).getAttribute('aria-rowcount')).toBe('313');
    within(rowOf('Ólöf Mensah')).getByText('by e-mail');
    await expectNoAxeViolations();
  });

  test('rows are filtered by fate, by remark and by words', async () => {
    const { fake, user } = await mountRows();
    const last = () => (fake.requests('desk_import_rows').at(-1) as { query: object }).query;
    await user.click(chip(/^Refused/));
    await waitFor(() => expect(last()).toMatchObject({ fates: ['refused'] }));
    await screen.findAllByText(/There is no name in this row/);
    await user.click(chip(/^Left out/));
    await waitFor(() => expect(last()).toMatchObject({ fates: ['refused', 'left_out'] }));
    await user.click(chip(/^All rows/));
    await user.click(chip(/^With remarks/));
    await waitFor(() => expect(last()).toMatchObject({ remarked: true }));
    await user.click(chip(/^With remarks/));
    await user.type(screen.getByRole('searchbox', { name: 'Find in these rows' }), 'nobody at all');
    await screen.findByText('No row matches. Try fewer letters or another filter.');
    await user.keyboard('{Escape}');
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('the row the grid stands on is shown in full', async () => {
    const { user } = await mountRows();
    await user.click(screen.getByRole('button', { name: /Those who are here already/ }));
    await user.click(await screen.findByRole('option', { name: /Update from the file/ }));
    await screen.findByRole('button', { name: 'Updated 17' });
    await user.click(await screen.findByRole('rowheader', { name: 'Ólöf Mensah' }));
    const detail = within(screen.getByRole('complementary', { name: 'The row in full' }));
    detail.getByText('Stakeholder list, line 7');
    const changes = within(detail.getByRole('table', { name: 'What changes in Ólöf Mensah' }));
    changes.getByText('Team lead');
    changes.getByText('Service designer');
    await expectNoAxeViolations();
    // Enter goes from the row to what can be done with it.
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toContain('As all others');
  });

  test('another treatment of all is asked again; the project in scope is taken', async () => {
    scopeStore.set({ id: 'p1', name: 'Field app' });
    const { fake, user } = await mountRows();
    expect(plans(fake)).toEqual([{ on_match: 'skip', project: 'p1' }]);
    await user.click(screen.getByRole('button', { name: /Rows that name no project/ }));
    await user.click(await screen.findByRole('option', { name: 'No project' }));
    await user.click(screen.getByRole('button', { name: /Those who are here already/ }));
    await user.click(await screen.findByRole('option', { name: /Add once more/ }));
    await waitFor(() => expect(plans(fake).slice(1)).toEqual([{ on_match: 'skip' }, { on_match: 'create' }]));
    await screen.findByRole('button', { name: 'Bring in 306 rows' });
  });

  test('remarks about the whole file are a press away', async () => {
    const { user } = await mountRows();
    await user.click(screen.getByRole('button', { name: '1 remark about the file' }));
    await screen.findByText(/Lines 318 to 320 hold totals and stay out/);
  });
});

describe('rows treated differently', () => {
  test('Space leaves a row out and takes it in again', async () => {
    const { fake, user } = await mountRows();
    await user.click(screen.getByRole('rowheader', { name: 'Priya Nair' }));
    await user.keyboard(' ');
    expect(rowOf('Priya Nair').getAttribute('aria-selected')).toBe('false');
    within(rowOf('Priya Nair')).getByText('Left out');
    await screen.findByRole('button', { name: 'Left out 1' });
    expect(plans(fake).at(-1)).toEqual({
      on_match: 'skip',
      rows: [{ sheet: 0, line: 5, action: 'leave_out' }],
    });
    screen.getByRole('button', { name: 'Bring in 288 rows' });
    await user.keyboard(' ');
    await screen.findByRole('button', { name: 'Left out 0' });
    expect(plans(fake).at(-1)).toEqual({ on_match: 'skip' });
  });

  test('a range by Shift, all by the box above, and none where a row cannot come in', async () => {
    const { fake, user } = await mountRows();
    await user.click(screen.getByRole('rowheader', { name: 'Priya Nair' }));
    await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await screen.findByRole('button', { name: 'Left out 3' });
    expect(
      plans(fake)
        .at(-1)
        ?.rows?.map(({ line }) => line),
    ).toEqual([5, 6, 7]);
    await user.click(screen.getByRole('columnheader', { name: 'Bring all rows in' }));
    await screen.findByRole('button', { name: 'Left out 0' });
    await user.click(screen.getByRole('columnheader', { name: 'Bring all rows in' }));
    await screen.findByRole('button', { name: 'Left out 306' });
    expect((screen.getByRole('button', { name: 'Nothing to bring in' }) as HTMLButtonElement).disabled).toBe(
      true,
    );
    expect(
      plans(fake)
        .at(-1)
        ?.rows?.some(({ line }) => line === 9),
    ).toBe(false);
  });

  test('the cell of its fate says what else can be done with it', async () => {
    const { fake, user } = await mountRows();
    await user.click(screen.getByRole('rowheader', { name: 'Ólöf Mensah' }));
    await user.keyboard('{ArrowLeft}{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Update from the file' }));
    await screen.findByRole('button', { name: 'Updated 1' });
    expect(plans(fake).at(-1)?.rows).toEqual([{ sheet: 0, line: 7, action: 'update' }]);
    await waitFor(() => within(rowOf('Ólöf Mensah')).getByText('Update'));
    // The row in full follows the plan.
    await screen.findByRole('table', { name: 'What changes in Ólöf Mensah' });
  });

  test('so does the row in full; new rows can only be left out', async () => {
    const { fake, user } = await mountRows();
    await user.click(screen.getByRole('rowheader', { name: 'Priya Nair' }));
    await user.click(screen.getByRole('button', { name: /What to do with this row/ }));
    expect((await screen.findAllByRole('option')).map((each) => each.textContent)).toEqual([
      'As all others',
      'Leave out',
    ]);
    await user.click(screen.getByRole('option', { name: 'Leave out' }));
    await screen.findByText('Left out by hand.');
    await waitFor(() => expect(plans(fake).at(-1)?.rows).toHaveLength(1));
  });
});

describe('going back', () => {
  test('keeps what was chosen, and asks again only when something changed', async () => {
    const { fake, user } = await mountRows();
    await user.click(screen.getByRole('rowheader', { name: 'Priya Nair' }));
    await user.keyboard(' ');
    await screen.findByRole('button', { name: 'Left out 1' });
    const count = plans(fake).length;
    await user.click(screen.getByRole('button', { name: 'Back to the columns' }));
    await user.click(await screen.findByRole('button', { name: 'Check the rows' }));
    await screen.findByRole('button', { name: 'Left out 1' });
    expect(plans(fake)).toHaveLength(count);
    await user.click(screen.getByRole('button', { name: 'Back to the columns' }));
    await user.click(await screen.findByRole('button', { name: '3 of 3' }));
    await waitFor(() => expect(workOf(importStore.get())?.asking).toBe(false));
    await user.click(screen.getByRole('button', { name: 'Check the rows' }));
    await waitFor(() => expect(plans(fake)).toHaveLength(count + 1));
    expect(plans(fake).at(-1)?.rows).toHaveLength(1);
  });
});

describe('when it cannot be worked out', () => {
  test('says why, and tries again', async () => {
    let fails = true;
    const { user } = await mountColumns({
      desk_import_plan: ({ choices }: { choices: ImportChoices }) => {
        if (fails) {
          throw { code: 'busy', message: 'The file is locked.' };
        }
        return planOf(choices);
      },
    });
    await answerDates(user);
    await user.click(screen.getByRole('button', { name: 'Check the rows' }));
    await screen.findByText('The file is locked.');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Bring in 289 rows' });
  });

  test('an answer to an earlier choice is passed over', async () => {
    const waiting: ((plan: unknown) => void)[] = [];
    const { user } = await mountRows({
      desk_import_plan: ({ choices }: { choices: ImportChoices }) =>
        choices.on_match === 'update' ? new Promise((resolve) => waiting.push(resolve)) : planOf(choices),
    });
    await user.click(screen.getByRole('button', { name: /Those who are here already/ }));
    await user.click(await screen.findByRole('option', { name: /Update from the file/ }));
    await waitFor(() => expect(waiting).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: /Those who are here already/ }));
    await user.click(await screen.findByRole('option', { name: /Add once more/ }));
    await screen.findByRole('button', { name: 'Bring in 306 rows' });
    await act(async () => waiting[0]?.({ ...planOf({}), created: 1 }));
    screen.getByRole('button', { name: 'Bring in 306 rows' });
  });
});
