import { useState } from 'react';
import { AxesDialog, useOwnAxes } from '#axes';
import { t } from '#i18n';
import { Button, Panel } from '#kit';
import styles from './Settings.module.css';

/** The axes of one's own, and where they are changed. */
export function AxesPanel() {
  const own = useOwnAxes();
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={t('axes.setting')}
      lead={own && own.length > 0 ? own.map(({ name }) => name).join(', ') : t('axes.setting_hint')}
      plain
    >
      <div className={styles.buttons}>
        <Button onPress={() => setOpen(true)}>{t('axes.manage')}</Button>
      </div>
      {isOpen ? <AxesDialog onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
