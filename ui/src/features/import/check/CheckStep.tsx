import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useReadAgain } from '#api';
import type { ImportRow } from '#bindings/ImportRow';
import { t } from '#i18n';
import { Button, EmptyState, ErrorBanner, Progress } from '#kit';
import { sayMade } from '../made';
import { StepHead } from '../StepHead';
import { backToColumns, chooseAnother, plan, run, type Work } from '../store';
import { useProgress } from '../useProgress';
import styles from './Check.module.css';
import { Filters } from './Filters';
import { Notes } from './Notes';
import { RowDetail } from './RowDetail';
import { RowsGrid } from './RowsGrid';
import { queryOf, type RowFilter, unfiltered } from './rows';
import { Treatment } from './Treatment';

/** What will happen with every row, before anything is written. */
export function CheckStep({ work }: { work: Work }) {
  const [filter, setFilter] = useState<RowFilter>(unfiltered);
  const [row, setRow] = useState<ImportRow | undefined>(undefined);
  const query = useMemo(() => queryOf(filter), [filter]);
  const readAgain = useReadAgain();
  const detail = useRef<HTMLElement>(null);
  const { plan: found, token, failure } = work;
  // Another plan: the rows that are shown are read again, where they stand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is what changed
  useEffect(() => readAgain(['desk_import_rows', token]), [readAgain, token, found]);
  return (
    <div className={styles.page}>
      <StepHead title={t('import.check.title')}>
        <Treatment work={work} />
      </StepHead>
      {failure ? (
        <div className={styles.trouble}>
          <ErrorBanner
            failure={failure}
            onRetry={failure.code === 'not_found' ? chooseAnother : () => plan()}
          />
        </div>
      ) : null}
      {work.stopped ? (
        <p role="status" className={styles.stopped}>
          {t('import.check.stopped')}
        </p>
      ) : null}
      {found === null ? (
        <Planning work={work} />
      ) : (
        <>
          <Filters work={work} plan={found} filter={filter} onFilter={setFilter} />
          <div className={styles.stage}>
            <RowsGrid
              work={work}
              plan={found}
              query={query}
              row={row}
              onRow={setRow}
              onOpen={() => detail.current?.querySelector('button')?.focus()}
              empty={
                <EmptyState title={t('import.check.none')}>
                  {t(filter.text.trim() === '' ? 'import.check.none_body' : 'import.check.none_found')}
                </EmptyState>
              }
            />
            <RowDetail work={work} row={row} ref={detail} />
          </div>
        </>
      )}
    </div>
  );
}

/** While the first plan is made. */
function Planning({ work }: { work: Work }) {
  const step = useProgress(work.token);
  return (
    <div className={styles.waiting}>
      {work.planning ? (
        <Progress
          label={step?.what ?? t('import.check.planning')}
          done={step?.done ?? 0}
          total={step?.total ?? 0}
        />
      ) : null}
    </div>
  );
}

/** What it comes to, and the way back and on. */
export function CheckFoot({ work }: { work: Work }) {
  const { plan: found, planning } = work;
  const count = found ? found.created + found.updated : 0;
  const made = found ? sayMade(found.made) : '';
  return (
    <>
      <Button icon={ArrowLeft} onPress={backToColumns}>
        {t('import.back_columns')}
      </Button>
      <p role="status" className={styles.status}>
        {planning || !found
          ? planning
            ? t('import.check.planning')
            : null
          : made === ''
            ? t('import.check.makes_nothing')
            : t('import.check.makes', { what: made })}
        {!planning && found && found.refused > 0 ? (
          <span className={styles.refused}>{t('import.check.refused_later', { count: found.refused })}</span>
        ) : null}
      </p>
      {found && found.notes.length > 0 ? <Notes notes={found.notes} /> : null}
      <Button variant="primary" isDisabled={planning || count === 0} onPress={run}>
        {!found
          ? t('import.step.done')
          : count === 0
            ? t('import.check.nothing_in')
            : t('import.check.run', { count })}
      </Button>
    </>
  );
}
