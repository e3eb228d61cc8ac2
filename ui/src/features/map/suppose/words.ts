import type { Response } from '#api';
import { formatNumber, t } from '#i18n';
import { axisName, stepName } from '../axes';

type Answer = Response<'map_suppose'>;
export type Change = Answer['changed'][number];
type Totals = Answer['before'];

const QUADRANTS = ['manage_closely', 'keep_satisfied', 'keep_informed', 'monitor'] as const;

/** A figure before and after. */
export interface Figure {
  id: keyof Totals;
  label: string;
  before: number;
  after: number;
}

/** What a map comes to, before and after: what is to be done about engagement always, anything else where it differs. */
export function figuresOf({ before, after }: Pick<Answer, 'before' | 'after'>): Figure[] {
  const figure = (id: keyof Totals, label: string): Figure => ({
    id,
    label,
    before: before[id],
    after: after[id],
  });
  const differing = [
    figure('stakeholders', t('suppose.figures.stakeholders')),
    ...QUADRANTS.map((id) => figure(id, t(`map.quadrant.${id}`))),
    figure('disputed', t('suppose.figures.disputed')),
  ].filter((each) => each.before !== each.after);
  return [
    ...differing,
    figure('to_raise', t('suppose.figures.to_raise')),
    figure('steps', t('suppose.figures.steps')),
    figure('priority', t('suppose.figures.priority')),
  ];
}

const figure = (value: number): string => formatNumber(value, 1);

/** "12 → 9", or the one number where nothing changes. */
export const beforeAfter = (before: number, after: number): string =>
  before === after ? figure(after) : t('suppose.from_to', { before: figure(before), after: figure(after) });

/** "Power 3 → 5, interest 2 → 4". */
export function movedWords({ leaves, axes }: Change): string {
  if (leaves) {
    return t('suppose.leaves');
  }
  if (axes.length === 0) {
    return t('suppose.median_stays');
  }
  return axes
    .map(({ axis, before, after }) =>
      t('since.from_to', {
        axis: axisName(axis),
        before: before === null ? t('map.not_assessed').toLowerCase() : stepName(axis, before),
        after: after === null ? t('map.not_assessed').toLowerCase() : stepName(axis, after),
      }),
    )
    .join(', ');
}

/** The quadrant, or where it changes both. */
export function quadrantWords({ quadrant_before: before, quadrant_after: after, leaves }: Change): string {
  const word = (quadrant: Change['quadrant_after']) =>
    quadrant ? t(`map.quadrant.${quadrant}`) : t('map.not_assessed').toLowerCase();
  return before === after || leaves
    ? before
      ? word(before)
      : '–'
    : t('suppose.from_to', { before: word(before), after: word(after) });
}

/** A figure of one, before and after; what is not known is a dash. */
export function oneWords(before: number | null, after: number | null, leaves: boolean): string {
  const word = (value: number | null) => (value === null ? '–' : figure(value));
  return before === after || leaves
    ? word(before)
    : t('suppose.from_to', { before: word(before), after: word(after) });
}
