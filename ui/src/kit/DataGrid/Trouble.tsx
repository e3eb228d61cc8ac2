import { t } from '#i18n';
import { ErrorBanner } from '../ErrorBanner/ErrorBanner';
import { asRefusal } from '../failure';
import styles from './DataGrid.module.css';

/** Says above the rows why they could not be read. */
export function Trouble({ error, onRetry }: { error: Error; onRetry(): void }) {
  return (
    <div className={styles.trouble}>
      <ErrorBanner title={t('kit.grid.load_failed')} failure={asRefusal(error)} kept="" onRetry={onRetry} />
    </div>
  );
}
