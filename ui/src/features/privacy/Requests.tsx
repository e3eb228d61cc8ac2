import { CircleAlert, CircleCheck, CircleX, Clock, Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { type DataRequest, rightsStore, useActions, useReadOnly, useSelection } from '#context';
import { formatDate, t } from '#i18n';
import {
  Badge,
  Button,
  EmptyState,
  ErrorBanner,
  IconButton,
  Menu,
  type MenuItem,
  Panel,
  Skeleton,
  Table,
  type TableColumn,
} from '#kit';
import styles from './Privacy.module.css';
import { sayFailure, useSayDone } from './say';

const STEP = 100;
/** From so many days before it is due a request stands out. */
const SOON = 7;

const record = () => rightsStore.set({ kind: 'data-request' });

/** What people ask about their own data: what is open, those due first, and what was decided. */
export function Requests() {
  const readOnly = useReadOnly();
  const [limit, setLimit] = useState(STEP);
  const read = useRead('data_requests_list', { limit }, { keepPrevious: true });
  useActions([
    {
      id: 'privacy-request',
      label: t('privacy.requests.record'),
      keys: 'mod+n',
      disabled: readOnly,
      run: record,
    },
  ]);
  const items = read.data?.items ?? [];
  const open = items.filter(({ status }) => status === 'open');
  const decided = items.filter(({ status }) => status !== 'open');
  const none = read.data?.total === 0;
  const button = readOnly ? null : (
    <Button variant="primary" size="s" icon={Plus} onPress={record}>
      {t('privacy.requests.record')}
    </Button>
  );
  return (
    <Panel
      title={t('privacy.requests.title')}
      lead={t('privacy.requests.lead')}
      plain
      actions={none ? null : button}
    >
      {read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('privacy.requests.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : null}
      {read.isPending ? <Skeleton lines={4} /> : null}
      {none ? (
        <EmptyState icon={CircleCheck} title={t('privacy.requests.none')} action={button}>
          {t('privacy.requests.none_hint')}
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <RequestTable caption={t('privacy.requests.open')} rows={open} />
      ) : decided.length > 0 ? (
        <p className={styles.fine}>
          <CircleCheck aria-hidden className={styles.icon} />
          {t('privacy.requests.none_open')}
        </p>
      ) : null}
      {decided.length > 0 ? (
        <>
          <h3 className={styles.sub}>{t('privacy.requests.decided')}</h3>
          <RequestTable caption={t('privacy.requests.decided')} rows={decided} />
        </>
      ) : null}
      {read.data && read.data.total > items.length ? (
        <Button
          size="s"
          variant="quiet"
          className={styles.start ?? ''}
          onPress={() => setLimit(limit + STEP)}
        >
          {t('privacy.requests.more')}
        </Button>
      ) : null}
    </Panel>
  );
}

/** How a request is called in the names of its buttons. */
const called = (request: DataRequest) => ({
  kind: t(`rights.kinds.${request.kind}`),
  name: request.stakeholder_name ?? t('privacy.requests.somebody'),
  date: formatDate(request.received_on),
});

function RequestTable({ caption, rows }: { caption: string; rows: readonly DataRequest[] }) {
  const columns: TableColumn<DataRequest>[] = [
    {
      key: 'who',
      header: t('privacy.requests.who'),
      isRowHeader: true,
      width: '20%',
      render: (request) => <span className={styles.words}>{called(request).name}</span>,
    },
    {
      key: 'asks',
      header: t('privacy.requests.asks'),
      width: '22%',
      render: (request) => (
        <>
          {t(`rights.kinds.${request.kind}`)}
          {request.note === '' ? null : <span className={styles.second}>{request.note}</span>}
        </>
      ),
    },
    {
      key: 'received',
      header: t('privacy.requests.received'),
      width: '7.5rem',
      render: ({ received_on }) => <time dateTime={received_on}>{formatDate(received_on)}</time>,
    },
    {
      key: 'due',
      header: t('privacy.requests.due'),
      width: '7.5rem',
      render: ({ due_on }) => <time dateTime={due_on}>{formatDate(due_on)}</time>,
    },
    {
      key: 'state',
      header: t('privacy.requests.state'),
      render: (request) => <State request={request} />,
    },
    {
      key: 'acts',
      header: <span className="visually-hidden">{t('privacy.requests.acts')}</span>,
      width: '9rem',
      render: (request) => <Acts request={request} />,
    },
  ];
  return (
    <div className={styles.wide}>
      <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </div>
  );
}

/** How much time there is, or what was decided and why: a word and a shape, not only a colour. */
function State({ request: { status, days_left: left, decided_on, reason } }: { request: DataRequest }) {
  if (status !== 'open') {
    return (
      <>
        <Badge
          tone={status === 'done' ? 'green' : 'neutral'}
          icon={status === 'done' ? CircleCheck : CircleX}
        >
          {t(`rights.statuses.${status}`)}
        </Badge>
        <span className={styles.second}>
          {decided_on === null ? reason : t('rights.decided', { date: formatDate(decided_on), reason })}
        </span>
      </>
    );
  }
  if (left === null) {
    return null;
  }
  if (left < 0) {
    return (
      <Badge tone="red" icon={CircleAlert}>
        {t('rights.over', { count: -left })}
      </Badge>
    );
  }
  return (
    <Badge tone={left <= SOON ? 'amber' : 'neutral'} icon={Clock}>
      {left === 0 ? t('rights.today') : t('rights.left', { count: left })}
    </Badge>
  );
}

function Acts({ request }: { request: DataRequest }) {
  const readOnly = useReadOnly();
  const { open } = useSelection();
  const decide = useWrite('data_request_decide');
  const say = useSayDone();
  const { id, stakeholder, stakeholder_name: name, status } = request;
  const inFile = stakeholder !== null && name !== null;
  const about: MenuItem[] = inFile
    ? [
        { id: 'profile', label: t('privacy.requests.profile'), onAction: () => open(stakeholder) },
        {
          id: 'pack',
          label: t('rights.menu.pack'),
          onAction: () => rightsStore.set({ kind: 'pack', id: stakeholder }),
        },
      ]
    : [];
  const reopen: MenuItem = {
    id: 'reopen',
    label: t('privacy.requests.reopen'),
    onAction: () =>
      decide.mutate(
        { id, status: 'open' },
        { onSuccess: () => say(t('privacy.requests.reopened')), onError: sayFailure },
      ),
  };
  const erase: MenuItem[] = inFile
    ? [
        {
          id: 'erase',
          label: t('rights.menu.erase'),
          isDanger: true,
          onAction: () => rightsStore.set({ kind: 'erase', id: stakeholder, name }),
        },
      ]
    : [];
  const groups = [
    { id: 'about', items: about },
    { id: 'reopen', items: readOnly || status === 'open' ? [] : [reopen] },
    { id: 'erase', items: readOnly ? [] : erase },
  ].filter(({ items }) => items.length > 0);
  const label = t('privacy.requests.acts_for', called(request));
  return (
    <span className={styles.acts}>
      {readOnly || status !== 'open' ? null : (
        <Button
          size="s"
          aria-label={t('privacy.requests.decide_for', called(request))}
          onPress={() => rightsStore.set({ kind: 'decide', request })}
        >
          {t('rights.decide')}
        </Button>
      )}
      {groups.length > 0 ? (
        <Menu label={label} placement="bottom end" groups={groups}>
          <IconButton icon={Ellipsis} size="s" label={label} />
        </Menu>
      ) : null}
    </span>
  );
}
