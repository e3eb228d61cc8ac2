import { useSyncExternalStore } from 'react';

/** A small value outside React that components and plain functions share. */
export interface Store<T> {
  get(): T;
  set(next: T | ((now: T) => T)): void;
  subscribe(listener: () => void): () => void;
  reset(): void;
}

const all: Store<unknown>[] = [];

/** `kept` stores survive `resetStores`: what modules put there once, on loading. */
export function createStore<T>(initial: T, { kept = false } = {}): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const store: Store<T> = {
    get: () => value,
    set: (next) => {
      const found = typeof next === 'function' ? (next as (now: T) => T)(value) : next;
      if (!Object.is(found, value)) {
        value = found;
        for (const listener of [...listeners]) {
          listener();
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reset: () => store.set(initial),
  };
  if (!kept) {
    all.push(store as Store<unknown>);
  }
  return store;
}

/** The store's value, or what `select` makes of it; `select` must return the same thing for the same value. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S;
export function useStore<T, S>(store: Store<T>, select?: (value: T) => S): T | S {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}

/** Everything as at the start: for tests. */
export function resetStores(): void {
  for (const store of all) {
    store.reset();
  }
}
