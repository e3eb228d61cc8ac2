import { Failure } from '#api';
import { t } from '#i18n';

/** A reading that is under way: it says how far it is, and ends when it is told to. */
export interface Reading {
  signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Large enough for few round trips, small enough to see it move and to be stopped. */
const PAGE = 10_000;

export const stopped = () => new Failure('cancelled', t('tables.stopped'));

/** All rows of a list that are meant, page by page; no more are read once `count` are found. */
export async function readPages<Row>(
  fetch: (offset: number, limit: number) => Promise<{ total: number; items: Row[] }>,
  { signal, progress }: Reading,
  { isMeant = () => true, count }: { isMeant?(row: Row): boolean; count?: number } = {},
): Promise<Row[]> {
  const found: Row[] = [];
  for (let offset = 0, total = 1; offset < total && found.length < (count ?? total); offset += PAGE) {
    const page = await fetch(offset, PAGE);
    if (signal.aborted) {
      throw stopped();
    }
    total = page.total;
    for (const row of page.items) {
      if (isMeant(row)) {
        found.push(row);
      }
    }
    progress(Math.min(offset + page.items.length, total), total);
  }
  return found;
}
