import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '#i18n';
import { cx } from '../cx';
import { asRefusal } from '../failure';
import { notify } from '../Toast/Toast';
import { BodyRows } from './BodyRows';
import { type Clip, copyOut } from './clip';
import { columnControl } from './columnControl';
import { atCell, type Cell, type Control, type Editing } from './control';
import styles from './DataGrid.module.css';
import { HeadRow } from './HeadRow';
import { pressKey } from './keys';
import { HEAD, least, ROW, SOME_ROOM, showColumn, template } from './layout';
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  onlyRows,
  selectedCount,
  toggleRow,
} from './selection';
import { Trouble } from './Trouble';
import type { DataGridProps, GridColumn } from './types';
import { useCellBlock } from './useCellBlock';
import { useCellFocus } from './useCellFocus';
import { useEdits } from './useEdits';
import { useNewQuestion } from './useNewQuestion';
import { oneValue, usePaste } from './usePaste';
import { useRem } from './useRem';
import { useRows } from './useRows';
import { drawnRows, useVirtualRows } from './useVirtualRows';
import { useWidths } from './widths';

/** The register: a grid of any length that reads only what is in sight. */
export function DataGrid<Row>({
  label,
  columns: asGiven,
  source,
  rowId,
  heading,
  sort,
  onSort,
  selection = nothingSelected,
  onSelectionChange,
  ticks,
  onOpen,
  onActive,
  onDelete,
  widths,
  onWidths,
  onOrder,
  onPasteCells,
  onTotal,
  readOnly = false,
  empty,
  currentId,
  ref,
  className,
}: DataGridProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: onSelectionChange || ticks ? 1 : 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [inSight, setInSight] = useState({ first: 0, last: 40 });
  const anchor = useRef<number | null>(null);
  const takeFocus = useRef(false);
  const rem = useRem();
  const { sized: columns, setWidth } = useWidths(asGiven, widths, onWidths);
  const { takes, dialog } = usePaste(onPasteCells);
  const rowHeight = Math.round(ROW * rem);
  const headHeight = Math.round(HEAD * rem);
  const isSelectable = onSelectionChange !== undefined || ticks !== undefined;
  const shift = isSelectable ? 1 : 0;
  const columnCount = columns.length + shift;
  const block = useCellBlock(active, shift, (cell) => {
    takeFocus.current = true;
    setActive(cell);
  });
  const { range } = block;

  const rows = useRows(source, inSight.first, inSight.last);
  const { total } = rows;
  const edits = useEdits(rowId);
  const rowTotal = heading?.rows ?? total;
  const count = selectedCount(selection, rowTotal);

  const virtual = useVirtualRows(scroll, total, rowHeight, headHeight);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 40;

  useLayoutEffect(() => {
    setInSight((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, [first, last]);

  useEffect(() => {
    if (!rows.isLoading || total > 0) {
      onTotal?.(rowTotal);
    }
  }, [onTotal, total, rowTotal, rows.isLoading]);

  useNewQuestion(source, heading, () => {
    anchor.current = null;
    block.clear();
    scroll.current?.scrollTo({ top: 0 });
    setActive((now) => (now.row > 0 ? { ...now, row: 0 } : now));
  });

  // With fewer rows than before, the active cell stays inside.
  useEffect(() => {
    if (total > 0 && active.row >= total) {
      setActive((now) => ({ ...now, row: total - 1 }));
    }
  }, [total, active.row]);

  const findActive = useCellFocus(scroll, active, editing !== null, takeFocus);

  // Rows that belong to an earlier question are looked at, never acted on.
  const sectionOf = (row: Row | undefined) => (row === undefined ? undefined : heading?.of(row));
  const rowAt = (index: number): Row | undefined => {
    const row = rows.isStale ? undefined : rows.row(index);
    return sectionOf(row) === undefined ? row : undefined;
  };
  const activeRow = active.row >= 0 ? rowAt(active.row) : undefined;
  const activeId = activeRow === undefined ? undefined : rowId(activeRow);
  const lastActive = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (lastActive.current !== activeId) {
      lastActive.current = activeId;
      onActive?.(activeRow);
    }
  }, [activeId, activeRow, onActive]);

  const columnAt = (index: number): GridColumn<Row> | undefined => columns[index - shift];
  const startsFrom = (row: Row, column: GridColumn<Row>): string =>
    column.edit?.value?.(row) ?? column.text(row);

  const clip = (): Clip<Row> => ({
    source,
    total,
    columns,
    shift,
    active,
    activeRow,
    range,
    count,
    isHeading: (row) => sectionOf(row) !== undefined,
    isSelected: (row) => isSelected(selection, rowId(row)),
    canEdit: (row, column) => grid.canEdit(row, column),
    rows: rows.range,
  });
  const fail = (thrown: unknown) => notify(asRefusal(thrown).message, { tone: 'red' });
  const go = (row: number, column: number) => {
    const to = {
      row: Math.max(-1, Math.min(total - 1, row)),
      column: Math.max(0, Math.min(columnCount - 1, column)),
    };
    takeFocus.current = true;
    setActive(to);
    if (to.row >= 0) {
      virtual.scrollToIndex(to.row, { align: 'auto' });
    }
    showColumn(scroll.current, to.column);
    return to;
  };

  const grid: Control<Row> = {
    active,
    total,
    columnCount,
    shift,
    pageRows: Math.max(
      1,
      Math.floor(((scroll.current?.clientHeight || SOME_ROOM.height) - headHeight) / rowHeight) - 1,
    ),
    isSelectable,
    selectedCount: count,
    move: (row, column) => {
      block.clear();
      return go(row, column);
    },
    hasRanges: onPasteCells !== undefined,
    extendRange: (row, column) => {
      block.begin();
      go(Math.max(0, row), Math.max(shift, column));
    },
    clearRange: block.clear,
    ...columnControl({
      scroll,
      columns,
      shift,
      rem,
      setWidth,
      onOrder,
      move: (column) => grid.move(-1, column),
    }),
    canEdit: (row, column) => !readOnly && column.edit !== undefined && (column.edit.allowed?.(row) ?? true),
    edit: (cell, typed) => {
      const row = rowAt(cell.row);
      const column = columnAt(cell.column);
      if (row === undefined || column === undefined || !grid.canEdit(row, column)) {
        return false;
      }
      const kept = edits.of(row, column.key)?.value ?? startsFrom(row, column);
      setActive(cell);
      setEditing({
        ...cell,
        start: column.edit?.kind === 'choice' ? kept : (typed ?? kept),
        typed: typed ?? '',
      });
      return true;
    },
    keep: (row, column, value, then) => {
      const inGrid = scroll.current?.contains(document.activeElement) || column.edit?.kind === 'choice';
      setEditing(null);
      takeFocus.current = Boolean(inGrid);
      if (value !== startsFrom(row, column) || edits.of(row, column.key)?.fault !== undefined) {
        void edits.commit(row, column, value);
      }
      if (then !== 'stay') {
        grid.move(active.row, active.column + (then === 'next' ? 1 : -1));
      }
    },
    cancel: () => {
      setEditing(null);
      takeFocus.current = true;
    },
    discard: () => {
      const column = columnAt(active.column);
      if (activeRow === undefined || !column || edits.of(activeRow, column.key)?.fault === undefined) {
        return false;
      }
      edits.discard(activeRow, column.key);
      return true;
    },
    sortAt: (index) => {
      const column = columnAt(index);
      if (column?.sortable && onSort) {
        onSort({ column: column.key, descending: sort?.column === column.key && !sort.descending });
      }
    },
    toggle: (row) => {
      const found = rowAt(row);
      if (found === undefined || !isSelectable) {
        return;
      }
      anchor.current = row;
      const ticked = ticks?.isTicked(found);
      if (ticked !== undefined) {
        ticks?.onTick([found], !ticked);
      }
      onSelectionChange?.(toggleRow(selection, rowId(found)));
    },
    toggleAll: () => {
      ticks?.onTickAll(ticks.all !== 'all');
      onSelectionChange?.(rowTotal > 0 && count === rowTotal ? nothingSelected : everythingSelected);
    },
    selectAll: () => onSelectionChange?.(everythingSelected),
    clear: () => onSelectionChange?.(nothingSelected),
    extendTo: (row) => {
      const from = anchor.current ?? row;
      rows
        .range(Math.min(from, row), Math.max(from, row) + 1)
        .then((found) => {
          const chosen = found.filter((each) => sectionOf(each) === undefined);
          const like = rowAt(from);
          if (ticks && like !== undefined) {
            ticks.onTick(chosen, ticks.isTicked(like) ?? false);
          }
          onSelectionChange?.(onlyRows(chosen.map(rowId)));
        })
        .catch(fail);
    },
    setAnchor: (row, onlyIfNone = false) => {
      anchor.current = onlyIfNone ? (anchor.current ?? row) : row;
    },
    openSection: (row, open) => {
      const section = row < 0 ? undefined : sectionOf(rows.row(row));
      if (section === undefined || open === !section.isClosed) {
        return false;
      }
      heading?.onToggle(section);
      return true;
    },
    openActive: () => {
      if (activeRow !== undefined) {
        onOpen?.(activeRow);
      }
    },
    removeActive: () => {
      if (!readOnly && (count > 0 || activeId !== undefined)) {
        onDelete?.(count > 0 ? selection : onlyRows(activeId === undefined ? [] : [activeId]), activeRow);
      }
    },
    copy: () => {
      copyOut(clip())
        .then((said) => said === undefined || notify(said))
        .catch(fail);
    },
    click: (event, row, column) => {
      if (editing?.row === row && editing.column === column) {
        return;
      }
      if (event.shiftKey && grid.hasRanges && column >= shift && count === 0) {
        grid.extendRange(row, column);
        return;
      }
      block.clear();
      if (grid.openSection(row)) {
        anchor.current = null;
      } else if (event.shiftKey && isSelectable) {
        grid.setAnchor(Math.max(0, active.row), true);
        grid.extendTo(row);
      } else if (column < shift || ((event.ctrlKey || event.metaKey) && isSelectable)) {
        grid.toggle(row);
      } else {
        anchor.current = row;
      }
      takeFocus.current = true;
      setActive({ row, column });
    },
    doubleClick: (row, column) => {
      const found = rowAt(row);
      if (column >= shift && !grid.edit({ row, column }) && found !== undefined) {
        onOpen?.(found);
      }
    },
  };
  const control = useRef(grid);
  control.current = grid;

  useImperativeHandle(
    ref,
    () => ({
      goTo: (row) => void control.current.move(row, control.current.shift),
      focus: () => findActive()?.focus({ preventScroll: true }),
    }),
    [findActive],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing === null && !event.altKey && pressKey(event, grid)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    const column = columnAt(active.column);
    if (editing !== null || active.row < 0 || !column || readOnly || takes(event, clip(), rows.isStale)) {
      return;
    }
    const value =
      activeRow !== undefined && grid.canEdit(activeRow, column) && oneValue(event, column, activeRow);
    if (typeof value === 'string' && activeRow !== undefined) {
      event.preventDefault();
      void edits.commit(activeRow, column, value);
    }
  };

  const drawn = drawnRows(items, active.row, total, rowHeight, headHeight);

  return (
    <div className={cx(styles.frame, className)}>
      {rows.error ? <Trouble error={rows.error} onRetry={rows.retry} /> : null}
      <div
        ref={scroll}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columnCount}
        aria-multiselectable={isSelectable}
        aria-readonly={readOnly}
        aria-busy={rows.isLoading}
        data-pastes={grid.hasRanges && !readOnly ? '' : undefined}
        className={cx(styles.scroll, ticks && styles.ticking)}
        style={
          {
            '--columns': template(columns, isSelectable),
            '--least': `${least(columns, isSelectable)}rem`,
          } as CSSProperties
        }
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <div role="rowgroup" className={styles.head}>
          <HeadRow
            control={control}
            columns={columns}
            sort={sort}
            isSelectable={isSelectable}
            ticks={ticks?.all ?? (count === 0 ? 'none' : count === rowTotal ? 'all' : 'some')}
            allLabel={ticks?.allLabel ?? t('kit.grid.select_all')}
            activeColumn={active.row < 0 ? active.column : -1}
            isMovable={onOrder !== undefined}
          />
        </div>
        <div
          role="rowgroup"
          className={cx(styles.body, rows.isStale && styles.stale)}
          onClick={(event) => atCell(event, ({ row, column }) => grid.click(event, row, column))}
          {...(grid.hasRanges ? block.pointer : {})}
          onDoubleClick={(event) => atCell(event, ({ row, column }) => grid.doubleClick(row, column))}
          style={{ height: total * rowHeight }}
        >
          <BodyRows
            control={control}
            columns={columns}
            scroll={scroll}
            drawn={drawn}
            height={rowHeight}
            columnCount={columnCount}
            row={rows.row}
            rowId={rowId}
            sectionOf={sectionOf}
            kept={edits.of}
            selection={selection}
            ticks={ticks}
            isSelectable={isSelectable}
            isReadOnly={readOnly}
            currentId={currentId}
            active={active}
            range={range}
            editing={editing}
          />
        </div>
      </div>
      {total === 0 && !rows.isLoading && !rows.error && empty ? (
        <div className={styles.empty}>{empty}</div>
      ) : null}
      <div role="status" className="visually-hidden">
        {range
          ? t('kit.grid.range', { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 })
          : count > 0
            ? t('kit.grid.chosen', { count })
            : null}
      </div>
      {dialog}
    </div>
  );
}
