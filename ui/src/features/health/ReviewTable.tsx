import { Fragment } from 'react';
import { useSelection } from '#context';
import { Private } from '#discreet';
import { formatDate, formatNumber, t } from '#i18n';
import { Badge, Button, Checkbox, Table, type TableColumn } from '#kit';
import health from './Health.module.css';
import type { Due } from './Retention';
import styles from './Retention.module.css';

interface ReviewTableProps {
  due: readonly Due[];
  ticked: ReadonlySet<string>;
  onTick(ticked: ReadonlySet<string>): void;
  readOnly: boolean;
}

/** Everybody who is due: why, since when, and what is held. */
export function ReviewTable({ due, ticked, onTick, readOnly }: ReviewTableProps) {
  const some = due.some(({ id }) => ticked.has(id));
  const all = due.every(({ id }) => ticked.has(id));
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) {
      next.add(id);
    } else {
      next.delete(id);
    }
    onTick(next);
  };
  const choose: TableColumn<Due> = {
    key: 'choose',
    width: '2.5rem',
    header: (
      <Checkbox
        aria-label={t('health.retention.all')}
        isSelected={all}
        isIndeterminate={some && !all}
        onChange={(isTicked) => onTick(new Set(isTicked ? due.map(({ id }) => id) : []))}
      />
    ),
    render: ({ id, name }) => (
      <Checkbox
        aria-label={t('health.retention.select', { name })}
        isSelected={ticked.has(id)}
        onChange={(isTicked) => tick(id, isTicked)}
      />
    ),
  };
  return (
    <Table
      className={styles.table ?? ''}
      caption={t('health.retention.list')}
      rows={due}
      rowKey={({ id }) => id}
      columns={[
        ...(readOnly ? [] : [choose]),
        {
          key: 'who',
          header: t('health.retention.who'),
          isRowHeader: true,
          width: '26%',
          render: (row) => <Who {...row} />,
        },
        {
          key: 'why',
          header: t('health.retention.why'),
          render: ({ projects, nowhere_since }) => (
            <ul className={styles.lines}>
              {projects.map(({ project, project_name, closed_on }) => (
                <li key={project}>
                  {t('health.retention.closed', { project: project_name, date: formatDate(closed_on) })}
                </li>
              ))}
              {nowhere_since === null ? null : (
                <li>{t('health.retention.nowhere', { date: formatDate(nowhere_since) })}</li>
              )}
            </ul>
          ),
        },
        {
          key: 'until',
          header: t('health.retention.until'),
          width: '8.5rem',
          render: ({ kept_until }) => <time dateTime={kept_until}>{formatDate(kept_until)}</time>,
        },
        {
          key: 'held',
          header: t('health.retention.held'),
          width: '30%',
          render: (row) => (
            <Private>
              <Held row={row} />
            </Private>
          ),
        },
      ]}
    />
  );
}

function Who({ id, name, role, unit, added_on }: Due) {
  const { open } = useSelection();
  return (
    <div className={styles.who}>
      <Button
        size="s"
        variant="quiet"
        className={health.link ?? ''}
        aria-label={t('health.retention.open', { name })}
        onPress={() => open(id)}
      >
        {name}
      </Button>
      <span className={styles.soft}>{[role, unit].filter(Boolean).join(' · ')}</span>
      <span className={styles.soft}>{t('health.retention.since', { date: formatDate(added_on) })}</span>
    </div>
  );
}

function Held({ row: { held, latest_on, restricted, open_requests, decided } }: { row: Due }) {
  const kinds = held.map(({ what, rows }) =>
    t('health.retention.held_of', { rows: formatNumber(rows), what }),
  );
  const latest = latest_on === null ? [] : [t('health.retention.latest', { date: formatDate(latest_on) })];
  return (
    <div className={styles.lines}>
      <span>
        {kinds.length === 0
          ? t('health.retention.nothing_held')
          : [...kinds, ...latest].map((one, at) => (
              <Fragment key={one}>
                {at > 0 ? ', ' : null}
                <span className={styles.whole}>{one}</span>
              </Fragment>
            ))}
      </span>
      {restricted ? <Badge tone="amber">{t('health.retention.restricted')}</Badge> : null}
      {open_requests > 0 ? (
        <Badge tone="amber">{t('health.retention.open_requests', { count: open_requests })}</Badge>
      ) : null}
      {decided.slice(0, 1).map((decision) => (
        <span key={decision.id} className={styles.soft}>
          {decidedBefore(decision)}
        </span>
      ))}
    </div>
  );
}

/** What was decided of somebody before, in words. */
const decidedBefore = ({ until_on, reason, author, decided_on }: Due['decided'][number]): string =>
  t('health.retention.decided', {
    date: formatDate(until_on),
    reason,
    author,
    on: formatDate(decided_on),
  });
