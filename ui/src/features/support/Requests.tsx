import { Ellipsis, MessageCircleQuestion } from 'lucide-react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import {
  Button,
  EmptyState,
  IconButton,
  Menu,
  type MenuItem,
  notify,
  Panel,
  Table,
  type TableColumn,
} from '#kit';
import { ForWhom, RequestStatusMark } from './marks';
import type { Open, RequestRow } from './model';
import styles from './Support.module.css';

export interface RequestsProps {
  requests: readonly RequestRow[];
  /** Name the project with each request. */
  ofProgramme: boolean;
  project: string | undefined;
  open: Open;
}

/** Who asked for what, why, for what value, for whom and by when. */
export function Requests({ requests, ofProgramme, project, open }: RequestsProps) {
  const readOnly = useReadOnly();
  const ask = () => open({ kind: 'request', origin: 'pull', ...(project ? { project } : {}) });
  if (requests.length === 0) {
    return (
      <EmptyState
        icon={MessageCircleQuestion}
        title={t('support.request.empty_title')}
        action={
          readOnly ? null : (
            <Button variant="primary" onPress={ask}>
              {t('support.request.new_dots')}
            </Button>
          )
        }
      >
        {t('support.request.empty_body')}
      </EmptyState>
    );
  }
  const waiting = requests.filter(({ status }) => status === 'waiting');
  const answered = requests.filter(({ status }) => status !== 'waiting');
  return (
    <div className={styles.stack}>
      <Panel title={t('support.request.waiting')} plain>
        {waiting.length > 0 ? (
          <RequestTable
            caption={t('support.request.waiting')}
            rows={waiting}
            ofProgramme={ofProgramme}
            open={open}
          />
        ) : (
          <p className={styles.soft}>{t('support.request.none_waiting')}</p>
        )}
      </Panel>
      {answered.length > 0 ? (
        <Panel title={t('support.request.decided')} plain>
          <RequestTable
            caption={t('support.request.decided')}
            rows={answered}
            ofProgramme={ofProgramme}
            open={open}
          />
        </Panel>
      ) : null}
    </div>
  );
}

function RequestTable({
  caption,
  rows,
  ofProgramme,
  open,
}: {
  caption: string;
  rows: readonly RequestRow[];
  ofProgramme: boolean;
  open: Open;
}) {
  const columns: TableColumn<RequestRow>[] = [
    {
      key: 'service',
      header: t('support.request.columns.service'),
      isRowHeader: true,
      width: '24%',
      render: (row) => (
        <>
          {row.service_name}
          {ofProgramme ? <span className={styles.second}>{row.project_name}</span> : null}
          <span className={styles.second}>
            {t(row.origin === 'pull' ? 'support.request.asked' : 'support.request.offered', {
              name: row.requested_by,
              date: formatDate(row.requested_on),
            })}
          </span>
        </>
      ),
    },
    {
      key: 'why',
      header: t('support.request.columns.why'),
      width: '23%',
      render: ({ why }) => (
        <Private instead={<span className={styles.soft}>{t('discreet.hidden')}</span>}>
          <span className={styles.text}>{why}</span>
        </Private>
      ),
    },
    {
      key: 'value',
      header: t('support.request.columns.value'),
      width: '24%',
      render: (row) => (
        <>
          <span className={styles.text}>{row.value}</span>
          <span className={styles.second}>
            <ForWhom id={row.for_stakeholder} name={row.for_stakeholder_name} />
          </span>
        </>
      ),
    },
    {
      key: 'by',
      header: t('support.request.columns.by_when'),
      width: '8rem',
      render: ({ by_when }) => (
        <span className={styles.date}>{by_when === null ? '' : formatDate(by_when)}</span>
      ),
    },
    {
      key: 'status',
      header: t('support.request.columns.status'),
      width: '15%',
      render: (row) => (
        <>
          <RequestStatusMark status={row.status} />
          {row.decision_note ? (
            <Private instead={null}>
              <span className={styles.second}>{row.decision_note}</span>
            </Private>
          ) : null}
          {row.plan_lines > 0 ? (
            <span className={styles.second}>{t('support.request.in_plan', { count: row.plan_lines })}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'actions',
      header: <span className="visually-hidden">{t('support.request.columns.actions')}</span>,
      width: '2.5rem',
      render: (row) => <RequestActions row={row} open={open} />,
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function RequestActions({ row, open }: { row: RequestRow; open: Open }) {
  const readOnly = useReadOnly();
  const decide = useWrite('request_decide');
  const plan: MenuItem = {
    id: 'plan',
    label: t('support.request.plan'),
    onAction: () => open({ kind: 'line', request: row, project: row.project }),
  };
  const settle = (status: RequestRow['status']) =>
    decide.mutate(
      { id: row.id, status },
      {
        onError: (failure) => notify(failure.message, { tone: 'red' }),
        onSuccess: () => {
          if (status === 'accepted') {
            notify(t('support.request.accepted', { service: row.service_name }), {
              action: { label: t('support.request.add_to_plan'), run: plan.onAction },
            });
          }
        },
      },
    );
  const offered = row.origin === 'push';
  const waiting: MenuItem[] = [
    {
      id: 'accept',
      label: t(offered ? 'support.request.accept_offer' : 'support.request.accept'),
      onAction: () => settle('accepted'),
    },
    ...(offered ? [] : [plan]),
    {
      id: 'decline',
      label: t(offered ? 'support.request.decline_offer' : 'support.request.decline'),
      onAction: () => open({ kind: 'decline', request: row }),
    },
  ];
  const accepted: MenuItem[] = [
    plan,
    { id: 'fulfil', label: t('support.request.fulfil'), onAction: () => settle('fulfilled') },
  ];
  const withdraw: MenuItem = {
    id: 'withdraw',
    label: t('support.request.withdraw'),
    onAction: () => settle('withdrawn'),
  };
  if (readOnly || (row.status !== 'waiting' && row.status !== 'accepted')) {
    return null;
  }
  const label = t('support.request.menu', { service: row.service_name });
  return (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        { id: 'answer', items: row.status === 'waiting' ? waiting : accepted },
        { id: 'end', items: [withdraw] },
      ]}
    >
      <IconButton icon={Ellipsis} size="s" label={label} isDisabled={decide.isPending} />
    </Menu>
  );
}
