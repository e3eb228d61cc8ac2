import { Check, X } from 'lucide-react';
import { useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { formatDate, t } from '#i18n';
import { Badge, Button, ErrorBanner, IconButton, Panel } from '#kit';
import type { DataRequest, Mark } from '../model';
import styles from '../profile/records.module.css';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';

/** Marks on the data of somebody, and what they ask about it. Nothing is shown where there is neither. */
export function Rights({ id }: { id: string }) {
  const marked = useRead('marks_list', { stakeholder: id });
  const asked = useRead('data_requests_list', { stakeholder: id });
  const marks = marked.data?.items ?? [];
  const requests = asked.data?.items ?? [];
  const failure = marked.error ?? asked.error;
  if (marks.length === 0 && requests.length === 0 && failure === null) {
    return null;
  }
  const retry = () => {
    void marked.refetch();
    void asked.refetch();
  };
  return (
    <Panel title={t('rights.title')} plain level={3}>
      {failure ? <ErrorBanner failure={failure} title={t('rights.failed')} kept="" onRetry={retry} /> : null}
      {marks.length > 0 ? (
        <ul className={styles.records} aria-label={t('rights.marks')}>
          {marks.map((mark) => (
            <MarkEntry key={mark.id} mark={mark} />
          ))}
        </ul>
      ) : null}
      {requests.length > 0 ? (
        <ul className={styles.records} aria-label={t('rights.requests')}>
          {requests.map((request) => (
            <RequestEntry key={request.id} request={request} />
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function MarkEntry({ mark }: { mark: Mark }) {
  const readOnly = useReadOnly();
  const clear = useWrite('mark_clear');
  const say = useUndoNotice();
  const kind = t(`rights.mark_kinds.${mark.kind}`);
  const date = formatDate(mark.set_on);
  const { about, whose } = mark;
  return (
    <li className={styles.record}>
      <div className={styles.head}>
        <span className={styles.what}>
          <Badge tone="amber">{kind}</Badge>
        </span>
        {readOnly ? null : (
          <IconButton
            icon={X}
            size="s"
            label={
              mark.kind === 'disputed'
                ? t('rights.clear_dispute', { kind, about, whose, date })
                : t('rights.clear', { kind, date })
            }
            onPress={() =>
              clear.mutate(
                { id: mark.id },
                { onSuccess: () => say(t('rights.cleared')), onError: sayFailure },
              )
            }
          />
        )}
      </div>
      {mark.kind === 'disputed' ? <p data-selectable>{t('rights.disputes', { about, whose })}</p> : null}
      {mark.note === '' ? null : <p data-selectable>{mark.note}</p>}
      <p className={styles.foot}>
        {t('rights.since', { date })} · {t('rights.by', { author: mark.author })}
      </p>
    </li>
  );
}

function RequestEntry({ request }: { request: DataRequest }) {
  const readOnly = useReadOnly();
  const kind = t(`rights.kinds.${request.kind}`);
  const received = formatDate(request.received_on);
  return (
    <li className={styles.record}>
      <div className={styles.head}>
        <span className={styles.what}>{kind}</span>
        {readOnly || request.status !== 'open' ? null : (
          <Button
            size="s"
            icon={Check}
            aria-label={t('rights.decide_for', { kind, date: received })}
            onPress={() => begin({ kind: 'decide', request })}
          >
            {t('rights.decide')}
          </Button>
        )}
      </div>
      <p className={styles.line}>
        <Badge tone={tone(request)}>{left(request) ?? t(`rights.statuses.${request.status}`)}</Badge>
        <span>
          {request.status === 'open'
            ? t('rights.due', { date: formatDate(request.due_on) })
            : t('rights.decided', {
                date: formatDate(request.decided_on ?? request.due_on),
                reason: request.reason,
              })}
        </span>
      </p>
      {request.note === '' ? null : <p data-selectable>{request.note}</p>}
      <p className={styles.foot}>
        {t('rights.received', { date: received })} · {t('rights.by', { author: request.author })}
      </p>
    </li>
  );
}

const WEEK = 7;

function tone({ status, days_left }: DataRequest): 'neutral' | 'green' | 'amber' | 'red' {
  if (status !== 'open' || days_left === null) {
    return status === 'done' ? 'green' : 'neutral';
  }
  if (days_left < 0) {
    return 'red';
  }
  return days_left <= WEEK ? 'amber' : 'neutral';
}

/** How much time there is; nothing of what is decided. */
function left({ days_left }: DataRequest): string | null {
  if (days_left === null) {
    return null;
  }
  if (days_left === 0) {
    return t('rights.today');
  }
  return days_left > 0 ? t('rights.left', { count: days_left }) : t('rights.over', { count: -days_left });
}
