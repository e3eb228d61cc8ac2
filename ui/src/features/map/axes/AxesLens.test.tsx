import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { currentActions, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { PRESETS } from '../axes';
import { answering, fixtureMark, view } from '../fixture';
import { MapPlace } from '../MapPlace';
import { axesStore } from './state';

vi.setConfig({ testTimeout: 20_000 });

const said = (value: number, assessor = 'Rhian Pryce') => ({
  median: value,
  lowest: value,
  highest: value,
  disputed: false,
  voices: [{ assessor, value, on_date: '2026-02-10', basis: 'observed' as const, note: '' }],
});
const priya = fixtureMark('a', { name: 'Priya Nair', power: 4, interest: 2, attitude: said(-1) });
const tom = fixtureMark('b', {
  name: 'Tom Okafor',
  power: 2,
  interest: 5,
  attitude: { ...said(1, 'Owain Bevan'), median: 0.5, lowest: -1, highest: 2, disputed: true },
});
const aled = fixtureMark('c', { name: 'Aled Rees', power: 3, interest: 3 });

const settings = { settings_read: () => ({ borderline_from: 3 }) };
const show = (more = {}, discreet = false) => {
  const fake = answering(
    view([priya, tom, aled]),
    { ...settings, place: () => ({ recorded: 2 }), assess: () => ({ recorded: 2 }), ...more },
    discreet,
  );
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const chart = (name = 'Map of Billing platform: Power and attitude') =>
  screen.findByRole('listbox', { name });

describe('R2: any two axes', () => {
  it('are chosen in pairs or singly, and asked of the workspace', async () => {
    const { user, requests } = show();
    await chart('Power–interest map of Billing platform');
    expect(requests('map_view')).toEqual([{ project: 'billing' }]);
    await user.click(screen.getByRole('button', { name: 'Axes: power–interest' }));
    const choice = await screen.findByRole('dialog', { name: 'Axes' });
    await expectNoAxeViolations(choice);
    await user.click(within(choice).getByRole('button', { name: /Pair/ }));
    await user.click(await screen.findByRole('option', { name: 'power–attitude' }));
    await waitFor(() =>
      expect(requests('map_view')).toContainEqual({ project: 'billing', axes: ['attitude'] }),
    );
    // The same on both sides would be one line: they change places.
    axesStore.set({ up: 'attitude', across: 'power' });
    const found = await chart('Map of Billing platform: Attitude and power');
    expect(
      within(found)
        .getAllByRole('option')
        .map((mark) => mark.getAttribute('aria-label')),
    ).toEqual([
      'Tom Okafor, person, attitude 0.5, power 2, disputed: attitude Opponent–Strong advocate',
      'Priya Nair, person, attitude opponent, power 4',
    ]);
  });

  it('place by keys where no basis is needed', async () => {
    axesStore.set(PRESETS.engagement);
    const engaged = fixtureMark('a', {
      name: 'Priya Nair',
      current_placed: said(2),
      desired_placed: said(3),
    });
    const fake = answering(view([engaged]), { ...settings, assess: () => ({ recorded: 2 }) });
    const { user } = renderWithApp(<MapPlace />);
    (await chart('Map of Billing platform: Desired engagement and current engagement')).focus();
    await user.keyboard('m{ArrowLeft}{ArrowDown}{ArrowDown}');
    expect(
      await screen.findByText(
        /Moving Priya Nair: desired engagement neutral, current engagement resistant\./,
      ),
    ).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(fake.requests('assess')).toEqual([
        {
          stakeholder: 'a',
          project: 'billing',
          values: [
            { axis: 'desired_engagement', value: 2 },
            { axis: 'current_engagement', value: 1 },
          ],
        },
      ]),
    );
  });

  it('ask what an attitude rests on, with the field that was let go of filled in', async () => {
    axesStore.set(PRESETS.power_attitude);
    const { user, requests } = show();
    const tray = await screen.findByRole('region', { name: 'Not placed yet' });
    const item = within(tray).getByRole('button', { name: /Aled Rees/ });
    fireEvent.pointerDown(item, { button: 0, pointerId: 1, clientX: 5, clientY: 5 });
    fireEvent.pointerMove(window, { pointerId: 1, clientX: 900, clientY: 30 });
    fireEvent.pointerUp(window, { pointerId: 1, clientX: 900, clientY: 30 });
    const dialog = await screen.findByRole('dialog', { name: 'Place Aled Rees' });
    expect(within(dialog).getByRole('radio', { name: 'Strong advocate' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    const save = within(dialog).getByRole('button', { name: 'Place' });
    expect(save.hasAttribute('disabled')).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: /What the attitude rests on/ }));
    await user.click(await screen.findByRole('option', { name: 'Stated' }));
    await expectNoAxeViolations();
    await user.click(save);
    await waitFor(() =>
      expect(requests('assess')).toEqual([
        {
          stakeholder: 'c',
          project: 'billing',
          values: [
            { axis: 'power', value: 5 },
            { axis: 'attitude', value: 2 },
          ],
          basis: 'stated',
          on_date: '2026-03-09',
        },
      ]),
    );
  });

  it('say what each assessor rests on', async () => {
    axesStore.set(PRESETS.power_attitude);
    const { user } = show();
    await chart();
    selectionStore.set(new Set(['a']));
    await user.click(await screen.findByRole('button', { name: 'How is Attitude worked out?' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('Opponent, observed');
  });

  it('are power and interest alone while the screen is shared', async () => {
    axesStore.set(PRESETS.power_attitude);
    const { requests } = show({}, true);
    await chart('Power–interest map of Billing platform');
    expect(requests('map_view')).toEqual([{ project: 'billing' }]);
    expect(screen.queryByRole('button', { name: /^Axes/ })).toBeNull();
    expect(currentActions().some(({ id }) => id.startsWith('map-axes'))).toBe(false);
    expect(document.body.textContent).not.toMatch(/opponent|advocate/i);
  });
});

const TRUST = '0190a5c2-7c00-7000-8000-000000000001';
const trusted = {
  own_axes_list: () => ({
    total: 1,
    items: [{ id: TRUST, name: 'Trust', low: 'None', high: 'Full', assessments: 3 }],
  }),
};

describe('R2: an axis of one’s own', () => {
  const own = fixtureMark('a', {
    name: 'Priya Nair',
    power: 4,
    interest: 2,
    own: { [TRUST]: { ...said(2, 'Owain Bevan'), median: 3.5, highest: 5, disputed: true } },
  });
  const open = async (discreet = false) => {
    const fake = answering(
      view([own]),
      { ...settings, ...trusted, assess: () => ({ recorded: 2 }) },
      discreet,
    );
    return { ...fake, ...renderWithApp(<MapPlace />) };
  };

  it('is chosen by its name, asked of the workspace and told in the table', async () => {
    const { user, requests } = await open();
    await chart('Power–interest map of Billing platform');
    await user.click(screen.getByRole('button', { name: 'Axes: power–interest' }));
    const choice = await screen.findByRole('dialog', { name: 'Axes' });
    await user.click(within(choice).getByRole('button', { name: /To the right|right/i }));
    await user.click(await screen.findByRole('option', { name: 'Trust' }));
    await waitFor(() => expect(requests('map_view')).toContainEqual({ project: 'billing', axes: [TRUST] }));
    const found = await chart('Map of Billing platform: Power and Trust');
    expect(within(found).getByRole('option').getAttribute('aria-label')).toBe(
      'Priya Nair, person, power 4, Trust 3.5, disputed: Trust 2–5',
    );
    await expectNoAxeViolations();
  });

  it('is placed on by keys', async () => {
    axesStore.set({ up: 'power', across: TRUST });
    const { user, requests } = await open();
    (await chart('Map of Billing platform: Power and Trust')).focus();
    await user.keyboard('m{ArrowRight}{Enter}');
    await waitFor(() =>
      expect(requests('assess')).toEqual([
        {
          stakeholder: 'a',
          project: 'billing',
          values: [
            { axis: 'power', value: 4 },
            { axis: TRUST, value: 5 },
          ],
        },
      ]),
    );
  });

  it('is managed from the choice of axes', async () => {
    const { user } = await open();
    await chart('Power–interest map of Billing platform');
    await user.click(screen.getByRole('button', { name: 'Axes: power–interest' }));
    await user.click(await screen.findByRole('button', { name: 'Axes of your own…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Axes of your own' });
    expect(within(dialog).getByRole('listitem').textContent).toContain('Trust');
  });

  it('gives way to power and interest on a shared screen, and once it is gone', async () => {
    axesStore.set({ up: 'power', across: TRUST });
    const { requests, unmount } = await open(true);
    await chart('Power–interest map of Billing platform');
    expect(requests('map_view')).toEqual([{ project: 'billing' }]);
    expect(document.body.textContent).not.toContain('Trust');
    unmount();
    answering(view([own]), { ...settings, own_axes_list: () => ({ total: 0, items: [] }) });
    renderWithApp(<MapPlace />);
    await chart('Power–interest map of Billing platform');
  });
});
