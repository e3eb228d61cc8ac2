import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '#api';
import { useSelection } from '#context';
import { type GridSelection, isSelected } from '#kit';
import type { Chosen, Filter, PersonRow } from '../model';

/** More than this many are not written out one by one. */
const WRITTEN_OUT = 2000;
const WINDOW = 5000;

/** Who is chosen, as the operations take it. */
export function asChosen(selection: GridSelection, filter: Filter): Chosen {
  return selection.all
    ? { matching: { filter, except: [...selection.except] } }
    : { ids: [...selection.ids] };
}

/** Everybody who is chosen, by id. */
export async function idsOf(selection: GridSelection, filter: Filter): Promise<string[]> {
  if (!selection.all) {
    return [...selection.ids];
  }
  const ids: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += WINDOW) {
    const page = await call('people_list', { filter, sort: 'name', offset, limit: WINDOW });
    total = page.total;
    ids.push(...page.items.filter((row: PersonRow) => isSelected(selection, row.id)).map(({ id }) => id));
  }
  return ids;
}

/**
 * What is selected in the register. Named rows are selected in every place; all that match a filter, when there are
 * too many to name, only here.
 */
export function useChosen(filter: Filter, total: number) {
  const { ids, setIds, clear } = useSelection();
  const [all, setAll] = useState<{ filter: Filter; except: ReadonlySet<string> } | null>(null);
  const stands = all !== null && all.filter === filter;

  useEffect(() => {
    if (all !== null && !stands) {
      setAll(null);
    }
  }, [all, stands]);

  const selection = useMemo<GridSelection>(
    () => (stands ? { all: true, except: all.except } : { all: false, ids }),
    [stands, all, ids],
  );

  const choose = useCallback(
    (next: GridSelection) => {
      if (!next.all) {
        setAll(null);
        setIds(next.ids);
        return;
      }
      setAll({ filter, except: next.except });
      if (next.except.size === 0) {
        clear();
        if (total <= WRITTEN_OUT) {
          idsOf(next, filter)
            .then((found) => {
              setIds(found);
              setAll(null);
            })
            .catch(() => {});
        }
      }
    },
    [filter, total, setIds, clear],
  );

  return { selection, choose };
}
