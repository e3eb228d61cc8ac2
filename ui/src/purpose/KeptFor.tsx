import { useRead } from '#api';
import { t } from '#i18n';
import styles from './Purpose.module.css';

/** Quietly, where judgements are made: what the names are kept for. Nothing where nobody has said. */
export function KeptFor() {
  const purpose = useRead('workspace_overview', {}).data?.purpose ?? '';
  return purpose === '' ? null : <p className={styles.quiet}>{t('purpose.kept_for', { purpose })}</p>;
}
