import { type RefObject, useMemo, useState } from 'react';
import { cellName } from './control';
import type { ColumnWidths, GridColumn } from './types';

/** No column is narrower, or wider, at the 14 px base. */
const NARROWEST = 48;
const WIDEST = 900;
/** What a key makes of a width. */
export const STEP = 16;

const within = (width: number): number => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** Columns as wide as somebody made them; those untouched as they are. Kept by whoever hears of it, or here. */
export function useWidths<Row>(
  columns: readonly GridColumn<Row>[],
  given: ColumnWidths | undefined,
  onWidths: ((widths: ColumnWidths) => void) | undefined,
) {
  const [own, setOwn] = useState<ColumnWidths>({});
  const widths = given ?? own;
  const sized = useMemo(
    () =>
      columns.map((column): GridColumn<Row> => {
        const width = widths[column.key];
        return width === undefined ? column : { ...column, width, least: width, grow: false };
      }),
    [columns, widths],
  );
  return {
    sized,
    /** The width of a column; none is that with which it came. */
    setWidth: (key: string, width: number | undefined) => {
      const { [key]: _, ...rest } = widths;
      const next = width === undefined ? rest : { ...rest, [key]: within(width) };
      setOwn(next);
      onWidths?.(next);
    },
  };
}

/** How wide a column is drawn just now, in pixels. */
export function drawnWidth(scroll: RefObject<HTMLElement | null>, column: number): number {
  return (
    scroll.current?.querySelector<HTMLElement>(`[data-cell="${cellName(-1, column)}"]`)?.offsetWidth ?? 0
  );
}

/** How wide a column has to be for what is drawn of it, in pixels; 0 where nothing is laid out. */
export function fittingWidth(scroll: RefObject<HTMLElement | null>, column: number): number {
  const cells = scroll.current?.querySelectorAll<HTMLElement>(`[data-cell$=":${column}"]`) ?? [];
  let widest = 0;
  for (const cell of cells) {
    const style = getComputedStyle(cell);
    const around = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
    let inside = 0;
    for (const part of cell.children) {
      inside += part instanceof HTMLElement && part.dataset.grip !== undefined ? 0 : part.scrollWidth;
    }
    widest = Math.max(widest, inside + (Number.isFinite(around) ? around : 0));
  }
  // What is drawn in half pixels shall not be cut.
  return widest === 0 ? 0 : widest + 2;
}
