import { useState } from 'react';
import { useDesk } from '#context';
import { t } from '#i18n';
import { FormDialog, FormWide, PasswordField } from '#kit';
import { NewPassword, useNewPassword } from './NewPassword';
import styles from './Protection.module.css';
import { usePasswordChange } from './usePassword';

/** Asks for a new password, twice, and for the one there is. */
export function SetPassword({ onClose }: { onClose(): void }) {
  // What it began as stays, though the workspace has a password by the end.
  const [isChange] = useState(useDesk()?.open?.encrypted === true);
  const words = isChange ? 'protection.change' : 'protection.set';
  const [current, setCurrent] = useState('');
  const typed = useNewPassword();
  const { password } = typed;
  const { change, failure, isPending } = usePasswordChange(t(`${words}.done`));
  const wrong = failure?.code === 'wrong_password' ? failure.message : undefined;

  return (
    <FormDialog
      title={t(`${words}.title`)}
      save={t(`${words}.save`)}
      onSave={() => void change(isChange ? { current, password } : { password })}
      onClose={onClose}
      failure={wrong ? null : failure}
      fields={['password']}
      isPending={isPending}
      canSave={typed.isReady && (!isChange || current !== '')}
      size="s"
    >
      <FormWide>
        <p className={styles.what}>{t(isChange ? 'protection.change.old' : 'protection.set.what')}</p>
      </FormWide>
      {isChange ? (
        <FormWide>
          <PasswordField
            label={t('protection.current')}
            value={current}
            onChange={setCurrent}
            error={wrong}
            autoFocus
          />
        </FormWide>
      ) : null}
      <NewPassword typed={typed} error={failure?.fault('password')} autoFocus={!isChange} />
    </FormDialog>
  );
}
