import { useCallback, useEffect, useState } from 'react';
import { useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import { type Axes, isGrid, placedOf, ratingWords } from '../axes';
import type { Rating } from '../geometry';
import type { MapView } from '../model';
import { useSaying, useSupposing } from '../suppose/useSupposing';
import { landsIn } from './lying';

const noneOnTheWay: ReadonlyMap<string, Rating> = new Map();

/** Placing: what was dropped lies there at once, and is said. */
export function usePlacing(
  view: MapView,
  axes: Axes,
  say: (text: string) => void,
): {
  onTheWay: ReadonlyMap<string, Rating>;
  place(id: string, rating: Rating): void;
  /** Says where somebody came to lie. */
  told(id: string, rating: Rating): void;
} {
  const { project } = view;
  const { mutate: place } = useWrite('place');
  const assess = useSaying(project);
  const isSupposing = useSupposing(project) !== null;
  const author = useDesk()?.preferences.author ?? '';
  const [onTheWay, setOnTheWay] = useState(noneOnTheWay);

  // The answer that comes after it knows better; of other axes nothing is on the way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer, not what is in it
  useEffect(() => setOnTheWay(noneOnTheWay), [view, axes]);

  const told = useCallback(
    (id: string, rating: Rating) => {
      const mark = view.marks.find((each) => each.id === id);
      if (!mark) {
        return;
      }
      if (isSupposing) {
        say(t('suppose.said', { name: mark.name, what: ratingWords(axes, rating) }));
      } else if (hasOthers(mark.standing, axes, author)) {
        const text = t('lenses.placed_median', { name: mark.name, where: ratingWords(axes, rating) });
        say(text);
        notify(text);
      } else {
        say(t('lenses.placed_said', { name: mark.name, where: landsIn(axes, rating, view.high_from) }));
      }
    },
    [view, axes, author, isSupposing, say],
  );
  const put = useCallback(
    (id: string, rating: Rating) => {
      const mark = view.marks.find((each) => each.id === id);
      if (!mark) {
        return;
      }
      // Among several assessors it is the median that stands, so only the answer knows.
      if (!hasOthers(mark.standing, axes, author)) {
        setOnTheWay((now) => new Map(now).set(id, rating));
      }
      const then = {
        onSuccess: () => told(id, rating),
        onError: (failure: { message: string }) => {
          setOnTheWay(noneOnTheWay);
          notify(failure.message, { tone: 'red' });
        },
      };
      if (isGrid(axes) && !isSupposing) {
        place({ stakeholder: id, project, power: rating.up, interest: rating.across }, then);
      } else {
        const values = [
          { axis: axes.up, value: rating.up },
          { axis: axes.across, value: rating.across },
        ];
        assess({ stakeholder: id, values }, then);
      }
    },
    [view, project, axes, author, isSupposing, place, assess, told],
  );
  return { onTheWay, place: put, told };
}

function hasOthers(
  standing: MapView['marks'][number]['standing'],
  { up, across }: Axes,
  author: string,
): boolean {
  return [up, across].some((axis) =>
    placedOf(standing, axis)?.voices.some(({ assessor }) => assessor !== author),
  );
}
