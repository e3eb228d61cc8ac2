import type { ReactNode } from 'react';
import { cx } from '../cx';
import styles from './Table.module.css';

export interface TableColumn<Row> {
  key: string;
  header: ReactNode;
  render(row: Row): ReactNode;
  /** Figures line up at the right. */
  numeric?: boolean;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  width?: string;
}

export interface TableProps<Row> {
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  className?: string;
}

/** A plain table to read. For many rows, or to edit, use DataGrid. */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  className,
}: TableProps<Row>) {
  return (
    <table className={cx(styles.table, className)}>
      <caption className={showCaption ? styles.caption : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={cx(column.numeric && styles.numeric)}
              style={column.width ? { width: column.width } : undefined}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.isRowHeader ? (
                <th
                  key={column.key}
                  scope="row"
                  className={cx(styles.rowHeader, column.numeric && styles.numeric)}
                >
                  {column.render(row)}
                </th>
              ) : (
                <td key={column.key} className={cx(column.numeric && styles.numeric)}>
                  {column.render(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
