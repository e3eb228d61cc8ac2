import type { BackupEntry, Recovery } from '#api';
import { useDesk } from '#context';
import { formatInstant, t } from '#i18n';
import { Button, Panel } from '#kit';
import { BackupTable } from '../features/health/BackupTable';
import styles from './Recovery.module.css';

const DAY = 24 * 60 * 60_000;

interface RecoveryBackupsProps {
  recovery: Recovery;
  onPut(backup: BackupEntry): void;
}

/** The backups of a workspace that does not open, or where they would be. */
export function RecoveryBackups({ recovery, onPut }: RecoveryBackupsProps) {
  const { backups, exists, folders } = recovery;
  const today = useDesk()?.today;
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
      <BackupTable
        caption={t('recovery.backups.table')}
        list={backups}
        age={{ header: t('recovery.backups.age'), of: ({ at }) => ageOf(at, today) }}
        acts={(backup) => (
          <Button
            size="s"
            aria-label={t('recovery.backups.put_what', { date: formatInstant(backup.at) })}
            onPress={() => onPut(backup)}
          >
            {t('recovery.backups.put')}
          </Button>
        )}
      />
      {away.length > 0 ? (
        <p className={styles.soft}>{t('recovery.backups.also', { folders: away.join(', ') })}</p>
      ) : null}
    </Panel>
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
