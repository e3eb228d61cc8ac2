import { EyeOff, Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { setDiscreet, useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Kbd, Tooltip } from '#kit';
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
      <DiscreetChip />
      <AriaButton className={styles.search} onPress={onPalette}>
        <Search aria-hidden className={styles.icon} />
        <span className={styles.searchWords}>{t('shell.palette.open')}</span>
        <Kbd keys="mod+k" />
      </AriaButton>
    </header>
  );
}

/** Says that Discreet is on, and switches it off. */
function DiscreetChip() {
  const discreet = useDiscreet();
  return (
    <>
      <span role="status" className="visually-hidden">
        {discreet ? t('discreet.is_on') : ''}
      </span>
      {discreet ? (
        <Tooltip text={t('discreet.chip_hint')} keys="mod+shift+d">
          <AriaButton
            className={styles.discreet}
            aria-label={t('discreet.chip')}
            onPress={() => setDiscreet(false)}
          >
            <EyeOff aria-hidden className={styles.icon} />
            {t('discreet.name')}
          </AriaButton>
        </Tooltip>
      ) : null}
    </>
  );
}
