import { CircleAlert, CircleCheck, HardDriveDownload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  type BackupEntry,
  type Backups as BackupsFound,
  desk,
  Failure,
  useBackups,
  useKeepBackups,
  useRead,
} from '#api';
import { useActions, useDesk } from '#context';
import { formatInstantLong, t } from '#i18n';
import { Button, cx, ErrorBanner, notify, Panel, Skeleton } from '#kit';
import { BackupList } from './BackupList';
import { isSafe, standing } from './backup';
import styles from './Health.module.css';
import { LookDialog } from './LookDialog';
import { restoreStore } from './restoring';

/** Whether a loss would be one: the backups there are, where, and the way back to each. */
export function Backups() {
  const read = useBackups();
  const keep = useKeepBackups();
  const open = useDesk()?.open;
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The button that was pressed and is not done: it keeps the focus. */
  const [busy, setBusy] = useState<string | null>(null);
  const [locked, setLocked] = useState<BackupEntry | null>(null);
  const found = read.data;
  const still = open?.read_only ?? false;

  const act = async <Answer,>(what: string, ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    setBusy(what);
    setFailure(null);
    try {
      return await ask();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      void read.refetch();
      return undefined;
    } finally {
      setBusy(null);
    }
  };
  const change = async (what: string, ask: () => Promise<BackupsFound>, said?: string) => {
    const answer = await act(what, ask);
    if (answer) {
      keep(answer);
      if (said) {
        notify(said);
      }
    }
  };
  const backUp = () => void change('make', desk.backupMake, t('health.backups.made'));
  const look = (entry: BackupEntry) =>
    void act(entry.file_name, async () => {
      try {
        await desk.backupLook({ file_name: entry.file_name });
      } catch (thrown) {
        const { code } = Failure.from(thrown);
        if (code !== 'locked' && code !== 'wrong_password') {
          throw thrown;
        }
        setLocked(entry);
      }
    });

  useActions([
    { id: 'backup-now', label: t('health.backups.now'), disabled: still || busy !== null, run: backUp },
  ]);

  return (
    <Panel
      title={t('health.backups.title')}
      lead={t('health.backups.lead')}
      plain
      actions={
        <Button
          icon={HardDriveDownload}
          isPending={busy === 'make'}
          isDisabled={still || (busy !== null && busy !== 'make')}
          onPress={backUp}
        >
          {t('health.backups.now')}
        </Button>
      }
    >
      {read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('health.backups.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : null}
      {failure ? <ErrorBanner failure={failure} title={t('health.backups.cannot')} /> : null}
      {found?.trouble && !failure ? (
        <ErrorBanner
          failure={found.trouble}
          title={t('health.backups.trouble')}
          kept={t('health.backups.trouble_kept')}
          {...(still || busy !== null ? {} : { onRetry: backUp })}
        />
      ) : null}
      {read.isPending ? <Skeleton lines={4} /> : null}
      {found ? (
        <>
          {/* What could not be made or read is not to be told as if all were well. */}
          {open?.backup || found.trouble || read.error ? null : <Age newest={found.list[0]?.at} />}
          <Folder
            found={found}
            busy={busy}
            onChoose={() => void change('choose', desk.backupFolderDialog)}
            onOwn={() => void change('own', desk.backupFolderOwn)}
          />
          {found.list.length > 0 ? (
            <BackupList
              list={found.list}
              busy={busy}
              onLook={look}
              {...(open?.read_only ? {} : { onRestore: restoreStore.set })}
            />
          ) : null}
        </>
      ) : null}
      {locked ? <LookDialog backup={locked} onClose={() => setLocked(null)} /> : null}
    </Panel>
  );
}

/** How old the newest is, and whether that is fine. */
function Age({ newest }: { newest: string | undefined }) {
  const journal = useRead('journal_list', { offset: 0, limit: 1 }).data;
  if (!journal) {
    return null;
  }
  const stands = standing(newest, journal.items[0]?.at, Date.now());
  const safe = isSafe(stands);
  const Icon = safe ? CircleCheck : CircleAlert;
  const date = newest === undefined ? '' : formatInstantLong(newest);
  return (
    <div role="status" className={cx(styles.state, safe ? styles.fine : styles.unsafe)}>
      <Icon aria-hidden className={styles.icon} />
      <p>
        <strong className={styles.strong}>
          {t(`health.backups.${stands === 'none_unchanged' ? 'untouched' : safe ? 'fine' : 'unsafe'}`)}.
        </strong>{' '}
        {stands === 'none' || stands === 'none_unchanged'
          ? t(`health.backups.${stands}`)
          : t(`health.backups.${stands}`, { date })}
      </p>
    </div>
  );
}

interface FolderProps {
  found: BackupsFound;
  busy: string | null;
  onChoose(): void;
  onOwn(): void;
}

function Folder({ found: { folder, chosen }, busy, onChoose, onOwn }: FolderProps) {
  const place = useRef<HTMLDivElement>(null);
  const wasChosen = useRef(chosen);
  useEffect(() => {
    // The button that was pressed went; the one beside it is the way back.
    if (wasChosen.current && !chosen && document.activeElement === document.body) {
      place.current?.querySelector('button')?.focus();
    }
    wasChosen.current = chosen;
  }, [chosen]);
  return (
    <div ref={place} className={styles.folder}>
      <div className={styles.where}>
        <p>
          <span className={styles.label}>{t('health.backups.kept_in')}</span>{' '}
          <span className={styles.path} data-selectable>
            {folder}
          </span>
        </p>
        <p className={styles.hint}>{t(chosen ? 'health.backups.chosen_hint' : 'health.backups.own_hint')}</p>
      </div>
      <div className={styles.buttons}>
        <Button
          size="s"
          isPending={busy === 'choose'}
          isDisabled={busy !== null && busy !== 'choose'}
          onPress={onChoose}
        >
          {t('health.backups.choose')}
        </Button>
        {chosen ? (
          <Button
            size="s"
            isPending={busy === 'own'}
            isDisabled={busy !== null && busy !== 'own'}
            onPress={onOwn}
          >
            {t('health.backups.own')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
