import { CalendarDays, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useAsOf } from '#context';
import { formatDate, t } from '#i18n';
import { cx, later, Popover } from '#kit';
import styles from './TopBar.module.css';

const AsOfChoice = later(async () => (await import('./AsOfChoice')).AsOfChoice);

/** Today, or an earlier date to look back at. */
export function AsOfPicker() {
  const { date, isPast } = useAsOf();
  const current = isPast ? formatDate(date) : t('shell.as_of.today');
  return (
    <Popover
      label={t('shell.as_of.label')}
      className={styles.asOf}
      trigger={
        <AriaButton
          className={cx(styles.picker, isPast && styles.past)}
          aria-label={`${t('shell.as_of.label')}: ${current}`}
        >
          <CalendarDays aria-hidden className={styles.icon} />
          <span className={styles.value}>{current}</span>
          <ChevronDown aria-hidden className={styles.chevron} />
        </AriaButton>
      }
    >
      {(close) => <AsOfChoice close={close} />}
    </Popover>
  );
}
