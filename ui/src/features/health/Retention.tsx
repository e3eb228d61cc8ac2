import { CircleCheck, Eraser, Hourglass, UserX } from 'lucide-react';
import { useState } from 'react';
import { type Response, useRead, useWrite } from '#api';
import { useAsOf, useReadOnly } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Button, cx, ErrorBanner, later, NumberField, Panel, Skeleton } from '#kit';
import health from './Health.module.css';
import { KeptLonger } from './KeptLonger';
import styles from './Retention.module.css';
import { ReviewTable } from './ReviewTable';
import { REVIEW } from './review';

export type Due = Response<'retention_due'>['items'][number];
type Task = { kind: 'keep' | 'anonymise' | 'erase'; people: readonly Due[] };

const KeepDialog = later(async () => (await import('./ReviewDialogs')).KeepDialog);
const EraseDialog = later(async () => (await import('./ReviewDialogs')).EraseDialog);

const WINDOW = 25;

/** Who is kept no longer by any project, and what is decided of them. */
export function Retention() {
  const { asOf } = useAsOf();
  const readOnly = useReadOnly();
  const [limit, setLimit] = useState(WINDOW);
  const read = useRead(
    'retention_due',
    { ...(asOf === undefined ? {} : { as_of: asOf }), limit },
    { keepPrevious: true },
  );
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [task, setTask] = useState<Task | null>(null);
  const due = read.data?.items ?? [];
  const total = read.data?.total ?? 0;
  const chosen = due.filter(({ id }) => ticked.has(id));
  const begin = (kind: Task['kind']) => setTask({ kind, people: chosen });
  const end = () => setTask(null);
  const done = () => setTicked(new Set());
  return (
    <div id={REVIEW} tabIndex={-1} className={styles.place}>
      <Panel title={t('health.retention.title')} lead={t('health.retention.lead')} plain>
        <Rule />
        {read.error ? (
          <ErrorBanner
            failure={read.error}
            title={t('health.retention.failed')}
            kept=""
            onRetry={() => void read.refetch()}
          />
        ) : null}
        {read.isPending ? <Skeleton lines={4} /> : null}
        {read.data && total === 0 ? (
          <div role="status" className={cx(health.state, health.fine)}>
            <CircleCheck aria-hidden className={health.icon} />
            <div>
              <p className={health.strong}>{t('health.retention.nobody')}</p>
              <p>{t('health.retention.nobody_body')}</p>
            </div>
          </div>
        ) : null}
        {total > 0 ? (
          <>
            {readOnly ? null : (
              <div className={styles.bar}>
                <span role="status" className={styles.count}>
                  {chosen.length === 0
                    ? t('health.retention.none_selected')
                    : t('health.retention.selected', { count: chosen.length })}
                </span>
                <Button
                  size="s"
                  icon={Hourglass}
                  isDisabled={chosen.length === 0}
                  onPress={() => begin('keep')}
                >
                  {t('health.retention.keep')}
                </Button>
                <Button
                  size="s"
                  icon={UserX}
                  isDisabled={chosen.length === 0}
                  onPress={() => begin('anonymise')}
                >
                  {t('health.retention.anonymise')}
                </Button>
                <Button
                  size="s"
                  icon={Eraser}
                  isDisabled={chosen.length === 0}
                  onPress={() => begin('erase')}
                >
                  {t('health.retention.erase')}
                </Button>
              </div>
            )}
            <ReviewTable due={due} ticked={ticked} onTick={setTicked} readOnly={readOnly} />
            {total > due.length ? (
              <Button
                size="s"
                variant="quiet"
                className={health.more ?? ''}
                isPending={read.isPlaceholderData}
                onPress={() => setLimit(limit + 4 * WINDOW)}
              >
                {t('health.retention.more', { count: Math.min(4 * WINDOW, total - due.length) })}
              </Button>
            ) : null}
          </>
        ) : null}
        <Private instead={null}>
          <KeptLonger />
        </Private>
      </Panel>
      {task?.kind === 'keep' ? <KeepDialog people={task.people} onClose={end} onDone={done} /> : null}
      {task && task.kind !== 'keep' ? (
        <EraseDialog mode={task.kind} people={task.people} onClose={end} onDone={done} />
      ) : null}
    </div>
  );
}

/** How many months after its close a project keeps its people. */
function Rule() {
  const readOnly = useReadOnly();
  const read = useRead('retention_rule_read', {});
  const change = useWrite('retention_rule_change');
  // One that cannot be read is said, and can be set again all the same.
  if (!read.data && read.error?.code !== 'damaged') {
    return read.error ? (
      <ErrorBanner failure={read.error} kept="" onRetry={() => void read.refetch()} />
    ) : null;
  }
  const months = read.data?.months;
  const fault = change.error?.fault('months');
  return (
    <>
      {read.error ? <ErrorBanner failure={read.error} kept="" /> : null}
      {change.error && fault === undefined ? <ErrorBanner failure={change.error} /> : null}
      <NumberField
        key={months ?? 'unread'}
        className={styles.rule ?? ''}
        label={t('health.retention.rule')}
        description={t('health.retention.rule_hint')}
        {...(months === undefined ? {} : { defaultValue: months })}
        minValue={0}
        maxValue={120}
        isReadOnly={readOnly}
        error={fault}
        onChange={(said) => {
          if (Number.isInteger(said) && said !== months) {
            change.mutate({ months: said });
          }
        }}
      />
    </>
  );
}
