import { memo, useRef } from 'react';
import { t } from '#i18n';
import { cx } from '../cx';
import { type ControlRef, cellName, type Editing } from './control';
import styles from './DataGrid.module.css';
import { ChoiceEditor, TextEditor } from './Editor';
import { TickCell } from './TickCell';
import type { GridColumn } from './types';
import type { Kept } from './useEdits';

export interface BodyRowProps<Row> {
  control: ControlRef<Row>;
  columns: readonly GridColumn<Row>[];
  index: number;
  top: number;
  height: number;
  /** Undefined while it is on its way. */
  row: Row | undefined;
  kept(row: Row, column: string): Kept | undefined;
  isSelectable: boolean;
  /** Undefined where the row has no box to tick. */
  isSelected: boolean | undefined;
  tickLabel: string;
  isCurrent: boolean;
  isReadOnly: boolean;
  /** The active column when this row is active, −1 otherwise. */
  activeColumn: number;
  /** The cell being edited when it is in this row. */
  editing: Editing | null;
}

function Row<R>({
  control,
  columns,
  index,
  top,
  height,
  row,
  kept,
  isSelectable,
  isSelected,
  tickLabel,
  isCurrent,
  isReadOnly,
  activeColumn,
  editing,
}: BodyRowProps<R>) {
  const shift = isSelectable ? 1 : 0;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...(isSelectable ? { 'aria-selected': isSelected ?? false } : {})}
      {...(isCurrent ? { 'data-current': true } : {})}
      className={styles.row}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {isSelectable ? (
        <TickCell
          role="gridcell"
          label={tickLabel}
          state={isSelected === undefined ? 'fixed' : isSelected ? 'all' : 'none'}
          cell={cellName(index, 0)}
          isActive={activeColumn === 0}
          onClick={(event) => control.current.click(event, index, 0)}
        />
      ) : null}
      {columns.map((column, position) => (
        <BodyCell
          key={column.key}
          control={control}
          column={column}
          index={index}
          at={position + shift}
          row={row}
          entry={row === undefined ? undefined : kept(row, column.key)}
          isReadOnly={isReadOnly}
          isFirst={position === 0}
          isActive={activeColumn === position + shift}
          start={editing?.column === position + shift ? editing.start : undefined}
          typed={editing?.typed ?? ''}
        />
      ))}
    </div>
  );
}

/** One row; drawn again only when something about it changed. */
export const BodyRow = memo(Row) as typeof Row;

export function optionsOf<R>(column: GridColumn<R>, row: R) {
  const options = column.edit?.options ?? [];
  return typeof options === 'function' ? options(row) : options;
}

interface BodyCellProps<R> {
  control: ControlRef<R>;
  column: GridColumn<R>;
  index: number;
  at: number;
  row: R | undefined;
  entry: Kept | undefined;
  isReadOnly: boolean;
  isFirst: boolean;
  isActive: boolean;
  /** What editing begins with, while the cell is being edited. */
  start: string | undefined;
  typed: string;
}

function BodyCell<R>({
  control,
  column,
  index,
  at,
  row,
  entry,
  isReadOnly,
  isFirst,
  isActive,
  start,
  typed,
}: BodyCellProps<R>) {
  const cell = useRef<HTMLDivElement>(null);
  const editable =
    !isReadOnly && row !== undefined && column.edit !== undefined && (column.edit.allowed?.(row) ?? true);
  const isChoice = column.edit?.kind === 'choice';
  return (
    <div
      ref={cell}
      role={column.isRowHeader ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      data-cell={cellName(index, at)}
      tabIndex={isActive ? 0 : -1}
      {...(editable ? {} : { 'aria-readonly': true })}
      {...(entry?.fault === undefined ? {} : { 'aria-invalid': true, title: entry.fault })}
      className={cx(styles.cell, column.numeric && styles.numeric, column.isRowHeader && styles.rowHeader)}
      onClick={(event) => control.current.click(event, index, at)}
      onDoubleClick={() => control.current.doubleClick(index, at)}
    >
      {row === undefined ? (
        <span className={styles.bar}>
          {isFirst ? (
            <span className="visually-hidden">{t('kit.grid.loading_row', { row: index + 1 })}</span>
          ) : null}
        </span>
      ) : start !== undefined && !isChoice ? (
        <TextEditor
          column={column.header}
          value={start}
          numeric={column.edit?.kind === 'number'}
          onKeep={(value, then) => control.current.keep(row, column, value, then)}
          onCancel={() => control.current.cancel()}
        />
      ) : (
        <CellContent column={column} row={row} entry={entry} />
      )}
      {row !== undefined && start !== undefined && isChoice ? (
        <ChoiceEditor
          column={column.header}
          value={start}
          typed={typed}
          options={optionsOf(column, row)}
          cell={cell}
          onKeep={(value, then) => control.current.keep(row, column, value, then)}
          onCancel={() => control.current.cancel()}
        />
      ) : null}
    </div>
  );
}

function CellContent<R>({ column, row, entry }: { column: GridColumn<R>; row: R; entry: Kept | undefined }) {
  if (entry === undefined) {
    return <span className={styles.content}>{column.render?.(row) ?? column.text(row)}</span>;
  }
  const option = optionsOf(column, row).find(({ id }) => id === entry.value);
  return (
    <span className={cx(styles.content, entry.fault === undefined ? styles.kept : styles.fault)}>
      {option?.label ?? entry.value}
    </span>
  );
}
