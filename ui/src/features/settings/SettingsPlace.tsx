import { t } from '#i18n';
import { Page } from '#kit';
import { AxesPanel } from './AxesPanel';
import { HouseRules } from './HouseRules';
import { KeptForPanel } from './KeptForPanel';
import { LookAndName } from './LookAndName';
import { PasswordPanel } from './PasswordPanel';
import styles from './Settings.module.css';

export function SettingsPlace() {
  return (
    <Page title={t('places.settings')}>
      <div className={styles.column}>
        <LookAndName />
        <KeptForPanel />
        <PasswordPanel />
        <AxesPanel />
        <HouseRules />
      </div>
    </Page>
  );
}
