import { formatDate, t } from '#i18n';
import type { GridColumn } from '#kit';
import { type OutColumn, opinion, out } from '#tables';
import { axisName, stepName } from '../axes';
import type { Mover } from './useSince';

export interface MoveColumn extends GridColumn<Mover> {
  out: readonly OutColumn<Mover>[];
}

const at = (axis: Mover['axes'][number], side: 'before' | 'after'): string => {
  const value = axis[side];
  return value === null ? t('map.not_assessed').toLowerCase() : stepName(axis.axis, value);
};

/** "Power 3 → 5, interest 2 → 4"; one who is gone has no place to have gone to. */
export function movedWords({ movement, axes }: Mover): string {
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

/** What was said on which axis; the notes beside it. */
const reasons = ({ why }: Mover): string =>
  why
    .map(({ axis, value, basis }) =>
      [
        t('lenses.is', { axis: axisName(axis), value: stepName(axis, value) }),
        basis && t(`people.basis.${basis}`),
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ');
const notes = ({ why }: Mover): string =>
  [...new Set(why.map(({ note }) => note).filter((note) => note !== ''))].join(' · ');

/** Who moved, from where to where, when, by whose word, and why. */
export const moveColumns = (): MoveColumn[] => [
  {
    key: 'who',
    header: t('since.who'),
    width: 140,
    isRowHeader: true,
    text: ({ name }) => name,
    out: [
      out.subject(
        t('since.who'),
        ({ name }) => name,
        ({ id }) => id,
      ),
    ],
  },
  {
    key: 'moved',
    header: t('since.moved'),
    width: 190,
    text: movedWords,
    out: [opinion(out.word(t('since.moved'), movedWords))],
  },
  {
    key: 'when',
    header: t('since.when'),
    width: 100,
    text: (mover) => {
      const date = newest(mover);
      return date === null ? '–' : formatDate(date);
    },
    out: [out.date(t('since.when'), newest)],
  },
  {
    key: 'by',
    header: t('since.by'),
    width: 120,
    text: (mover) => sayers(mover) || '–',
    out: [out.person(t('since.by'), (mover) => sayers(mover) || null)],
  },
  {
    key: 'why',
    header: t('since.why'),
    width: 200,
    grow: true,
    text: (mover) => notes(mover) || reasons(mover) || '–',
    out: [
      opinion(out.word(t('since.said'), (mover) => reasons(mover) || null)),
      out.said(t('since.why'), (mover) => notes(mover) || null),
    ],
  },
];
