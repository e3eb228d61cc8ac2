import { t } from '#i18n';
import { cx } from '../cx';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  lines?: number;
  className?: string;
}

const widths = ['72%', '54%', '63%', '41%', '68%'];

/** The shape of text that is on its way. */
export function Skeleton({ lines = 3, className }: SkeletonProps) {
  return (
    <div role="status" aria-label={t('kit.loading')} className={cx(styles.skeleton, className)}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={index} className={styles.line} style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  );
}
