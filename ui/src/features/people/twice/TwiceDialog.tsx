import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { type Request, type Response, useRead } from '#api';
import { t } from '#i18n';
import { Badge, ChoiceList, EmptyState, ErrorBanner, FullDialog, Skeleton, Switch } from '#kit';
import { endTask, type TaskOf } from '../tasks';
import { Compared } from './Compared';
import styles from './Twice.module.css';

type Pair = Response<'alike_list'>['items'][number];

/** As many as anybody goes through in one sitting. */
const MOST = 500;

const idOf = ({ first, second }: Pair): string => `${first.id} ${second.id}`;

/** Pairs that may be one, each compared field by field; or two that were chosen. */
export function TwiceDialog({ task }: { task: TaskOf<'twice'> }) {
  return task.two ? <OfTwo two={task.two} /> : <OfAll />;
}

function OfTwo({ two: [first, second] }: { two: readonly [string, string] }) {
  return (
    <FullDialog title={t('twice.title_pair')} onClose={endTask}>
      <div className={styles.alone}>
        <Compared first={first} second={second} onDone={endTask} />
      </div>
    </FullDialog>
  );
}

function OfAll() {
  const [apart, setApart] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const request: Request<'alike_list'> = { told_apart: apart, limit: MOST };
  const read = useRead('alike_list', request, { keepPrevious: true });
  const pairs = read.data?.items ?? [];
  const at = Math.max(
    0,
    pairs.findIndex((pair) => idOf(pair) === chosen),
  );
  const pair = pairs[at];
  // The next one comes up when this one is gone.
  const next = () => {
    const following = pairs[at + 1] ?? pairs[at - 1];
    setChosen(following ? idOf(following) : null);
  };
  return (
    <FullDialog
      title={t('twice.title')}
      subtitle={read.data ? t('twice.count', { count: read.data.total }) : undefined}
      onClose={endTask}
    >
      {read.error ? (
        <div className={styles.alone}>
          <ErrorBanner failure={read.error} kept="" onRetry={() => void read.refetch()} />
        </div>
      ) : read.data === undefined ? (
        <div className={styles.alone}>
          <Skeleton lines={8} />
        </div>
      ) : (
        <div className={styles.two}>
          <div className={styles.side}>
            <p className={styles.lead}>{t('twice.lead')}</p>
            <Switch
              isSelected={apart}
              onChange={(on) => {
                setApart(on);
                setChosen(null);
              }}
            >
              {t('twice.show_apart')}
            </Switch>
            {pair ? (
              <ChoiceList
                label={t('twice.list')}
                className={styles.list ?? ''}
                items={pairs.map((each) => ({
                  id: idOf(each),
                  label: t('twice.pair', { first: each.first.name, second: each.second.name }),
                  content: <PairLine pair={each} />,
                }))}
                value={idOf(pair)}
                onChange={setChosen}
                autoFocus
              />
            ) : null}
          </div>
          <div className={styles.main}>
            {pair ? (
              <Compared
                key={idOf(pair)}
                first={pair.first.id}
                second={pair.second.id}
                isApart={apart}
                onDone={next}
              />
            ) : (
              <EmptyState icon={UsersRound} title={t(apart ? 'twice.none_apart_title' : 'twice.none_title')}>
                {t(apart ? 'twice.none_apart_body' : 'twice.none_body')}
              </EmptyState>
            )}
          </div>
        </div>
      )}
    </FullDialog>
  );
}

function PairLine({ pair: { first, second, because, likelihood } }: { pair: Pair }) {
  const words = because.map((why) => t(`twice.because.${why}`)).join(', ');
  return (
    <span className={styles.pair}>
      <span className={styles.names}>
        <span>{first.name}</span>
        <span>{second.name}</span>
      </span>
      <span className={styles.why}>
        <Badge>{t(`twice.likelihood.${likelihood}`)}</Badge> {words}
      </span>
    </span>
  );
}
