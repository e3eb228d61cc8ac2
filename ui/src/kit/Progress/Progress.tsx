import { Label, ProgressBar } from 'react-aria-components';
import { formatNumber, t } from '#i18n';
import { Button } from '../Button/Button';
import styles from './Progress.module.css';

export interface ProgressProps {
  /** What is being done. */
  label: string;
  done: number;
  /** Zero while it is not known yet. */
  total: number;
  onCancel?(): void;
}

export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const known = total > 0;
  const part = known ? Math.min(1, done / total) : 0;
  return (
    <div className={styles.row}>
      <ProgressBar value={part * 100} isIndeterminate={!known} className={styles.progress}>
        <div className={styles.words}>
          <Label>{label}</Label>
          {known ? (
            <span className={styles.count}>
              {formatNumber(done)} / {formatNumber(total)}
            </span>
          ) : null}
        </div>
        <div className={styles.track}>
          <div
            className={known ? styles.fill : styles.unknown}
            style={known ? { width: `${part * 100}%` } : {}}
          />
        </div>
      </ProgressBar>
      {onCancel ? (
        <Button size="s" onPress={onCancel}>
          {t('kit.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
