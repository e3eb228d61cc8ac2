import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Failure } from '#api';
import { t } from '#i18n';
import { cx } from '../cx';
import { ErrorBanner } from '../ErrorBanner/ErrorBanner';
import { notify } from '../Toast/Toast';
import { copyText, toTsv } from './clipboard';
import styles from './DataGrid.module.css';
import { ChoiceEditor, type Move, TextEditor } from './Editor';
import {
  everythingSelected,
  type GridSelection,
  isSelected,
  nothingSelected,
  onlyRows,
  selectedCount,
  toggleRow,
} from './selection';
import type { DataGridProps, GridColumn } from './types';
import { useEdits } from './useEdits';
import { useRem } from './useRem';
import { useRows } from './useRows';

const ROW = 34;
const HEAD = 30;
const CHECK = 36;

interface Cell {
  /** −1 is the header. */
  row: number;
  column: number;
}

interface Editing extends Cell {
  start: string;
}

/** The register: a grid of any length that reads only what is in sight. */
export function DataGrid<Row>({
  label,
  columns,
  source,
  rowId,
  sort,
  onSort,
  selection = nothingSelected,
  onSelectionChange,
  onOpen,
  onActive,
  onDelete,
  onTotal,
  readOnly = false,
  empty,
  currentId,
  ref,
  className,
}: DataGridProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const editedCell = useRef<HTMLDivElement | null>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [range, setRange] = useState({ first: 0, last: 40 });
  const anchor = useRef<number | null>(null);
  const takeFocus = useRef(false);
  const rem = useRem();
  const rowHeight = Math.round(ROW * rem);
  const headHeight = Math.round(HEAD * rem);

  const rows = useRows(source, range.first, range.last);
  const { total } = rows;
  const edits = useEdits(rowId);
  const selectable = onSelectionChange !== undefined;
  const shift = selectable ? 1 : 0;
  const columnCount = columns.length + shift;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 1000, height: 680 },
    // A grid that is not laid out (yet) still has a window.
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height > 0 ? rect : { width: 1000, height: 680 })),
  });
  const items = virtual.getVirtualItems();
  const firstShown = items[0]?.index ?? 0;
  const lastShown = items[items.length - 1]?.index ?? 40;

  useLayoutEffect(() => {
    setRange((now) =>
      now.first === firstShown && now.last === lastShown ? now : { first: firstShown, last: lastShown },
    );
  }, [firstShown, lastShown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are read by the virtualiser itself
  useEffect(() => virtual.measure(), [rowHeight, virtual]);

  useEffect(() => {
    if (!rows.isLoading || total > 0) {
      onTotal?.(total);
    }
  }, [onTotal, total, rows.isLoading]);

  // Fewer rows than before: the active cell stays inside.
  useEffect(() => {
    if (total > 0 && active.row >= total) {
      setActive((now) => ({ ...now, row: total - 1 }));
    }
  }, [total, active.row]);

  const focusActive = useCallback(() => {
    scroll.current
      ?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)
      ?.focus({ preventScroll: true });
  }, [active]);

  useLayoutEffect(() => {
    if (takeFocus.current && editing === null) {
      const cell = scroll.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`);
      if (cell) {
        takeFocus.current = false;
        cell.focus({ preventScroll: true });
        cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
      }
    }
  });

  const activeRow = active.row >= 0 ? rows.row(active.row) : undefined;
  const activeId = activeRow === undefined ? undefined : rowId(activeRow);
  const lastActive = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (lastActive.current !== activeId) {
      lastActive.current = activeId;
      onActive?.(activeRow);
    }
  }, [activeId, activeRow, onActive]);

  const move = useCallback(
    (row: number, column: number) => {
      const to = {
        row: Math.max(-1, Math.min(total - 1, row)),
        column: Math.max(0, Math.min(columnCount - 1, column)),
      };
      takeFocus.current = true;
      setActive(to);
      if (to.row >= 0) {
        virtual.scrollToIndex(to.row, { align: 'auto' });
      }
      return to;
    },
    [total, columnCount, virtual],
  );

  useImperativeHandle(ref, () => ({ goTo: (row) => void move(row, shift), focus: focusActive }), [
    move,
    shift,
    focusActive,
  ]);

  const columnAt = (index: number): GridColumn<Row> | undefined => columns[index - shift];
  const canEdit = (row: Row | undefined, column: GridColumn<Row> | undefined): boolean =>
    !readOnly && row !== undefined && column?.edit !== undefined && (column.edit.allowed?.(row) ?? true);
  const startOf = (row: Row, column: GridColumn<Row>): string =>
    edits.of(row, column.key)?.value ?? column.edit?.value?.(row) ?? column.text(row);

  const edit = (cell: Cell, start?: string): boolean => {
    const row = rows.row(cell.row);
    const column = columnAt(cell.column);
    if (row === undefined || column === undefined || !canEdit(row, column)) {
      return false;
    }
    if (start !== undefined && column.edit?.kind === 'choice') {
      start = undefined;
    }
    setActive(cell);
    setEditing({ ...cell, start: start ?? startOf(row, column) });
    return true;
  };

  const keep = (row: Row, column: GridColumn<Row>, value: string, then: Move) => {
    setEditing(null);
    takeFocus.current =
      then !== 'stay' || document.activeElement?.closest('[role="grid"]') === scroll.current;
    const before = column.edit?.value?.(row) ?? column.text(row);
    if (value !== before || edits.of(row, column.key)?.fault !== undefined) {
      void edits.commit(row, column, value);
    }
    if (then !== 'stay') {
      move(active.row, active.column + (then === 'next' ? 1 : -1));
    }
  };

  const cancel = () => {
    setEditing(null);
    takeFocus.current = true;
  };

  const choose = (next: GridSelection) => onSelectionChange?.(next);
  const chooseTo = async (row: number) => {
    const from = anchor.current ?? row;
    const chosen = await rows.range(Math.min(from, row), Math.max(from, row) + 1);
    choose(onlyRows(chosen.map(rowId)));
  };
  const toggle = (row: number) => {
    const found = rows.row(row);
    if (found !== undefined && selectable) {
      anchor.current = row;
      choose(toggleRow(selection, rowId(found)));
    }
  };
  const count = selectedCount(selection, total);

  const copy = async () => {
    const column = columnAt(active.column);
    if (count === 0) {
      if (activeRow !== undefined && column) {
        await copyText(column.text(activeRow));
        notify(t('kit.grid.copied_cell'));
      }
      return;
    }
    const chosen: Row[] = [];
    for (let from = 0; from < total && chosen.length < count; from += 1000) {
      const { items: found } = await source.fetch(from, 1000);
      chosen.push(...found.filter((row) => isSelected(selection, rowId(row))));
      if (found.length === 0) {
        break;
      }
    }
    await copyText(
      toTsv([
        columns.map((each) => each.header),
        ...chosen.map((row) => columns.map((each) => each.text(row))),
      ]),
    );
    notify(t('kit.grid.copied', { count: chosen.length }));
  };

  const sortBy = (column: GridColumn<Row> | undefined) => {
    if (column?.sortable && onSort) {
      onSort({ column: column.key, descending: sort?.column === column.key && !sort.descending });
    }
  };

  const pageRows = Math.max(
    1,
    Math.floor(((scroll.current?.clientHeight || 680) - headHeight) / rowHeight) - 1,
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || event.altKey) {
      return;
    }
    const mod = event.ctrlKey || event.metaKey;
    const { row, column } = active;
    const handled = (): boolean => {
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp': {
          const step = event.key === 'ArrowDown' ? 1 : -1;
          if (event.shiftKey && selectable && row >= 0) {
            anchor.current ??= row;
            const to = move(Math.max(0, row + step), column);
            void chooseTo(to.row);
          } else {
            anchor.current = null;
            move(mod ? (step > 0 ? total - 1 : 0) : row + step, column);
          }
          return true;
        }
        case 'ArrowLeft':
        case 'ArrowRight': {
          const step = event.key === 'ArrowRight' ? 1 : -1;
          move(row, mod ? (step > 0 ? columnCount - 1 : 0) : column + step);
          return true;
        }
        case 'Home':
          move(mod ? 0 : row, 0);
          return true;
        case 'End':
          move(mod ? total - 1 : row, columnCount - 1);
          return true;
        case 'PageDown':
          move(Math.max(0, row) + pageRows, column);
          return true;
        case 'PageUp':
          move(Math.max(0, row - pageRows), column);
          return true;
        case ' ':
          if (row < 0) {
            if (column < shift) {
              choose(count === total ? nothingSelected : everythingSelected);
            } else {
              sortBy(columnAt(column));
            }
          } else {
            toggle(row);
          }
          return true;
        case 'F2':
          return edit(active);
        case 'Enter':
          if (row < 0) {
            sortBy(columnAt(column));
          } else if (column < shift) {
            toggle(row);
          } else if (mod || !edit(active)) {
            if (activeRow !== undefined) {
              onOpen?.(activeRow);
            }
          }
          return true;
        case 'Escape': {
          const at = columnAt(column);
          if (activeRow !== undefined && at && edits.of(activeRow, at.key)?.fault !== undefined) {
            edits.discard(activeRow, at.key);
            return true;
          }
          if (count > 0) {
            choose(nothingSelected);
            return true;
          }
          return false;
        }
        case 'Delete':
          if (onDelete && !readOnly && (count > 0 || activeRow !== undefined)) {
            onDelete(count > 0 ? selection : onlyRows(activeId === undefined ? [] : [activeId]), activeRow);
          }
          return true;
        default:
      }
      if (mod && !event.shiftKey && event.key.toLowerCase() === 'a' && selectable) {
        choose(everythingSelected);
        return true;
      }
      if (mod && !event.shiftKey && event.key.toLowerCase() === 'c') {
        void copy();
        return true;
      }
      if (!mod && event.key.length === 1 && row >= 0) {
        return edit(active, event.key);
      }
      return false;
    };
    if (handled()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onPaste = (event: React.ClipboardEvent) => {
    const column = columnAt(active.column);
    if (editing !== null || activeRow === undefined || !column || !canEdit(activeRow, column)) {
      return;
    }
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (column.edit?.kind === 'choice') {
      const options = optionsOf(column, activeRow);
      const found = options.find((option) => option.label.toLowerCase() === text.trim().toLowerCase());
      if (!found) {
        return;
      }
      void edits.commit(activeRow, column, found.id);
    } else {
      void edits.commit(activeRow, column, text.split(/[\t\n]/)[0] ?? '');
    }
    event.preventDefault();
  };

  const onCellClick = (event: MouseEvent, row: number, column: number) => {
    if (editing?.row === row && editing.column === column) {
      return;
    }
    if (column < shift || ((event.ctrlKey || event.metaKey) && selectable)) {
      if (event.shiftKey) {
        void chooseTo(row);
      } else {
        toggle(row);
      }
    } else if (event.shiftKey && selectable) {
      anchor.current ??= Math.max(0, active.row);
      void chooseTo(row);
    } else {
      anchor.current = row;
    }
    takeFocus.current = true;
    setActive({ row, column });
  };

  const onCellDoubleClick = (row: number, column: number) => {
    if (column >= shift && !edit({ row, column })) {
      const found = rows.row(row);
      if (found !== undefined) {
        onOpen?.(found);
      }
    }
  };

  const template = [
    ...(selectable ? [`${CHECK / 14}rem`] : []),
    ...columns.map(({ width, grow }) => (grow ? `minmax(${width / 14}rem, 1fr)` : `${width / 14}rem`)),
  ].join(' ');

  // The active row is drawn even when it is scrolled out of sight, so that Tab always finds it.
  const shownRows = items.map((item) => ({ index: item.index, top: item.start - headHeight }));
  if (active.row >= 0 && active.row < total && !items.some((item) => item.index === active.row)) {
    shownRows.push({ index: active.row, top: active.row * rowHeight });
  }

  const tab = (row: number, column: number): 0 | -1 =>
    active.row === row && active.column === column ? 0 : -1;

  return (
    <div className={cx(styles.frame, className)}>
      {rows.error ? (
        <div className={styles.trouble}>
          <ErrorBanner
            title={t('kit.grid.load_failed')}
            failure={Failure.from(rows.error)}
            kept=""
            onRetry={rows.retry}
          />
        </div>
      ) : null}
      <div
        ref={scroll}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columnCount}
        aria-multiselectable={selectable}
        aria-readonly={readOnly}
        aria-busy={rows.isLoading}
        className={styles.scroll}
        style={{ '--columns': template } as React.CSSProperties}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {selectable ? (
              <CheckCell
                role="columnheader"
                label={t('kit.grid.select_all')}
                state={count === 0 ? 'none' : count === total ? 'all' : 'some'}
                cell="-1:0"
                tabIndex={tab(-1, 0)}
                onClick={() => {
                  setActive({ row: -1, column: 0 });
                  choose(count === total ? nothingSelected : everythingSelected);
                }}
              />
            ) : null}
            {columns.map((column, index) => {
              const sorted = sort?.column === column.key;
              const at = index + shift;
              return (
                <div
                  key={column.key}
                  role="columnheader"
                  aria-colindex={at + 1}
                  data-cell={`-1:${at}`}
                  tabIndex={tab(-1, at)}
                  {...(column.sortable
                    ? { 'aria-sort': sorted ? (sort.descending ? 'descending' : 'ascending') : 'none' }
                    : {})}
                  className={cx(styles.cell, styles.header, column.numeric && styles.numeric)}
                  onClick={() => {
                    setActive({ row: -1, column: at });
                    sortBy(column);
                  }}
                >
                  {column.sortable ? (
                    <span className={cx(styles.sort, sorted && styles.sorted)}>
                      <span className={styles.content}>{column.header}</span>
                      {sorted ? (
                        sort.descending ? (
                          <ArrowDown aria-hidden className={styles.sortIcon} />
                        ) : (
                          <ArrowUp aria-hidden className={styles.sortIcon} />
                        )
                      ) : null}
                    </span>
                  ) : (
                    <span className={styles.content}>{column.header}</span>
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div
          role="rowgroup"
          className={cx(styles.body, rows.isStale && styles.stale)}
          style={{ height: total * rowHeight }}
        >
          {shownRows.map(({ index, top }) => {
            const row = rows.row(index);
            const id = row === undefined ? undefined : rowId(row);
            const chosen = id !== undefined && isSelected(selection, id);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                {...(selectable ? { 'aria-selected': chosen } : {})}
                {...(id !== undefined && id === currentId ? { 'data-current': true } : {})}
                className={styles.row}
                style={{ height: rowHeight, transform: `translateY(${top}px)` }}
              >
                {selectable ? (
                  <CheckCell
                    role="gridcell"
                    label={t('kit.grid.select_row', { row: index + 1 })}
                    state={chosen ? 'all' : 'none'}
                    cell={`${index}:0`}
                    tabIndex={tab(index, 0)}
                    onClick={(event) => onCellClick(event, index, 0)}
                  />
                ) : null}
                {columns.map((column, position) => {
                  const at = position + shift;
                  const isEdited = editing?.row === index && editing.column === at;
                  const entry = row === undefined ? undefined : edits.of(row, column.key);
                  return (
                    <div
                      key={column.key}
                      ref={isEdited ? editedCell : undefined}
                      role={column.isRowHeader ? 'rowheader' : 'gridcell'}
                      aria-colindex={at + 1}
                      data-cell={`${index}:${at}`}
                      tabIndex={tab(index, at)}
                      {...(canEdit(row, column) ? {} : { 'aria-readonly': true })}
                      {...(entry?.fault === undefined ? {} : { 'aria-invalid': true, title: entry.fault })}
                      className={cx(
                        styles.cell,
                        column.numeric && styles.numeric,
                        column.isRowHeader && styles.rowHeader,
                      )}
                      onClick={(event) => onCellClick(event, index, at)}
                      onDoubleClick={() => onCellDoubleClick(index, at)}
                    >
                      {row === undefined ? (
                        <span className={styles.bar}>
                          <span className="visually-hidden">
                            {position === 0 ? t('kit.grid.loading_row', { row: index + 1 }) : null}
                          </span>
                        </span>
                      ) : isEdited && column.edit?.kind !== 'choice' ? (
                        <TextEditor
                          column={column.header}
                          value={editing.start}
                          numeric={column.edit?.kind === 'number'}
                          onKeep={(value, then) => keep(row, column, value, then)}
                          onCancel={cancel}
                        />
                      ) : (
                        <span
                          className={cx(
                            styles.content,
                            entry && (entry.fault === undefined ? styles.kept : styles.fault),
                          )}
                        >
                          {entry
                            ? (optionsOf(column, row).find((option) => option.id === entry.value)?.label ??
                              entry.value)
                            : (column.render?.(row) ?? column.text(row))}
                        </span>
                      )}
                      {row !== undefined && isEdited && column.edit?.kind === 'choice' ? (
                        <ChoiceEditor
                          column={column.header}
                          value={editing.start}
                          options={optionsOf(column, row)}
                          cell={editedCell}
                          onKeep={(value, then) => keep(row, column, value, then)}
                          onCancel={cancel}
                        />
                      ) : null}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      {total === 0 && !rows.isLoading && !rows.error && empty ? (
        <div className={styles.empty}>{empty}</div>
      ) : null}
      <div role="status" className="visually-hidden">
        {count > 0 ? t('kit.grid.chosen', { count }) : null}
      </div>
    </div>
  );
}

function optionsOf<Row>(column: GridColumn<Row>, row: Row) {
  const options = column.edit?.options ?? [];
  return typeof options === 'function' ? options(row) : options;
}

interface CheckCellProps {
  role: 'gridcell' | 'columnheader';
  label: string;
  state: 'none' | 'some' | 'all';
  cell: string;
  tabIndex: number;
  onClick(event: MouseEvent): void;
}

function CheckCell({ role, label, state, cell, tabIndex, onClick }: CheckCellProps) {
  return (
    <div
      role={role}
      aria-colindex={1}
      data-cell={cell}
      tabIndex={tabIndex}
      className={cx(styles.cell, styles.check)}
      onClick={onClick}
    >
      <span className={cx(styles.tick, state !== 'none' && styles.ticked)}>
        <span className="visually-hidden">{label}</span>
        {state === 'all' ? <Check aria-hidden className={styles.tickIcon} /> : null}
        {state === 'some' ? <Minus aria-hidden className={styles.tickIcon} /> : null}
      </span>
    </div>
  );
}
