import { ArrowRight, CircleAlert } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import { t } from '#i18n';
import { Button, cx, ErrorBanner, type ListHandle } from '#kit';
import { StepHead } from '../StepHead';
import { askAgain, check, chooseAnother, leave, type Work } from '../store';
import { Becomes } from './Becomes';
import { ColumnList } from './ColumnList';
import styles from './Columns.module.css';
import { HeadingsDialog } from './HeadingsDialog';
import { MappingMenu } from './MappingMenu';
import { type ColumnView, sheetsOf } from './model';
import { goToQuestion, Questions } from './Questions';
import { SheetBar } from './SheetBar';
import { SheetList } from './SheetList';
import { ValuesDialog } from './ValuesDialog';

/** What every column means, sheet by sheet, and what comes of it. */
export function ColumnsStep({ work }: { work: Work }) {
  const sheets = useMemo(() => sheetsOf(work), [work]);
  const sheet = sheets[work.sheet] ?? sheets[0];
  const [headings, setHeadings] = useState(false);
  const [values, setValues] = useState<number | null>(null);
  const list = useRef<ListHandle>(null);
  if (sheet === undefined) {
    return null;
  }
  const valued = sheet.columns.find(({ column }) => column.index === values);
  const reveal = (column: number) =>
    list.current?.reveal(sheet.columns.findIndex((view) => view.column.index === column));
  return (
    <div className={styles.page}>
      <StepHead title={t('import.columns.title')} look="hidden" />
      {work.failure ? (
        <div className={styles.trouble}>
          <ErrorBanner
            failure={work.failure}
            {...(work.failure.code === 'not_found' ? { onRetry: chooseAnother } : { onRetry: askAgain })}
          />
        </div>
      ) : null}
      <div className={styles.stage}>
        {sheets.length > 1 ? <SheetList sheets={sheets} shown={sheet.at} /> : null}
        <div className={styles.sheet}>
          <SheetBar view={sheet} isOnly={sheets.length === 1} onHeadings={() => setHeadings(true)} />
          {sheet.isIn ? (
            <>
              <Faults view={sheet} onShow={reveal} />
              <Questions view={sheet} onShow={reveal} />
              <ColumnList
                key={sheet.at}
                work={work}
                view={sheet}
                listRef={list}
                onValues={({ column }: ColumnView) => setValues(column.index)}
              />
              <Becomes view={sheet} isAsking={work.asking} />
            </>
          ) : (
            <p className={styles.out}>{t('import.columns.preview_out')}</p>
          )}
        </div>
      </div>
      {headings ? <HeadingsDialog view={sheet} onClose={() => setHeadings(false)} /> : null}
      {valued ? <ValuesDialog at={sheet.at} view={valued} onClose={() => setValues(null)} /> : null}
    </div>
  );
}

interface FaultsProps {
  view: ReturnType<typeof sheetsOf>[number];
  onShow(column: number): void;
}

/** What is wrong with the sheet as a whole, and where else to look. */
function Faults({ view, onShow }: FaultsProps) {
  const columns = view.columns.filter(({ faults }) => faults.length > 0);
  if (view.faults.length === 0 && columns.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('import.columns.faults')} className={styles.faults}>
      <CircleAlert aria-hidden className={styles.faultIcon} />
      <ul className={styles.faultList}>
        {view.faults.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {columns.map(({ column, name, letters, faults }) => (
          <li key={column.index} className={styles.faultLine}>
            <span>
              {name}: {faults.join(' ')}
            </span>
            <Button size="s" variant="quiet" onPress={() => onShow(column.index)}>
              {t('import.columns.show_column', { letters })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What comes in so far, what is open, and the way on. */
export function ColumnsFoot({ work }: { work: Work }) {
  const sheets = useMemo(() => sheetsOf(work), [work]);
  const taken = sheets.filter(({ isIn }) => isIn);
  const rows = taken.reduce((sum, { look }) => sum + look.rows, 0);
  const columns = taken.flatMap((view) => view.columns);
  const fields = columns.filter(({ column }) => column.target.to !== 'leave_out').length;
  const faults = taken.reduce(
    (sum, view) => sum + view.faults.length + view.columns.filter((each) => each.faults.length > 0).length,
    0,
  );
  const questions = taken.flatMap((view) => view.questions);
  // Ratings have a reading to go by; dates that can be read both ways have none, and nothing is planned before.
  const dates = questions.find(({ asks }) => asks === 'date_order');
  const held = useId();
  const said =
    taken.length === 0
      ? [t('import.columns.none')]
      : [
          [
            t('import.columns.rows', { count: rows }),
            ...(sheets.length > 1 ? [t('import.columns.from_sheets', { count: taken.length })] : []),
          ].join(' '),
          t('import.columns.fields', { count: fields, all: columns.length }),
        ];
  return (
    <>
      <p role="status" className={styles.status}>
        {work.asking ? t('import.columns.asking') : said.join(' · ')}
        {faults > 0 ? (
          <span className={cx(styles.open, styles.bad)}>
            {t('import.columns.fault_count', { count: faults })}
          </span>
        ) : null}
        {questions.length > 0 ? (
          <span id={held} className={styles.open}>
            {[
              t('import.columns.question_count', { count: questions.length }),
              ...(dates ? [t('import.columns.dates_first')] : []),
            ].join(' · ')}
          </span>
        ) : null}
      </p>
      <MappingMenu work={work} />
      <Button onPress={leave}>{t('kit.cancel')}</Button>
      <Button
        variant="primary"
        icon={ArrowRight}
        isDisabled={work.asking || work.failure !== null || work.look.faults.length > 0 || taken.length === 0}
        {...(dates
          ? {
              'aria-disabled': true,
              'aria-describedby': held,
              className: styles.held ?? '',
              onPress: () => goToQuestion(dates),
            }
          : { onPress: check })}
      >
        {t('import.columns.next')}
      </Button>
    </>
  );
}
