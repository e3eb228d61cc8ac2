import { type PointerEvent, useRef, useState } from 'react';
import { atCell, type Cell, isInside } from './control';
import { rangeOf } from './range';

/** Cells chosen in a block: from the corner that stays to the active one. */
export function useCellBlock(active: Cell, shift: number, activate: (cell: Cell) => void) {
  const [corner, setCorner] = useState<Cell | null>(null);
  const from = useRef<Cell | null>(null);
  return {
    range: corner === null ? null : rangeOf(corner, active),
    /** Begins at the active cell, unless one was begun. */
    begin: () => setCorner((now) => now ?? active),
    /** False where no cells are chosen. */
    clear: (): boolean => {
      setCorner(null);
      return corner !== null;
    },
    /** Drawn up by the pointer, from where it went down. */
    pointer: {
      onPointerDown: (event: PointerEvent) => {
        const isFree = event.button === 0 && !event.shiftKey && !isInside(event.target, 'button, input');
        from.current = null;
        atCell(event, (cell) => {
          from.current = isFree && cell.column >= shift ? cell : null;
        });
      },
      onPointerMove: (event: PointerEvent) => {
        const begun = from.current;
        if (begun === null || event.buttons !== 1) {
          from.current = null;
          return;
        }
        atCell(event, (cell) => {
          const isOther = cell.row !== begun.row || cell.column !== begun.column;
          if (cell.row >= 0 && cell.column >= shift && (corner !== null || isOther)) {
            setCorner(begun);
            activate(cell);
          }
        });
      },
    },
  };
}
