import { useState } from 'react';
import { type BackupEntry, desk, Failure, type Recovery as Found, type Salvaged } from '#api';
import { diagnosticsStore, recoveryStore } from '#context';
import { formatInstantLong, t } from '#i18n';
import { Button, Dialog, ErrorBanner, notify, Progress } from '#kit';
import { BackupPassword } from './BackupPassword';
import styles from './Recovery.module.css';
import { RecoveryBackups } from './RecoveryBackups';
import { RecoverySalvage } from './RecoverySalvage';
import { SalvageOutcome } from './SalvageOutcome';
import { useTakeDesk } from './workspace';

const close = () => recoveryStore.set(null);

/** The ways back to a workspace that does not open: one of its backups, or what can be read of the file. */
export function Recovery({ recovery }: { recovery: Found }) {
  const take = useTakeDesk();
  const [doing, setDoing] = useState<'putting' | 'saving' | 'opening' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState<BackupEntry | null>(null);
  const [saved, setSaved] = useState<Salvaged | null>(null);

  const act = async (what: typeof doing, work: () => Promise<void>) => {
    // The button that was pressed keeps the focus meanwhile, and does nothing.
    if (doing !== null) {
      return;
    }
    setDoing(what);
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    } finally {
      setDoing(null);
    }
  };
  const put = (backup: BackupEntry, password?: string) =>
    void act('putting', async () => {
      const { file_name, at } = backup;
      const done = await desk.recoveryRestore(
        password === undefined ? { file_name } : { file_name, password },
      );
      close();
      take(done.state);
      const date = formatInstantLong(at);
      notify(
        done.kept
          ? t('recovery.backups.done_kept', { date, name: done.kept.file_name })
          : t('recovery.backups.done', { date }),
      );
      if (done.unread > 0) {
        notify(t('recovery.backups.unread', { count: done.unread }), { stays: true });
      }
    });
  const choose = (backup: BackupEntry) => (backup.encrypted ? setAsked(backup) : put(backup));
  const salvage = (password: string | undefined) =>
    void act('saving', async () => {
      const outcome = await desk.recoverySalvage(password === undefined ? {} : { password });
      if (outcome) {
        setSaved(outcome);
      }
    });
  const openSaved = () =>
    void act('opening', async () => {
      const state = await desk.recoveryOpen();
      close();
      take(state);
    });

  const wrong = asked && failure?.code === 'wrong_password' ? failure.message : undefined;
  return (
    <Dialog
      isOpen
      onClose={close}
      size="l"
      isBusy={doing !== null}
      title={t(saved ? 'recovery.salvage.table' : 'recovery.title')}
      footer={
        <>
          <Button variant="quiet" className={styles.first ?? ''} onPress={() => diagnosticsStore.set(true)}>
            {t('recovery.diagnostics.open')}
          </Button>
          <Button isDisabled={doing !== null} onPress={close}>
            {t('kit.close')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {failure && !wrong ? <ErrorBanner failure={failure} /> : null}
        {saved ? (
          <SalvageOutcome saved={saved} onOpen={openSaved} />
        ) : asked ? (
          <BackupPassword
            backup={asked}
            wrong={wrong}
            isBusy={doing === 'putting'}
            onBack={() => {
              setFailure(null);
              setAsked(null);
            }}
            onPassword={(password) => put(asked, password)}
          />
        ) : (
          <>
            <Reason recovery={recovery} />
            <RecoveryBackups recovery={recovery} onPut={choose} />
            {recovery.readable ? (
              <RecoverySalvage encrypted={recovery.encrypted} isBusy={doing !== null} onSave={salvage} />
            ) : null}
          </>
        )}
        {doing === 'putting' ? <Progress label={t('recovery.backups.putting')} done={0} total={0} /> : null}
        {doing === 'saving' ? <Progress label={t('recovery.salvage.saving')} done={0} total={0} /> : null}
      </div>
    </Dialog>
  );
}

const reasonFor = (code: string) => {
  switch (code) {
    case 'not_found':
    case 'not_a_workspace':
    case 'damaged':
      return code;
    case 'locked':
    case 'wrong_password':
      return 'password';
    default:
      return 'other';
  }
};

/** Which workspace it is, why it does not open, and that nothing is lost by looking. */
function Reason({ recovery: { name, file_name, folder, failure, exists } }: { recovery: Found }) {
  return (
    <div className={styles.reason}>
      <p className={styles.name}>{name ?? file_name}</p>
      <p className={styles.where} data-selectable>
        {t('recovery.where', { file: file_name, folder })}
      </p>
      <p>{t(`recovery.why.${reasonFor(failure.code)}`)}</p>
      <p className={styles.soft}>{t(exists ? 'recovery.safe' : 'recovery.safe_gone')}</p>
    </div>
  );
}
