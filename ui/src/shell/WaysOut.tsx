import { useEffect, useState } from 'react';
import type { Failure, Recovery } from '#api';
import { diagnosticsStore, recoveryStore } from '#context';
import { t } from '#i18n';
import { Button } from '#kit';
import styles from './WaysOut.module.css';
import { waysBack } from './workspace';

/** What there is to be done about a workspace that would not open, beside trying again. */
export function WaysOut({ code, message }: Pick<Failure, 'code' | 'message'>) {
  const [found, setFound] = useState<Recovery | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void waysBack({ code, message }).then((ways) => isCurrent && setFound(ways));
    return () => {
      isCurrent = false;
    };
  }, [code, message]);
  return (
    <div className={styles.ways}>
      {found ? <Button onPress={() => recoveryStore.set(found)}>{t('recovery.open')}</Button> : null}
      <Button variant="quiet" onPress={() => diagnosticsStore.set(true)}>
        {t('recovery.diagnostics.open')}
      </Button>
    </div>
  );
}
