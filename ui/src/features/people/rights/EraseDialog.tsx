import { type ReactNode, useEffect, useState } from 'react';
import { desk, Failure, useForgetUnseen } from '#api';
import { forgetNames } from '#context';
import { t } from '#i18n';
import { Checkbox, ErrorBanner, notify, Skeleton, TextArea, ToggleGroup } from '#kit';
import { FormDialog } from '../FormDialog';
import styles from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';

type Erased = Awaited<ReturnType<typeof desk.personErase>>;
type Mode = 'anonymise' | 'erase';

/** A rehearsal has to give a reason as well; nothing of it stays. */
const REHEARSAL = '-';

function useRehearsal(id: string, mode: Mode) {
  const [would, setWould] = useState<Erased | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setWould(undefined);
    setFailure(null);
    desk
      .personErase({ id, mode, reason: REHEARSAL, dry_run: true })
      .then((answer) => isCurrent && setWould(answer))
      .catch((thrown) => isCurrent && setFailure(Failure.from(thrown)));
    return () => {
      isCurrent = false;
    };
  }, [id, mode]);
  return { would, failure };
}

/** Asks before somebody is erased for good, and says what that changes. */
export function EraseDialog({ task }: { task: TaskOf<'erase'> }) {
  const { id, name } = task;
  const [mode, setMode] = useState<Mode>('anonymise');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [deletes, setDeletes] = useState(false);
  const [deletesDoubtful, setDeletesDoubtful] = useState(false);
  const { would, failure } = useRehearsal(id, mode);
  const forgetUnseen = useForgetUnseen();
  const save = () => {
    setAsked(true);
    if (reason.trim() === '') {
      return false as const;
    }
    // Those that were named, and no others.
    const kept = [
      ...(deletes ? (would?.kept_aside ?? []) : []),
      ...(deletesDoubtful ? (would?.kept_doubtful ?? []) : []),
    ];
    return desk
      .personErase({ id, mode, reason, ...(kept.length > 0 ? { delete_kept: kept } : {}) })
      .then((done) => {
        forgetUnseen();
        forgetNames();
        tell(done);
      });
  };
  return (
    <FormDialog
      title={t(`rights.erase.title.${mode}`, { name })}
      save={t(mode === 'erase' ? 'rights.erase.confirm' : 'rights.erase.confirm_anonymise')}
      size="m"
      isDanger
      isDisabled={would === undefined}
      about={mode}
      kept={t('rights.erase.kept')}
      onClose={endTask}
      onSave={save}
    >
      <ToggleGroup<Mode>
        label={t('rights.erase.mode')}
        choices={[
          { id: 'anonymise', label: t('rights.erase.anonymise') },
          { id: 'erase', label: t('rights.erase.all') },
        ]}
        value={mode}
        onChange={setMode}
      />
      <p className={styles.faint}>{t(`rights.erase.mode_hint.${mode}`)}</p>
      <TextArea
        label={t('rights.erase.reason')}
        description={t('rights.erase.reason_hint')}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === '' ? t('rights.erase.reason_needed') : undefined}
        rows={2}
        isRequired
      />
      {failure ? <ErrorBanner failure={failure} /> : null}
      {would ? (
        <Changes would={would}>
          <KeptAside kind="kept_aside" names={would.kept_aside} deletes={deletes} onDeletes={setDeletes} />
          <KeptAside
            kind="kept_doubtful"
            names={would.kept_doubtful}
            deletes={deletesDoubtful}
            onDeletes={setDeletesDoubtful}
          />
        </Changes>
      ) : failure ? null : (
        <Checking />
      )}
    </FormDialog>
  );
}

function Checking() {
  return (
    <>
      <p>{t('rights.erase.checking')}</p>
      <Skeleton lines={3} />
    </>
  );
}

function Changes({ would, children }: { would: Erased; children: ReactNode }) {
  return (
    <>
      <p>{t('rights.erase.called', { called: would.called })}</p>
      <p>{t('rights.erase.changes')}</p>
      <ul className={styles.bullets}>
        {would.rows.map(({ what, rows }) => (
          <li key={what}>
            {t('rights.erase.rows', { what: what.charAt(0).toUpperCase() + what.slice(1), count: rows })}
          </li>
        ))}
        <li>
          {would.entries > 0
            ? t('rights.erase.history', { count: would.entries })
            : t('rights.erase.undo_stops')}
        </li>
        {would.backups.length > 0 ? (
          <li>{t('rights.erase.backups', { count: would.backups.length })}</li>
        ) : null}
        {would.namesakes > 0 ? <li>{t('rights.erase.namesakes', { count: would.namesakes })}</li> : null}
        {would.common.length > 0 ? <li>{t('rights.erase.common', common(would.common))}</li> : null}
      </ul>
      {children}
      <p>{t('rights.erase.forever')}</p>
    </>
  );
}

interface KeptAsideProps {
  kind: 'kept_aside' | 'kept_doubtful';
  names: readonly string[];
  deletes: boolean;
  onDeletes(deletes: boolean): void;
}

/** Damaged files that may still name them, and whether they go. */
function KeptAside({ kind, names, deletes, onDeletes }: KeptAsideProps) {
  const count = names.length;
  return count === 0 ? null : (
    <>
      <p>{t(`rights.erase.${kind}`, { count })}</p>
      <ul className={styles.bullets}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <Checkbox isSelected={deletes} onChange={onDeletes}>
        {t(kind === 'kept_aside' ? 'rights.erase.delete_kept' : 'rights.erase.delete_doubtful', { count })}
      </Checkbox>
    </>
  );
}

const common = (words: readonly string[]) => ({
  count: words.length,
  words: words.map((word) => `“${word}”`).join(', '),
});

/** What came of it, and what is left to do. */
function tell(done: Erased): void {
  notify(t('rights.erase.done', { called: done.called }));
  if (!done.finished) {
    notify(t('rights.erase.unfinished'), { tone: 'red' });
  }
  if (done.deleted.length > 0) {
    notify(t('rights.erase.deleted', { count: done.deleted.length, names: done.deleted.join(', ') }));
  }
  const kept = [...done.kept_aside, ...done.kept_doubtful];
  if (kept.length > 0) {
    notify(t('rights.erase.still_kept', { count: kept.length, names: kept.join(', ') }), { tone: 'red' });
  }
  if (done.backups_left.length > 0) {
    const names = done.backups_left.join(', ');
    notify(t('rights.erase.left', { count: done.backups_left.length, names }), { tone: 'red' });
  }
}
