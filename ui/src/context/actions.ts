import { useEffect, useId } from 'react';
import { createStore, useStore } from './store';

/** Something a person can do: listed in the palette, shown among the keys, run by its key. */
export interface Action {
  id: string;
  label: string;
  /** Such as `mod+n`, `mod+shift+z`, `?`; `mod` is Ctrl, or Command on a Mac. */
  keys?: string;
  run(): void;
  /** Not just now; left out of the palette and its key does nothing. */
  disabled?: boolean;
  /** Keep it out of the palette; its key works and is listed. */
  hidden?: boolean;
  /** Everywhere, or only in the place that is shown. */
  everywhere?: boolean;
  /** Its key works while a window stands over the place, too. */
  overModals?: boolean;
}

const layers = new Map<string, readonly Action[]>();
const versionStore = createStore(0, { ofWindow: true });

const signature = (actions: readonly Action[] | undefined): string =>
  (actions ?? [])
    .map((a) => [a.id, a.label, a.keys, a.disabled, a.hidden, a.everywhere].join('\u0001'))
    .join('\u0002');

function put(layer: string, actions: readonly Action[] | undefined): void {
  const before = signature(layers.get(layer));
  if (actions === undefined) {
    layers.delete(layer);
  } else {
    layers.set(layer, actions);
  }
  if (before !== signature(actions)) {
    versionStore.set((n) => n + 1);
  }
}

/** Offers actions for as long as the component is shown. */
export function useActions(actions: readonly Action[]): void {
  const layer = useId();
  useEffect(() => put(layer, actions));
  useEffect(() => () => put(layer, undefined), [layer]);
}

/** Everything that can be done just now; of two with one id the later stands. */
export function currentActions(): Action[] {
  const found = new Map<string, Action>();
  for (const actions of layers.values()) {
    for (const action of actions) {
      found.set(action.id, action);
    }
  }
  return [...found.values()];
}

/** `currentActions`, kept current. */
export function useCurrentActions(): Action[] {
  useStore(versionStore);
  return currentActions();
}

export function resetActions(): void {
  layers.clear();
}
