import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ImportQuestion } from '#bindings/ImportQuestion';
import { Private, useDiscreet } from '#discreet';
import { formatDateLong, t } from '#i18n';
import { Button } from '#kit';
import { bothWays, mayTell, ratingEnds, scalesFor, withColumn } from '../mapping';
import { mend, showSheet } from '../store';
import { type ColumnView, type SheetView, shortName } from './model';
import styles from './Questions.module.css';

export interface QuestionsProps {
  view: SheetView;
  onShow(column: number): void;
}

const idOf = ({ sheet, column }: ImportQuestion): string => `import-question-${sheet}-${column}`;

/** To the sheet that a question is about, and to its first answer. */
export function goToQuestion(question: ImportQuestion): void {
  flushSync(() => showSheet(question.sheet));
  document.getElementById(idOf(question))?.querySelector('button')?.focus();
}

/** What only a person knows, each answered with one press. */
export function Questions({ view, onShow }: QuestionsProps) {
  if (view.questions.length === 0) {
    return null;
  }
  return (
    <section
      aria-label={t('import.columns.questions', { count: view.questions.length })}
      className={styles.questions}
    >
      {view.questions.map((question) => {
        const column = view.columns.find((each) => each.column.index === question.column);
        return column ? (
          <Question
            key={`${question.asks} ${question.column}`}
            at={view.at}
            question={question}
            column={column}
            onShow={() => onShow(question.column)}
          />
        ) : null;
      })}
    </section>
  );
}

interface QuestionProps {
  at: number;
  question: ImportQuestion;
  column: ColumnView;
  onShow(): void;
}

function Question({ at, question, column, onShow }: QuestionProps) {
  const heading = shortName(column);
  const isKept = useDiscreet() && mayTell(column.column.target);
  const sample = isKept ? '…' : question.sample;
  const text =
    question.asks === 'date_order'
      ? t('import.columns.ask_date', { heading, sample })
      : t('import.columns.ask_scale', { heading, sample });
  return (
    <fieldset id={idOf(question)} aria-label={text} className={styles.question}>
      <CircleHelp aria-hidden className={styles.icon} />
      <p className={styles.text}>{text}</p>
      <div className={styles.answers}>
        {question.asks === 'date_order' ? (
          <DateAnswers at={at} column={column.column.index} sample={sample} />
        ) : (
          <MaybePrivate isPrivate={mayTell(column.column.target)}>
            <ScaleAnswers at={at} view={column} sample={question.sample} />
          </MaybePrivate>
        )}
      </div>
      <Button size="s" variant="quiet" onPress={onShow}>
        {t('import.columns.show_column', { letters: column.letters })}
      </Button>
    </fieldset>
  );
}

function MaybePrivate({ isPrivate, children }: { isPrivate: boolean; children: ReactNode }) {
  return isPrivate ? <Private>{children}</Private> : children;
}

function DateAnswers({ at, column, sample }: { at: number; column: number; sample: string }) {
  const read = bothWays(sample);
  return (['day_first', 'month_first'] as const).map((dates) => (
    <Button
      key={dates}
      size="s"
      onPress={() => mend((mapping) => withColumn(mapping, at, column, (now) => ({ ...now, dates })))}
    >
      {read ? formatDateLong(read[dates]) : t(`import.columns.date_order.${dates}`)}
    </Button>
  ));
}

function ScaleAnswers({ at, view, sample }: { at: number; view: ColumnView; sample: string }) {
  const ends = ratingEnds(view.column.target) ?? ([1, 5] as const);
  const [from, to] = ends;
  return scalesFor(sample, ends).map((scale) => (
    <Button
      key={scale}
      size="s"
      onPress={() =>
        mend((mapping) => withColumn(mapping, at, view.column.index, (now) => ({ ...now, scale })))
      }
    >
      {scale === 'own' && from < 1
        ? t('import.columns.scale_answer.own_signed', { sample, from, to })
        : t(`import.columns.scale_answer.${scale}`, { sample, to })}
    </Button>
  ));
}
