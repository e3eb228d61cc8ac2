import { useRead } from '#api';
import { useStore } from '#context';
import { HiddenPlace, Private, useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Page, Tabs } from '#kit';
import { Holidays } from './Holidays';
import { Paper } from './Paper';
import styles from './Privacy.module.css';
import { Requests } from './Requests';
import { partStore } from './state';

/** What is owed to the people in the file: what they ask, what they are told, and what it may do to them. */
export function PrivacyPlace() {
  const part = useStore(partStore);
  const aside = useAside();
  return (
    <Page title={t('places.privacy')} {...(aside ? { aside } : {})}>
      <Tabs
        label={t('privacy.parts')}
        value={part}
        onChange={partStore.set}
        tabs={[
          {
            id: 'requests',
            label: t('privacy.tabs.requests'),
            content: (
              <div className={styles.column}>
                <Private
                  instead={<HiddenPlace title={t('privacy.hidden')}>{t('privacy.hidden_hint')}</HiddenPlace>}
                >
                  <Requests />
                </Private>
                <Holidays />
              </div>
            ),
          },
          { id: 'notice', label: t('privacy.tabs.notice'), content: <Paper paper="notice" /> },
          { id: 'worksheet', label: t('privacy.tabs.worksheet'), content: <Paper paper="worksheet" /> },
        ]}
      />
    </Page>
  );
}

/** How much is open, and how much of it overdue. */
function useAside(): string | null {
  const discreet = useDiscreet();
  const due = useRead('requests_due', {}, { enabled: !discreet }).data;
  if (!due || discreet || due.total === 0) {
    return null;
  }
  const open = t('privacy.aside', { count: due.total });
  const over = due.items.filter(({ days_left }) => (days_left ?? 0) < 0).length;
  return over > 0 ? t('privacy.aside_over', { open, count: over }) : open;
}
