import { Check, Minus } from 'lucide-react';
import type { MouseEvent } from 'react';
import { cx } from '../cx';
import styles from './DataGrid.module.css';

export interface TickCellProps {
  role: 'gridcell' | 'columnheader';
  label: string;
  /** Fixed: there is nothing to tick. */
  state: 'none' | 'some' | 'all' | 'fixed';
  cell: string;
  isActive: boolean;
  /** Left out where the grid hears the mouse itself. */
  onClick?(event: MouseEvent): void;
}

/** The cell that selects its row, or in the header all of them. */
export function TickCell({ role, label, state, cell, isActive, onClick }: TickCellProps) {
  return (
    <div
      role={role}
      aria-colindex={1}
      data-cell={cell}
      tabIndex={isActive ? 0 : -1}
      className={cx(styles.cell, styles.check)}
      onClick={onClick}
    >
      <span
        className={cx(
          state === 'fixed' ? styles.untickable : styles.tick,
          (state === 'all' || state === 'some') && styles.ticked,
        )}
      >
        <span className="visually-hidden">{label}</span>
        {state === 'all' ? <Check aria-hidden className={styles.tickIcon} /> : null}
        {state === 'some' ? <Minus aria-hidden className={styles.tickIcon} /> : null}
      </span>
    </div>
  );
}
