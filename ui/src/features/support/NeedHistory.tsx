import { useRead } from '#api';
import { useAsOf } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { Button, Dialog, ErrorBanner, Skeleton, Table } from '#kit';
import { NeedLevel, NeedStateMark } from './marks';
import type { Task } from './model';
import styles from './Support.module.css';

/** Everything that was recorded of one need, newest first. */
export function NeedHistory({
  task: { project, family },
  onClose,
}: {
  task: Extract<Task, { kind: 'history' }>;
  onClose(): void;
}) {
  const { asOf } = useAsOf();
  const read = useRead('needs_list', {
    project,
    family,
    history: true,
    ...(asOf === undefined ? {} : { as_of: asOf }),
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('support.history.title', { family: t(`support.family.${family}`) })}
      footer={<Button onPress={onClose}>{t('kit.close')}</Button>}
    >
      {read.error ? <ErrorBanner failure={read.error} kept="" onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton /> : null}
      {read.data?.items.length === 0 ? <p className={styles.soft}>{t('support.history.none')}</p> : null}
      {read.data && read.data.items.length > 0 ? (
        <Table
          caption={t('support.history.caption')}
          rowKey={({ id }) => id}
          rows={read.data.items}
          columns={[
            {
              key: 'date',
              header: t('support.history.date'),
              isRowHeader: true,
              render: ({ on_date, author }) => (
                <>
                  {formatDate(on_date)}
                  <span className={styles.second}>{author}</span>
                </>
              ),
            },
            {
              key: 'level',
              header: t('support.need.columns.level'),
              render: ({ level }) => <NeedLevel level={level} />,
            },
            {
              key: 'state',
              header: t('support.need.columns.state'),
              render: ({ state }) => <NeedStateMark state={state} />,
            },
            {
              key: 'note',
              header: t('support.history.note'),
              render: ({ note, service_name }) => (
                <>
                  <Private instead={null}>
                    <span className={styles.text}>{note}</span>
                  </Private>
                  {service_name ? <span className={styles.second}>{service_name}</span> : null}
                </>
              ),
            },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
