import type { RefObject } from 'react';
import { t } from '#i18n';
import { BodyRow, type BodyRowProps } from './BodyRow';
import type { Cell, Editing } from './control';
import { HeadingRow } from './HeadingRow';
import { type CellRange, columnsIn } from './range';
import { type GridSelection, isSelected } from './selection';
import type { DataGridProps, GroupSection } from './types';
import { useColumnsInSight } from './useColumnsInSight';

export interface BodyRowsProps<Row>
  extends Pick<BodyRowProps<Row>, 'control' | 'columns' | 'height' | 'kept' | 'isSelectable' | 'isReadOnly'> {
  /** What they are scrolled in. */
  scroll: RefObject<HTMLDivElement | null>;
  /** The rows that are drawn, and where. */
  drawn: readonly { index: number; top: number }[];
  columnCount: number;
  row(index: number): Row | undefined;
  rowId(row: Row): string;
  sectionOf(row: Row | undefined): GroupSection | undefined;
  selection: GridSelection;
  ticks: DataGridProps<Row>['ticks'];
  currentId: string | null | undefined;
  active: Cell;
  range: CellRange | null;
  editing: Editing | null;
}

/** The rows in sight, and the headings between them. */
export function BodyRows<Row>({
  scroll,
  drawn,
  columnCount,
  row: rowAt,
  rowId,
  sectionOf,
  selection,
  ticks,
  currentId,
  active,
  range,
  editing,
  ...shared
}: BodyRowsProps<Row>) {
  const inSight = useColumnsInSight(scroll, shared.columns, shared.isSelectable ? 1 : 0);
  return drawn.map(({ index, top }) => {
    const row = rowAt(index);
    const id = row === undefined ? undefined : rowId(row);
    const section = sectionOf(row);
    const activeColumn = active.row === index ? active.column : -1;
    if (section) {
      return (
        <HeadingRow
          key={index}
          section={section}
          index={index}
          top={top}
          height={shared.height}
          columnCount={columnCount}
          activeColumn={activeColumn}
        />
      );
    }
    const [rangeFrom, rangeTo] = columnsIn(range, index);
    return (
      <BodyRow
        key={index}
        {...shared}
        {...inSight}
        index={index}
        top={top}
        row={row}
        isSelected={
          row === undefined || id === undefined
            ? false
            : ticks
              ? ticks.isTicked(row)
              : isSelected(selection, id)
        }
        tickLabel={
          row !== undefined && ticks ? ticks.label(row) : t('kit.grid.select_row', { row: index + 1 })
        }
        isCurrent={id !== undefined && id === currentId}
        activeColumn={activeColumn}
        rangeFrom={rangeFrom}
        rangeTo={rangeTo}
        editing={editing?.row === index ? editing : null}
      />
    );
  });
}
