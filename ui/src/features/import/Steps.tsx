import { Check } from 'lucide-react';
import { t } from '#i18n';
import { cx } from '#kit';
import styles from './Steps.module.css';
import type { Stage } from './store';

const STEPS = ['choose', 'columns', 'check', 'done'] as const;

/** Where the work stands. */
export function Steps({ at }: { at: Stage['at'] }) {
  const now = at === 'running' ? 3 : STEPS.indexOf(at as 'choose');
  const isOver = at === 'done';
  return (
    <ol aria-label={t('import.steps')} className={styles.steps}>
      {STEPS.map((step, index) => {
        const isPast = index < now || isOver;
        const isNow = index === now;
        return (
          <li
            key={step}
            className={cx(styles.step, isPast && styles.past, isNow && styles.now)}
            {...(isNow ? { 'aria-current': 'step' as const } : {})}
          >
            <span aria-hidden className={styles.mark}>
              {isPast ? <Check className={styles.tick} /> : index + 1}
            </span>
            {t(`import.step.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
