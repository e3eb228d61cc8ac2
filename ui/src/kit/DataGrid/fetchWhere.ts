import type { RowSource } from './types';

const WINDOW = 1000;

/** Every row of a source that is meant, read window by window until `count` are found. */
export async function fetchWhere<Row>(
  source: RowSource<Row>,
  total: number,
  count: number,
  isMeant: (row: Row) => boolean,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let from = 0; from < total && found.length < count; from += WINDOW) {
    const { items } = await source.fetch(from, WINDOW);
    found.push(...items.filter(isMeant));
  }
  return found;
}
