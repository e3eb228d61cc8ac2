import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { deskStore, protectionStore } from '#context';
import { expectNoAxeViolations, type FakeHandlers, fakeTransport, openDesk, renderWithApp } from '#test';
import { SettingsPlace } from './SettingsPlace';

const rules = () => ({
  high_from: 4,
  weights: { commitment: 20, efficacy: 20, adoption: 20, alignment: 20, capacity: 10, preparation: 10 },
});

const open = (more: FakeHandlers = {}) => {
  const fake = fakeTransport({
    settings_read: rules,
    settings_change: (settings: object) => settings,
    desk_preferences: (change: object) => ({ ...openDesk.preferences, ...change }),
    ...more,
  });
  return { fake, ...renderWithApp(<SettingsPlace />) };
};

beforeEach(() => deskStore.set(openDesk));

describe('preferences', () => {
  test('the name is kept when the field is left', async () => {
    const { fake, user } = open();
    const name = screen.getByRole('textbox', { name: 'Your name' });
    await user.clear(name);
    await user.type(name, 'Bea Jones');
    await user.tab();
    expect(fake.requests('desk_preferences')).toEqual([{ author: 'Bea Jones' }]);
    await waitFor(() => expect(deskStore.get()?.preferences.author).toBe('Bea Jones'));
  });

  test('theme and text size are chosen at once', async () => {
    const { fake, user } = open();
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Larger' }));
    expect(fake.requests('desk_preferences')).toEqual([{ theme: 'dark' }, { text_size: 1.25 }]);
  });
});

describe('house rules', () => {
  test('weights are saved once they come to a hundred', async () => {
    const { fake, user } = open();
    const commitment = await screen.findByRole('textbox', { name: 'Commitment' });
    await user.clear(commitment);
    await user.type(commitment, '25');
    await user.tab();
    await screen.findByText('Together 105; they must come to 100.');
    const save = screen.getByRole('button', { name: 'Save the rules' }) as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    const capacity = screen.getByRole('textbox', { name: 'Capacity' });
    await user.clear(capacity);
    await user.type(capacity, '5');
    await user.tab();
    await user.click(save);
    expect(fake.requests('settings_change')).toEqual([
      { high_from: 4, weights: { ...rules().weights, commitment: 25, capacity: 5 } },
    ]);
  });

  test('a refusal is said beside its field', async () => {
    const { user } = open({
      settings_change: () => {
        throw {
          code: 'invalid',
          message: 'high_from: too low',
          fields: [{ field: 'high_from', message: 'too low' }],
        };
      },
    });
    const high = await screen.findByRole('textbox', { name: 'High from' });
    await user.clear(high);
    await user.type(high, '2');
    await user.tab();
    await user.click(screen.getByRole('button', { name: 'Save the rules' }));
    await screen.findByRole('alert');
    expect(screen.getByText('Too low', { selector: 'span' })).toBeTruthy();
  });

  test('axe finds nothing', async () => {
    open();
    await screen.findByRole('textbox', { name: 'Commitment' });
    await expectNoAxeViolations();
  });
});

describe('the password', () => {
  test('is set from here, and says what there is', async () => {
    const { user } = open();
    screen.getByText(/This workspace has no password/);
    await user.click(screen.getByRole('button', { name: 'Set a password…' }));
    expect(protectionStore.get()).toBe('set');
  });

  test('with one, it is chosen when the workspace locks by itself', async () => {
    deskStore.set({ ...openDesk, open: openDesk.open && { ...openDesk.open, encrypted: true } });
    const { fake, user } = open();
    expect(screen.getByRole('radio', { name: '15 minutes' }).getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('radio', { name: '5 minutes' }));
    expect(fake.requests('desk_preferences')).toEqual([{ lock_after: 5 }]);
    for (const [name, what] of [
      ['Change the password…', 'change'],
      ['Remove the password…', 'remove'],
      ['Backups without a password…', 'backups'],
    ] as const) {
      await user.click(screen.getByRole('button', { name }));
      expect(protectionStore.get()).toBe(what);
    }
    await expectNoAxeViolations();
  });
});
