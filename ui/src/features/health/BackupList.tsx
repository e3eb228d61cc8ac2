import { Lock } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BackupEntry } from '#api';
import { useDesk } from '#context';
import { formatInstant, formatSize, t } from '#i18n';
import { Badge, Button, Table } from '#kit';
import styles from './Health.module.css';

const FIRST = 5;

interface BackupListProps {
  list: readonly BackupEntry[];
  /** The one that is being opened, or what else is being done. */
  busy: string | null;
  onLook(entry: BackupEntry): void;
  /** Nothing can be put back while nothing can be changed. */
  onRestore?(entry: BackupEntry): void;
}

/** The backups, the newest first. */
export function BackupList({ list, busy, onLook, onRestore }: BackupListProps) {
  const [all, setAll] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const looked = useDesk()?.open?.backup?.at;
  const showAll = () => {
    flushSync(() => setAll(true));
    // The button went: the first of the backups that came has the focus now.
    place.current?.querySelectorAll('tbody tr')[FIRST]?.querySelector('button')?.focus();
  };
  return (
    <div ref={place} className={styles.list}>
      <Table
        caption={t('health.backups.list')}
        rows={all ? list : list.slice(0, FIRST)}
        rowKey={({ file_name }) => file_name}
        columns={[
          {
            key: 'when',
            header: t('health.backups.when'),
            isRowHeader: true,
            render: ({ at, encrypted }) => (
              <span className={styles.when}>
                <time dateTime={at}>{formatInstant(at)}</time>
                {encrypted ? (
                  <Lock role="img" aria-label={t('health.backups.encrypted')} className={styles.lock} />
                ) : null}
              </span>
            ),
          },
          {
            key: 'why',
            header: t('health.backups.why'),
            render: ({ reason }) => t(`health.backups.reason.${reason}`),
          },
          {
            key: 'size',
            header: t('health.backups.size'),
            numeric: true,
            render: ({ size }) => formatSize(size),
          },
          {
            key: 'acts',
            header: <span className="visually-hidden">{t('health.backups.acts')}</span>,
            render: (entry) => (
              <span className={styles.acts}>
                {entry.at === looked ? (
                  <Badge tone="amber">{t('health.backups.shown')}</Badge>
                ) : (
                  <Button
                    size="s"
                    isPending={busy === entry.file_name}
                    isDisabled={busy !== null && busy !== entry.file_name}
                    aria-label={t('health.backups.look_what', { date: formatInstant(entry.at) })}
                    onPress={() => onLook(entry)}
                  >
                    {t('health.backups.look')}
                  </Button>
                )}
                {onRestore ? (
                  <Button
                    size="s"
                    isDisabled={busy !== null}
                    aria-label={t('health.backups.restore_what', { date: formatInstant(entry.at) })}
                    onPress={() => onRestore(entry)}
                  >
                    {t('health.backups.restore')}
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {!all && list.length > FIRST ? (
        <Button size="s" variant="quiet" className={styles.more ?? ''} onPress={showAll}>
          {t('health.backups.all', { count: list.length })}
        </Button>
      ) : null}
    </div>
  );
}
