import { MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { Private, useDiscreet } from '#discreet';
import { formatChange, formatDate, formatNumber, t } from '#i18n';
import { Badge, Button, HowWorkedOut, IconButton, Menu, Panel } from '#kit';
import type { Conversation, PersonProfile } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './records.module.css';
import { sentimentText } from './words';

const FIRST = 3;

/** What was said with whom and when, newest first, and where sentiment stands. */
export function Conversations({ profile }: { profile: PersonProfile }) {
  const { engagements, person } = profile;
  const readOnly = useReadOnly();
  const [all, setAll] = useState(false);
  const shown = all ? engagements : engagements.slice(0, FIRST);
  return (
    <Panel
      title={t('records.conversations.title')}
      plain
      level={3}
      actions={
        readOnly ? null : (
          <IconButton
            icon={Plus}
            size="s"
            label={t('records.conversations.add')}
            onPress={() => begin({ kind: 'conversation', id: person.id, name: person.name })}
          />
        )
      }
    >
      {engagements.length === 0 ? (
        <p className={styles.faint}>{t('records.conversations.none')}</p>
      ) : (
        <>
          <Private instead={null}>
            <Feeling profile={profile} />
          </Private>
          <ol className={styles.records} aria-label={t('records.conversations.list')}>
            {shown.map((record) => (
              <Said key={record.id} record={record} />
            ))}
          </ol>
        </>
      )}
      {engagements.length > shown.length ? (
        <Button variant="quiet" size="s" onPress={() => setAll(true)}>
          {t('records.conversations.more', { count: engagements.length - shown.length })}
        </Button>
      ) : null}
    </Panel>
  );
}

/** Sentiment now and where it goes (R24). */
function Feeling({ profile }: { profile: PersonProfile }) {
  const { now, trend, of } = profile.sentiment;
  if (of === 0) {
    return null;
  }
  const felt = profile.engagements.filter(({ sentiment }) => sentiment !== null);
  return (
    <div className={styles.line}>
      {now === null ? (
        <span className={styles.faint}>{t('records.sentiment.few')}</span>
      ) : (
        <>
          <span className={styles.faint}>{t('records.sentiment.now')}</span>
          <strong>{formatChange(now)}</strong>
          {trend === null ? null : (
            <span>
              {t('records.sentiment.trend', {
                trend: trend === 0 ? t('records.sentiment.steady') : formatChange(trend),
              })}
            </span>
          )}
        </>
      )}
      <HowWorkedOut
        what={t('records.sentiment.now')}
        rule={t('records.sentiment.rule')}
        inputs={[
          { label: t('records.sentiment.counted'), value: formatNumber(of) },
          ...felt.slice(0, 6).map(({ on_date, sentiment }) => ({
            label: formatDate(on_date),
            value: formatChange(sentiment ?? 0),
          })),
        ]}
        n={of}
      />
    </div>
  );
}

/** While Discreet is on, that there was a conversation and how it was held. */
function Said({ record }: { record: Conversation }) {
  const discreet = useDiscreet();
  const date = formatDate(record.on_date);
  const parts = [
    [t('records.conversations.attendees'), record.attendees],
    [t('records.conversations.shared'), record.shared],
    [t('records.conversations.issues'), record.issues],
    [t('records.conversations.response'), record.response],
    [t('records.conversations.follow_up'), followUp(record)],
  ].filter(([, text]) => text !== '');
  return (
    <li className={styles.record}>
      <article aria-label={t('records.conversations.with', { date })}>
        <header className={styles.head}>
          <strong className={styles.date}>{date}</strong>
          <span className={styles.faint}>{[record.channel, record.place].filter(Boolean).join(', ')}</span>
          {record.project_name ? <Badge>{record.project_name}</Badge> : null}
          <Private instead={null}>
            <Actions record={record} date={date} />
          </Private>
        </header>
        {record.purpose && !discreet ? <p>{record.purpose}</p> : null}
        {parts.length > 0 && !discreet ? (
          <dl className={styles.parts}>
            {parts.map(([label, text]) => (
              <div key={label} className={styles.part}>
                <dt>{label}</dt>
                <dd data-selectable>{text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <p className={styles.foot}>
          {[
            record.sentiment === null || discreet ? '' : sentimentText(record.sentiment, record.basis),
            t('records.conversations.author', { author: record.author }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </article>
    </li>
  );
}

function followUp({ follow_up_owner: who, follow_up_on }: Conversation): string {
  if (follow_up_on === null) {
    return who;
  }
  const date = formatDate(follow_up_on);
  return who
    ? t('records.conversations.follow_up_by', { who, date })
    : t('records.conversations.by_date', { date });
}

function Actions({ record, date }: { record: Conversation; date: string }) {
  const readOnly = useReadOnly();
  const remove = useWrite('engagement_delete');
  const say = useUndoNotice();
  const label = t('records.conversations.actions', { date });
  return readOnly ? null : (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        {
          id: 'do',
          items: [
            {
              id: 'edit',
              label: t('records.conversations.edit'),
              icon: Pencil,
              onAction: () =>
                begin({
                  kind: 'conversation',
                  id: record.stakeholder,
                  name: record.stakeholder_name,
                  record,
                }),
            },
            {
              id: 'delete',
              label: t('records.conversations.delete'),
              icon: Trash2,
              isDanger: true,
              onAction: () =>
                remove.mutate(
                  { id: record.id },
                  { onSuccess: () => say(t('records.conversations.deleted')), onError: sayFailure },
                ),
            },
          ],
        },
      ]}
    >
      <IconButton icon={MoreHorizontal} label={label} size="s" className={styles.more ?? ''} />
    </Menu>
  );
}
