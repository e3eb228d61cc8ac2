import { createStore } from '#context';
import type { Colouring, Sizing, Spot, TieKind } from './model';

/** How the network is looked at; it stays while one goes from place to place. */
export interface Looking {
  /** Of none, all kinds. */
  kinds: readonly TieKind[];
  strengthFrom: number | null;
  groupBy: 'unit' | 'top_unit' | 'kind';
  colour: Colouring;
  size: Sizing;
}

export const lookingStore = createStore<Looking>({
  kinds: [],
  strengthFrom: null,
  groupBy: 'unit',
  colour: 'unit',
  size: 'degree',
});

/** Where each lies, by project; the whole programme has the empty name. */
export const spotsStore = createStore<ReadonlyMap<string, ReadonlyMap<string, Spot>>>(new Map());

export const isFiltering = ({ kinds, strengthFrom }: Looking): boolean =>
  kinds.length > 0 || strengthFrom !== null;
