import { Lock } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BackupEntry } from '#api';
import { formatInstant, formatSize, t } from '#i18n';
import { Button, Table } from '#kit';
import styles from './BackupTable.module.css';

const FIRST = 5;

interface BackupTableProps {
  caption: string;
  list: readonly BackupEntry[];
  /** What is told of each beside its date: how old it is, where nothing else says so. */
  age?: { header: string; of(entry: BackupEntry): string };
  /** What can be done with each. */
  acts(entry: BackupEntry): ReactNode;
}

/** Backups, the newest first: a few, and all when asked. */
export function BackupTable({ caption, list, age, acts }: BackupTableProps) {
  const [all, setAll] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const showAll = () => {
    flushSync(() => setAll(true));
    // The button went: the first of the backups that came has the focus now.
    place.current?.querySelectorAll('tbody tr')[FIRST]?.querySelector('button')?.focus();
  };
  return (
    <div ref={place} className={styles.list}>
      <Table
        caption={caption}
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
          ...(age ? [{ key: 'age', header: age.header, render: age.of }] : []),
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
            render: (entry) => <span className={styles.acts}>{acts(entry)}</span>,
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
