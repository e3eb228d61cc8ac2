import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RowSource } from './types';

const PAGE = 100;

/** A window further away than this many pages waits until the scrolling rests. */
const NEAR = 2;
const REST_MS = 60;

interface Pages {
  first: number;
  last: number;
}

/**
 * The pages to ask for: at once when near, and after a jump; after a rest where one jump follows another, as when somebody
 * drags the scroll bar through everything.
 */
function useSettled(wanted: Pages): Pages {
  const [settled, setSettled] = useState(wanted);
  const near = Math.abs(wanted.first - settled.first) <= NEAR;
  const now = near ? wanted : settled;
  const jumped = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const { first, last } = wanted;
    const at = performance.now();
    const isAlone = at - jumped.current > 2 * REST_MS;
    if (!near) {
      jumped.current = at;
    }
    const wait = setTimeout(() => setSettled({ first, last }), near || isAlone ? 0 : REST_MS);
    return () => clearTimeout(wait);
  }, [wanted.first, wanted.last, near, wanted]);
  return now;
}

export interface Rows<Row> {
  total: number;
  /** Undefined while it is on its way. */
  row(index: number): Row | undefined;
  isLoading: boolean;
  /** What is shown belongs to an earlier question. */
  isStale: boolean;
  error: Error | null;
  retry(): void;
  /** Rows from `from` up to and without `to`, fetched where needed. */
  range(from: number, to: number): Promise<Row[]>;
}

/** The rows around a window, by pages; what was shown stays until its replacement is there. */
export function useRows<Row>(source: RowSource<Row>, first: number, last: number): Rows<Row> {
  const client = useQueryClient();
  const wanted = useMemo(
    () => ({ first: Math.floor(Math.max(0, first) / PAGE), last: Math.floor(Math.max(0, last) / PAGE) }),
    [first, last],
  );
  const { first: from, last: to } = useSettled(wanted);
  const numbers = useMemo(() => Array.from({ length: to - from + 1 }, (_, i) => from + i), [from, to]);

  const results = useQueries({
    queries: numbers.map((page) => ({
      queryKey: source.key(page * PAGE, PAGE),
      queryFn: () => source.fetch(page * PAGE, PAGE),
    })),
  });

  const before = useRef<{ source: RowSource<Row>; pages: Map<number, Row[]>; total: number } | null>(null);
  const pages = new Map<number, Row[]>();
  let total: number | undefined;
  results.forEach((result, index) => {
    if (result.data) {
      pages.set(numbers[index] ?? 0, result.data.items);
      total ??= result.data.total;
    }
  });
  const old = before.current;
  const isStale = pages.size === 0 && old !== null && old.source !== source;
  const shown = isStale ? old.pages : pages;
  const knownTotal = total ?? old?.total ?? 0;

  useEffect(() => {
    if (total !== undefined) {
      before.current = { source, pages, total };
    }
  });

  return {
    total: knownTotal,
    row: (index) => shown.get(Math.floor(index / PAGE))?.[index % PAGE],
    isLoading: results.some((result) => result.isPending),
    isStale,
    error: results.find((result) => result.error)?.error ?? null,
    retry: () => {
      for (const result of results) {
        if (result.error) {
          void result.refetch();
        }
      }
    },
    range: async (start, end) => {
      const found: Row[] = [];
      for (let page = Math.floor(start / PAGE); page * PAGE < end; page += 1) {
        const { items } = await client.fetchQuery({
          queryKey: source.key(page * PAGE, PAGE),
          queryFn: () => source.fetch(page * PAGE, PAGE),
        });
        found.push(...items.slice(Math.max(0, start - page * PAGE), Math.min(PAGE, end - page * PAGE)));
      }
      return found;
    },
  };
}
