import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import { type BackupDifference, type BackupEntry, desk, Failure } from '#api';
import { formatInstant, formatNumber, t } from '#i18n';
import { Button, Dialog, ErrorBanner, PasswordField, Progress, Skeleton, Table } from '#kit';
import styles from './Health.module.css';
import { useRestore } from './useRestore';

const wantsPassword = (failure: Failure | null): boolean =>
  failure?.code === 'locked' || failure?.code === 'wrong_password';

/** What putting a backup back would do, part by part, and the button that does it. */
export function RestoreDialog({ backup, onClose }: { backup: BackupEntry; onClose(): void }) {
  const restore = useRestore();
  const form = useId();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState<string | undefined>(undefined);
  const [differs, setDiffers] = useState<BackupDifference[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [needsPassword, setNeedsPassword] = useState(false);
  const [doing, setDoing] = useState<'comparing' | 'restoring' | null>('comparing');

  const compare = useCallback(
    async (under: string | undefined) => {
      setDoing('comparing');
      setFailure(null);
      try {
        setDiffers(await desk.backupDifference(chosen(backup, under)));
        setPassword(under);
        setNeedsPassword(false);
      } catch (thrown) {
        const found = Failure.from(thrown);
        setNeedsPassword((before) => before || wantsPassword(found));
        // Before anything was typed there is nothing wrong yet: the field says what is asked.
        setFailure(under === undefined && wantsPassword(found) ? null : found);
      } finally {
        setDoing(null);
      }
    },
    [backup],
  );
  useEffect(() => void compare(undefined), [compare]);
  const wrong = needsPassword && failure?.code === 'wrong_password' ? failure.message : undefined;

  const run = async () => {
    setDoing('restoring');
    setFailure(null);
    try {
      await restore(backup, password);
      onClose();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setDoing(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '' && doing === null) {
      void compare(typed);
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={doing === 'restoring'}
      title={t('health.restore.title', { date: formatInstant(backup.at) })}
      footer={
        <>
          <Button isDisabled={doing === 'restoring'} onPress={onClose}>
            {t('kit.cancel')}
          </Button>
          {needsPassword ? (
            <Button
              variant="primary"
              type="submit"
              form={form}
              isPending={doing !== null}
              isDisabled={typed === ''}
            >
              {t('health.restore.compare')}
            </Button>
          ) : (
            <Button
              variant="primary"
              isPending={doing === 'restoring'}
              isDisabled={differs === null || differs.length === 0}
              onPress={() => void run()}
            >
              {t('health.restore.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.restore}>
        {failure && !wrong ? <ErrorBanner failure={failure} /> : null}
        {needsPassword ? (
          <form id={form} onSubmit={submit} className={styles.restore} noValidate>
            <p>{t('health.restore.locked')}</p>
            <PasswordField
              label={t('health.restore.password')}
              value={typed}
              onChange={setTyped}
              error={wrong}
              autoFocus
            />
          </form>
        ) : null}
        {doing === 'comparing' ? (
          <>
            <p role="status">{t('health.restore.comparing')}</p>
            <Skeleton lines={3} />
          </>
        ) : null}
        {differs?.length === 0 ? <p role="status">{t('health.restore.same')}</p> : null}
        {differs && differs.length > 0 ? <Differences differs={differs} /> : null}
        {doing === 'restoring' ? <Progress label={t('health.restore.restoring')} done={0} total={0} /> : null}
      </div>
    </Dialog>
  );
}

const chosen = ({ file_name }: BackupEntry, password: string | undefined) =>
  password === undefined ? { file_name } : { file_name, password };

function Differences({ differs }: { differs: readonly BackupDifference[] }) {
  const figure = (count: number) =>
    count === 0 ? (
      <span className={styles.zero}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t('health.restore.nothing')}</span>
      </span>
    ) : (
      formatNumber(count)
    );
  return (
    <>
      <p>{t('health.restore.what')}</p>
      <Table
        caption={t('health.restore.table')}
        rows={differs}
        rowKey={({ part }) => part}
        columns={[
          {
            key: 'part',
            header: t('health.restore.part'),
            isRowHeader: true,
            render: ({ part }) => part.charAt(0).toUpperCase() + part.slice(1),
          },
          {
            key: 'goes',
            header: t('health.restore.goes'),
            numeric: true,
            render: ({ added }) => figure(added),
          },
          {
            key: 'comes',
            header: t('health.restore.comes'),
            numeric: true,
            render: ({ removed }) => figure(removed),
          },
          {
            key: 'becomes',
            header: t('health.restore.becomes'),
            numeric: true,
            render: ({ changed }) => figure(changed),
          },
        ]}
      />
      <p className={styles.hint}>{t('health.restore.safe')}</p>
    </>
  );
}
