import { useState } from 'react';
import { type BackupEntry, desk, Failure } from '#api';
import { formatInstant, t } from '#i18n';
import { FormDialog, FormWide, PasswordField } from '#kit';

/** Asks for the password of a backup that is to be looked at. */
export function LookDialog({ backup, onClose }: { backup: BackupEntry; onClose(): void }) {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = failure?.code === 'wrong_password' ? failure.message : undefined;
  const look = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await desk.backupLook({ file_name: backup.file_name, password });
      onClose();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('health.look.title', { date: formatInstant(backup.at) })}
      save={t('health.look.save')}
      size="s"
      failure={wrong ? null : failure}
      isPending={busy}
      canSave={password !== ''}
      onSave={() => void look()}
      onClose={onClose}
    >
      <FormWide>
        <p>{t('health.look.what')}</p>
      </FormWide>
      <FormWide>
        <PasswordField
          label={t('health.look.password')}
          value={password}
          onChange={setPassword}
          error={wrong}
          autoFocus
        />
      </FormWide>
    </FormDialog>
  );
}
