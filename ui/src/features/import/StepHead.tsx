import { type ReactNode, useEffect, useRef } from 'react';
import styles from './StepHead.module.css';

export interface StepHeadProps {
  title: string;
  /** Read out only: the steps at the top show it. */
  isHidden?: boolean;
  children?: ReactNode;
}

/** The heading of a step; it takes the focus when the step begins, so that it is read out. */
export function StepHead({ title, isHidden = false, children }: StepHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={isHidden ? 'visually-hidden' : styles.head}>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h3>
      {children}
    </div>
  );
}
