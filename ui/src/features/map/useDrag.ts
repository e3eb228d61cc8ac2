import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Point } from './geometry';

/** Something on its way by pointer. */
export interface Drag {
  id: string;
  /** Where the pointer was in the window when it came to this field. */
  at: Point;
  /** The field it would be placed in; null outside the map. */
  field: string | null;
}

const FAR_ENOUGH = 4;

/**
 * Drags by pointer events: begins after a few pixels, so that a click stays a click; Esc gives up. Tells what became
 * of the press: dropped on a field, or released without having moved.
 */
export function useDrag(
  fieldAt: (at: Point) => string | null,
  onDrop: (id: string, field: string) => void,
): {
  drag: Drag | null;
  /** What follows the pointer. */
  ghost: RefObject<HTMLDivElement | null>;
  begin(event: ReactPointerEvent, id: string, onPress: () => void): void;
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const dragged = useRef(false);
  const ghost = useRef<HTMLDivElement>(null);
  const latest = useRef({ fieldAt, onDrop });
  latest.current = { fieldAt, onDrop };

  useEffect(() => () => stop.current?.(), []);

  const begin = useCallback((event: ReactPointerEvent, id: string, onPress: () => void) => {
    stop.current?.();
    const start = { x: event.clientX, y: event.clientY };
    const { pointerId } = event;
    dragged.current = false;
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', giveUp, true);
      stop.current = null;
      setDrag(null);
    };
    const move = (next: PointerEvent) => {
      if (next.pointerId !== pointerId) {
        return;
      }
      const at = { x: next.clientX, y: next.clientY };
      if (!dragged.current && Math.hypot(at.x - start.x, at.y - start.y) < FAR_ENOUGH) {
        return;
      }
      dragged.current = true;
      const field = latest.current.fieldAt(at);
      // The ghost follows the pointer by itself; everything else changes from field to field.
      ghost.current?.style.setProperty('translate', `${at.x}px ${at.y}px`);
      setDrag((now) => (now?.id === id && now.field === field ? now : { id, at, field }));
    };
    const up = (last: PointerEvent) => {
      if (last.pointerId !== pointerId) {
        return;
      }
      const field = latest.current.fieldAt({ x: last.clientX, y: last.clientY });
      end();
      if (!dragged.current) {
        onPress();
      } else if (field !== null) {
        latest.current.onDrop(id, field);
      }
    };
    const giveUp = (key: KeyboardEvent) => {
      if (key.key === 'Escape') {
        key.preventDefault();
        key.stopPropagation();
        dragged.current = true;
        end();
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', giveUp, true);
    stop.current = end;
  }, []);

  return { drag, ghost, begin };
}
