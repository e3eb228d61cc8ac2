import { useState } from 'react';
import { t } from '#i18n';
import { FormDialog, FormWide, PasswordField } from '#kit';
import styles from './Protection.module.css';
import { usePasswordChange } from './usePassword';

/** Asks for the password once more, and takes it away. */
export function RemovePassword({ onClose }: { onClose(): void }) {
  const [current, setCurrent] = useState('');
  const { change, failure, isPending } = usePasswordChange(t('protection.remove.done'));
  const wrong = failure?.code === 'wrong_password' ? failure.message : undefined;
  return (
    <FormDialog
      title={t('protection.remove.title')}
      save={t('protection.remove.save')}
      onSave={() => void change({ current })}
      onClose={onClose}
      failure={wrong ? null : failure}
      isPending={isPending}
      canSave={current !== ''}
      size="s"
    >
      <FormWide>
        <p className={styles.what}>{t('protection.remove.what')}</p>
      </FormWide>
      <FormWide>
        <PasswordField
          label={t('protection.current')}
          value={current}
          onChange={setCurrent}
          error={wrong}
          autoFocus
        />
      </FormWide>
    </FormDialog>
  );
}
