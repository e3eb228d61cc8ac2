import { createStore } from '#context';
import type { AnyAxis } from '../axes';

/** What is supposed of the map of a project, and not kept. */
export interface Supposing {
  /** Whether the lenses show it. */
  isOpen: boolean;
  /** By stakeholder, what would be said on each axis. */
  said: ReadonlyMap<string, ReadonlyMap<AnyAxis, number>>;
  /** Who would have left. */
  without: readonly string[];
}

export const NOTHING: Supposing = { isOpen: false, said: new Map(), without: [] };

/** By project, and of an earlier date by that as well; the whole programme has the empty name. */
export const supposeStore = createStore<ReadonlyMap<string, Supposing>>(new Map());

export const keyOf = (project: string, asOf?: string): string =>
  asOf === undefined ? project : `${project}/${asOf}`;

const change = (key: string, to: (now: Supposing) => Supposing) =>
  supposeStore.set((all) => new Map(all).set(key, to(all.get(key) ?? NOTHING)));

export const open = (key: string) => change(key, (now) => ({ ...now, isOpen: true }));

export const discard = (key: string) =>
  supposeStore.set((all) => {
    const left = new Map(all);
    left.delete(key);
    return left;
  });

/** Supposes that this is said of somebody. */
export const suppose = (key: string, id: string, values: readonly { axis: AnyAxis; value: number }[]) =>
  change(key, (now) => ({
    ...now,
    said: new Map(now.said).set(
      id,
      new Map([...(now.said.get(id) ?? []), ...values.map(({ axis, value }) => [axis, value] as const)]),
    ),
  }));

/** Takes back what is supposed of some. */
export const takeBack = (key: string, ids: readonly string[]) =>
  change(key, (now) => ({
    ...now,
    said: new Map([...now.said].filter(([id]) => !ids.includes(id))),
    without: now.without.filter((id) => !ids.includes(id)),
  }));

/** Supposes that these have left, and nobody else; thinking somebody away is supposing in every lens. */
export const leave = (key: string, to: (now: readonly string[]) => readonly string[]) =>
  change(key, (now) => {
    const without = to(now.without);
    return { ...now, without, isOpen: without.length > 0 || (now.isOpen && now.said.size > 0) };
  });
