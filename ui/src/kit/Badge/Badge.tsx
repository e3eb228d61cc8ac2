import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../cx';
import styles from './Badge.module.css';

export interface BadgeProps {
  tone?: 'neutral' | 'accent' | 'green' | 'amber' | 'red';
  icon?: LucideIcon;
  title?: string;
  children: ReactNode;
  className?: string;
}

/** A short word about the thing beside it. */
export function Badge({ tone = 'neutral', icon: Icon, title, children, className }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone], className)} title={title}>
      {Icon ? <Icon aria-hidden className={styles.icon} /> : null}
      {children}
    </span>
  );
}
