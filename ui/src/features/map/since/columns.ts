import { formatDate, t } from '#i18n';
import type { GridColumn } from '#kit';
import { type OutColumn, opinion, out } from '#tables';
import { axisName, stepName } from '../axes';
import type { Mover } from './useSince';

const at = (axis: Mover['axes'][number], side: 'before' | 'after'): string => {
  const value = axis[side];
  return value === null ? t('map.not_assessed').toLowerCase() : stepName(axis.axis, value);
};

/** "Power 3 → 5, interest 2 → 4"; one who is gone has no place to have gone to. */
function movedWords({ movement, axes }: Mover): string {
  if (movement === 'gone') {
    return t('since.gone');
  }
  const words = axes
    .map((axis) =>
      axis.before === null
        ? t('since.at', { axis: axisName(axis.axis), after: at(axis, 'after') })
        : t('since.from_to', {
            axis: axisName(axis.axis),
            before: at(axis, 'before'),
            after: at(axis, 'after'),
          }),
    )
    .join(', ');
  return movement === 'placed' ? t('since.placed', { where: words }) : words;
}

const newest = ({ why }: Mover): string | null => why[0]?.on_date ?? null;
const sayers = ({ why }: Mover): string => [...new Set(why.map(({ assessor }) => assessor))].join(', ');

/** What was said on which axis, and what it rests on. */
const reasonWords = ({ axis, value, basis }: Mover['why'][number]): string =>
  [
    t('lenses.is', { axis: axisName(axis), value: stepName(axis, value) }),
    basis && t(`people.basis.${basis}`),
  ]
    .filter(Boolean)
    .join(', ');

const reasons = ({ why }: Mover): string => why.map(reasonWords).join('; ');
const notes = ({ why }: Mover): string =>
  [...new Set(why.map(({ note }) => note).filter((note) => note !== ''))].join(' · ');

/** Who moved, from where to where, when, by whose word, and why. */
export const moveColumns = (): GridColumn<Mover>[] => [
  { key: 'who', header: t('since.who'), width: 140, least: 132, isRowHeader: true, text: ({ name }) => name },
  { key: 'moved', header: t('since.moved'), width: 190, least: 150, text: movedWords },
  {
    key: 'when',
    header: t('since.when'),
    width: 100,
    least: 84,
    text: (mover) => {
      const date = newest(mover);
      return date === null ? '–' : formatDate(date);
    },
  },
  { key: 'by', header: t('since.by'), width: 120, least: 72, text: (mover) => sayers(mover) || '–' },
  {
    key: 'why',
    header: t('since.why'),
    width: 200,
    least: 96,
    grow: true,
    text: (mover) => notes(mover) || reasons(mover) || '–',
  },
];

/** What was said by one assessor of one mover; nothing of one who is gone. */
interface Leaving {
  mover: Mover;
  reason: Mover['why'][number] | null;
}

/** The rows of a mover as they leave: one for each assessment that moved them. */
export const leaving = (mover: Mover): Leaving[] =>
  mover.why.length === 0 ? [{ mover, reason: null }] : mover.why.map((reason) => ({ mover, reason }));

/** The same as it leaves. */
export const leavingColumns = (): OutColumn<Leaving>[] => [
  out.subject(
    t('since.who'),
    ({ mover }) => mover.name,
    ({ mover }) => mover.id,
  ),
  opinion(out.word(t('since.moved'), ({ mover }) => movedWords(mover))),
  out.date(t('since.when'), ({ reason }) => reason?.on_date ?? null),
  out.person(t('since.by'), ({ reason }) => reason?.assessor ?? null),
  opinion(out.word(t('since.said'), ({ reason }) => reason && reasonWords(reason))),
  out.said(t('since.why'), ({ reason }) => reason?.note || null),
];
