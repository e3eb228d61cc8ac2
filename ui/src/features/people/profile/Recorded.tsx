import { useState } from 'react';
import { useRead } from '#api';
import { useSaid } from '#discreet';
import { formatInstant, t } from '#i18n';
import { Badge, Button, Panel, Skeleton } from '#kit';
import styles from './Profile.module.css';

const FIRST = 5;
const MORE = 100;

/** Who recorded what about this stakeholder, and when. */
export function Recorded({ id }: { id: string }) {
  const [limit, setLimit] = useState(FIRST);
  const read = useRead('person_history', { id, limit: limit + 1 }, { keepPrevious: true });
  const say = useSaid();
  const entries = read.data?.items ?? [];
  return (
    <Panel title={t('people.profile.recorded')} plain level={3}>
      {read.error ? <p className={styles.wrong}>{read.error.message}</p> : null}
      {read.isPending ? <Skeleton lines={2} /> : null}
      {read.data && entries.length === 0 ? (
        <p className={styles.faint}>{t('people.profile.recorded_none')}</p>
      ) : null}
      <ol className={styles.recorded}>
        {entries.slice(0, limit).map((entry) => (
          <li key={entry.seq} className={styles.entry}>
            <span className={entry.in_force ? undefined : styles.undone}>{say(entry.label)}</span>
            {entry.in_force ? null : <Badge>{t('people.profile.recorded_undone')}</Badge>}
            <span className={styles.entryBy}>
              {entry.author} · <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
            </span>
          </li>
        ))}
      </ol>
      {entries.length > limit ? (
        <Button variant="quiet" size="s" onPress={() => setLimit((now) => now + MORE)}>
          {t('people.profile.recorded_more')}
        </Button>
      ) : null}
    </Panel>
  );
}
