import { type RefObject, useCallback, useLayoutEffect } from 'react';
import { type Cell, cellName } from './control';

/** Gives the focus to the active cell once that is drawn, when it is wanted; how to find that cell. */
export function useCellFocus(
  scroll: RefObject<HTMLElement | null>,
  active: Cell,
  isEditing: boolean,
  isWanted: RefObject<boolean>,
) {
  const find = useCallback(
    () => scroll.current?.querySelector<HTMLElement>(`[data-cell="${cellName(active.row, active.column)}"]`),
    [scroll, active],
  );
  useLayoutEffect(() => {
    const cell = isWanted.current && !isEditing ? find() : undefined;
    if (cell) {
      isWanted.current = false;
      cell.focus({ preventScroll: true });
    }
  });
  return find;
}
