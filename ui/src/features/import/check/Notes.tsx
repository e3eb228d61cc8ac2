import type { RowRemark } from '#bindings/RowRemark';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Button, Popover } from '#kit';
import styles from './Check.module.css';

/** What concerns the file rather than a row. */
export function Notes({ notes }: { notes: readonly RowRemark[] }) {
  return (
    <Popover
      label={t('import.check.notes_title')}
      placement="top"
      trigger={<Button variant="quiet">{t('import.check.notes', { count: notes.length })}</Button>}
    >
      <h4>{t('import.check.notes_title')}</h4>
      <Private>
        <ul className={styles.notes}>
          {notes.map(({ sheet, field, reason }) => (
            <li key={`${sheet} ${field} ${reason}`}>
              {[sheet, field].filter((each) => each !== '').map((each) => `${each}: `)}
              {reason}
            </li>
          ))}
        </ul>
      </Private>
    </Popover>
  );
}
