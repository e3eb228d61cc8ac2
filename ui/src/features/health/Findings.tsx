import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Response, useRead } from '#api';
import type { HealthExample } from '#bindings/HealthExample';
import type { HealthFinding } from '#bindings/HealthFinding';
import { go, importFile, useCurrentActions, useReadOnly, useScope, useSelection } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { Button, cx, ErrorBanner, Panel, Skeleton } from '#kit';
import styles from './Health.module.css';
import { showReview } from './review';

const FIRST = 5;

/** What was found in the data, each with examples and where it is mended. */
export function Findings({ read }: { read: ReturnType<typeof useRead<'health'>> }) {
  return (
    <Panel title={t('health.found.title')} lead={t('health.found.lead')} plain>
      {read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('health.found.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : null}
      {read.isPending || (read.data?.ok && read.isPlaceholderData) ? <Skeleton lines={6} /> : null}
      {read.data?.ok && !read.isPlaceholderData && !read.error ? (
        <Nothing days={read.data.stale_after_days} />
      ) : null}
      {(read.data as Response<'health'> | undefined)?.items.map((finding) => (
        <Finding key={`${finding.kind} ${finding.message}`} finding={finding} />
      ))}
    </Panel>
  );
}

function Nothing({ days }: { days: number }) {
  return (
    <div role="status" className={cx(styles.state, styles.fine)}>
      <CircleCheck aria-hidden className={styles.icon} />
      <div>
        <p className={styles.strong}>{t('health.found.nothing')}</p>
        <p>{t('health.found.nothing_body', { count: days })}</p>
      </div>
    </div>
  );
}

function Finding({ finding }: { finding: HealthFinding }) {
  const id = useId();
  const [all, setAll] = useState(false);
  const { kind, count, message, remedy, examples } = finding;
  const grave = kind === 'integrity' || kind === 'orphans' || kind === 'rules';
  const Icon = grave ? CircleAlert : TriangleAlert;
  const shown = all ? examples : examples.slice(0, FIRST);
  const list = useRef<HTMLUListElement>(null);
  const showAll = () => {
    flushSync(() => setAll(true));
    // The button went: the first of the names that came has the focus now.
    list.current?.children[FIRST]?.querySelector('button')?.focus();
  };
  return (
    <section aria-labelledby={id} className={styles.finding}>
      <Icon
        role="img"
        aria-label={t(grave ? 'health.found.grave' : 'health.found.worth')}
        className={cx(styles.icon, grave ? styles.grave : styles.worth)}
      />
      <div className={styles.words}>
        <h3 id={id} className={styles.message}>
          {message}
        </h3>
        <p className={styles.remedy}>{remedy}</p>
        {examples.length > 0 ? (
          <ul ref={list} aria-label={t('health.found.examples')} className={styles.examples}>
            {shown.map((example, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one stakeholder can be named more than once
              <li key={at} className={styles.example}>
                <Example example={example} />
                <Private instead={null}>
                  <span className={styles.detail}>{example.email || inWords(example.detail)}</span>
                </Private>
              </li>
            ))}
            {all && count > examples.length ? (
              <li className={cx(styles.example, styles.detail)}>
                {t('health.found.further', { count: count - examples.length })}
              </li>
            ) : null}
          </ul>
        ) : null}
        {!all && examples.length > FIRST ? (
          <Button size="s" variant="quiet" className={styles.more ?? ''} onPress={showAll}>
            {t('health.found.more', { count: count - FIRST })}
          </Button>
        ) : null}
      </div>
      <Mend finding={finding} />
    </section>
  );
}

/** Dates within a text as the reader writes them. */
const inWords = (detail: string): string => detail.replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDate);

/** One of those concerned; what has a profile opens it. */
function Example({ example: { stakeholder, name } }: { example: HealthExample }) {
  const { open } = useSelection();
  if (stakeholder === null) {
    return <span>{name}</span>;
  }
  return (
    <Button
      size="s"
      variant="quiet"
      className={styles.link ?? ''}
      aria-label={t('health.found.open', { name })}
      onPress={() => open(stakeholder)}
    >
      {name}
    </Button>
  );
}

/** The way to where it is mended, when that is another place than the profiles named. */
function Mend({ finding: { mend, examples } }: { finding: HealthFinding }) {
  const readOnly = useReadOnly();
  const { setProject } = useScope();
  const compare = useCurrentActions().find(({ id, disabled }) => id === 'people-twice' && !disabled);
  const projects = useRead('projects_list', {}).data?.items;
  if (
    mend === 'backup' ||
    mend === 'profile' ||
    (mend === 'import' && readOnly) ||
    (mend === 'twice' && !compare)
  ) {
    return null;
  }
  const goThere = () => {
    if (mend === 'retention') {
      showReview();
      return;
    }
    if (mend === 'twice') {
      compare?.run();
      return;
    }
    if (mend === 'import') {
      importFile(null);
      return;
    }
    const first = projects?.find(({ id }) => id === examples[0]?.project);
    if (first) {
      setProject({ id: first.id, name: first.name });
    }
    go(mend === 'register' ? 'people' : mend);
  };
  return (
    <Button size="s" className={styles.mend ?? ''} onPress={goThere}>
      {t(`health.found.mend.${mend}`)}
    </Button>
  );
}
