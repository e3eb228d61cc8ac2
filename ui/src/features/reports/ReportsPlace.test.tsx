import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, deskStore, scopeStore } from '#context';
import { expectNoAxeViolations, fakeTransport, openDesk, renderWithApp } from '#test';
import { ReportsPlace } from './ReportsPlace';

const svg = (word: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><text>${word}</text></svg>`;
const pages = {
  pages: [svg('one'), svg('two')],
  file_stem: 'Readiness - Portal',
  snapshot: '0a1b2c3d4e5f6071',
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
    const { requests } = fakeTransport({ report_pages: () => pages });
    renderWithApp(<ReportsPlace />);
    expect(await screen.findByRole('img', { name: 'Page 1 of 2' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Page 2 of 2' })).toBeTruthy();
    expect(screen.getByText('Roles instead of names')).toBeTruthy();
    expect(screen.getByText('Snapshot 0a1b2c3d4e5f6071')).toBeTruthy();
    expect(requests('report_pages')).toEqual([{ project: 'portal' }]);
    await expectNoAxeViolations();
  });

  it('is of the date looked at', async () => {
    ofPortal();
    asOfStore.set('2026-01-31');
    const { requests } = fakeTransport({ report_pages: () => pages });
    renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    expect(requests('report_pages')).toEqual([{ project: 'portal', as_of: '2026-01-31' }]);
  });

  it('is saved through the dialog by key, and says where', async () => {
    ofPortal();
    const { requests } = fakeTransport({
      report_pages: () => pages,
      desk_report_save: () => ({ file_name: 'Readiness.pdf', folder: '/home/ann' }),
    });
    renderWithApp(<ReportsPlace />);
    await screen.findByRole('img', { name: 'Page 1 of 2' });
    const action = currentActions().find(({ keys }) => keys === 'mod+s');
    expect(action?.disabled).toBe(false);
    action?.run();
    await waitFor(() => expect(requests('desk_report_save')).toEqual([{ project: 'portal' }]));
  });

  it('says what went wrong and can be tried again', async () => {
    ofPortal();
    fakeTransport({
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
    fakeTransport({ report_pages: () => pages });
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
  fakeTransport({ projects_list: () => ({ total: 1, items: [{ id: 'portal', name: 'Customer portal' }] }) });
  const { user } = renderWithApp(<ReportsPlace />);
  await user.click(await screen.findByRole('button', { name: 'Report on Customer portal' }));
  expect(scopeStore.get()).toEqual({ id: 'portal', name: 'Customer portal' });
});
