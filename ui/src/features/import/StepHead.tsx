import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StepHead.module.css';

/** The heading of a step; it takes the focus when the step begins, so that it is read out. */
export function StepHead({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.head}>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h3>
      {children}
    </div>
  );
}
