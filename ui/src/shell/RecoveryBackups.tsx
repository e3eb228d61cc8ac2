import { Lock } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BackupEntry, Recovery } from '#api';
import { useDesk } from '#context';
import { formatInstant, formatSize, t } from '#i18n';
import { Button, Panel, Table } from '#kit';
import styles from './Recovery.module.css';

const FIRST = 5;
const DAY = 24 * 60 * 60_000;

interface RecoveryBackupsProps {
  recovery: Recovery;
  onPut(backup: BackupEntry): void;
}

/** The backups of a workspace that does not open, or where they would be. */
export function RecoveryBackups({ recovery, onPut }: RecoveryBackupsProps) {
  const { backups, exists, folders } = recovery;
  if (backups.length === 0) {
    return (
      <Panel title={t('recovery.backups.title')} plain level={3}>
        <p>{t('recovery.backups.none')}</p>
        <ul className={styles.folders}>
          {folders.map(({ folder, exists }) => (
            <li key={folder}>
              <span data-selectable>{folder}</span>
              {exists ? null : <span className={styles.soft}> ({t('recovery.backups.away')})</span>}
            </li>
          ))}
        </ul>
        <p className={styles.soft}>{t('recovery.backups.none_hint')}</p>
      </Panel>
    );
  }
  const away = folders.filter(({ exists }) => !exists).map(({ folder }) => folder);
  return (
    <Panel
      title={t('recovery.backups.title')}
      lead={t(exists ? 'recovery.backups.what' : 'recovery.backups.what_gone')}
      plain
      level={3}
    >
      <Backups list={backups} onPut={onPut} />
      {away.length > 0 ? (
        <p className={styles.soft}>{t('recovery.backups.also', { folders: away.join(', ') })}</p>
      ) : null}
    </Panel>
  );
}

function Backups({ list, onPut }: { list: BackupEntry[] } & Omit<RecoveryBackupsProps, 'recovery'>) {
  const [all, setAll] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const today = useDesk()?.today;
  const showAll = () => {
    flushSync(() => setAll(true));
    // The button went: the first of those that came has the focus now.
    table.current?.querySelectorAll('tbody tr')[FIRST]?.querySelector('button')?.focus();
  };
  return (
    <div ref={table} className={styles.backups}>
      <Table
        caption={t('recovery.backups.table')}
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
          { key: 'age', header: t('recovery.backups.age'), render: ({ at }) => ageOf(at, today) },
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
            key: 'put',
            header: <span className="visually-hidden">{t('health.backups.acts')}</span>,
            render: (backup) => (
              <span className={styles.acts}>
                <Button
                  size="s"
                  aria-label={t('recovery.backups.put_what', { date: formatInstant(backup.at) })}
                  onPress={() => onPut(backup)}
                >
                  {t('recovery.backups.put')}
                </Button>
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

/** How many days ago it was made, as a person counts days. */
function ageOf(at: string, today: string | undefined): string {
  const made = new Date(at);
  const day = Date.UTC(made.getFullYear(), made.getMonth(), made.getDate());
  const now = today === undefined ? Date.now() : Date.parse(today);
  const days = Math.max(0, Math.round((now - day) / DAY));
  return days === 0 ? t('recovery.backups.today') : t('recovery.backups.days', { count: days });
}
