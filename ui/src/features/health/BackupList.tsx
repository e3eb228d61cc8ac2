import type { BackupEntry } from '#api';
import { useDesk } from '#context';
import { formatInstant, t } from '#i18n';
import { Badge, Button } from '#kit';
import { BackupTable } from './BackupTable';

interface BackupListProps {
  list: readonly BackupEntry[];
  /** The one that is being opened, or what else is being done. */
  busy: string | null;
  onLook(entry: BackupEntry): void;
  /** Nothing can be put back while nothing can be changed. */
  onRestore?(entry: BackupEntry): void;
}

/** The backups of the open workspace. */
export function BackupList({ list, busy, onLook, onRestore }: BackupListProps) {
  const looked = useDesk()?.open?.backup?.at;
  return (
    <BackupTable
      caption={t('health.backups.list')}
      list={list}
      acts={(entry) => (
        <>
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
        </>
      )}
    />
  );
}
