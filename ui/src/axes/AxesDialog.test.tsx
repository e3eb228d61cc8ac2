import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deskStore, forgetNames } from '#context';
import { Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { AxesDialog, isOwn, type OwnAxis, ownAxesStore, useOwnAxes } from '.';

vi.setConfig({ testTimeout: 20_000 });

const TRUST = '0190a5c2-7c00-7000-8000-000000000001';
const axis = (id: OwnAxis['id'], name: string, more: Partial<OwnAxis> = {}): OwnAxis => ({
  id,
  name,
  low: '',
  high: '',
  assessments: 0,
  ...more,
});
const trust = axis(TRUST, 'Trust', { low: 'None', high: 'Full', assessments: 12 });
const exposure = axis('0190a5c2-7c00-7000-8000-000000000002', 'Exposure', { high: 'Wide open' });

async function open(items: OwnAxis[], more: FakeHandlers = {}) {
  const fake = fakeTransport({
    own_axes_list: () => ({ total: items.length, items }),
    own_axis_change: () => ({}),
    ...more,
  });
  const onClose = vi.fn();
  const app = renderWithApp(
    <>
      <AxesDialog onClose={onClose} />
      <Toasts />
    </>,
  );
  const dialog = await screen.findByRole('dialog', { name: 'Axes of your own' });
  return { ...fake, ...app, dialog, onClose };
}

beforeEach(() => deskStore.set(openDesk));

describe('axes of one’s own', () => {
  it('are added by keyboard, with a word for each end', async () => {
    const { user, requests, dialog } = await open([], { own_axis_add: () => ({ id: TRUST }) });
    expect(await within(dialog).findByText(/None yet/)).toBeTruthy();
    within(dialog).getByRole('button', { name: 'Add an axis' }).focus();
    await user.keyboard('{Enter}');
    const form = await screen.findByRole('dialog', { name: 'Add an axis' });
    await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText(/^Name/)));
    await user.keyboard('Trust{Tab}None{Tab}Full');
    await expectNoAxeViolations();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(requests('own_axis_add')).toEqual([{ name: 'Trust', low: 'None', high: 'Full' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Add an axis' })).toBeNull());
  });

  it('are listed with their ends and how much was said, and move up and down', async () => {
    const { user, requests, dialog } = await open([trust, exposure]);
    const rows = await within(dialog).findAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Trust1: None · 5: Full · 12 assessments',
      'Exposure5: Wide open · 0 assessments',
    ]);
    await expectNoAxeViolations();
    expect(within(dialog).getByRole('button', { name: 'Move Trust up' }).hasAttribute('disabled')).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: 'Move Exposure up' }));
    await waitFor(() => expect(requests('own_axis_change')).toEqual([{ id: exposure.id, position: 0 }]));
    expect(await within(dialog).findByText('Exposure is number 1 of 2')).toBeTruthy();
  });

  it('say beside the field what is wrong with a new name', async () => {
    const { user, dialog } = await open([trust, exposure], {
      own_axis_change: () => {
        throw {
          code: 'invalid',
          message: 'name: there is an axis “Trust” already; choose another name.',
          fields: [{ field: 'name', message: 'there is an axis “Trust” already; choose another name.' }],
        };
      },
    });
    await user.click(await within(dialog).findByRole('button', { name: 'Change Exposure…' }));
    const form = await screen.findByRole('dialog', { name: 'Change Exposure' });
    await user.clear(within(form).getByLabelText(/^Name/));
    await user.keyboard('Trust{Enter}');
    expect(await within(form).findByText(/here is an axis “Trust” already/)).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('go with what was said on them, which undo brings back', async () => {
    const { user, requests, dialog } = await open([trust], {
      own_axis_remove: () => ({ assessments: 12, stakeholders: 8 }),
      undo: () => ({ label: 'x', seq: 1 }),
    });
    await user.click(await within(dialog).findByRole('button', { name: 'Remove Trust…' }));
    const asked = await screen.findByRole('alertdialog', { name: 'Remove Trust?' });
    expect(asked.textContent).toContain('12 assessments on it go as well');
    await expectNoAxeViolations();
    await user.click(within(asked).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(requests('own_axis_remove')).toEqual([{ id: TRUST }]));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(requests('undo')).toEqual([{}]));
  });

  it('are only read where the workspace is', async () => {
    deskStore.set({ ...openDesk, open: openDesk.open && { ...openDesk.open, read_only: true } });
    const { dialog } = await open([trust]);
    expect(await within(dialog).findByText('Trust')).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: /Remove|Move|Change|Add/ })).toBeNull();
  });
});

function Names() {
  return <p>{(useOwnAxes() ?? []).map(({ name }) => name).join(', ')}</p>;
}

describe('what names them', () => {
  it('is known wherever it is asked, and comes back when names are forgotten', async () => {
    fakeTransport({ own_axes_list: () => ({ total: 1, items: [trust] }) });
    renderWithApp(<Names />);
    await screen.findByText('Trust');
    forgetNames();
    await waitFor(() => expect(ownAxesStore.get()).toEqual([trust]));
  });

  it('tells an id from a word', () => {
    expect([isOwn(TRUST), isOwn('current_engagement')]).toEqual([true, false]);
  });
});
