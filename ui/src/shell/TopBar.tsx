import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { t } from '#i18n';
import { Kbd } from '#kit';
import { AsOfPicker } from './AsOfPicker';
import { ScopePicker } from './ScopePicker';
import styles from './TopBar.module.css';
import { WorkspaceMenu } from './WorkspaceMenu';

export function TopBar({ onPalette }: { onPalette(): void }) {
  return (
    <header className={styles.bar}>
      <div className={styles.corner}>
        <WorkspaceMenu />
      </div>
      <ScopePicker />
      <AsOfPicker />
      <AriaButton className={styles.search} onPress={onPalette}>
        <Search aria-hidden className={styles.icon} />
        <span className={styles.searchWords}>{t('shell.palette.open')}</span>
        <Kbd keys="mod+k" />
      </AriaButton>
    </header>
  );
}
