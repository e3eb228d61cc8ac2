import { useEffect, useState } from 'react';
import { desk, Failure, type PlainBackups as Found } from '#api';
import { formatInstant, formatSize, t } from '#i18n';
import { Button, Dialog, ErrorBanner, notify, Skeleton } from '#kit';
import styles from './Protection.module.css';

/** The backups from before that anybody can read, and the offer to delete them. */
export function PlainBackups({ onClose }: { onClose(): void }) {
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  useEffect(() => {
    desk
      .plainBackups()
      .then(setFound)
      .catch((thrown) => setFailure(Failure.from(thrown)));
  }, []);

  const remove = async () => {
    setPending(true);
    setFailure(null);
    try {
      setFound(await desk.plainBackupsDelete());
      notify(t('protection.backups.deleted'));
      onClose();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    } finally {
      setPending(false);
    }
  };
  const backups = found?.backups ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('protection.backups.title')}
      size="s"
      isBusy={isPending}
      footer={
        <>
          <Button isDisabled={isPending} onPress={onClose}>
            {t(backups.length > 0 ? 'protection.backups.keep' : 'kit.close')}
          </Button>
          {backups.length > 0 ? (
            <Button variant="danger" isPending={isPending} onPress={() => void remove()}>
              {t('protection.backups.delete')}
            </Button>
          ) : null}
        </>
      }
    >
      {failure ? <ErrorBanner failure={failure} kept="" /> : null}
      {found ? (
        <div className={styles.backups}>
          {backups.length > 0 ? (
            <p>{t('protection.backups.what', { count: backups.length })}</p>
          ) : (
            <p>{t('protection.backups.none')}</p>
          )}
          {backups.length > 0 ? (
            <ul aria-label={t('protection.backups.list')} className={styles.list}>
              {backups.map(({ at, size }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two folders may hold files of one name, and nothing is kept in a line
                <li key={index}>
                  {t('protection.backups.one', { date: formatInstant(at), size: formatSize(size) })}
                </li>
              ))}
            </ul>
          ) : null}
          <p className={styles.what}>{t('protection.backups.where', { folder: found.folders.join(', ') })}</p>
          <p className={styles.what}>{t('protection.backups.elsewhere')}</p>
        </div>
      ) : failure ? null : (
        <Skeleton lines={3} />
      )}
    </Dialog>
  );
}
