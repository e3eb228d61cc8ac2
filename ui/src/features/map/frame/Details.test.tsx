import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { asOfStore, selectionStore } from '#context';
import { renderWithApp } from '#test';
import { NO_FILTER, passes } from '../filter';
import { answering, fixtureMark, view } from '../fixture';
import { lensStore } from '../lenses';
import { MapPlace } from '../MapPlace';

vi.setConfig({ testTimeout: 20_000 });

const priya = { ...fixtureMark('a', { name: 'Priya Nair' }), direction: 'upward' as const };
const tom = fixtureMark('b', { name: 'Tom Okafor' });

function show() {
  lensStore.set('power_interest');
  const settings_read = () => ({ borderline_from: 3 });
  const fake = answering(view([priya, tom]), { settings_read, stakes_direct: () => ({}) });
  return { ...fake, ...renderWithApp(<MapPlace />) };
}
const details = () => screen.findByRole('region', { name: 'Selected' });

test('R6: the direction of one is said, and that of all who are selected is chosen at once', async () => {
  selectionStore.set(new Set(['a']));
  const { user, requests } = show();
  await within(await details()).findByRole('button', { name: 'Direction: Upward' });
  // Somebody selected in the register has no part in this project.
  selectionStore.set(new Set(['a', 'b', 'elsewhere']));
  const choice = await within(await details()).findByRole('button', { name: 'Direction: Several' });
  choice.focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitemradio', { name: 'Outward' }));
  await waitFor(() =>
    expect(requests('stakes_direct')).toEqual([
      { project: 'billing', stakeholders: ['a', 'b'], direction: 'outward' },
    ]),
  );
});

test('R6: of an earlier date it is only said', async () => {
  asOfStore.set('2026-01-01');
  selectionStore.set(new Set(['b']));
  show();
  await waitFor(async () => expect((await details()).textContent).toContain('Not said'));
  expect(screen.queryByRole('button', { name: /^Direction/ })).toBeNull();
});

test('R6: whoever stands elsewhere, or nobody knows where, is filtered out', () => {
  const filter = { ...NO_FILTER, directions: ['upward' as const] };
  expect([priya, tom].map((mark) => passes(mark, filter))).toEqual([true, false]);
  expect([priya, tom].map((mark) => passes(mark, NO_FILTER))).toEqual([true, true]);
});
