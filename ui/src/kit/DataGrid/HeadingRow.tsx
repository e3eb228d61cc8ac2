import { ChevronDown, ChevronRight } from 'lucide-react';
import { formatNumber } from '#i18n';
import { cellName } from './control';
import styles from './DataGrid.module.css';
import type { GroupSection } from './types';

export interface HeadingRowProps {
  section: GroupSection;
  index: number;
  top: number;
  height: number;
  columnCount: number;
  /** The column that is active in this row, −1 when another row is. */
  activeColumn: number;
}

/** The heading of a section: Left closes it, Right opens it. */
export function HeadingRow({ section, index, top, height, columnCount, activeColumn }: HeadingRowProps) {
  const Mark = section.isClosed ? ChevronRight : ChevronDown;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.heading}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={columnCount}
        aria-expanded={!section.isClosed}
        data-cell={cellName(index, Math.max(0, activeColumn))}
        tabIndex={activeColumn >= 0 ? 0 : -1}
        className={styles.headingCell}
      >
        <Mark aria-hidden className={styles.headingMark} />
        <span>{section.label}</span>
        <span className={styles.headingCount}>{formatNumber(section.count, 0)}</span>
      </div>
    </div>
  );
}
