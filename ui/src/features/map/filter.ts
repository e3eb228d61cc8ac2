import type { MapMark, StakeDirection, StakeholderKind } from './model';

export interface MapFilter {
  /** Only these kinds; all when empty. */
  kinds: readonly StakeholderKind[];
  /** Only from these sides (R6); all, and those of whom it is not said, when empty. */
  directions: readonly StakeDirection[];
  disputedOnly: boolean;
  /** Only those whose engagement is to be raised (R4). */
  toRaiseOnly: boolean;
}

export const NO_FILTER: MapFilter = { kinds: [], directions: [], disputedOnly: false, toRaiseOnly: false };

export const isFiltering = ({ kinds, directions, disputedOnly, toRaiseOnly }: MapFilter): boolean =>
  kinds.length > 0 || directions.length > 0 || disputedOnly || toRaiseOnly;

export function passes(mark: MapMark, { kinds, directions, disputedOnly, toRaiseOnly }: MapFilter): boolean {
  return (
    (kinds.length === 0 || kinds.includes(mark.kind)) &&
    (directions.length === 0 || (mark.direction !== undefined && directions.includes(mark.direction))) &&
    (!disputedOnly || mark.standing.disputed) &&
    (!toRaiseOnly || mark.standing.direction === 'raise')
  );
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether name, role or unit have every word of a search, accents and case aside. */
export function searcher(text: string): ((mark: MapMark) => boolean) | null {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return null;
  }
  return ({ name, role, unit }) => {
    const all = folded(`${name} ${role} ${unit ?? ''}`);
    return words.every((word) => all.includes(word));
  };
}
