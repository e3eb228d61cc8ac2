import { useState } from 'react';
import { useDesk } from '#context';
import { t } from '#i18n';
import { Checkbox, FormDialog, FormWide, PasswordField } from '#kit';
import styles from './Protection.module.css';
import { Strength, useStrength } from './Strength';
import { usePasswordChange } from './usePassword';

/** Asks for a new password, twice, and for the one there is. */
export function SetPassword({ onClose }: { onClose(): void }) {
  // What it began as stays, though the workspace has a password by the end.
  const [isChange] = useState(useDesk()?.open?.encrypted === true);
  const words = isChange ? 'protection.change' : 'protection.set';
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [kept, setKept] = useState(false);
  const strength = useStrength(password);
  const { change, failure, isPending } = usePasswordChange(t(`${words}.done`));
  const wrong = failure?.code === 'wrong_password' ? failure.message : undefined;
  const differs = again !== '' && !password.startsWith(again) ? t('protection.differs') : undefined;
  // Where its strength is not known it may be tried: it is looked at again when it is set.
  const usable = password !== '' && strength?.long_enough !== false;
  const ready = kept && usable && password === again && (!isChange || current !== '');

  return (
    <FormDialog
      title={t(`${words}.title`)}
      save={t(`${words}.save`)}
      onSave={() => void change(isChange ? { current, password } : { password })}
      onClose={onClose}
      failure={wrong ? null : failure}
      fields={['password']}
      isPending={isPending}
      canSave={ready}
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
      <FormWide>
        <PasswordField
          label={t('protection.new')}
          description={t('protection.least', { count: strength?.shortest ?? 8 })}
          value={password}
          onChange={setPassword}
          error={failure?.fault('password')}
          kind="new"
          autoFocus={!isChange}
        />
        <Strength strength={strength} isTyped={password !== ''} />
      </FormWide>
      <FormWide>
        <PasswordField
          label={t('protection.again')}
          value={again}
          onChange={setAgain}
          error={differs}
          kind="new"
        />
      </FormWide>
      <FormWide>
        <p className={styles.lost}>{t('protection.lost')}</p>
        <Checkbox isSelected={kept} onChange={setKept}>
          {t('protection.kept')}
        </Checkbox>
      </FormWide>
    </FormDialog>
  );
}
