import { Ellipsis } from 'lucide-react';
import { useReadOnly } from '#context';
import { useDiscreet } from '#discreet';
import { formatDate, t } from '#i18n';
import { Button, IconButton, Menu, Panel, Table, type TableColumn } from '#kit';
import { NeedLevel, NeedStateMark } from './marks';
import type { FamilyNeed, Open, ProjectSupport } from './model';
import styles from './Support.module.css';

/** What one project needs, family by family. */
export function NeedsTable({ project, open }: { project: ProjectSupport; open: Open }) {
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  const columns: TableColumn<FamilyNeed>[] = [
    {
      key: 'family',
      header: t('support.need.columns.family'),
      isRowHeader: true,
      render: ({ family }) => (
        <>
          {t(`support.family.${family}`)}
          <span className={styles.second}>{t(`support.family_hint.${family}`)}</span>
        </>
      ),
    },
    {
      key: 'level',
      header: t('support.need.columns.level'),
      width: '8rem',
      render: ({ need }) => (need ? <NeedLevel level={need.level} /> : <span aria-hidden>–</span>),
    },
    {
      key: 'state',
      header: t('support.need.columns.state'),
      width: '10rem',
      render: ({ state }) => <NeedStateMark state={state} />,
    },
    {
      key: 'service',
      header: t('support.need.columns.service'),
      render: ({ need }) => (
        <>
          {need?.service_name ?? ''}
          {need?.hours ? (
            <span className={styles.second}>{t('support.need.hours', { count: need.hours })}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'recorded',
      header: t('support.need.columns.recorded'),
      render: ({ need }) =>
        need ? (
          <span className={styles.date} title={discreet ? undefined : need.note}>
            {formatDate(need.on_date)}
            <span className={styles.second}>{need.author}</span>
          </span>
        ) : null,
    },
    {
      key: 'actions',
      header: <span className="visually-hidden">{t('support.need.columns.actions')}</span>,
      width: '9rem',
      render: (row) => <NeedActions project={project} row={row} open={open} readOnly={readOnly} />,
    },
  ];
  return (
    <Panel
      title={t('support.need.title', { project: project.project_name })}
      lead={t('support.need.lead')}
      plain
    >
      <Table
        caption={t('support.need.title', { project: project.project_name })}
        columns={columns}
        rows={project.needs}
        rowKey={({ family }) => family}
      />
    </Panel>
  );
}

/** The one next step beside a need, and the rest in a menu. */
function NeedActions({
  project: { project },
  row: { family, state, need },
  open,
  readOnly,
}: {
  project: ProjectSupport;
  row: FamilyNeed;
  open: Open;
  readOnly: boolean;
}) {
  const record = () => open({ kind: 'need', project, family, need });
  const offer = () => open({ kind: 'request', project, family, origin: 'push' });
  const plan = () => open({ kind: 'line', project, family });
  const next =
    state === 'wanted'
      ? { label: t('support.need.plan'), run: plan }
      : state === 'invitation_open'
        ? { label: t('support.need.offer'), run: offer }
        : { label: t('support.need.record'), run: record };
  const name = t(`support.family.${family}`);
  const history = {
    id: 'history',
    label: t('support.need.history'),
    onAction: () => open({ kind: 'history', project, family }),
  };
  return (
    <span className={styles.rowActions}>
      {readOnly ? null : (
        <Button size="s" onPress={next.run} aria-label={`${next.label} ${name}`}>
          {next.label}
        </Button>
      )}
      <Menu
        label={t('support.more_for', { what: name })}
        placement="bottom end"
        groups={[
          {
            id: 'do',
            items: readOnly
              ? []
              : [
                  { id: 'record', label: t('support.need.record_need'), onAction: record },
                  {
                    id: 'ask',
                    label: t('support.need.ask_service'),
                    onAction: () => open({ kind: 'request', project, family, origin: 'pull' }),
                  },
                  { id: 'offer', label: t('support.need.offer_service'), onAction: offer },
                ],
          },
          { id: 'look', items: [history] },
        ]}
      >
        <IconButton icon={Ellipsis} size="s" label={t('support.more_for', { what: name })} />
      </Menu>
    </span>
  );
}
