import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useFocus, useReadOnly, useSelection, useStore } from '#context';
import { useDiscreet } from '#discreet';
import type { GridSort } from '#kit';
import type { AnyAxis } from '../axes';
import { type MapFilter, passes, searcher } from '../filter';
import type { ChartHandle } from '../MapChart';
import { byPressure, type Lying, type MapMark, quiet } from '../model';
import { type Since, useSince } from '../since/useSince';
import type { Supposing } from '../suppose/state';
import { type ShownMap, useSupposing } from '../suppose/useSupposing';
import type { MarkColumn } from './columns';
import { type Sorted, useSorted } from './MarkTable';
import { filterStore, layoutStore, textStore } from './state';

export interface BoardOf {
  view: ShownMap;
  /** Where a mark lies in the lens; null where it has no place yet. */
  lie(mark: MapMark): Lying | null;
  columns: readonly MarkColumn[];
  /** The order of the table until another is chosen. */
  sort: GridSort;
  /** The axes whose marks are followed from one date to another; none where that is not offered. */
  compared?: readonly AnyAxis[];
}

export interface Board {
  view: ShownMap;
  discreet: boolean;
  readOnly: boolean;
  filter: MapFilter;
  /** Everybody, without what is kept back. */
  every: readonly MapMark[];
  byId: ReadonlyMap<string, MapMark>;
  /** Those who pass the filter. */
  passing: readonly MapMark[];
  /** Those of them who have a place, most pressing first. */
  marks: readonly Lying[];
  unplaced: readonly MapMark[];
  /** Those who are found, where somebody is looked for. */
  found: ReadonlySet<string> | null;
  isDimmed(id: string): boolean;
  matches: ((mark: MapMark) => boolean) | null;
  columns: readonly MarkColumn[];
  sorted: Sorted;
  selected: ReadonlySet<string>;
  active: string | null;
  setActive(id: string | null): void;
  /** The one that keys and the details are about. */
  current: MapMark | undefined;
  /** Selects one alone. */
  show(id: string): void;
  select(id: string, together: boolean): void;
  clear(): void;
  open(id: string): void;
  chart: RefObject<ChartHandle | null>;
  /** Another date beside this one; null where that is not offered. */
  since: Since | null;
  /** What is supposed; null where nothing is. */
  supposing: Supposing | null;
  /** Where everybody lay that is drawn with where they lie: at another date, or as it is. */
  beside: { date: string; before: readonly Lying[] } | undefined;
  /** What happened last, for a screen reader. */
  said: string;
  say(text: string): void;
}

/** What is the same in every lens over the stakeholders of a project. */
export function useBoard({ view, lie, columns: all, sort, compared }: BoardOf): Board {
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  const { ids: selected, setIds, toggle, clear: clearAll, open, opened } = useSelection();
  const asked = useStore(filterStore);
  const text = useStore(textStore);
  const [active, setActive] = useState<string | null>(null);
  const [said, say] = useState('');
  const chart = useRef<ChartHandle>(null);
  const filter = useMemo(
    () => (discreet ? { ...asked, toRaiseOnly: false, disputedOnly: false } : asked),
    [asked, discreet],
  );

  // What is kept back is not even held here: no table, card or picture of the map can show it.
  const every = useMemo(() => (discreet ? view.marks.map(quiet) : view.marks), [view, discreet]);
  const columns = useMemo(() => all.filter(({ isPrivate }) => !discreet || !isPrivate), [all, discreet]);
  const byId = useMemo(() => new Map(every.map((mark) => [mark.id, mark])), [every]);
  const passing = useMemo(
    () => every.filter((mark) => passes(mark, filter)).sort(byPressure),
    [every, filter],
  );
  const marks = useMemo(() => passing.flatMap((mark) => lie(mark) ?? []), [passing, lie]);
  const unplaced = useMemo(() => every.filter((mark) => lie(mark) === null), [every, lie]);
  const supposing = useSupposing(view.project);
  const since = useSince(view, lie, discreet || supposing ? null : (compared ?? null));
  const base = supposing ? view.supposed?.base.marks : undefined;
  const asItIs = useMemo(() => base?.flatMap((mark) => lie(mark) ?? []), [base, lie]);
  const matches = useMemo(() => searcher(text), [text]);
  const found = useMemo(
    () => (matches ? new Set(passing.filter(matches).map(({ id }) => id)) : null),
    [matches, passing],
  );
  const isDimmed = useCallback((id: string) => found !== null && !found.has(id), [found]);
  const shown = useMemo(() => (matches ? passing.filter(matches) : passing), [passing, matches]);
  const sorted = useSorted(shown, columns, sort);

  const [only] = selected.size === 1 ? selected : [];
  const current = byId.get(active ?? '') ?? byId.get(only ?? '');
  // Whoever is selected elsewhere is where the keys go on from.
  useEffect(() => {
    if (only !== undefined) {
      setActive(only);
    }
  }, [only]);

  const show = useCallback(
    (id: string) => {
      setIds([id]);
      if (opened !== null) {
        open(id);
      }
    },
    [setIds, open, opened],
  );
  useFocusedMark(byId, setActive, show);

  const select = (id: string, together: boolean) => (together ? toggle(id) : show(id));
  const clear = () => {
    clearAll();
    setActive(null);
  };
  return {
    view,
    discreet,
    readOnly,
    filter,
    every,
    byId,
    passing,
    marks,
    unplaced,
    found,
    isDimmed,
    matches,
    columns,
    sorted,
    selected,
    active,
    setActive,
    current,
    show,
    select,
    clear,
    open,
    chart,
    since,
    supposing,
    beside: since?.isOpen
      ? { date: view.as_of, before: since.before }
      : asItIs && { date: 'what-if', before: asItIs },
    said,
    say,
  };
}

/** Whether something is drawn beside the table. */
export const useIsDrawn = (): boolean => useStore(layoutStore) !== 'table';

/** Whoever comes here may name the one to show first. */
function useFocusedMark(
  byId: ReadonlyMap<string, unknown>,
  setActive: (id: string) => void,
  show: (id: string) => void,
) {
  const focus = useFocus();
  const done = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (focus !== undefined && focus !== done.current && byId.has(focus)) {
      done.current = focus;
      setActive(focus);
      show(focus);
    }
  }, [focus, byId, setActive, show]);
}
