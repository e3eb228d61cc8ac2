import { useAsOf } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { cx, Table, type TableColumn } from '#kit';
import { LineMenu } from './LineMenu';
import { ForWhom, PlanStatusMark } from './marks';
import type { PlanRow } from './model';
import plan from './Plan.module.css';
import type { PlanBoardProps } from './PlanBoard';
import { dueWords } from './planMoves';
import styles from './Support.module.css';

/** The same lines, by due date. */
export function PlanList({ lines, ofProgramme, open }: PlanBoardProps) {
  const { date } = useAsOf();
  const columns: TableColumn<PlanRow>[] = [
    {
      key: 'what',
      header: t('support.plan.columns.what'),
      isRowHeader: true,
      width: '26%',
      render: (line) => (
        <>
          {line.what}
          <span className={styles.second}>
            {ofProgramme
              ? t('support.plan.of_project', { project: line.project_name, service: line.service_name })
              : line.service_name}
          </span>
        </>
      ),
    },
    {
      key: 'value',
      header: t('support.plan.columns.value'),
      width: '34%',
      render: (line) => (
        <>
          <span className={styles.text}>{line.value}</span>
          <span className={styles.second}>
            <ForWhom id={line.for_stakeholder} name={line.for_stakeholder_name} />
          </span>
          {line.outcome ? (
            <Private instead={null}>
              <span className={plan.outcome}>{line.outcome}</span>
            </Private>
          ) : null}
        </>
      ),
    },
    { key: 'owner', header: t('support.plan.columns.owner'), render: ({ owner }) => owner },
    {
      key: 'due',
      header: t('support.plan.columns.due'),
      render: (line) => (
        <span className={cx(styles.date, line.done_on === null && line.due_on < date && plan.late)}>
          {dueWords(line, date, formatDate)}
        </span>
      ),
    },
    {
      key: 'status',
      header: t('support.plan.columns.status'),
      render: ({ status }) => <PlanStatusMark status={status} />,
    },
    {
      key: 'satisfaction',
      header: t('support.plan.columns.satisfaction'),
      render: ({ satisfaction }) =>
        satisfaction === null ? null : t('support.plan.satisfaction', { value: satisfaction }),
    },
    {
      key: 'actions',
      header: <span className="visually-hidden">{t('support.plan.columns.actions')}</span>,
      width: '2.5rem',
      render: (line) => <LineMenu line={line} open={open} />,
    },
  ];
  return <Table caption={t('support.plan.caption')} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}
