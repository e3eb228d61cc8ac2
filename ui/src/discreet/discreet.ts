import { useCallback } from 'react';
import { desk, Failure } from '#api';
import { deskStore, useDesk } from '#context';
import { clearNotices, notify } from '#kit';
import { sayLabel } from './labels';

export const DISCREET_KEYS = 'mod+shift+d';

/** Whether opinions are kept off the screen just now. Inside a component, use `useDiscreet`. */
export function isDiscreet(): boolean {
  return deskStore.get()?.preferences.discreet ?? false;
}

/** Whether opinions are kept off the screen, because others see it. */
export function useDiscreet(): boolean {
  return useDesk()?.preferences.discreet ?? false;
}

const said: (() => void)[] = [
  () => {
    clearNotices();
    for (const log of document.querySelectorAll('[data-live-announcer] [role=log]')) {
      log.replaceChildren();
    }
  },
];

/** For what says something in passing: it is silent from the moment that Discreet is on. */
export function onDiscreet(hush: () => void): void {
  said.push(hush);
}

const show = (discreet: boolean) =>
  deskStore.set((now) => (now ? { ...now, preferences: { ...now.preferences, discreet } } : now));

/**
 * Switches Discreet on or off. On, it is on at once, before it is kept, and what was just said in passing goes with
 * it; off, it waits until that is kept.
 */
export function setDiscreet(discreet: boolean): void {
  if (discreet) {
    show(true);
    for (const hush of said) {
      hush();
    }
  }
  desk
    .preferences({ discreet })
    .then(() => show(discreet))
    .catch((thrown) => notify(Failure.from(thrown).message, { tone: 'red' }));
}

/** What a change was called, as it may be read just now. */
export function useSaid(): (label: string) => string {
  const discreet = useDiscreet();
  return useCallback((label) => (discreet ? sayLabel(label) : label), [discreet]);
}
