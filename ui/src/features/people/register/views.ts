import type { Response } from '#api';
import { useRead } from '#api';
import { createStore, useStore } from '#context';
import type { ColumnWidths } from '#kit';
import type { Where } from '../model';
import { change, fresh, type RegisterState } from './state';

type SavedView = Response<'saved_views_list'>['items'][number];

/** What a view keeps of how the register is looked at. */
type Kept = Pick<
  RegisterState,
  'kinds' | 'unit' | 'text' | 'sort' | 'shown' | 'widths' | 'parts' | 'join' | 'group' | 'archived'
>;

const currentStore = createStore<string | null>(null);

/** What would be kept of the register as it is looked at now. */
export function keptOf(state: RegisterState): Kept {
  const { kinds, unit, text, sort, shown, widths, parts, join, group, archived } = state;
  return { kinds, unit, text, sort, shown, widths, parts, join, group, archived };
}

function readWidths(value: unknown): ColumnWidths {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      )
    : {};
}

/** What a view holds; what it lacks, since another version wrote it, is as at the start. */
function readKept(body: SavedView['body']): Kept {
  const found = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const start = keptOf(fresh);
  const list = <T>(value: unknown, otherwise: readonly T[]): readonly T[] =>
    Array.isArray(value) ? (value as T[]) : otherwise;
  const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const sort = found.sort as Partial<Kept['sort']> | undefined;
  return {
    kinds: list(found.kinds, start.kinds),
    unit: word(found.unit),
    text: word(found.text) ?? '',
    sort:
      typeof sort?.column === 'string'
        ? { column: sort.column, descending: sort.descending === true }
        : start.sort,
    shown: list<string>(found.shown, start.shown),
    widths: readWidths(found.widths),
    parts: list<Where>(found.parts, []),
    join: found.join === 'any' ? 'any' : 'all',
    group: word(found.group),
    archived: found.archived === true,
  };
}

/** The saved views, which of them is looked at, and whether anything was changed since. */
export function useViews(state: RegisterState) {
  const views = useRead('saved_views_list', { kind: 'people' }).data?.items ?? [];
  const id = useStore(currentStore);
  const current = views.find((view) => view.id === id);
  return {
    views,
    current,
    isChanged:
      current !== undefined && JSON.stringify(readKept(current.body)) !== JSON.stringify(keptOf(state)),
    /** Looks at the register as a view has it. */
    show: (view: SavedView) => {
      currentStore.set(view.id);
      change({ ...readKept(view.body), closed: [] });
    },
  };
}

export const setCurrentView = (id: string | null): void => currentStore.set(id);
