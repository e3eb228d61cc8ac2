import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StepHead.module.css';

export interface StepHeadProps {
  title: string;
  /** A bar across the window, a heading of a page, or read out only where the steps at the top show it. */
  look?: 'bar' | 'page' | 'hidden';
  children?: ReactNode;
}

/** The heading of a step; it takes the focus when the step begins, so that it is read out. */
export function StepHead({ title, look = 'bar', children }: StepHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={look === 'hidden' ? 'visually-hidden' : styles[look]}>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h3>
      {children}
    </div>
  );
}
