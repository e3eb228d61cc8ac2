import { useSyncExternalStore } from 'react';

/** A small value outside React that components and plain functions share. */
export interface Store<T> {
  get(): T;
  set(next: T | ((now: T) => T)): void;
  subscribe(listener: () => void): () => void;
  reset(): void;
}

interface StoreOptions {
  /** It is of the window, not of a workspace: it survives `forgetWorkspace`. */
  ofWindow?: boolean;
  /** Modules put it there once, on loading: it survives `resetStores` as well. */
  kept?: boolean;
}

const all: (() => void)[] = [];
const ofWorkspace: (() => void)[] = [];
const ofNames: (() => void)[] = [];

/** A store belongs to the workspace and is forgotten with it, unless it says otherwise. */
export function createStore<T>(initial: T, { ofWindow = false, kept = false }: StoreOptions = {}): Store<T> {
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
    all.push(store.reset);
    if (!ofWindow) {
      ofWorkspace.push(store.reset);
    }
  }
  return store;
}

/** The store's value, or what `select` makes of it; `select` must return the same thing for the same value. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S;
export function useStore<T, S>(store: Store<T>, select?: (value: T) => S): T | S {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}

/** What else is to be done when another workspace comes, in the order said: for what is kept in no store. */
export function onForgetWorkspace(forget: () => void): void {
  ofWorkspace.push(forget);
}

/** For what may hold the name of somebody, when that is to be nowhere any more; done with the workspace as well. */
export function onForgetNames(forget: () => void): void {
  ofNames.push(forget);
}

/** Nothing of the workspace that was open stays behind outside what was read of it. */
export function forgetWorkspace(): void {
  forgetNames();
  run(ofWorkspace);
}

/** Somebody was erased: what may still name them goes. */
export function forgetNames(): void {
  run(ofNames);
}

/** Everything as at the start: for tests. */
export function resetStores(): void {
  run(all);
}

function run(each: readonly (() => void)[]): void {
  for (const done of [...each]) {
    done();
  }
}
