import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { locationStore } from '#context';
import { expectNoAxeViolations } from '#test';
import { outcomeOf } from '../fixture';
import { importStore, startImport } from '../store';
import { FILE, mountRows } from '../testing';

const bringIn = () => screen.getByRole('button', { name: 'Bring in 289 rows' });

describe('bringing it in', () => {
  test('accounts for every row', async () => {
    const { fake, user } = await mountRows();
    await user.click(bringIn());
    await screen.findByRole('heading', { name: '289 rows brought in' });
    expect(fake.requests('desk_import_run')).toEqual([{ token: 'i1', choices: { on_match: 'skip' } }]);
    expect(screen.getAllByRole('definition').map((each) => each.textContent)).toEqual([
      '312',
      '289',
      '0',
      '17',
      '6',
      '0',
    ]);
    screen.getByText(/Made 271 people/);
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Show the register' }));
    expect(importStore.get().at).toBe('idle');
    expect(locationStore.get().place).toBe('people');
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
  });

  test('refused rows are saved with their reasons, to be mended', async () => {
    const { fake, user } = await mountRows();
    await user.click(bringIn());
    const rows = within(await screen.findByRole('table', { name: 'Refused rows' }));
    rows.getByText('Stakeholder list, line 9');
    await user.click(screen.getByRole('button', { name: 'Save refused rows…' }));
    await screen.findByText(/Saved Stakeholders FINAL v3 \(2\) – refused.xlsx in \/home\/ann\/Documents/);
    expect(fake.requests('desk_import_refused_save')).toEqual([{ token: 'i1' }]);
  });

  test('that file could not be written: it says why', async () => {
    const { user } = await mountRows({
      desk_import_refused_save: () => {
        throw { code: 'io', message: 'The disk is full.' };
      },
    });
    await user.click(bringIn());
    await user.click(await screen.findByRole('button', { name: 'Save refused rows…' }));
    await screen.findByText('The disk is full.');
  });

  test('and back again', async () => {
    const { fake, user } = await mountRows();
    await user.click(bringIn());
    await user.click(await screen.findByRole('button', { name: 'Undo the import' }));
    await screen.findByText('The import was taken back');
    expect(fake.requests('undo')).toHaveLength(1);
    expect(importStore.get().at).toBe('idle');
  });

  test('when nothing is new, it says so and there is nothing to undo', async () => {
    const { user } = await mountRows({
      desk_import_run: () => ({ ...outcomeOf({}), created: 0, skipped: 306, refused: [], change_set: null }),
    });
    await user.click(bringIn());
    await screen.findByText('Nothing was changed: everything in the file is here already.');
    expect(screen.queryByRole('button', { name: 'Undo the import' })).toBeNull();
  });
});

describe('while it comes in', () => {
  test('says how far it is; stopped, it leaves no trace and everything chosen is still there', async () => {
    let refuse: (why: unknown) => void = () => {};
    const { fake, user } = await mountRows({
      desk_import_run: () => new Promise((_, reject) => (refuse = reject)),
    });
    await user.click(screen.getByRole('rowheader', { name: 'Priya Nair' }));
    await user.keyboard(' ');
    await user.click(await screen.findByRole('button', { name: 'Bring in 288 rows' }));
    const bar = await screen.findByRole('progressbar');
    await expectNoAxeViolations();
    act(() => {
      fake.emit('progress', { token: 'other', done: 5, total: 6, what: 'Something else' });
      fake.emit('progress', { token: 'i1', done: 78, total: 312, what: 'Writing rows' });
    });
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('25'));
    screen.getByText('Writing rows');
    await user.keyboard('{Escape}');
    act(() => startImport({ from: 'file', file: new File(['x'], 'other.csv') }));
    expect(importStore.get().at).toBe('running');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    screen.getByText('Stopping…');
    expect(fake.requests('desk_import_cancel')).toEqual([{ token: 'i1' }]);
    refuse({ code: 'cancelled', message: 'The import was stopped.' });
    await screen.findByText('The import was stopped. Nothing was changed.');
    screen.getByRole('button', { name: 'Left out 1' });
    screen.getByRole('button', { name: 'Bring in 288 rows' });
  });

  test('a refusal keeps everything, with the reason', async () => {
    const { user } = await mountRows({
      desk_import_run: () => {
        throw { code: 'busy', message: 'The file is locked.' };
      },
    });
    await user.click(bringIn());
    await screen.findByText('The file is locked.');
    bringIn();
    screen.getByRole('dialog', { name: `Bring in ${FILE}` });
  });
});
