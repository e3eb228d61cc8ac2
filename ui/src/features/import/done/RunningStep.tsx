import { t } from '#i18n';
import { cx, Progress } from '#kit';
import { StepHead } from '../StepHead';
import { type StageAt, stop } from '../store';
import { useProgress } from '../useProgress';
import styles from './Done.module.css';

/** While it comes in. Stopping leaves nothing behind. */
export function RunningStep({ stage }: { stage: StageAt<'running'> }) {
  const { work, stopping } = stage;
  const step = useProgress(work.token);
  const label = stopping ? t('import.running.stopping') : (step?.what ?? t('import.running.begun'));
  return (
    <div className={cx(styles.narrow, styles.narrower)}>
      <StepHead look="page" title={t('import.running.title', { file: work.fileName })} />
      <div className={styles.running}>
        <p className={styles.soft}>{t('import.running.lead')}</p>
        <Progress
          label={label}
          done={step?.done ?? 0}
          total={step?.total ?? 0}
          {...(stopping ? {} : { onCancel: stop })}
        />
      </div>
    </div>
  );
}
