import { ArrowRight, CircleAlert, TriangleAlert } from 'lucide-react';
import { memo, useId } from 'react';
import type { ImportAbout } from '#bindings/ImportAbout';
import type { ImportLook } from '#bindings/ImportLook';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Badge, Button, cx, Picker, type PickerGroup } from '#kit';
import { holdsDates, holdsLists, mayTell, ratingEnds, retarget, targetId, withColumn } from '../mapping';
import { mend } from '../store';
import { ColumnOptions } from './ColumnOptions';
import styles from './ColumnRow.module.css';
import type { ColumnView } from './model';
import { groupsFor, sayTarget, targetOf } from './targets';

export interface ColumnRowProps {
  look: ImportLook;
  at: number;
  about: ImportAbout | null;
  view: ColumnView;
  groups: readonly PickerGroup[];
  onValues(column: ColumnView): void;
}

/** A column: what is in it, what it is taken for, and how its cells are read. */
export const ColumnRow = memo(function ColumnRow({
  look,
  at,
  about,
  view,
  groups,
  onValues,
}: ColumnRowProps) {
  const { column, letters, heading, name, faults } = view;
  const { target } = column;
  const fault = useId();
  const isKept = useDiscreet() && mayTell(target);
  const samples = isKept ? [] : (view.look?.samples ?? []);
  const isOut = target.to === 'leave_out';
  const unreadable = isOut ? 0 : (view.look?.unreadable ?? 0);
  return (
    <div className={cx(styles.row, isOut && styles.out)}>
      <span className={styles.letters} aria-hidden>
        {letters}
      </span>
      <div className={styles.file}>
        <p className={cx(styles.heading, heading === '' && styles.faint)} title={heading}>
          {heading === '' ? t('import.columns.no_heading') : heading}
        </p>
        <p className={styles.samples} title={samples.join('\n')}>
          {isKept
            ? t('discreet.hidden')
            : samples.length === 0
              ? t('import.columns.no_samples')
              : samples.map(oneLine).join(' · ')}
        </p>
      </div>
      <ArrowRight aria-label={t('import.columns.becomes')} className={styles.arrow} />
      <div className={styles.target}>
        <Picker
          label={t('import.columns.as', { column: name })}
          shown={sayTarget(target, look, about)}
          value={targetId(target)}
          groups={groupsFor(view, look, about, groups)}
          isFaint={isOut}
          isInvalid={faults.length > 0}
          onChange={(id) =>
            mend((mapping) =>
              withColumn(mapping, at, column.index, (now) => retarget(now, targetOf(id, look))),
            )
          }
        />
        {faults.length > 0 ? (
          <p id={fault} className={styles.fault}>
            <CircleAlert aria-hidden className={styles.faultIcon} />
            {faults.join(' ')}
          </p>
        ) : null}
      </div>
      <div className={styles.notes}>
        <span className={styles.why}>{whyOf(view, look)}</span>
        {readAs(view).map((word) => (
          <Badge key={word}>{word}</Badge>
        ))}
        {unreadable > 0 ? (
          <Button size="s" variant="quiet" className={styles.unreadable ?? ''} onPress={() => onValues(view)}>
            <TriangleAlert aria-hidden className={styles.unreadableIcon} />
            {t('import.columns.unreadable', { count: unreadable })}
            {isKept ? null : (
              <span className="visually-hidden">
                {t('import.columns.unreadable_more', {
                  samples: quoted(view.look?.unreadable_samples ?? []),
                })}
              </span>
            )}
          </Button>
        ) : null}
        {unreadable > 0 && !isKept ? (
          <span className={styles.samples} aria-hidden title={quoted(view.look?.unreadable_samples ?? [])}>
            {quoted(view.look?.unreadable_samples ?? [])}
          </span>
        ) : null}
      </div>
      <div className={styles.end}>
        {isOut ? null : <ColumnOptions at={at} view={view} onValues={() => onValues(view)} />}
      </div>
    </div>
  );
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const quoted = (samples: readonly string[]): string => samples.map((each) => `“${oneLine(each)}”`).join(', ');

/** Why the column is taken for what it is taken for. */
function whyOf(view: ColumnView, look: ImportLook): string {
  const why = view.look?.why;
  if (view.column.target.to === 'leave_out') {
    return t(`import.columns.why.${why === 'empty' || why === 'repeated' ? why : 'left_out'}`);
  }
  if (why === undefined || why === 'left_out' || (why === 'mapping' && look.from === 'by_hand')) {
    return t('import.columns.why.by_hand');
  }
  return t(`import.columns.why.${why}`);
}

/** How its cells are read, as far as that was said. */
function readAs({ column }: ColumnView): string[] {
  const { target, split, dates, scale, values } = column;
  const [from, to] = ratingEnds(target) ?? [1, 5];
  const byHand = Object.keys(values ?? {}).length;
  const short = split ? SPLITS.find((each) => each === split) : undefined;
  return [
    ...(short && holdsLists(target) ? [t(`import.columns.split_short.${short}`)] : []),
    ...(dates && holdsDates(target) ? [t(`import.columns.date_short.${dates}`)] : []),
    ...(scale && ratingEnds(target) ? [t(`import.columns.scale_short.${scale}`, { from, to })] : []),
    ...(byHand > 0 ? [t('import.columns.values_set', { count: byHand })] : []),
  ];
}

const SPLITS = [';', ',', '/', '|', ' and ', '\n'] as const;
