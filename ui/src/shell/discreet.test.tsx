import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeskState } from '#api';
import { deskStore, detailStore, go, scopeStore } from '#context';
import { sayLabel } from '#discreet';
import { clearNotices, notify } from '#kit';
import { expectNoAxeViolations, fakeTransport, openDesk } from '#test';
import { answerDates, mountColumns } from '../features/import/testing';
import { begin } from '../features/people/tasks';
import { OPINION, profile, TELLING, telling } from '../test/telling';
import { App } from './App';
import './features';

let preferences = openDesk.preferences;

const user = userEvent.setup();

async function open(discreet: boolean) {
  preferences = { ...openDesk.preferences, discreet };
  const state: DeskState = { ...openDesk, preferences };
  deskStore.set(state);
  const fake = fakeTransport({
    ...telling(),
    desk_preferences: (part: object) => {
      preferences = { ...preferences, ...part };
      return preferences;
    },
    desk_state: () => state,
  });
  render(<App />);
  await screen.findByRole('navigation', { name: 'Places' });
  scopeStore.set({ id: 'billing', name: 'Billing platform' });
  return fake;
}

/** What is on the page, tooltips and names for screen readers as well. */
const page = () => document.documentElement.outerHTML;

type Step = [what: string, go: () => Promise<unknown>, telling?: boolean];

const place = (id: string, heading: string) => async () => {
  await act(async () => go(id));
  await screen.findByRole('heading', { name: new RegExp(heading), level: 1 });
};
const tab = (name: RegExp) => async () => user.click(await screen.findByRole('tab', { name }));
const task = (it: Parameters<typeof begin>[0], title: RegExp) => async () => {
  act(() => begin(it));
  await screen.findByRole('dialog', { name: title });
};
const whom = { id: 's1', name: 'Ann Smith' };
const leave = async () => {
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};

/** Every place, every part of the profile, every dialog that shows what was written. */
const steps: readonly Step[] = [
  [
    'the register',
    async () => {
      await place('people', 'People')();
      await screen.findByRole('rowheader', { name: /Ann Smith/ });
    },
    true,
  ],
  [
    'the profile',
    async () => {
      act(() => detailStore.set('s1'));
      await screen.findByRole('heading', { name: 'Conversations' });
      await screen.findByRole('heading', { name: 'Private notes' });
      for (const more of screen.queryAllByRole('button', { name: /Show as a list|as a list/ })) {
        await user.click(more);
      }
    },
    true,
  ],
  ['assessing', task({ kind: 'assess', ...whom, project: 'billing' }, /Ann Smith/), true],
  ['', leave],
  [
    'a conversation',
    task({ kind: 'conversation', ...whom, record: profile.engagements[0] as never }, /conversation/i),
    true,
  ],
  ['', leave],
  [
    'a commitment',
    task({ kind: 'commitment', ...whom, record: profile.commitments[0] as never }, /commitment/i),
    true,
  ],
  ['', leave],
  [
    'a private note',
    task(
      {
        kind: 'private-note',
        ...whom,
        record: { id: 'n1', on_date: '2026-03-01', text: OPINION, author: 'Tom' } as never,
      },
      /private note/i,
    ),
    true,
  ],
  ['', leave],
  ['', async () => act(() => detailStore.set(null))],
  ['the map', place('map', 'Map'), true],
  ['readiness', place('readiness', 'Readiness'), true],
  [
    'the judgements of a group',
    async () => {
      await screen.findByRole('grid', { name: 'Readiness of groups' });
      await user.click(screen.getAllByRole('gridcell')[0] as HTMLElement);
    },
    true,
  ],
  ['the needs', place('support', 'Support'), true],
  ['the requests', tab(/Requests/), true],
  ['the plan', tab(/Plan/), true],
  ['the report', place('reports', 'Reports')],
  ['the history', place('history', 'History'), true],
  [
    'health',
    async () => {
      await place('health', 'Health')();
      await screen.findByRole('region', { name: /no owner/ });
      await screen.findByRole('table', { name: 'Due for review' });
    },
    true,
  ],
  ['privacy', place('privacy', 'Privacy'), true],
  [
    'the palette',
    async () => {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(
        await screen
          .findByRole('textbox', { name: 'Go to or do' })
          .catch(() => screen.getByRole('searchbox', { name: 'Go to or do' })),
        'a',
      );
      await screen.findByText('Director · Finance');
    },
  ],
  ['', leave],
  [
    'what is said in passing',
    async () => {
      await user.keyboard('{Control>}z{/Control}');
    },
  ],
  ['settings', place('settings', 'Settings')],
];

beforeEach(() => {
  let made = 0;
  URL.createObjectURL = vi.fn(() => `blob:page-${++made}`);
  URL.revokeObjectURL = vi.fn();
});
afterEach(clearNotices);

describe('what somebody thinks', () => {
  test('is nowhere on the page while Discreet is on', async () => {
    const fake = await open(true);
    for (const [what, to] of steps) {
      await to();
      await waitFor(() =>
        expect(fake.invoke.mock.settledResults.every((each) => each.type !== 'incomplete')).toBe(true),
      );
      // The rules of the house say what counts as disputed, of nobody.
      const planted = what === 'settings' ? OPINION : TELLING;
      expect(page().match(planted)?.[0], what).toBeUndefined();
    }
    expect(fake.requests('private_notes_list')).toEqual([]);
  }, 60_000);

  test('is there to see in each of them while it is off', async () => {
    await open(false);
    for (const [what, to, tells = false] of steps) {
      await to();
      if (tells) {
        await waitFor(() => expect(page(), what).toMatch(TELLING));
      }
    }
  }, 60_000);
});

describe('what is brought in', () => {
  const VALUES = /Blocker|Prefers a short call|Chairs the networks|Neutral → /;
  const discreet = (on: boolean) =>
    act(() => deskStore.set({ ...openDesk, preferences: { ...openDesk.preferences, discreet: on } }));

  test('is shown column by column and row by row without what anybody thinks', async () => {
    const view = await mountColumns();
    expect(page()).toMatch(VALUES);
    discreet(true);
    expect(page().match(VALUES)?.[0]).toBeUndefined();
    screen.getAllByText(
      'Priya Nair · Siân Llewellyn · Ólöf Jónsdóttir · Dr Kwame Mensah · North depot crews',
    );
    discreet(false);
    await answerDates(view.user);
    await view.user.click(screen.getByRole('button', { name: 'Check the rows' }));
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
    discreet(true);
    await screen.findByRole('rowheader', { name: 'Priya Nair' });
    expect(page().match(VALUES)?.[0]).toBeUndefined();
    await expectNoAxeViolations();
  });
});

describe('the key', () => {
  const key = () => user.keyboard('{Control>}{Shift>}D{/Shift}{/Control}');

  test('switches it on and off, visibly, and hushes what was just said', async () => {
    const fake = await open(false);
    expect(screen.queryByRole('button', { name: /Discreet is on/ })).toBeNull();
    act(() => notify(OPINION));
    await screen.findByText(OPINION);
    await key();
    const chip = await screen.findByRole('button', { name: 'Discreet is on. Show everything' });
    within(chip).getByText('Discreet');
    screen.getByText('Discreet is on. Opinions, notes and engagement are hidden.');
    await waitFor(() => expect(screen.queryByText(OPINION)).toBeNull());
    await expectNoAxeViolations();
    await user.click(chip);
    await waitFor(() => expect(screen.queryByRole('button', { name: /Discreet is on/ })).toBeNull());
    expect(fake.requests('desk_preferences')).toEqual([{ discreet: true }, { discreet: false }]);
  });

  test('hides what stands in an open dialog, and brings it back as it was typed', async () => {
    await open(false);
    act(() => begin({ kind: 'private-note', ...whom }));
    const text = await screen.findByRole('textbox', { name: /Note/ });
    await user.type(text, 'Half a thought');
    await key();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Note/ })).toBeNull());
    expect(screen.getByRole('button', { name: 'Keep it' }).hasAttribute('disabled')).toBe(true);
    await key();
    expect(await screen.findByDisplayValue('Half a thought')).toBeTruthy();
  });

  test('is in the palette and among the keys', async () => {
    await open(false);
    await user.keyboard('?');
    const keys = await screen.findByRole('dialog', { name: 'Keys' });
    within(keys).getByText('Discreet: hide opinions and notes');
  });

  test('stays on when it cannot be kept', async () => {
    preferences = openDesk.preferences;
    const fake = await open(false);
    fake.invoke.mockImplementation(async (name) => {
      throw { code: 'io', message: `No room for ${name}` };
    });
    await key();
    await screen.findByRole('button', { name: /Discreet is on/ });
  });
});

describe('what changes are called', () => {
  test('is said where it tells nothing, and kept back where it might', () => {
    expect(sayLabel('Added Ann Smith')).toBe('Added Ann Smith');
    expect(sayLabel('Placed Ann Smith at power 4, interest 2')).toContain('power 4');
    for (const label of [
      'Assessed Ann Smith',
      'Deleted a private note on Ann Smith',
      'Took the tag Sceptic off one stakeholder',
      'Marked Ann Smith: data disputed',
      'Something nobody knows of yet',
    ]) {
      expect(sayLabel(label)).not.toContain('Ann Smith');
    }
  });
});
