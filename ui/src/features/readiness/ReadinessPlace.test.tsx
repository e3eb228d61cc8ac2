import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { asOfStore, deskStore, scopeStore } from '#context';
import { t } from '#i18n';
import { expectNoAxeViolations, fakeTransport, openDesk, renderWithApp } from '#test';
import { group, lacking, view } from './fixture';
import { one, step } from './model';
import { ReadinessPlace } from './ReadinessPlace';

const crews = group('crews', 'Field crews', [4, 3, 2, 4, 5, 3.8, 3.4]);

beforeEach(() => {
  deskStore.set(openDesk);
  scopeStore.set({ id: 'portal', name: 'Customer portal' });
});

describe('the heatmap', () => {
  it('says each score in words and figures, and marks the first barrier, not the lowest', async () => {
    fakeTransport({ readiness_view: () => view([crews, lacking]) });
    renderWithApp(<ReadinessPlace />);
    const grid = await screen.findByRole('grid', { name: 'Readiness of groups' });
    expect(
      within(grid).getByRole('gridcell', {
        name: /^Willingness of Field crews: 3\.0, judged, first barrier$/,
      }),
    ).toBeTruthy();
    expect(within(grid).getByRole('gridcell', { name: 'Know-how of Field crews: 2.0, judged' })).toBeTruthy();
    expect(
      within(grid).getByRole('gridcell', { name: 'Know-how of Laboratories: not assessed' }),
    ).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('missing is never 0, and what lacks data is never green', async () => {
    fakeTransport({ readiness_view: () => view([crews, lacking]) });
    renderWithApp(<ReadinessPlace />);
    const grid = await screen.findByRole('grid');
    const row = within(grid).getByRole('row', { name: /Laboratories/ });
    expect(row.textContent).toContain('Insufficient data');
    expect(row.textContent).not.toMatch(/Green|–0|\b0\.0/);
  });

  it('says that the headcount is missing where groups have an index but none is recorded', async () => {
    const uncounted = view([{ ...crews, headcount: null }]);
    uncounted.portfolio = { ...uncounted.portfolio, value: null, headcount: 0, headcount_covered: 0 };
    fakeTransport({ readiness_view: () => uncounted });
    renderWithApp(<ReadinessPlace />);
    const overall = await screen.findByRole('region', { name: t('readiness.overall') });
    expect(overall.textContent).toContain('No headcount recorded');
    expect(overall.textContent).not.toContain('Insufficient data');
  });

  it('is walked with the arrow keys, says who judged, and Enter judges that group', async () => {
    const { requests } = fakeTransport({
      readiness_view: () => view([crews, lacking]),
      judge: () => ({ recorded: 2 }),
    });
    const { user } = renderWithApp(<ReadinessPlace />);
    const grid = await screen.findByRole('grid');
    within(grid)
      .getByRole('rowheader', { name: /Field crews/ })
      .focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Willingness of Field crews');
    expect(screen.getByText(/Willingness, Field crews: 3.0, judged by Rhian Pryce/).textContent).toContain(
      'Two days at the depot',
    );
    await user.keyboard('{ArrowDown}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Judge the readiness of Laboratories' });
    await expectNoAxeViolations();
    const save = within(dialog).getByRole('button', { name: 'Record' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await user.type(within(dialog).getByRole('textbox', { name: 'Understanding why' }), '4');
    await user.type(within(dialog).getByRole('textbox', { name: 'Efficacy' }), '3.5');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Why: what was seen/ }),
      'Open day in the lab',
    );
    await user.click(save);
    await waitFor(() =>
      expect(requests('judge')).toEqual([
        {
          group: 'labs',
          project: 'portal',
          scores: [
            { measure: 'understanding_why', score: 4 },
            { measure: 'efficacy', score: 3.5 },
          ],
          reason: 'Open day in the lab',
          author: 'Ann Smith',
          on_date: '2026-03-09',
        },
      ]),
    );
  });

  it('has one stop for Tab', async () => {
    fakeTransport({ readiness_view: () => view([crews, lacking]) });
    renderWithApp(<ReadinessPlace />);
    const grid = await screen.findByRole('grid');
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
});

describe('a group taken apart', () => {
  it('shows its components with weights, completeness, confidence and sensitivity', async () => {
    fakeTransport({ readiness_view: () => view([crews]) });
    const { user } = renderWithApp(<ReadinessPlace />);
    const region = await screen.findByRole('region', { name: 'Field crews' });
    expect(region.textContent).toContain('80.0%');
    expect(region.textContent).toContain('Low, 3 of 8 points');
    expect(region.textContent).toContain('60.5–62.6');
    expect(within(region).getByRole('row', { name: /Capacity.*not assessed/ })).toBeTruthy();
    await user.click(within(region).getByRole('button', { name: 'How is Index worked out?' }));
    expect((await screen.findByRole('dialog', { name: 'How is Index worked out?' })).textContent).toContain(
      '60.0 × 20',
    );
  });

  it('says why there is no index', async () => {
    fakeTransport({ readiness_view: () => view([lacking]) });
    renderWithApp(<ReadinessPlace />);
    const region = await screen.findByRole('region', { name: 'Laboratories' });
    expect(region.textContent).toContain('Neither commitment nor efficacy is there.');
    expect(region.textContent).toContain('60% are needed');
  });
});

it('an earlier date can be looked at and not changed', async () => {
  asOfStore.set('2026-01-31');
  const { requests } = fakeTransport({ readiness_view: () => view([crews]) });
  renderWithApp(<ReadinessPlace />);
  await screen.findByRole('grid');
  expect(requests('readiness_view')).toEqual([{ project: 'portal', as_of: '2026-01-31' }]);
  expect(screen.queryByRole('button', { name: /Judge/ })).toBeNull();
});

it('says what it is for while the project has no group', async () => {
  fakeTransport({ readiness_view: () => view([]) });
  renderWithApp(<ReadinessPlace />);
  expect(await screen.findByText('No group is in this project yet')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Go to People' })).toBeTruthy();
});

it('asks for the project while the scope is the whole programme', async () => {
  scopeStore.set(null);
  fakeTransport({
    projects_list: () => ({ total: 1, items: [{ id: 'portal', name: 'Customer portal' }] }),
    readiness_view: () => view([crews]),
  });
  const { user } = renderWithApp(<ReadinessPlace />);
  await user.click(await screen.findByRole('button', { name: 'Look at Customer portal' }));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

it('rounds half up, and shows whole scores whole', () => {
  expect(one(61.45)).toBe('61.5');
  expect(one(61.449)).toBe('61.4');
  expect(one(3)).toBe('3.0');
  expect(one(3.5)).toBe('3.5');
  expect([1, 1.4, 2.5, 4.6, 5].map(step)).toEqual([1, 1, 3, 5, 5]);
});
