import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { asOfStore, currentActions, detailStore, scopeStore, selectionStore } from '#context';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { answering, fixtureMark, many, view } from './fixture';
import { MapPlace } from './MapPlace';

// Dialogs and axe take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const priya = fixtureMark('a', { name: 'Priya Nair', power: 4, interest: 2 });
const crews = fixtureMark('b', { name: 'Depot crews', kind: 'group', headcount: 80, power: 2, interest: 5 });
const split = fixtureMark('c', { name: 'Tom Okafor', power: 3.5, interest: 3, lowest: 2, highest: 5 });
const aled = fixtureMark('d', { name: 'Aled Rees', power: null, current: null });
const all = [priya, crews, split, aled];

const settings = { settings_read: () => ({ borderline_from: 3 }) };
const show = (marks = all, more = {}, discreet = false) => {
  const fake = answering(view(marks), { ...settings, place: () => ({ recorded: 2 }), ...more }, discreet);
  return { ...fake, ...renderWithApp(<MapPlace />) };
};
const list = () => screen.findByRole('listbox', { name: 'Power–interest map of Billing platform' });
const active = async () => {
  const id = (await list()).getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.getAttribute('aria-label') : null;
};
/** The middle of an option, where the window has no layout of its own. */
const middle = (option: HTMLElement) => {
  const { left, top, width, height } = option.style;
  return {
    clientX: Number.parseFloat(left) + Number.parseFloat(width) / 2 + 40,
    clientY: Number.parseFloat(top) + Number.parseFloat(height) / 2 + 8,
  };
};
const press = (option: HTMLElement, more = {}) => {
  fireEvent.pointerDown(option, { button: 0, pointerId: 1, ...middle(option), ...more });
  fireEvent.pointerUp(window, { button: 0, pointerId: 1, ...middle(option), ...more });
};

describe('the map', () => {
  it('says of each mark who it is, where it lies and how sure that is', async () => {
    show();
    const marks = within(await list()).getAllByRole('option');
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Priya Nair, person, Keep satisfied, power 4, interest 2, neutral → supportive',
      'Tom Okafor, person, Monitor, power 3.5, interest 3, disputed: power 2–5, borderline, neutral → supportive',
      'Depot crews, group, Keep informed, power 2, interest 5, neutral → supportive',
    ]);
    expect(screen.getByTestId('map-canvas').tagName).toBe('CANVAS');
    await expectNoAxeViolations();
  });

  it('is walked with arrow keys, and Enter opens the profile', async () => {
    const { user } = show();
    (await list()).focus();
    expect(await active()).toContain('Priya Nair');
    await user.keyboard('{ArrowDown}');
    expect(await active()).toContain('Tom Okafor');
    await user.keyboard('{ArrowRight}');
    expect(await active()).toContain('Depot crews');
    await user.keyboard('{Home}{End}{PageUp}');
    expect(await active()).toContain('Tom Okafor');
    await user.keyboard(' ');
    expect([...selectionStore.get()]).toEqual(['c']);
    await user.keyboard('{Enter}');
    expect(detailStore.get()).toBe('c');
  });

  it('selects with a click, adds with Ctrl, and clears beside the marks', async () => {
    show();
    const [first, second] = within(await list()).getAllByRole('option') as [HTMLElement, HTMLElement];
    press(first);
    expect([...selectionStore.get()]).toEqual(['a']);
    press(second, { ctrlKey: true });
    expect([...selectionStore.get()].sort()).toEqual(['a', 'c']);
    fireEvent.doubleClick(first, middle(first));
    expect(detailStore.get()).toBe('a');
    const empty = { button: 0, pointerId: 1, clientX: 60, clientY: 400 };
    fireEvent.pointerDown(first, empty);
    fireEvent.pointerUp(window, empty);
    expect(selectionStore.get().size).toBe(0);
  });

  it('shows whoever is selected elsewhere, with what the figures rest on', async () => {
    const { user } = show();
    await list();
    selectionStore.set(new Set(['c']));
    const details = await screen.findByRole('region', { name: 'Selected' });
    await waitFor(() => expect(details.textContent).toContain('3.5 (2–5)'));
    expect(details.textContent).toContain('Disputed, Borderline');
    await user.click(within(details).getByRole('button', { name: 'How is Quadrant worked out?' }));
    const how = await screen.findByRole('dialog');
    expect(how.textContent).toContain('Owain Bevan');
    expect(how.textContent).toContain('High is 4 or more');
  });
});

describe('placing', () => {
  it('by dragging: the ghost says where, letting go places', async () => {
    const { requests } = show();
    const option = within(await list()).getByRole('option', { name: /Priya/ });
    fireEvent.pointerDown(option, { button: 0, pointerId: 1, ...middle(option) });
    fireEvent.pointerMove(window, { pointerId: 1, clientX: 900, clientY: 460 });
    expect(await screen.findByText(/Power 1, interest 5 · Keep informed/)).toBeTruthy();
    fireEvent.pointerUp(window, { pointerId: 1, clientX: 900, clientY: 460 });
    await waitFor(() =>
      expect(requests('place')).toEqual([{ stakeholder: 'a', project: 'billing', power: 1, interest: 5 }]),
    );
    expect(await screen.findByText('Priya Nair: power 1, interest 5, Keep informed')).toBeTruthy();
  });

  it('by dragging, given up with Esc or beside the map', async () => {
    const { requests } = show();
    const option = within(await list()).getByRole('option', { name: /Priya/ });
    const start = () => {
      fireEvent.pointerDown(option, { button: 0, pointerId: 1, ...middle(option) });
      fireEvent.pointerMove(window, { pointerId: 1, clientX: 900, clientY: 460 });
    };
    start();
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(window, { pointerId: 1, clientX: 900, clientY: 460 });
    start();
    fireEvent.pointerUp(window, { pointerId: 1, clientX: -50, clientY: 460 });
    expect(requests('place')).toEqual([]);
    expect(screen.queryByText(/Power 1, interest 5/)).toBeNull();
  });

  it('by keys: M, arrows, Enter; Esc leaves it', async () => {
    const { user, requests } = show();
    (await list()).focus();
    await user.keyboard('m{ArrowRight}{Escape}');
    expect(await screen.findByText('Nothing moved.')).toBeTruthy();
    await user.keyboard('m{ArrowRight}{ArrowRight}{ArrowUp}{ArrowUp}');
    expect(
      await screen.findByText(/Moving Priya Nair: power 5, interest 4, Manage closely\. Enter places/),
    ).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(requests('place')).toEqual([{ stakeholder: 'a', project: 'billing', power: 5, interest: 4 }]),
    );
  });

  it('says that the median stands where others have rated', async () => {
    const { user } = show();
    (await list()).focus();
    await user.keyboard('{End}{PageUp}m{ArrowUp}{Enter}');
    expect(await screen.findByText(/Kept as your rating of Tom Okafor/)).toBeTruthy();
  });

  it('by the form: P, two ratings, a note', async () => {
    const { user, requests } = show();
    (await list()).focus();
    await user.keyboard('p');
    const dialog = await screen.findByRole('dialog', { name: 'Place Priya Nair' });
    await expectNoAxeViolations(dialog);
    await user.click(
      within(within(dialog).getByRole('radiogroup', { name: 'Interest' })).getByRole('radio', { name: '5' }),
    );
    expect(within(dialog).getByText('Manage closely')).toBeTruthy();
    await user.click(within(dialog).getByRole('textbox', { name: /Note/ }));
    await user.paste('Asked to sponsor');
    await user.click(within(dialog).getByRole('button', { name: 'Place' }));
    await waitFor(() =>
      expect(requests('place')).toEqual([
        {
          stakeholder: 'a',
          project: 'billing',
          power: 4,
          interest: 5,
          on_date: '2026-03-09',
          note: 'Asked to sponsor',
        },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('from the list of those not placed: by keyboard and by dragging', async () => {
    const { user, requests } = show();
    await list();
    const tray = screen.getByRole('region', { name: 'Not placed yet' });
    const item = within(tray).getByRole('button', { name: /^Place Aled Rees/ });
    item.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Place Aled Rees' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.pointerDown(item, { button: 0, pointerId: 1, clientX: 5, clientY: 5 });
    fireEvent.pointerMove(window, { pointerId: 1, clientX: 900, clientY: 30 });
    fireEvent.pointerUp(window, { pointerId: 1, clientX: 900, clientY: 30 });
    await waitFor(() =>
      expect(requests('place')).toEqual([{ stakeholder: 'd', project: 'billing', power: 5, interest: 5 }]),
    );
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Not placed yet' })).toBeNull());
  });

  it('says what went wrong and puts the mark back', async () => {
    const { user } = show(all, {
      place: () => {
        throw { code: 'read_only', message: 'The workspace is open read-only.' };
      },
    });
    (await list()).focus();
    await user.keyboard('m{ArrowRight}{Enter}');
    await waitFor(async () => expect(await active()).toContain('power 4, interest 2'));
  });

  it('is not possible as of an earlier date, and that is seen', async () => {
    const { user, requests } = show();
    (await list()).focus();
    asOfStore.set('2026-01-01');
    expect(await screen.findByText('Read-only')).toBeTruthy();
    await user.keyboard('mp{ArrowUp}{Enter}');
    const option = within(await list()).getByRole('option', { name: /Priya/ });
    fireEvent.pointerDown(option, { button: 0, pointerId: 1, ...middle(option) });
    fireEvent.pointerMove(window, { pointerId: 1, clientX: 900, clientY: 460 });
    fireEvent.pointerUp(window, { pointerId: 1, clientX: 900, clientY: 460 });
    expect(requests('place')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Place…' })).toBeNull();
    expect(requests('map_view')).toContainEqual({ project: 'billing', as_of: '2026-01-01' });
  });
});

describe('many marks', () => {
  it('keep a few hundred in the document and count what does not fit', async () => {
    const crowd = many(2500, 2, 'crowded');
    const { user } = show(crowd);
    const options = within(await list()).getAllByRole('option');
    expect(options.length).toBeLessThanOrEqual(301);
    const count = within(await list()).getAllByRole('option', { name: /more, .*Enter zooms in/ })[0];
    expect(count).toBeTruthy();
    press(count as HTMLElement);
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    await waitFor(async () => expect(await active()).toMatch(/power \d/));
    expect(await active()).not.toContain('Enter zooms in');
  });
});

describe('what is shown', () => {
  it('can be filtered, and searched without hiding anybody', async () => {
    const { user } = show();
    await list();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('switch', { name: 'Disputed only' }));
    await expectNoAxeViolations();
    await waitFor(() => expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('textbox', { name: 'Find on the map' }));
    await user.paste('priya');
    expect(await screen.findByText('1 found')).toBeTruthy();
    expect(within(await list()).getAllByRole('option')).toHaveLength(3);
  });

  it('is in the table as well, row for mark', async () => {
    const { user } = show();
    await list();
    await user.click(screen.getByRole('radio', { name: 'Map and table' }));
    const grid = await screen.findByRole('grid', {
      name: 'Stakeholders of Billing platform by power and interest',
    });
    const row = await within(grid).findByRole('row', { name: /Tom Okafor/ });
    for (const text of ['3.5 (2–5)', 'Monitor, disputed, borderline', 'Neutral → Supportive', 'Activation']) {
      expect(row.textContent).toContain(text);
    }
    expect(within(grid).getByRole('row', { name: /Aled Rees/ }).textContent).toContain('Not placed');
    await user.click(within(row).getAllByRole('gridcell')[0] as HTMLElement);
    expect([...selectionStore.get()]).toEqual(['c']);
    await waitFor(async () => expect(await active()).toContain('Tom Okafor'));
    await expectNoAxeViolations();
  });

  it('keeps engagement to itself when discreet', async () => {
    const { user } = show(all, {}, true);
    await user.click(await screen.findByRole('radio', { name: 'Map and table' }));
    selectionStore.set(new Set(['a']));
    await screen.findByRole('row', { name: /Priya Nair/ });
    expect(document.body.textContent).not.toMatch(/supportive|activation|engagement|priority/i);
    for (const option of screen.getAllByRole('option')) {
      expect(option.getAttribute('aria-label')).not.toMatch(/neutral|supportive/i);
    }
  });

  it('offers its keys as actions', async () => {
    show();
    (await list()).focus();
    await waitFor(() =>
      expect(
        currentActions()
          .filter(({ disabled }) => !disabled)
          .map(({ id }) => id),
      ).toEqual(expect.arrayContaining(['map-search', 'map-place', 'map-move', 'map-zoom-in', 'map-whole'])),
    );
  });
});

describe('with nothing to show', () => {
  it('asks which project, and the choice is the scope', async () => {
    answering(view(all), {
      ...settings,
      projects_list: () => ({ total: 1, items: [{ id: 'p1', name: 'Leakage squads' }] }),
    });
    scopeStore.set(null);
    const { user } = renderWithApp(<MapPlace />);
    await user.click(await screen.findByRole('button', { name: 'Look at Leakage squads' }));
    expect(scopeStore.get()).toEqual({ id: 'p1', name: 'Leakage squads' });
  });

  it('says what it is for while there is no project, and while nobody is in it', async () => {
    answering(view([]), { ...settings, projects_list: () => ({ total: 0, items: [] }) });
    renderWithApp(<MapPlace />);
    expect(await screen.findByText('Nobody has a stake in this project yet')).toBeTruthy();
    await expectNoAxeViolations();
    scopeStore.set(null);
    expect(await screen.findByText('See who matters, and to whom it matters')).toBeTruthy();
  });

  it('shows the empty map and who could be placed', async () => {
    show([aled]);
    expect(await screen.findByText(/Nobody is placed yet/)).toBeTruthy();
    expect(screen.queryByRole('listbox')).toBeNull();
    await expectNoAxeViolations();
  });
});
