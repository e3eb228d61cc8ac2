import { useCallback, useRef, useState } from 'react';
import { reasonOf } from '../failure';
import { notify } from '../Toast/Toast';
import type { GridColumn } from './types';

export interface Kept {
  /** What was typed. */
  value: string;
  /** The row as it was then: a newer one replaces what was typed. */
  row: unknown;
  fault?: string;
}

const LINGER_MS = 800;
const keyOf = (id: string, column: string) => `${id}\u0000${column}`;

/** What was typed into cells and is not yet, or could not be, part of the rows. */
export function useEdits<Row>(rowId: (row: Row) => string) {
  const idOf = useRef(rowId);
  idOf.current = rowId;
  const [kept, setKept] = useState<ReadonlyMap<string, Kept>>(new Map());

  const put = useCallback((key: string, entry: Kept | undefined) => {
    setKept((now) => {
      const next = new Map(now);
      if (entry) {
        next.set(key, entry);
      } else {
        next.delete(key);
      }
      return next;
    });
  }, []);

  const commit = useCallback(
    async (row: Row, column: GridColumn<Row>, value: string) => {
      const key = keyOf(idOf.current(row), column.key);
      const entry = { value, row };
      put(key, entry);
      try {
        await column.edit?.commit(row, value);
        setTimeout(() => setKept((now) => (now.get(key) === entry ? without(now, key) : now)), LINGER_MS);
      } catch (thrown) {
        const fault = reasonOf(thrown);
        put(key, { ...entry, fault });
        notify(fault, { tone: 'red' });
      }
    },
    [put],
  );

  const of = useCallback(
    (row: Row, column: string): Kept | undefined => {
      const entry = kept.get(keyOf(idOf.current(row), column));
      return entry && (entry.fault !== undefined || entry.row === row) ? entry : undefined;
    },
    [kept],
  );

  return {
    commit,
    /** What to show in a cell instead of the row's own value, if anything. */
    of,
    discard: (row: Row, column: string) => put(keyOf(idOf.current(row), column), undefined),
  };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(map);
  next.delete(key);
  return next;
}
