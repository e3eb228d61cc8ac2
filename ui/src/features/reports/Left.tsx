import { useRead } from '#api';
import { formatDate, t } from '#i18n';
import { Panel } from '#kit';
import styles from './Reports.module.css';

/** As many as are read at a glance; the rest is counted. */
const SHOWN = 30;

/** What left the workspace, and how: quiet, newest first. */
export function Left() {
  const read = useRead('exports_list', { limit: SHOWN });
  const items = read.data?.items ?? [];
  const earlier = (read.data?.total ?? 0) - items.length;
  return (
    <div className={styles.about}>
      {read.data && items.length === 0 ? <p className={styles.hint}>{t('redaction.left_none')}</p> : null}
      {items.length > 0 ? (
        <ul className={styles.left} aria-label={t('redaction.left')}>
          {items.map(({ id, what, kind, profile, file_name, at, author }) => (
            <li key={id}>
              <span>{what}</span>
              <span className={styles.how}>
                {[
                  ...(what === t(`redaction.kinds.${kind}`) ? [] : [t(`redaction.kinds.${kind}`)]),
                  t(`redaction.profiles.${profile}`),
                  formatDate(at.slice(0, 10)),
                  ...(author === '' ? [] : [author]),
                ].join(' · ')}
              </span>
              {file_name.startsWith(what) ? null : <span className={styles.how}>{file_name}</span>}
            </li>
          ))}
        </ul>
      ) : null}
      {earlier > 0 ? <p className={styles.hint}>{t('redaction.left_more', { count: earlier })}</p> : null}
      {items.length > 0 ? <p className={styles.hint}>{t('redaction.left_hint')}</p> : null}
    </div>
  );
}

/** The same where no report is shown: nothing while nothing has left. */
export function LeftSection() {
  const { data } = useRead('exports_list', { limit: SHOWN });
  return data && data.items.length > 0 ? (
    <Panel title={t('redaction.left')} className={styles.leftSection ?? ''}>
      <Left />
    </Panel>
  ) : null;
}
