import { Stethoscope } from 'lucide-react';
import { useRead } from '#api';
import { diagnosticsStore, useAsOf } from '#context';
import { t } from '#i18n';
import { Button, Page, Panel } from '#kit';
import { Backups } from './Backups';
import { Findings } from './Findings';
import styles from './Health.module.css';
import { Retention } from './Retention';

/** How the data is, and whether it could be lost. */
export function HealthPlace() {
  const { asOf } = useAsOf();
  const read = useRead('health', asOf === undefined ? {} : { as_of: asOf }, { keepPrevious: true });
  return (
    <Page
      title={t('places.health')}
      {...(read.data ? { aside: t('health.aside', { count: read.data.total }) } : {})}
    >
      <div className={styles.column}>
        <Backups />
        <Findings read={read} />
        <Retention />
        <Panel title={t('recovery.diagnostics.section')} lead={t('recovery.diagnostics.section_what')} plain>
          <Button
            size="s"
            className={styles.start ?? ''}
            icon={Stethoscope}
            onPress={() => diagnosticsStore.set(true)}
          >
            {t('recovery.diagnostics.open')}
          </Button>
        </Panel>
      </div>
    </Page>
  );
}
