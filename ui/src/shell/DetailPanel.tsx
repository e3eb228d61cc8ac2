import { X } from 'lucide-react';
import { useFeatures, useSelection } from '#context';
import { t } from '#i18n';
import { IconButton } from '#kit';
import styles from './DetailPanel.module.css';
import { PlaceBoundary } from './PlaceBoundary';

/** The one panel at the right: a stakeholder's profile, opened from anywhere. */
export function DetailPanel() {
  const { opened, close } = useSelection();
  const Detail = useFeatures().find((feature) => feature.detail)?.detail;
  if (opened === null || !Detail) {
    return null;
  }
  return (
    <aside aria-label={t('shell.detail.label')} className={styles.panel}>
      <div className={styles.close}>
        <IconButton
          icon={X}
          label={t('shell.detail.close')}
          keys="escape"
          size="s"
          placement="left"
          onPress={close}
        />
      </div>
      <PlaceBoundary key={opened}>
        <Detail id={opened} />
      </PlaceBoundary>
    </aside>
  );
}
