import { type KeyboardEvent, useRef, useState } from 'react';
import { Private } from '#discreet';
import { formatDate, formatNumber, t } from '#i18n';
import { cx, RagMark } from '#kit';
import styles from './Heatmap.module.css';
import {
  barrierText,
  cellOf,
  ELEMENTS,
  type GroupReadiness,
  isBarrier,
  MEASURES,
  type Measure,
  one,
  type ReadinessView,
  step,
} from './model';

export interface HeatmapProps {
  view: ReadinessView;
  /** The group whose detail stands below. */
  shown: string;
  onShow(group: string): void;
  /** Absent where nothing can be changed. */
  onJudge?(group: string): void;
}

/** Groups by elements: words or numbers in the cells as well as shade, the first barrier marked (R8). */
export function Heatmap({ view, shown, onShow, onJudge }: HeatmapProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<{ row: number; column: number }>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<{ group: string; measure: Measure } | null>(null);
  const { groups } = view;

  const move = (row: number, column: number) => {
    const next = {
      row: Math.min(groups.length - 1, Math.max(0, row)),
      column: Math.min(MEASURES.length, Math.max(0, column)),
    };
    setAt(next);
    const group = groups[next.row];
    if (group) {
      onShow(group.group);
      const measure = MEASURES[next.column - 1];
      setPointed(measure ? { group: group.group, measure } : null);
    }
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = at;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? groups.length - 1 : row, MEASURES.length],
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      move(...to);
    } else if (event.key === 'Enter' && onJudge) {
      event.preventDefault();
      onJudge(groups[row]?.group ?? shown);
    }
  };
  const cell = (row: number, column: number) => ({
    'data-at': `${row}:${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onClick: () => move(row, column),
  });

  return (
    <div className={styles.frame}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an ARIA grid is a table one moves in.
        role="grid"
        aria-label={t('readiness.heatmap')}
        aria-describedby="readiness-evidence"
        className={styles.grid}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.groupHead}>
              {t('readiness.group')}
            </th>
            <th scope="col" className={styles.number}>
              {t('readiness.headcount')}
            </th>
            {MEASURES.map((measure) => (
              <th
                key={measure}
                scope="col"
                className={cx(styles.measure, measure === 'commitment' && styles.apart)}
              >
                {t(`readiness.measure.${measure}`)}
              </th>
            ))}
            <th scope="col" className={styles.apart}>
              {t('readiness.barrier_label')}
            </th>
            <th scope="col">{t('readiness.index')}</th>
            <th scope="col">{t('readiness.confidence')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group, row) => (
            <tr
              key={group.group}
              aria-selected={group.group === shown}
              className={cx(group.group === shown && styles.shown)}
            >
              <th scope="row" className={styles.group} {...cell(row, 0)}>
                <span className={styles.name}>{group.name}</span>
                {group.unit ? <span className={styles.unit}>{group.unit}</span> : null}
              </th>
              <td className={styles.number}>
                {group.headcount === null ? '–' : formatNumber(group.headcount)}
              </td>
              {MEASURES.map((measure, index) => (
                <ScoreCell
                  key={measure}
                  group={group}
                  measure={measure}
                  position={cell(row, index + 1)}
                  onPoint={() => setPointed({ group: group.group, measure })}
                />
              ))}
              <td className={cx(styles.barrier, styles.apart)}>{barrierText(group)}</td>
              <td className={styles.index}>
                <IndexCell group={group} />
              </td>
              <td className={styles.confidence}>
                {group.index.published
                  ? t(`readiness.confidence_level.${group.index.confidence.level}`)
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p id="readiness-evidence" role="status" className={styles.evidence}>
        <Evidence view={view} pointed={pointed} />
      </p>
    </div>
  );
}

function ScoreCell({
  group,
  measure,
  position,
  onPoint,
}: {
  group: GroupReadiness;
  measure: Measure;
  position: { 'data-at': string; tabIndex: number; onClick(): void };
  onPoint(): void;
}) {
  const value = cellOf(group, measure)?.score ?? null;
  const barrier = isBarrier(group, measure);
  const words = { measure: t(`readiness.measure.${measure}`), group: group.name };
  const label =
    value === null
      ? t('readiness.cell_blank', words)
      : t(barrier ? 'readiness.cell_barrier' : 'readiness.cell', { ...words, score: one(value) });
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the roving tabindex is in `position`.
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of an ARIA grid.
      role="gridcell"
      aria-label={label}
      className={cx(
        styles.cell,
        value === null ? styles.blank : styles[`step${step(value)}`],
        barrier && styles.first,
        measure === 'commitment' && styles.apart,
        !(ELEMENTS as readonly Measure[]).includes(measure) && styles.scale,
      )}
      onPointerEnter={onPoint}
      {...position}
    >
      {value === null ? '–' : one(value)}
    </td>
  );
}

function IndexCell({ group }: { group: GroupReadiness }) {
  const { index, trend } = group;
  if (index.value === null || index.rag === null) {
    return <span className={styles.insufficient}>{t('readiness.insufficient')}</span>;
  }
  return (
    <span className={styles.indexParts}>
      <span className={styles.indexValue}>{one(index.value)}</span>
      <RagMark status={index.rag} word={t(`readiness.rag.${index.rag}`)} />
      {trend ? (
        <span className={styles.trend}>
          {trend.change > 0 ? '+' : trend.change < 0 ? '−' : '±'}
          {one(Math.abs(trend.change))}
        </span>
      ) : null}
    </span>
  );
}

function Evidence({
  view,
  pointed,
}: {
  view: ReadinessView;
  pointed: { group: string; measure: Measure } | null;
}) {
  const group = view.groups.find(({ group: id }) => id === pointed?.group);
  if (!group || !pointed) {
    return <>{t('readiness.evidence_hint')}</>;
  }
  const words = { measure: t(`readiness.measure.${pointed.measure}`), group: group.name };
  const judged = cellOf(group, pointed.measure)?.judged;
  if (!judged) {
    return <>{t('readiness.evidence_none', words)}</>;
  }
  return (
    <>
      {t('readiness.evidence_judged', {
        ...words,
        score: one(judged.score),
        author: judged.author,
        date: formatDate(judged.on_date),
      })}{' '}
      <Private instead={null}>
        <q>{judged.reason}</q>
      </Private>
    </>
  );
}
