import { FolderOpen, LockKeyhole } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { desk, Failure, type LockedWorkspace } from '#api';
import { t } from '#i18n';
import { Button, ErrorBanner, notify, PasswordField } from '#kit';
import { Remember } from './Remember';
import styles from './Unlock.module.css';
import { WaysOut } from './WaysOut';
import { useWorkspaces } from './workspace';

/** What is seen while a protected workspace waits for its password; nothing of it is here. */
export function Unlock({ locked }: { locked: LockedWorkspace }) {
  const { run, take, failure: other, busy } = useWorkspaces();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [empty, setEmpty] = useState(false);
  const [opening, setOpening] = useState(false);
  const [remember, setRemember] = useState(false);
  const [asking, setAsking] = useState(locked.remembered === 'yes');
  const [unremembered, setUnremembered] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const wrong = failure?.code === 'wrong_password';

  useEffect(() => field.current?.focus(), []);

  // What is remembered is asked for once; meanwhile, and when it does not help, the password can be typed.
  const begun = useRef(false);
  const typed = useRef(false);
  useEffect(() => {
    if (asking && !begun.current) {
      begun.current = true;
      desk
        .unlockRemembered()
        .then((state) => {
          take(state);
          if (state.open && !typed.current) {
            notify(t('protection.remember.opened'));
          }
        })
        .catch((thrown) => setUnremembered(Failure.from(thrown)))
        .finally(() => setAsking(false));
    }
  }, [asking, take]);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (opening) {
      return;
    }
    setEmpty(password === '');
    setFailure(null);
    field.current?.focus();
    if (password === '') {
      return;
    }
    setOpening(true);
    try {
      const opened = await desk.unlock(password);
      typed.current = true;
      take(opened);
      if (remember) {
        desk
          .remember()
          .then((state) => {
            take(state);
            notify(t('protection.remember.done'));
          })
          .catch((thrown) => {
            const why = Failure.from(thrown).message;
            notify(t('protection.remember.not_done', { why }), { tone: 'red' });
          });
      }
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setOpening(false);
      field.current?.focus();
      field.current?.select();
    }
  };

  // A key that is missing says nothing of the file; one that does not open it does.
  const isOfTheFile = unremembered !== null && !['not_found', 'io', 'locked'].includes(unremembered.code);
  const lost = failure ?? (isOfTheFile ? unremembered : null);
  const trouble = failure && !wrong ? failure : other;
  const said = wrong ? t('protection.unlock.wrong') : empty ? t('protection.unlock.empty') : undefined;
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={(event) => void unlock(event)} noValidate>
        <LockKeyhole aria-hidden className={styles.icon} />
        <h1 className={styles.title}>{locked.file_name}</h1>
        <p className={styles.why}>{t(`protection.unlock.why.${locked.why}`)}</p>
        {locked.folder ? (
          <p className={styles.where}>{t('protection.unlock.where', { folder: locked.folder })}</p>
        ) : null}
        <p role="status" className={styles.asking}>
          {asking ? t('protection.remember.asking') : null}
        </p>
        {unremembered ? (
          <ErrorBanner title={t('protection.remember.failed')} failure={unremembered} kept="" />
        ) : null}
        {trouble ? <ErrorBanner title={t('protection.unlock.failed')} failure={trouble} kept="" /> : null}
        <PasswordField
          className={styles.field ?? ''}
          label={t('protection.unlock.password')}
          value={password}
          onChange={(typed) => {
            setPassword(typed);
            setEmpty(false);
          }}
          error={said}
          inputRef={field}
          autoFocus
        />
        <div role="alert" className="visually-hidden">
          {said}
        </div>
        {locked.remembered === 'locked' ? (
          <p className={styles.rememberWhat}>{t('protection.remember.locked')}</p>
        ) : asking ? null : (
          <Remember isTicked={remember} whyNot={locked.no_key_store} onTick={setRemember} />
        )}
        <Button variant="primary" size="l" type="submit" isDisabled={busy} className={styles.open ?? ''}>
          {t(opening ? 'protection.unlock.opening' : 'protection.unlock.open')}
        </Button>
        {lost ? <WaysOut code={lost.code} message={lost.message} /> : null}
        <div className={styles.ways}>
          <Button
            variant="quiet"
            icon={FolderOpen}
            isDisabled={busy || opening}
            onPress={() => void run(desk.openDialog)}
          >
            {t('protection.unlock.other')}
          </Button>
          <Button variant="quiet" isDisabled={busy || opening} onPress={() => void run(desk.close)}>
            {t('protection.unlock.back')}
          </Button>
        </div>
      </form>
    </main>
  );
}
