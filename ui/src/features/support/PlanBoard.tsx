import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useAsOf, useReadOnly } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { cx } from '#kit';
import { LineMenu } from './LineMenu';
import { ForWhom } from './marks';
import { type Open, PLAN_STATUSES, type PlanRow, type PlanStatus } from './model';
import styles from './Plan.module.css';
import { dueWords, useMove } from './planMoves';

export interface PlanBoardProps {
  lines: readonly PlanRow[];
  ofProgramme: boolean;
  open: Open;
}

/** Lines by status. Nothing needs a drag: arrow keys move between lines, with Shift they move the line. */
export function PlanBoard({ lines, ofProgramme, open }: PlanBoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const follow = useRef<{ id: string; status: PlanStatus } | null>(null);
  const readOnly = useReadOnly();
  const move = useMove(open);
  const columns = PLAN_STATUSES.map((status) => lines.filter((line) => line.status === status));

  const focus = (id: string) => board.current?.querySelector<HTMLElement>(`[data-line="${id}"]`)?.focus();
  // A line that was moved by key keeps the focus once it has arrived in its new column.
  useEffect(() => {
    const moved = follow.current;
    if (moved && lines.some(({ id, status }) => id === moved.id && status === moved.status)) {
      follow.current = null;
      board.current?.querySelector<HTMLElement>(`[data-line="${moved.id}"]`)?.focus();
    }
  }, [lines]);

  const onKeyDown = (event: KeyboardEvent, line: PlanRow) => {
    const column = PLAN_STATUSES.indexOf(line.status);
    const row = columns[column]?.indexOf(line) ?? 0;
    const across = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if ((across === 0 && down === 0) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    if (event.shiftKey) {
      const status = PLAN_STATUSES[column + across];
      if (across !== 0 && status && !readOnly) {
        follow.current = { id: line.id, status };
        move(line, status);
      }
      return;
    }
    let next = columns[column]?.[row + down];
    for (let at = column + across; across !== 0 && at >= 0 && at < columns.length; at += across) {
      const there = columns[at] ?? [];
      if (there.length > 0) {
        next = there[Math.min(row, there.length - 1)];
        break;
      }
    }
    if (next) {
      focus(next.id);
    }
  };

  return (
    <div ref={board} className={styles.board}>
      {PLAN_STATUSES.map((status, index) => (
        <Column key={status} status={status} count={columns[index]?.length ?? 0}>
          {columns[index]?.map((line) => (
            <li key={line.id}>
              <Card
                line={line}
                ofProgramme={ofProgramme}
                open={open}
                onKeyDown={(event) => onKeyDown(event, line)}
              />
            </li>
          ))}
        </Column>
      ))}
    </div>
  );
}

function Column({
  status,
  count,
  children,
}: {
  status: PlanStatus;
  count: number;
  children: React.ReactNode;
}) {
  const id = `plan-${status}`;
  return (
    <section aria-labelledby={id} className={styles.column}>
      <h2 id={id} className={styles.heading}>
        {t(`support.plan.status.${status}`)} <span className={styles.count}>{count}</span>
      </h2>
      {count > 0 ? (
        <ul aria-labelledby={id} className={styles.cards}>
          {children}
        </ul>
      ) : (
        <p className={styles.nothing}>{t(`support.plan.column_empty.${status}`)}</p>
      )}
    </section>
  );
}

function Card({
  line,
  ofProgramme,
  open,
  onKeyDown,
}: {
  line: PlanRow;
  ofProgramme: boolean;
  open: Open;
  onKeyDown(event: KeyboardEvent): void;
}) {
  const { date } = useAsOf();
  const readOnly = useReadOnly();
  const late = line.done_on === null && line.due_on < date;
  return (
    <article className={styles.card}>
      <div className={styles.cardHead}>
        <button
          type="button"
          data-line={line.id}
          className={styles.what}
          aria-disabled={readOnly || undefined}
          onKeyDown={onKeyDown}
          onClick={() => {
            if (!readOnly) {
              open({ kind: 'line-edit', line });
            }
          }}
        >
          {line.what}
        </button>
        <LineMenu line={line} open={open} />
      </div>
      <p className={styles.value}>
        {line.value} <ForWhom id={line.for_stakeholder} name={line.for_stakeholder_name} />
      </p>
      {line.outcome ? (
        <Private instead={null}>
          <p className={styles.outcome}>{line.outcome}</p>
        </Private>
      ) : null}
      <p className={styles.facts}>
        <span>{line.owner}</span>
        <span className={cx(late && styles.late)}>{dueWords(line, date, formatDate)}</span>
        {line.satisfaction === null ? null : (
          <span>{t('support.plan.satisfied', { value: line.satisfaction })}</span>
        )}
      </p>
      <p className={styles.facts}>
        {ofProgramme
          ? t('support.plan.of_project', { project: line.project_name, service: line.service_name })
          : line.service_name}
      </p>
    </article>
  );
}
