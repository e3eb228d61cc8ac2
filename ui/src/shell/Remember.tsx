import { useState } from 'react';
import { desk, Failure } from '#api';
import { t } from '#i18n';
import { Checkbox } from '#kit';
import styles from './Unlock.module.css';

export interface RememberProps {
  isTicked: boolean;
  /** Why there can be no key store here, as far as that is known without asking one. */
  whyNot: string | null;
  onTick(isTicked: boolean): void;
}

/** Offers to have the key remembered. The key store of the system is asked only once that is wanted. */
export function Remember({ isTicked, whyNot, onTick }: RememberProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const reason = whyNot ?? refused;
  const tick = (wanted: boolean) => {
    onTick(wanted);
    if (wanted) {
      desk.keyStore().catch((thrown) => {
        setRefused(Failure.from(thrown).message);
        onTick(false);
      });
    }
  };
  return (
    <div className={styles.remember}>
      <Checkbox
        isSelected={isTicked && reason === null}
        isDisabled={reason !== null}
        onChange={tick}
        aria-describedby="remember-what"
      >
        {t('protection.remember.box')}
      </Checkbox>
      <p id="remember-what" role={refused ? 'status' : undefined} className={styles.rememberWhat}>
        {reason ?? t('protection.remember.what')}
      </p>
    </div>
  );
}
