import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, deskStore, locationStore, scopeStore } from '#context';
import { expectNoAxeViolations, fakeTransport, openDesk, renderWithApp } from '#test';
import { ReportsPlace } from './ReportsPlace';

const svg = (word: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><text>${word}</text></svg>`;
const pages = {
  pages: [svg('one'), svg('two')],
  file_stem: 'Readiness - Portal',
  snapshot: '0a1b2c3d4e5f6071',
};

const told = (profile: string) => ({
  profile,
  treatment: ['People are called by their positions.'],
  left_out: [],
  hidden: profile === 'full' ? [] : [{ before: 'Ann Smith', after: 'Depot manager', times: 3 }],
  kept: ['Siwan Keeper'],
  withheld:
    profile === 'full'
      ? []
      : [
          {
            key: 'request/1/why',
            what: 'Why it was asked for, coaching',
            text: 'Ann Smith asked',
            names: ['Ann Smith'],
            place: 'support',
            stakeholder: null,
            refused: null,
          },
        ],
});
const left = {
  id: 'e1',
  kind: 'report',
  what: 'Readiness - Portal',
  profile: 'roles',
  file_name: 'Portal.pdf',
  at: '2026-03-08T09:30:00Z',
  author: 'Rhian Pryce',
};
const quiet = {
  redaction_preview: ({ profile }: { profile: string }) => told(profile),
  exports_list: () => ({ total: 1, items: [left] }),
};

beforeEach(() => {
  deskStore.set(openDesk);
  let made = 0;
  URL.createObjectURL = vi.fn(() => `blob:page-${++made}`);
  URL.revokeObjectURL = vi.fn();
});

const ofPortal = () => scopeStore.set({ id: 'portal', name: 'Customer portal' });

describe('the report of a project', () => {
  it('shows every page with its number, the date and the profile', async () => {
    ofPortal();
    const { requests } = fakeTransport({ report_pages: () => pages, ...quiet });
    renderWithApp(<ReportsPlace />);
    expect(await screen.findByRole('img', { name: 'Page 1 of 2' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Page 2 of 2' })).toBeTruthy();
    expect(screen.getAllByText('Roles instead of names').length).toBeGreaterThan(0);
    expect(screen.getByText('Snapshot 0a1b2c3d4e5f6071')).toBeTruthy();
    expect(requests('report_pages')).toEqual([{ project: 'portal', profile: 'roles' }]);
    await expectNoAxeViolations();
  });

  it('is of the date looked at', async () => {
    ofPortal();
    asOfStore.set('2026-01-31');
    const { requests } = fakeTransport({ report_pages: () => pages, ...quiet });
    renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    expect(requests('report_pages')).toEqual([{ project: 'portal', as_of: '2026-01-31', profile: 'roles' }]);
  });

  it('is saved through the dialog by key, and says where', async () => {
    ofPortal();
    const { requests } = fakeTransport({
      ...quiet,
      report_pages: () => pages,
      desk_report_save: () => ({ file_name: 'Readiness.pdf', folder: '/home/ann' }),
    });
    renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    const action = currentActions().find(({ keys }) => keys === 'mod+s');
    expect(action?.disabled).toBe(false);
    action?.run();
    await waitFor(() =>
      expect(requests('desk_report_save')).toEqual([{ project: 'portal', profile: 'roles' }]),
    );
  });

  it('is made anew under another profile, chosen by keyboard, and says what that hides', async () => {
    ofPortal();
    const { requests } = fakeTransport({ ...quiet, report_pages: () => pages });
    const { user } = renderWithApp(<ReportsPlace />);
    const before = await screen.findByRole('list', { name: 'Before and after' });
    expect(before.textContent).toMatch(/Ann Smith.*Depot manager.*×3/);
    screen.getByText('Stay named, as owners of actions: Siwan Keeper');
    const choice = screen.getByRole('button', { name: /People shown as/ });
    choice.focus();
    await user.keyboard('{Enter}{Home}{Enter}');
    await screen.findByText('Nobody’s name is hidden.');
    await waitFor(() =>
      expect(requests('report_pages').at(-1)).toEqual({ project: 'portal', profile: 'full' }),
    );
    await expectNoAxeViolations();
  });

  it('takes other words for a text that is withheld, and takes them back', async () => {
    ofPortal();
    const { requests } = fakeTransport({ ...quiet, report_pages: () => pages });
    const { user } = renderWithApp(<ReportsPlace />);
    const name = 'Other words for: Why it was asked for, coaching';
    await user.click(await screen.findByRole('button', { name }));
    const words = await screen.findByRole('textbox', { name: 'Other words for this report' });
    expect(document.activeElement).toBe(words);
    await user.clear(words);
    await user.type(words, 'The depot asked');
    await user.click(screen.getByRole('button', { name: 'Use these words' }));
    const wordings = [{ key: 'request/1/why', text: 'The depot asked' }];
    await waitFor(() =>
      expect(requests('report_pages').at(-1)).toEqual({ project: 'portal', profile: 'roles', wordings }),
    );
    await user.click(await screen.findByRole('button', { name: 'Take other words back' }));
    expect(screen.queryByText('1 text in other words')).toBeNull();
  });

  it('leads to where a withheld text is edited', async () => {
    ofPortal();
    fakeTransport({ ...quiet, report_pages: () => pages });
    const { user } = renderWithApp(<ReportsPlace />);
    const name = 'Go to: Why it was asked for, coaching';
    await user.click(await screen.findByRole('button', { name }));
    expect(locationStore.get().place).toBe('support');
  });

  it('lists what left, and how', async () => {
    ofPortal();
    fakeTransport({ ...quiet, report_pages: () => pages });
    const { user } = renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    await user.click(screen.getByRole('tab', { name: 'What left, and how' }));
    const list = await screen.findByRole('list', { name: 'What left, and how' });
    expect(list.textContent).toMatch(
      /Readiness - Portal.*Report · Roles instead of names.*Rhian Pryce.*Portal\.pdf/,
    );
    await expectNoAxeViolations();
  });

  it('says what went wrong and can be tried again', async () => {
    ofPortal();
    fakeTransport({
      ...quiet,
      report_pages: () => {
        throw { code: 'internal', message: 'The pages could not be made.' };
      },
    });
    renderWithApp(<ReportsPlace />);
    expect(await screen.findByText('The pages could not be made.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('keeps the size of the pages within its steps', async () => {
    ofPortal();
    fakeTransport({ report_pages: () => pages, ...quiet });
    const { user } = renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    for (let press = 0; press < 6; press++) {
      await user.click(screen.getByRole('button', { name: 'Larger' }));
    }
    expect(screen.getByText('200%')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Fit the width' }));
    expect(screen.getByText('100%')).toBeTruthy();
  });
});

it('asks which project while the scope is the whole programme', async () => {
  fakeTransport({
    ...quiet,
    projects_list: () => ({ total: 1, items: [{ id: 'portal', name: 'Customer portal' }] }),
  });
  const { user } = renderWithApp(<ReportsPlace />);
  await user.click(await screen.findByRole('button', { name: 'Report on Customer portal' }));
  expect(scopeStore.get()).toEqual({ id: 'portal', name: 'Customer portal' });
});
