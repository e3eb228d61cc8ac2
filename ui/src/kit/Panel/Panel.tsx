import { type ReactNode, useId } from 'react';
import { cx } from '../cx';
import styles from './Panel.module.css';

export interface PanelProps {
  title: string;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  /** One line under the title. */
  lead?: ReactNode;
  /** Without its own card: a plain section. */
  plain?: boolean;
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
}

/** A titled section. */
export function Panel({ title, actions, lead, plain = false, level = 2, children, className }: PanelProps) {
  const id = useId();
  const Title = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={cx(styles.panel, !plain && styles.card, className)}>
      <header className={styles.head}>
        <div className={styles.words}>
          <Title id={id} className={styles.title}>
            {title}
          </Title>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
