import { createStore, useStore } from './store';

export interface Location {
  place: string;
  /** What the place should show first: an id the place understands. */
  focus?: string;
}

/** Where the window is; the shell keeps it in step with its router, which goes with the workspace. */
export const locationStore = createStore<Location>({ place: '' }, { ofWindow: true });

type Navigator = (to: Location) => void;
let navigator: Navigator = (to) => locationStore.set(to);

/** The shell's router takes over navigation here. */
export function setNavigator(next?: Navigator): void {
  navigator = next ?? ((to) => locationStore.set(to));
}

/** Goes to a place, optionally to one thing in it. */
export function go(place: string, focus?: string): void {
  navigator(focus === undefined ? { place } : { place, focus });
}

/** What the current place was asked to show first, if anything. */
export function useFocus(): string | undefined {
  return useStore(locationStore, (location) => location.focus);
}
