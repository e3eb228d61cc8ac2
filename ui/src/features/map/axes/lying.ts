import { t } from '#i18n';
import {
  type Axes,
  axisInside,
  axisName,
  isGrid,
  placedOf,
  placedWords,
  ratingWords,
  stepName,
} from '../axes';
import type { Rating } from '../geometry';
import { fieldOf, ratingOf } from '../ground/plane';
import { engagementWords, type Lying, type MapMark, quadrantOf, value, withSpread } from '../model';

/** Where a mark lies on two axes, with what was just dropped and is on its way; null where it is not placed. */
export function lyingOn(axes: Axes, mark: MapMark, highFrom: number, dropped?: Rating): Lying | null {
  const [up, across] = [placedOf(mark.standing, axes.up), placedOf(mark.standing, axes.across)];
  const rating = dropped ?? (up && across ? { up: up.median, across: across.median } : null);
  if (!rating) {
    return null;
  }
  return {
    mark,
    field: fieldOf(rating),
    quadrant: isGrid(axes)
      ? quadrantOf({ power: rating.up, interest: rating.across }, highFrom)
      : mark.standing.quadrant,
  };
}

/** A rating in words, and on the grid its quadrant. */
export function landsIn(axes: Axes, rating: Rating, highFrom: number): string {
  const words = ratingWords(axes, rating);
  return isGrid(axes)
    ? `${words}, ${t(`map.quadrant.${quadrantOf({ power: rating.up, interest: rating.across }, highFrom)}`)}`
    : words;
}

/** A mark in words, for whoever does not see it. */
export function inWords(axes: Axes, { mark, field, quadrant }: Lying, discreet: boolean): string {
  const { standing } = mark;
  const { up, across } = ratingOf(field);
  const words = [mark.name, t(`map.kind.${mark.kind}`)];
  if (isGrid(axes)) {
    if (quadrant) {
      words.push(t(`map.quadrant.${quadrant}`));
    }
    words.push(t('map.power_is', { value: value(up) }), t('map.interest_is', { value: value(across) }));
  } else {
    words.push(ratingWords(axes, { up, across }));
  }
  const spread = spreadWords(axes, mark);
  if (spread !== '') {
    words.push(t('map.disputed_words', { spread }));
  }
  if (isGrid(axes) && standing.borderline) {
    words.push(t('map.borderline').toLowerCase());
  }
  if (!discreet && standing.current && isGrid(axes)) {
    words.push(engagementWords(standing).toLowerCase());
  }
  return words.join(', ');
}

function spreadWords(axes: Axes, { standing }: MapMark): string {
  return [axes.up, axes.across]
    .flatMap((axis) => {
      const placed = placedOf(standing, axis);
      return placed?.disputed
        ? [`${axisInside(axis)} ${stepName(axis, placed.lowest)}–${stepName(axis, placed.highest)}`]
        : [];
    })
    .join(', ');
}

/** What is said beside a mark under the pointer. */
export function cardLines(axes: Axes, { mark, quadrant }: Lying, discreet: boolean): string[] {
  const { standing } = mark;
  const [up, across] = [placedOf(standing, axes.up), placedOf(standing, axes.across)];
  const where = isGrid(axes)
    ? [
        quadrant ? t(`map.quadrant.${quadrant}`) : '',
        up && across
          ? [
              t('map.power_is', { value: withSpread(up) }),
              t('map.interest_is', { value: withSpread(across) }),
            ].join(', ')
          : '',
      ]
        .filter(Boolean)
        .join(' · ')
    : [axes.up, axes.across]
        .flatMap((axis) => {
          const placed = placedOf(standing, axis);
          return placed ? [`${axisName(axis)}: ${placedWords(axis, placed)}`] : [];
        })
        .join(' · ');
  return [where, ...(discreet || !standing.current || !isGrid(axes) ? [] : [engagementWords(standing)])];
}
