import type { ReactNode } from 'react';
import { cx } from '../cx';
import styles from './Page.module.css';

export interface PageProps {
  /** The place's name: its heading. */
  title: string;
  /** Beside the title, quietly: a count, say. */
  aside?: ReactNode;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  /** A second row: search, filters, views. */
  toolbar?: ReactNode;
  /** The content fills the place and scrolls by itself (a grid, a canvas); otherwise the place scrolls. */
  fill?: boolean;
  children: ReactNode;
}

/** A place: its heading row, and what it holds. */
export function Page({ title, aside, actions, toolbar, fill = false, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
        <div className={styles.actions}>{actions}</div>
      </header>
      {toolbar ? <div className={styles.toolbar}>{toolbar}</div> : null}
      <div className={cx(styles.body, fill ? styles.fill : styles.scroll)}>{children}</div>
    </div>
  );
}
