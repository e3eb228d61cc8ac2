import { useCallback, useState } from 'react';
import { t } from '#i18n';
import type { Rating } from './geometry';
import { type MapMark, quadrantOf } from './model';

/** A move by keys that is under way. */
export interface Move extends Rating {
  mark: MapMark;
}

const steps: Record<string, Rating> = {
  ArrowUp: { power: 1, interest: 0 },
  ArrowDown: { power: -1, interest: 0 },
  ArrowLeft: { power: 0, interest: -1 },
  ArrowRight: { power: 0, interest: 1 },
};

/** Moving a mark step by step with arrow keys; Enter places, Esc leaves it where it was. */
export function useMove({
  highFrom,
  onPlace,
  say,
}: {
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
      say(
        t('map.moving', {
          name: to.mark.name,
          power: to.power,
          interest: to.interest,
          quadrant: t(`map.quadrant.${quadrantOf(to, highFrom)}`),
        }),
      );
    },
    [highFrom, say],
  );
  const start = useCallback(
    (mark: MapMark) =>
      go({
        mark,
        power: Math.round(mark.standing.power?.median ?? 3),
        interest: Math.round(mark.standing.interest?.median ?? 3),
      }),
    [go],
  );
  const cancel = useCallback(() => setMove(null), []);
  const press = (key: string): boolean => {
    if (!move) {
      return false;
    }
    const step = steps[key];
    if (step) {
      const within = (value: number) => Math.min(5, Math.max(1, value));
      go({
        ...move,
        power: within(move.power + step.power),
        interest: within(move.interest + step.interest),
      });
    } else if (key === 'Enter') {
      setMove(null);
      onPlace(move.mark.id, { power: move.power, interest: move.interest });
    } else if (key === 'Escape') {
      setMove(null);
      say(t('map.cancelled'));
    }
    // Every other key waits until the move is over; Tab leaves it.
    return key !== 'Tab';
  };
  return { move, start, press, cancel };
}
