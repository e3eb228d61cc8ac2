import { isOwn } from '#axes';
import { formatNumber, t } from '#i18n';
import type { GridColumn } from '#kit';
import { type OutColumn, opinion, out } from '#tables';
import {
  type AnyAxis,
  axisName,
  isNumber as isNumberOf,
  isPrivate,
  placedOf,
  placedWords,
  stepName,
} from '../axes';
import styles from '../Map.module.css';
import { gapWords, levelOf, type MapMark, type Placed, withSpread } from '../model';

/** A column of a lens: on the screen, in what orders the rows, and as it leaves. */
export interface MarkColumn extends GridColumn<MapMark> {
  sortBy(mark: MapMark): number | string;
  out: readonly OutColumn<MapMark>[];
  /** What somebody thinks: not on a screen that others see (R34). */
  isPrivate?: boolean;
}

const none = Number.NEGATIVE_INFINITY;
const numeric = { numeric: true } as const;
const asked = (text: string | null | undefined): string => text ?? '–';

const spread = (placed: Placed | null) => (placed && placed.lowest !== placed.highest ? placed : null);

export const nameColumn = (): MarkColumn => ({
  key: 'name',
  header: t('map.columns.name'),
  width: 190,
  grow: true,
  isRowHeader: true,
  text: ({ name }) => name,
  sortBy: ({ name }) => name,
  out: [
    out.subject(
      t('map.columns.name'),
      ({ name }) => name,
      ({ id }) => id,
    ),
  ],
});

export const kindColumn = (): MarkColumn => ({
  key: 'kind',
  header: t('map.columns.kind'),
  width: 100,
  text: ({ kind }) => t(`map.kind_title.${kind}`),
  sortBy: ({ kind }) => t(`map.kind_title.${kind}`),
  out: [out.word(t('map.columns.kind'), ({ kind }) => t(`map.kind_title.${kind}`))],
});

export const unitColumn = (): MarkColumn => ({
  key: 'unit',
  header: t('map.columns.unit'),
  width: 130,
  text: ({ unit }) => unit ?? '',
  sortBy: ({ unit }) => unit ?? '',
  out: [out.label(t('map.columns.unit'), ({ unit }) => unit)],
});

/** The median on an axis, with its spread; as it leaves, the spread in a column of its own. */
export function axisColumn(axis: AnyAxis, discreet: boolean): MarkColumn {
  const header = axisName(axis);
  const isNumber = isNumberOf(axis);
  const spreadHeader = t('tables.map.spread', { axis: header });
  return {
    key: axis,
    header,
    width: isOwn(axis) ? 120 : isNumber ? 72 : axis === 'legitimacy' || axis === 'urgency' ? 92 : 150,
    ...(isNumber ? numeric : {}),
    isPrivate: isPrivate(axis),
    text: ({ standing }) => {
      const placed = placedOf(standing, axis);
      return placed ? (isNumber ? withSpread(placed) : placedWords(axis, placed)) : '–';
    },
    sortBy: ({ standing }) => placedOf(standing, axis)?.median ?? none,
    out: [
      opinion(
        isNumber
          ? out.number(header, ({ standing }) => placedOf(standing, axis)?.median ?? null)
          : out.word(header, ({ standing }) => {
              const placed = placedOf(standing, axis);
              return placed && stepName(axis, placed.median);
            }),
      ),
      ...(discreet
        ? []
        : [
            opinion(
              out.word<MapMark>(spreadHeader, ({ standing }) => {
                const placed = spread(placedOf(standing, axis));
                return placed && `${stepName(axis, placed.lowest)}–${stepName(axis, placed.highest)}`;
              }),
            ),
          ]),
    ],
  };
}

export const quadrantColumn = (discreet: boolean): MarkColumn => ({
  key: 'quadrant',
  header: t('map.columns.quadrant'),
  width: 250,
  sortBy: ({ standing }) => (standing.quadrant ? t(`map.quadrant.${standing.quadrant}`) : ''),
  text: ({ standing }) =>
    [
      standing.quadrant ? t(`map.quadrant.${standing.quadrant}`) : t('map.not_placed'),
      ...(standing.disputed ? [t('map.disputed').toLowerCase()] : []),
      ...(standing.borderline ? [t('map.borderline').toLowerCase()] : []),
    ].join(', '),
  render: ({ standing }) => (
    <>
      {standing.quadrant ? (
        <span className={`${styles.quadrant} ${styles[standing.quadrant]}`}>
          {t(`map.quadrant.${standing.quadrant}`)}
        </span>
      ) : (
        <span className={styles.soft}>{t('map.not_placed')}</span>
      )}
      <span className={styles.soft}>
        {standing.disputed ? `, ${t('map.disputed').toLowerCase()}` : ''}
        {standing.borderline ? `, ${t('map.borderline').toLowerCase()}` : ''}
      </span>
    </>
  ),
  out: [
    opinion(
      out.word(
        t('map.columns.quadrant'),
        ({ standing: { quadrant } }) => quadrant && t(`map.quadrant.${quadrant}`),
      ),
    ),
    // Whoever is not placed is neither certain nor not.
    ...(discreet
      ? []
      : [
          opinion(
            out.yesNo<MapMark>(t('map.disputed'), ({ standing }) =>
              standing.quadrant ? standing.disputed : null,
            ),
          ),
        ]),
    opinion(
      out.yesNo(t('map.borderline'), ({ standing }) => (standing.quadrant ? standing.borderline : null)),
    ),
  ],
});

const engaged = (which: 'current' | 'desired', header: string): MarkColumn => ({
  key: which,
  header,
  width: 110,
  isPrivate: true,
  text: ({ standing }) => {
    const level = standing[which];
    return asked(level && t(`map.engagement.${level}`));
  },
  sortBy: ({ standing }) => {
    const level = standing[which];
    return level ? levelOf(level) : none;
  },
  out: [
    opinion(
      out.word(header, ({ standing }) => {
        const level = standing[which];
        return level && t(`map.engagement.${level}`);
      }),
    ),
  ],
});

export const currentColumn = (): MarkColumn => engaged('current', t('map.columns.engagement'));
export const desiredColumn = (): MarkColumn => engaged('desired', t('tables.map.desired'));

export const gapColumn = (): MarkColumn => ({
  key: 'gap',
  header: t('map.columns.gap'),
  width: 160,
  isPrivate: true,
  text: ({ standing }) => gapWords(standing),
  sortBy: ({ standing }) => standing.gap ?? none,
  out: [
    opinion(out.number(t('map.columns.gap'), ({ standing }) => standing.gap)),
    opinion(
      out.word(
        t('tables.map.what_to_do'),
        ({ standing: { direction } }) => direction && t(`tables.map.direction.${direction}`),
      ),
    ),
  ],
});

export const gapKindColumn = (): MarkColumn => ({
  key: 'gap_kind',
  header: t('map.columns.gap_kind'),
  width: 110,
  isPrivate: true,
  text: ({ standing: { gap_kind } }) => asked(gap_kind && t(`map.gap_kind.${gap_kind}`)),
  sortBy: ({ standing: { gap_kind } }) => (gap_kind ? t(`map.gap_kind.${gap_kind}`) : ''),
  out: [
    opinion(
      out.word(
        t('map.columns.gap_kind'),
        ({ standing: { gap_kind } }) => gap_kind && t(`map.gap_kind.${gap_kind}`),
      ),
    ),
  ],
});

export const priorityColumn = (): MarkColumn => ({
  key: 'priority',
  header: t('map.columns.priority'),
  width: 94,
  ...numeric,
  isPrivate: true,
  text: ({ standing }) => (standing.priority === null ? '–' : formatNumber(standing.priority, 1)),
  sortBy: ({ standing }) => standing.priority ?? none,
  out: [opinion(out.number(t('map.columns.priority'), ({ standing }) => standing.priority))],
});
