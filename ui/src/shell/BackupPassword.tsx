import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { BackupEntry } from '#api';
import { formatInstant, t } from '#i18n';
import { Button, PasswordField } from '#kit';
import styles from './Recovery.module.css';

interface BackupPasswordProps {
  backup: BackupEntry;
  /** What is wrong with what was typed. */
  wrong: string | undefined;
  isBusy: boolean;
  onBack(): void;
  onPassword(password: string): void;
}

/** Asks for the password of a backup that is to take the place of the file. */
export function BackupPassword({ backup, wrong, isBusy, onBack, onPassword }: BackupPasswordProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (wrong) {
      field.current?.focus();
      field.current?.select();
    }
  }, [wrong]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && !isBusy) {
      onPassword(password);
    }
  };
  return (
    <form className={styles.section} onSubmit={submit} noValidate>
      <p>{t('recovery.password.what', { date: formatInstant(backup.at) })}</p>
      <PasswordField
        label={t('recovery.password.label')}
        value={password}
        onChange={setPassword}
        error={wrong}
        inputRef={field}
        autoFocus
      />
      <div className={styles.buttons}>
        <Button isDisabled={isBusy} onPress={onBack}>
          {t('recovery.password.back')}
        </Button>
        <Button variant="primary" type="submit" isDisabled={password === ''}>
          {t('recovery.backups.put')}
        </Button>
      </div>
    </form>
  );
}
