import { cellName } from './control';
import type { GridColumn } from './types';

const BASE = 14;
export const ROW = 34;
export const HEAD = 30;
const TICKS = 36;
/** A grid that is not laid out (yet) still has a window. */
export const SOME_ROOM = { width: 1000, height: 680 };

/** The widths as a grid template. */
export function template<Row>(columns: readonly GridColumn<Row>[], isSelectable: boolean): string {
  return [
    ...(isSelectable ? [`${TICKS / BASE}rem`] : []),
    ...columns.map(
      ({ width, least = width, grow }) =>
        `minmax(${least / BASE}rem, ${grow ? '1fr' : `${width / BASE}rem`})`,
    ),
  ].join(' ');
}

/** How narrow all columns together may become; the same for each row, whatever is in it. */
export function least<Row>(columns: readonly GridColumn<Row>[], isSelectable: boolean): number {
  return columns.reduce((sum, { width, least = width }) => sum + least, isSelectable ? TICKS : 0) / BASE;
}

/** Scrolls sideways as far as it takes to see a column. */
export function showColumn(scroll: HTMLElement | null, column: number): void {
  const cell = scroll?.querySelector<HTMLElement>(`[data-cell="${cellName(-1, column)}"]`);
  if (!scroll || !cell) {
    return;
  }
  const { offsetLeft: left, offsetWidth: width } = cell;
  if (left < scroll.scrollLeft) {
    scroll.scrollLeft = left;
  } else if (left + width > scroll.scrollLeft + scroll.clientWidth) {
    scroll.scrollLeft = left + width - scroll.clientWidth;
  }
}
