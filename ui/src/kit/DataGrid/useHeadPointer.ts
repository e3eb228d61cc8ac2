import { type PointerEvent, useRef, useState } from 'react';
import type { ControlRef } from './control';

/** How far the pointer goes before it drags. */
const SLACK = 6;

type Dragged = { kind: 'width' | 'move'; at: number; x: number; width: number; begun: boolean };

/** Dragging in the header: the border of a column sizes it, the rest moves it. */
export function useHeadPointer<Row>(control: ControlRef<Row>) {
  const dragged = useRef<Dragged | null>(null);
  const [drop, setDrop] = useState<number | null>(null);
  /** What was dragged was not clicked. */
  const wasDragged = useRef(false);

  /** The column under the pointer. */
  const columnUnder = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number | null => {
    const cells = currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="columnheader"]') ?? [];
    for (const [at, cell] of [...cells].entries()) {
      const { left, right } = cell.getBoundingClientRect();
      if (clientX >= left && clientX < right) {
        return at;
      }
    }
    return null;
  };
  const end = () => {
    dragged.current = null;
    setDrop(null);
  };

  return {
    /** Where the column would come to stand. */
    drop,
    wasDragged: () => wasDragged.current,
    on: (at: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        wasDragged.current = false;
        if (event.button !== 0) {
          return;
        }
        const onGrip = event.target instanceof HTMLElement && event.target.dataset.grip !== undefined;
        if (!onGrip && !control.current.canMoveColumn(at)) {
          return;
        }
        dragged.current = {
          kind: onGrip ? 'width' : 'move',
          at,
          x: event.clientX,
          width: control.current.widthOf(at),
          begun: false,
        };
        wasDragged.current = onGrip;
        event.currentTarget.setPointerCapture?.(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const now = dragged.current;
        if (now === null) {
          return;
        }
        const by = event.clientX - now.x;
        now.begun = now.begun || now.kind === 'width' || Math.abs(by) > SLACK;
        if (!now.begun) {
          return;
        }
        wasDragged.current = true;
        if (now.kind === 'width') {
          control.current.setWidth(now.at, now.width + by);
        } else {
          const to = columnUnder(event);
          setDrop(to !== null && to !== now.at && control.current.canMoveColumn(to) ? to : null);
        }
      },
      onPointerUp: () => {
        const now = dragged.current;
        if (now?.begun && now.kind === 'move' && drop !== null) {
          control.current.moveColumn(now.at, drop);
        }
        end();
      },
      onPointerCancel: end,
    }),
  };
}
