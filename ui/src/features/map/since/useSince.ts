import { useEffect, useMemo } from 'react';
import { type Failure, type Response, useRead } from '#api';
import { useActions, useAsOf, useStore } from '#context';
import { t } from '#i18n';
import { type AnyAxis, askedFor } from '../axes';
import type { Lying, MapMark, MapView } from '../model';
import { addDays } from './dates';
import { comparingStore } from './state';

type Moves = Response<'map_moves'>;
export type Mover = Moves['movers'][number];

/** Two dates of a lens beside each other. */
export interface Since {
  isOpen: boolean;
  toggle(): void;
  /** The earlier date. */
  from: string;
  setFrom(date: string): void;
  /** Every date on which anything was assessed, and today; earliest first. */
  stops: readonly string[];
  /** Who moved; undefined while that is not known, or the date looked at is not after the earlier one. */
  moves: Moves | undefined;
  /** Why that cannot be told. */
  failure: Failure | null;
  /** Whether the date looked at is after the earlier one. */
  compares: boolean;
  /** Where everybody lay at the earlier date. */
  before: readonly Lying[];
}

const NOBODY: readonly Lying[] = [];
/** How far back is looked until another date is chosen, in days. */
const BACK = 90;

/** What is compared while the bar is open; null where a lens offers nothing of the kind. */
export function useSince(
  view: MapView,
  lie: (mark: MapMark) => Lying | null,
  axes: readonly AnyAxis[] | null,
): Since | null {
  const { asOf, date, today, setAsOf } = useAsOf();
  const { isOpen: isAsked, from: chosen } = useStore(comparingStore);
  const isOpen = isAsked && axes !== null;
  const from = chosen ?? (today === '' ? '' : addDays(today, -BACK));
  const compares = date > from;
  const read = useRead(
    'map_moves',
    {
      project: view.project,
      since: from,
      // The dates to step between are the same whatever is compared.
      ...(asOf === undefined || !compares ? {} : { as_of: asOf }),
      axes: [...(axes ?? [])],
    },
    { enabled: isOpen, keepPrevious: true },
  );
  const beside = askedFor(axes ?? []);
  const then = useRead(
    'map_view',
    { project: view.project, as_of: from, ...(beside.length > 0 ? { axes: beside } : {}) },
    { enabled: isOpen && compares, keepPrevious: true },
  );
  const marks = isOpen && compares ? then.data?.marks : undefined;
  const before = useMemo(() => marks?.flatMap((mark) => lie(mark) ?? []) ?? NOBODY, [marks, lie]);
  const dates = read.data?.dates;
  const stops = useMemo(
    () => [...(dates ?? []).filter((each) => each < today), ...(today === '' ? [] : [today])],
    [dates, today],
  );
  const toggle = () => {
    comparingStore.set((now) => ({ ...now, isOpen: !now.isOpen }));
    if (isAsked) {
      setAsOf(undefined);
    }
  };
  useActions(
    axes === null
      ? []
      : [{ id: 'map-since', label: t(isOpen ? 'since.close' : 'since.action_of'), run: toggle }],
  );
  // An earlier date that has come to be today compares nothing.
  useEffect(() => {
    if (chosen !== null && today !== '' && chosen >= today) {
      comparingStore.set((now) => ({ ...now, from: null }));
    }
  }, [chosen, today]);
  if (axes === null) {
    return null;
  }
  return {
    isOpen,
    toggle,
    from,
    setFrom: (next) => comparingStore.set((now) => ({ ...now, from: next })),
    stops,
    moves: compares ? read.data : undefined,
    failure: read.error ?? then.error,
    compares,
    before,
  };
}
