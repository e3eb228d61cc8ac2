import { Eraser, History, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { type Failure, type Response, useRead, useWrite } from '#api';
import { rightsStore, useReadOnly, useRoleOnly } from '#context';
import { useSaid } from '#discreet';
import { formatDateLong, t } from '#i18n';
import { Badge, Button, EmptyState, ErrorBanner, notify, Page, Skeleton } from '#kit';
import { dayOf, timeOf } from './day';
import styles from './History.module.css';
import { HistoryExport } from './HistoryExport';

type Entry = Response<'journal_list'>['items'][number];

const STEP = 100;

/** Every change, newest first, and the way back from each. */
export function HistoryPlace() {
  const [limit, setLimit] = useState(STEP);
  const read = useRead('journal_list', { offset: 0, limit }, { keepPrevious: true });
  const [failure, setFailure] = useState<Failure | null>(null);
  const entries = read.data?.items ?? [];
  const total = read.data?.total ?? 0;
  return (
    <Page
      title={t('places.history')}
      {...(read.data ? { aside: t('people.history.aside', { count: total }) } : {})}
      actions={
        <>
          {total > 0 ? <HistoryExport total={total} /> : null}
          {total > 0 ? <EraseGone /> : null}
          <Travel onFailure={setFailure} />
        </>
      }
    >
      {read.data && total === 0 ? (
        <EmptyState icon={History} title={t('people.history.empty')}>
          {t('people.history.empty_body')}
        </EmptyState>
      ) : null}
      <div className={styles.column}>
        {failure ? (
          <ErrorBanner failure={failure} title={t('people.history.cannot')} kept={t('people.history.kept')} />
        ) : null}
        {read.error ? (
          <ErrorBanner
            failure={read.error}
            title={t('people.history.failed')}
            kept=""
            onRetry={() => void read.refetch()}
          />
        ) : null}
        {read.isPending ? <Skeleton lines={6} /> : null}
        {total > 0 ? <p className={styles.lead}>{t('people.history.lead')}</p> : null}
        {byDay(entries).map(([day, changes]) => (
          <section key={day} className={styles.day} aria-label={t('people.history.changes', { date: day })}>
            <h2 className={styles.date}>{day}</h2>
            <ol>
              {changes.map((entry) => (
                <Line key={entry.seq} entry={entry} onFailure={setFailure} />
              ))}
            </ol>
          </section>
        ))}
        {entries.length < total ? (
          <Button className={styles.more ?? ''} onPress={() => setLimit((now) => now + STEP)}>
            {t('people.history.earlier')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

/** The way to erase somebody who is in the history alone. Nobody is named while a project is role-only. */
function EraseGone() {
  const readOnly = useReadOnly();
  const roleOnly = useRoleOnly();
  return readOnly || roleOnly ? null : (
    <Button icon={Eraser} variant="quiet" onPress={() => rightsStore.set({ kind: 'erase-gone' })}>
      {t('rights.gone.begin')}
    </Button>
  );
}

function byDay(entries: readonly Entry[]): [string, Entry[]][] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = formatDateLong(dayOf(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** Undo and redo, each saying what it will do. */
function Travel({ onFailure }: { onFailure(failure: Failure | null): void }) {
  const state = useRead('undo_state', {}).data;
  const readOnly = useReadOnly();
  const say = useSaid();
  const undo = useWrite('undo');
  const redo = useWrite('redo');
  const busy = undo.isPending || redo.isPending;
  return (
    <>
      <Button
        icon={Undo2}
        className={styles.travel ?? ''}
        isDisabled={readOnly || busy || !state?.undo}
        onPress={() => undo.mutate({}, { onSuccess: () => onFailure(null), onError: onFailure })}
      >
        {state?.undo
          ? t('people.history.undo_what', { label: say(state.undo.label) })
          : t('people.history.undo')}
      </Button>
      <Button
        icon={Redo2}
        className={styles.travel ?? ''}
        isDisabled={readOnly || busy || !state?.redo}
        onPress={() => redo.mutate({}, { onSuccess: () => onFailure(null), onError: onFailure })}
      >
        {state?.redo
          ? t('people.history.redo_what', { label: say(state.redo.label) })
          : t('people.history.redo')}
      </Button>
    </>
  );
}

function Line({ entry, onFailure }: { entry: Entry; onFailure(failure: Failure | null): void }) {
  const readOnly = useReadOnly();
  const reverse = useWrite('reverse');
  const say = useSaid();
  const { kind, in_force } = entry;
  const label = say(entry.label);
  return (
    <li className={styles.line}>
      <time dateTime={entry.at} className={styles.time}>
        {timeOf(entry.at)}
      </time>
      <span className={styles.what}>
        {kind === 'change' ? null : <Badge>{t(`people.history.kind.${kind}`)}</Badge>}
        <span className={in_force ? undefined : styles.out} data-selectable>
          {label}
        </span>
        {in_force || kind !== 'change' ? null : <Badge>{t('people.history.out')}</Badge>}
      </span>
      <span className={styles.author}>{entry.author}</span>
      <span className={styles.rows}>{t('people.history.rows', { count: entry.rows })}</span>
      <span className={styles.act}>
        {kind === 'change' && in_force && !readOnly ? (
          <Button
            size="s"
            variant="quiet"
            isPending={reverse.isPending}
            aria-label={t('people.history.reverse_what', { label })}
            onPress={() =>
              reverse.mutate(
                { seq: entry.seq },
                {
                  onSuccess: (done) => {
                    onFailure(null);
                    notify(t('people.history.reversed', { label: say(done.label) }));
                  },
                  onError: onFailure,
                },
              )
            }
          >
            {t('people.history.reverse')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
