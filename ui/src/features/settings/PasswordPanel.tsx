import { useState } from 'react';
import { desk, Failure } from '#api';
import { deskStore, protectionStore, useDesk } from '#context';
import { t } from '#i18n';
import { Button, ErrorBanner, notify, Panel, ToggleGroup } from '#kit';
import styles from './Settings.module.css';

const minutes = (['0', '5', '15', '60'] as const).map((id) => ({
  id,
  label: t(`protection.panel.minutes.m${id}`),
}));

/** The password of the workspace, and when it is locked by itself. */
export function PasswordPanel() {
  const state = useDesk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const encrypted = state?.open?.encrypted === true;
  const isDisabled = state?.open?.read_only === true;
  const lockAfter = String(state?.preferences.lock_after ?? 15);
  const keep = (lock_after: number) => {
    setFailure(null);
    desk
      .preferences({ lock_after })
      .then((kept) => deskStore.set((now) => (now ? { ...now, preferences: kept } : now)))
      .catch((thrown) => setFailure(Failure.from(thrown)));
  };
  const forget = () => {
    setFailure(null);
    desk
      .forgetKey()
      .then((now) => {
        deskStore.set(now);
        notify(t('protection.remember.forgotten'));
      })
      .catch(async (thrown) => {
        setFailure(Failure.from(thrown));
        deskStore.set(await desk.state());
      })
      .catch(() => {});
  };
  const ask = (what: 'set' | 'change' | 'remove' | 'backups') => () => protectionStore.set(what);
  return (
    <Panel
      title={t('protection.panel.title')}
      lead={t(encrypted ? 'protection.panel.is' : 'protection.panel.is_not')}
      plain
    >
      {failure ? <ErrorBanner failure={failure} /> : null}
      <div className={styles.buttons}>
        {encrypted ? (
          <>
            <Button isDisabled={isDisabled} onPress={ask('change')}>
              {t('protection.panel.change')}
            </Button>
            <Button isDisabled={isDisabled} onPress={ask('remove')}>
              {t('protection.panel.remove')}
            </Button>
            <Button onPress={ask('backups')}>{t('protection.panel.backups')}</Button>
          </>
        ) : (
          <Button isDisabled={isDisabled} onPress={ask('set')}>
            {t('protection.panel.set')}
          </Button>
        )}
      </div>
      {encrypted ? (
        <>
          <div className={styles.row}>
            <span className={styles.label}>{t('protection.panel.lock_after')}</span>
            <ToggleGroup
              label={t('protection.panel.lock_after')}
              choices={minutes}
              value={minutes.find(({ id }) => id === lockAfter)?.id ?? '15'}
              onChange={(id) => keep(Number(id))}
            />
          </div>
          <p className={styles.hint}>{t('protection.panel.lock_after_hint')}</p>
          <div className={styles.row}>
            <span className={styles.label}>{t('protection.remember.panel')}</span>
            <span className={styles.remembered}>
              {t(state?.open?.remembered ? 'protection.remember.is' : 'protection.remember.is_not')}
            </span>
            {state?.open?.remembered ? (
              <Button onPress={forget}>{t('protection.remember.forget')}</Button>
            ) : null}
          </div>
        </>
      ) : null}
    </Panel>
  );
}
