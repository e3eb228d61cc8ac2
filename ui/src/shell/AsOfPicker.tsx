import { CalendarDays, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useAsOf } from '#context';
import { formatDate, t } from '#i18n';
import { Button, Calendar, cx, Popover } from '#kit';
import styles from './TopBar.module.css';

/** Today, or an earlier date to look back at. */
export function AsOfPicker() {
  const { date, today, isPast, setAsOf } = useAsOf();
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
      {(close) => (
        <>
          <p className={styles.hint}>{t('shell.as_of.hint')}</p>
          <Calendar
            label={t('shell.as_of.date')}
            value={date}
            max={today}
            autoFocus
            onChange={(chosen) => {
              setAsOf(chosen);
              close();
            }}
          />
          {isPast ? (
            <Button
              onPress={() => {
                setAsOf(undefined);
                close();
              }}
            >
              {t('shell.as_of.back')}
            </Button>
          ) : null}
        </>
      )}
    </Popover>
  );
}
