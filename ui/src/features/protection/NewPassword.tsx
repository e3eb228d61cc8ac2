import { useState } from 'react';
import { t } from '#i18n';
import { Checkbox, FormWide, PasswordField } from '#kit';
import styles from './Protection.module.css';
import { Strength, useStrength } from './Strength';

/** A password that is being made up, and whether it may be set: typed twice, long enough, and kept safe. */
export function useNewPassword(name?: string) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [kept, setKept] = useState(false);
  const strength = useStrength(password, name);
  // Where its strength is not known it may be tried: it is looked at again when it is set.
  const usable = password !== '' && strength?.long_enough !== false;
  const isReady = kept && usable && password === again;
  return { password, setPassword, again, setAgain, kept, setKept, strength, isReady };
}

export interface NewPasswordProps {
  typed: ReturnType<typeof useNewPassword>;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** Asks for a new password, twice, says how strong it is and that whoever forgets it has lost the content. */
export function NewPassword({ typed, error, autoFocus = false }: NewPasswordProps) {
  const { password, again, kept, strength } = typed;
  const differs = again !== '' && !password.startsWith(again) ? t('protection.differs') : undefined;
  return (
    <>
      <FormWide>
        <PasswordField
          label={t('protection.new')}
          description={t('protection.least', { count: strength?.shortest ?? 8 })}
          value={password}
          onChange={typed.setPassword}
          error={error}
          kind="new"
          autoFocus={autoFocus}
        />
        <Strength strength={strength} isTyped={password !== ''} />
      </FormWide>
      <FormWide>
        <PasswordField
          label={t('protection.again')}
          value={again}
          onChange={typed.setAgain}
          error={differs}
          kind="new"
        />
      </FormWide>
      <FormWide>
        <p className={styles.lost}>{t('protection.lost')}</p>
        <Checkbox isSelected={kept} onChange={typed.setKept}>
          {t('protection.kept')}
        </Checkbox>
      </FormWide>
    </>
  );
}
