import { useRead, useWrite } from '#api';
import { useAsOf, useReadOnly } from '#context';
import { formatDate, t } from '#i18n';
import { Button, ErrorBanner, Panel, Table } from '#kit';
import styles from './Retention.module.css';

/** Whose data stays longer as was decided, and the way to take that back. */
export function KeptLonger() {
  const { date } = useAsOf();
  const readOnly = useReadOnly();
  const read = useRead('kept_longer_list', { as_of: date }, { enabled: date !== '' });
  const kept = read.data?.items ?? [];
  const release = useWrite('retention_release');
  if (read.error) {
    return (
      <ErrorBanner
        failure={read.error}
        title={t('health.retention.longer_failed')}
        kept=""
        onRetry={() => void read.refetch()}
      />
    );
  }
  if (kept.length === 0) {
    return null;
  }
  return (
    <Panel
      title={t('health.retention.longer')}
      lead={t('health.retention.longer_hint')}
      level={3}
      plain
      className={styles.longer ?? ''}
    >
      {release.error ? <ErrorBanner failure={release.error} /> : null}
      <Table
        className={styles.table ?? ''}
        caption={t('health.retention.longer')}
        rows={kept}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            header: t('health.retention.who'),
            isRowHeader: true,
            width: '26%',
            render: ({ stakeholder_name }) => stakeholder_name,
          },
          { key: 'why', header: t('health.retention.longer_why'), render: ({ reason }) => reason },
          {
            key: 'until',
            header: t('health.retention.longer_until'),
            width: '8.5rem',
            render: ({ until_on }) => <time dateTime={until_on}>{formatDate(until_on)}</time>,
          },
          {
            key: 'by',
            header: t('health.retention.longer_by'),
            width: '18%',
            render: ({ author, decided_on }) =>
              t('health.retention.longer_by_of', { author, date: formatDate(decided_on) }),
          },
          ...(readOnly
            ? []
            : [
                {
                  key: 'acts',
                  header: <span className="visually-hidden">{t('health.retention.acts')}</span>,
                  width: '9rem',
                  render: ({ id, stakeholder_name }: (typeof kept)[number]) => (
                    <Button
                      size="s"
                      variant="quiet"
                      aria-label={t('health.retention.release_of', { name: stakeholder_name })}
                      isDisabled={release.isPending}
                      onPress={() => release.mutate({ id })}
                    >
                      {t('health.retention.release')}
                    </Button>
                  ),
                },
              ]),
        ]}
      />
    </Panel>
  );
}
