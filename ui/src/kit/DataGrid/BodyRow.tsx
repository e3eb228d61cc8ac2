import { memo, type ReactNode, type RefObject, useRef } from 'react';
import { t } from '#i18n';
import { cx } from '../cx';
import { type ControlRef, cellName, type Editing } from './control';
import styles from './DataGrid.module.css';
import { ChoiceEditor, type Move, TextEditor } from './Editor';
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
  /** The first and the last column in sight, by their places among the columns; what is beyond them is not drawn. */
  from: number;
  to: number;
  /** The active column when this row is active, −1 otherwise. */
  activeColumn: number;
  /** The first and last column of the cells chosen in this row, −1 where none are. */
  rangeFrom: number;
  rangeTo: number;
  /** The cell being edited when it is in this row. */
  editing: Editing | null;
}

const classOf = <R,>(column: GridColumn<R>): string =>
  cx(styles.cell, column.numeric && styles.numeric, column.isRowHeader && styles.rowHeader);

/** Hundreds of cells come at once: none is a component of its own, and the grid hears the mouse for all of them. */
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
  from,
  to,
  activeColumn,
  rangeFrom,
  rangeTo,
  editing,
}: BodyRowProps<R>) {
  const shift = isSelectable ? 1 : 0;
  const edited = useRef<HTMLDivElement>(null);
  // Whose row it is, is always there to be read, and so is the cell that the keys are in.
  const isDrawn = (position: number): boolean =>
    (position >= from && position <= to) ||
    columns[position]?.isRowHeader === true ||
    position + shift === activeColumn;
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
        />
      ) : null}
      {columns.map((column, position) => {
        const at = position + shift;
        if (!isDrawn(position)) {
          return null;
        }
        const entry = row === undefined ? undefined : kept(row, column.key);
        const isEditable =
          !isReadOnly &&
          row !== undefined &&
          column.edit !== undefined &&
          (column.edit.allowed?.(row) ?? true);
        const inRange = at >= rangeFrom && at <= rangeTo && rangeFrom >= 0;
        const isEdited = row !== undefined && editing?.column === at;
        return (
          <div
            key={column.key}
            ref={isEdited ? edited : undefined}
            role={column.isRowHeader ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            data-cell={cellName(index, at)}
            tabIndex={activeColumn === at ? 0 : -1}
            aria-readonly={isEditable ? undefined : true}
            aria-invalid={entry?.fault === undefined ? undefined : true}
            title={entry?.fault}
            {...(inRange ? { 'aria-selected': true } : {})}
            style={position > 0 && !isDrawn(position - 1) ? { gridColumn: at + 1 } : undefined}
            className={inRange ? cx(classOf(column), styles.chosen) : classOf(column)}
          >
            {row === undefined ? (
              waiting(index, position === 0)
            ) : isEdited ? (
              <Edited
                control={control}
                column={column}
                row={row}
                entry={entry}
                editing={editing}
                cell={edited}
              />
            ) : (
              content(column, row, entry)
            )}
          </div>
        );
      })}
    </div>
  );
}

/** One row; drawn again only when something about it changed. */
export const BodyRow = memo(Row) as typeof Row;

function optionsOf<R>(column: GridColumn<R>, row: R) {
  const options = column.edit?.options ?? [];
  return typeof options === 'function' ? options(row) : options;
}

/** What a text that is pasted stands for in a cell; undefined where it is none of its choices. */
export function pasted<R>(column: GridColumn<R>, row: R, text: string): string | undefined {
  if (column.edit?.kind !== 'choice') {
    return text;
  }
  const plain = text.trim().toLowerCase();
  if (plain === '' && column.edit.blank !== undefined) {
    return column.edit.blank;
  }
  return optionsOf(column, row).find(({ label }) => label.toLowerCase() === plain)?.id;
}

/** What a cell shows while it is not typed into. */
function content<R>(column: GridColumn<R>, row: R, entry: Kept | undefined): ReactNode {
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

/** What a cell shows while its row is on its way. */
function waiting(index: number, isFirst: boolean): ReactNode {
  return (
    <span className={styles.bar}>
      {isFirst ? (
        <span className="visually-hidden">{t('kit.grid.loading_row', { row: index + 1 })}</span>
      ) : null}
    </span>
  );
}

interface EditedProps<R> {
  control: ControlRef<R>;
  column: GridColumn<R>;
  row: R;
  entry: Kept | undefined;
  editing: Editing;
  cell: RefObject<HTMLElement | null>;
}

/** What stands in the cell that is edited. */
function Edited<R>({ control, column, row, entry, editing, cell }: EditedProps<R>) {
  const keep = (value: string, then: Move) => control.current.keep(row, column, value, then);
  const cancel = () => control.current.cancel();
  if (column.edit?.kind !== 'choice') {
    return (
      <TextEditor
        column={column.header}
        value={editing.start}
        numeric={column.edit?.kind === 'number'}
        onKeep={keep}
        onCancel={cancel}
      />
    );
  }
  return (
    <>
      {content(column, row, entry)}
      <ChoiceEditor
        column={column.header}
        value={editing.start}
        typed={editing.typed}
        options={optionsOf(column, row)}
        cell={cell}
        onKeep={keep}
        onCancel={cancel}
      />
    </>
  );
}
