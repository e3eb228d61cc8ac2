import { useCallback, useEffect, useState } from 'react';
import { useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import type { Rating } from './geometry';
import { type MapView, quadrantOf } from './model';

const noneOnTheWay: ReadonlyMap<string, Rating> = new Map();

/** Placing: what was dropped lies there at once, and is said. */
export function usePlacing(
  view: MapView | undefined,
  project: string,
): {
  onTheWay: ReadonlyMap<string, Rating>;
  /** What happened last, for a screen reader. */
  said: string;
  say(text: string): void;
  place(id: string, rating: Rating): void;
  /** Says where somebody came to lie. */
  told(id: string, rating: Rating): void;
} {
  const { mutate } = useWrite('place');
  const author = useDesk()?.preferences.author ?? '';
  const [onTheWay, setOnTheWay] = useState(noneOnTheWay);
  const [said, say] = useState('');

  // The answer that comes after it knows better.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer, not what is in it
  useEffect(() => setOnTheWay(noneOnTheWay), [view]);

  const told = useCallback(
    (id: string, rating: Rating) => {
      const mark = view?.marks.find((each) => each.id === id);
      if (!mark || !view) {
        return;
      }
      const words = { name: mark.name, power: rating.power, interest: rating.interest };
      if (hasOthers(mark.standing, author)) {
        const text = t('map.placed_median', words);
        say(text);
        notify(text);
      } else {
        say(
          t('map.placed_said', {
            ...words,
            quadrant: t(`map.quadrant.${quadrantOf(rating, view.high_from)}`),
          }),
        );
      }
    },
    [view, author],
  );
  const place = useCallback(
    (id: string, rating: Rating) => {
      const mark = view?.marks.find((each) => each.id === id);
      if (!mark) {
        return;
      }
      // Among several assessors it is the median that stands, so only the answer knows.
      if (!hasOthers(mark.standing, author)) {
        setOnTheWay((now) => new Map(now).set(id, rating));
      }
      mutate(
        { stakeholder: id, project, ...rating },
        {
          onSuccess: () => told(id, rating),
          onError: (failure) => {
            setOnTheWay(noneOnTheWay);
            notify(failure.message, { tone: 'red' });
          },
        },
      );
    },
    [view, project, author, mutate, told],
  );
  return { onTheWay, said, say, place, told };
}

function hasOthers({ power, interest }: MapView['marks'][number]['standing'], author: string): boolean {
  return [...(power?.voices ?? []), ...(interest?.voices ?? [])].some(({ assessor }) => assessor !== author);
}
