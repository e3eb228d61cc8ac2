import { type FormEvent, useState } from 'react';
import { t } from '#i18n';
import { Button, Panel, PasswordField } from '#kit';
import styles from './Recovery.module.css';

interface RecoverySalvageProps {
  encrypted: boolean;
  isBusy: boolean;
  onSave(password: string | undefined): void;
}

/** Saving what can be read of the damaged file into a new workspace. */
export function RecoverySalvage({ encrypted, isBusy, onSave }: RecoverySalvageProps) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && (!encrypted || password !== '')) {
      onSave(encrypted ? password : undefined);
    }
  };
  return (
    <Panel title={t('recovery.salvage.title')} lead={t('recovery.salvage.what')} plain level={3}>
      <form className={styles.salvage} onSubmit={submit} noValidate>
        {encrypted ? (
          <PasswordField
            className={styles.field ?? ''}
            label={t('recovery.salvage.password')}
            value={password}
            onChange={setPassword}
          />
        ) : null}
        <Button type="submit" isDisabled={encrypted && password === ''}>
          {t('recovery.salvage.save')}
        </Button>
      </form>
    </Panel>
  );
}
