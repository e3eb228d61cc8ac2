import { t } from '#i18n';
import { cx } from '../cx';
import styles from './RagMark.module.css';

export type RagStatus = 'green' | 'amber' | 'red';

export interface RagMarkProps {
  status: RagStatus;
  /** Another word than "On course", "At risk", "Off course". */
  word?: string;
  /** Only the shape; the word stays for screen readers. */
  hideWord?: boolean;
  className?: string;
}

const shapes = {
  green: <circle cx="6" cy="6" r="5" />,
  amber: <path d="M6 0.8 L11.6 11 H0.4 Z" />,
  red: <rect x="1" y="1" width="10" height="10" rx="1" />,
} as const;

/** A status by word, shape and colour: a disc, a triangle, a square. */
export function RagMark({ status, word, hideWord = false, className }: RagMarkProps) {
  return (
    <span className={cx(styles.mark, styles[status], className)}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.shape}>
        {shapes[status]}
      </svg>
      <span className={hideWord ? 'visually-hidden' : undefined}>{word ?? t(`kit.rag.${status}`)}</span>
    </span>
  );
}
