import { useAsOf } from '#context';
import { t } from '#i18n';
import { Button, Calendar } from '#kit';
import styles from './TopBar.module.css';

/** A date to look back at, or the way back to today. */
export function AsOfChoice({ close }: { close(): void }) {
  const { date, today, isPast, setAsOf } = useAsOf();
  return (
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
  );
}
