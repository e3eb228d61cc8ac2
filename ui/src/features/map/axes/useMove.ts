import { useCallback, useState } from 'react';
import { t } from '#i18n';
import { type Axes, placedOf, rangeOf } from '../axes';
import type { Rating } from '../geometry';
import type { MapMark } from '../model';
import { landsIn } from './lying';

/** A move by keys that is under way. */
export interface Move {
  mark: MapMark;
  rating: Rating;
}

const steps: Record<string, Rating> = {
  ArrowUp: { up: 1, across: 0 },
  ArrowDown: { up: -1, across: 0 },
  ArrowLeft: { up: 0, across: -1 },
  ArrowRight: { up: 0, across: 1 },
};

/** Moving a mark step by step with arrow keys; Enter places, Esc leaves it where it was. */
export function useMove({
  axes,
  highFrom,
  onPlace,
  say,
}: {
  axes: Axes;
  highFrom: number;
  onPlace(id: string, rating: Rating): void;
  say(text: string): void;
}): {
  move: Move | null;
  start(mark: MapMark): void;
  /** True when the key belonged to the move. */
  press(key: string): boolean;
  cancel(): void;
} {
  const [move, setMove] = useState<Move | null>(null);
  const go = useCallback(
    (to: Move) => {
      setMove(to);
      say(t('lenses.moving', { name: to.mark.name, where: landsIn(axes, to.rating, highFrom) }));
    },
    [axes, highFrom, say],
  );
  const start = useCallback(
    (mark: MapMark) => go({ mark, rating: { across: from(axes.across, mark), up: from(axes.up, mark) } }),
    [go, axes],
  );
  const cancel = useCallback(() => setMove(null), []);
  const press = (key: string): boolean => {
    if (!move) {
      return false;
    }
    const step = steps[key];
    if (step) {
      const within = (axis: keyof Rating) => {
        const { low, high } = rangeOf(axes[axis]);
        return Math.min(high, Math.max(low, move.rating[axis] + step[axis]));
      };
      go({ ...move, rating: { across: within('across'), up: within('up') } });
    } else if (key === 'Enter') {
      setMove(null);
      onPlace(move.mark.id, move.rating);
    } else if (key === 'Escape') {
      setMove(null);
      say(t('map.cancelled'));
    }
    // Every other key waits until the move is over; Tab leaves it.
    return key !== 'Tab';
  };
  return { move, start, press, cancel };
}

/** Where a move begins: where the mark lies, else in the middle. */
function from(axis: Axes['up'], { standing }: MapMark): number {
  const { low, high } = rangeOf(axis);
  return Math.round(placedOf(standing, axis)?.median ?? (low + high) / 2);
}
