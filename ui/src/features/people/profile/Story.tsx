import { useState } from 'react';
import { useRead } from '#api';
import { useAsOf } from '#context';
import { Hidden, Private } from '#discreet';
import { formatDate, formatInstant, t } from '#i18n';
import { Badge, Button, Panel, Select, Skeleton } from '#kit';
import type { Happened, HappenedKind } from '../model';
import styles from './Story.module.css';
import { axisText, valueText } from './words';

const FIRST = 10;
const MORE = 50;
const ALL = 'all';

/** All that happened with somebody, newest first: what was said, promised, judged, held and changed, and who recorded it. */
export function Story({ id }: { id: string }) {
  return (
    <Panel title={t('story.title')} plain level={3}>
      <Private instead={<Hidden what={t('story.hidden')} />}>
        <Happenings key={id} id={id} />
      </Private>
    </Panel>
  );
}

function Happenings({ id }: { id: string }) {
  const { asOf } = useAsOf();
  const [kind, setKind] = useState<HappenedKind | typeof ALL>(ALL);
  const [limit, setLimit] = useState(FIRST);
  const read = useRead(
    'person_timeline',
    { id, limit, ...(kind === ALL ? {} : { kinds: [kind] }), ...(asOf ? { as_of: asOf } : {}) },
    { keepPrevious: true },
  );
  if (read.error) {
    return <p className={styles.wrong}>{read.error.message}</p>;
  }
  if (!read.data) {
    return <Skeleton lines={3} />;
  }
  const { items, total, counts } = read.data;
  const everything = counts.reduce((sum, { count }) => sum + count, 0);
  if (everything === 0) {
    return <p className={styles.faint}>{t('story.none')}</p>;
  }
  const rest = total - items.length;
  return (
    <>
      <Select
        quiet
        label={t('story.show')}
        options={[
          { id: ALL, label: t('story.all', { count: everything }) },
          ...counts
            .filter(({ count }) => count > 0)
            .map((each) => ({ id: each.kind, label: t(`story.kinds.${each.kind}`, { count: each.count }) })),
        ]}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setLimit(FIRST);
        }}
      />
      {items.length === 0 ? <p className={styles.faint}>{t('story.none_of_kind')}</p> : null}
      <ol className={styles.story} aria-label={t('story.list')}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and never move
          <Entry key={at} item={item} />
        ))}
      </ol>
      {rest > 0 ? (
        <Button variant="quiet" size="s" onPress={() => setLimit(limit + MORE)}>
          {t('story.more', { count: Math.min(rest, MORE) })}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ item }: { item: Happened }) {
  const { head, old, now, note } = told(item);
  return (
    <li className={styles.entry}>
      <time className={styles.date} dateTime={item.on_date}>
        {formatDate(item.on_date)}
      </time>
      <div className={styles.told} data-selectable>
        <p>
          {head}
          {now === undefined ? null : (
            <>
              {' '}
              {old === undefined ? null : (
                <>
                  <s className={styles.old}>
                    <span className="visually-hidden">{t('story.was', { value: old })}</span>
                    <span aria-hidden>{old}</span>
                  </s>
                  <span aria-hidden> → </span>
                </>
              )}
              <strong className={styles.now}>{now}</strong>
            </>
          )}
        </p>
        {note ? <p className={styles.note}>{note}</p> : null}
        <p className={styles.by}>
          {item.project_name && item.event !== 'staked' ? <Badge>{item.project_name}</Badge> : null}
          {[item.author, item.at ? formatInstant(item.at) : ''].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );
}

interface Told {
  head: string;
  /** What stood there before. */
  old?: string | undefined;
  now?: string | undefined;
  note?: string | undefined;
}

const known = new Set([
  ...(['name', 'kind', 'role', 'grade', 'unit', 'headcount', 'email', 'phone', 'reference'] as const),
  ...(['notes', 'owner', 'verified_on', 'verify_days'] as const),
]);
type Known = typeof known extends Set<infer K> ? K : never;

function fieldText(field: string): string {
  if (known.has(field as Known)) {
    return t(`register.filter.fields.${field as Known}`);
  }
  return field === 'archived_on' || field === 'added_on' ? t(`story.field.${field}`) : field;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const said = (text: string | null): string | undefined =>
  text === null ? undefined : isDay(text) ? formatDate(text) : text;

/** What an entry says, in words. */
function told(item: Happened): Told {
  const { what } = item;
  const name = item.other_name ?? '';
  switch (item.event) {
    case 'held':
      return { head: what || t('story.talked'), note: item.new ?? undefined };
    case 'we_promised':
    case 'they_promised':
    case 'done':
      return { head: t(`story.${item.event}`, { what }) };
    case 'assessed': {
      const axis = item.axis ?? 'power';
      return {
        head: t('story.assessed', { axis: axisText(axis, item.axis_name) }),
        old: item.old === null ? undefined : valueText(axis, Number(item.old)),
        now: valueText(axis, Number(item.new)),
        note: what,
      };
    }
    case 'began':
    case 'ended': {
      if (item.tie === null) {
        return { head: t(`story.${item.event}`, { what }) };
      }
      const kind = t(
        item.outgoing ? `people.profile.tie_out.${item.tie}` : `people.profile.tie_in.${item.tie}`,
      );
      return { head: t(item.event === 'began' ? 'story.tied' : 'story.untied', { kind, name }) };
    }
    case 'joined':
      return { head: t(item.outgoing ? 'story.joined' : 'story.member_joined', { name }) };
    case 'left':
      return { head: t(item.outgoing ? 'story.left' : 'story.member_left', { name }) };
    case 'added':
      return { head: t('story.added') };
    case 'staked':
      return { head: t('story.staked', { project: item.project_name ?? '' }) };
    case 'changed':
      return {
        head: t('story.changed', { field: fieldText(item.field ?? '') }),
        old: said(item.old),
        now: said(item.new) ?? t('story.nothing'),
      };
    case 'recorded':
      return { head: what };
  }
}
