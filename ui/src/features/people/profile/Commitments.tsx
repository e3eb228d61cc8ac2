import { Ban, Check, MoreHorizontal, Pencil, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { Private } from '#discreet';
import { formatDate, formatShare, t } from '#i18n';
import { Badge, HowWorkedOut, IconButton, Menu, Panel } from '#kit';
import type { Commitment, CommitmentStatus, PersonProfile, Promised } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './records.module.css';

const WHOSE: readonly Promised[] = ['ours', 'theirs'];

/** What was promised to and by a stakeholder, and how it stands. */
export function Commitments({ profile }: { profile: PersonProfile }) {
  const { commitments, person } = profile;
  const readOnly = useReadOnly();
  return (
    <Panel
      title={t('records.commitments.title')}
      plain
      level={3}
      actions={
        readOnly ? null : (
          <IconButton
            icon={Plus}
            size="s"
            label={t('records.commitments.add')}
            onPress={() => begin({ kind: 'commitment', id: person.id, name: person.name })}
          />
        )
      }
    >
      {commitments.length === 0 ? <p className={styles.faint}>{t('records.commitments.none')}</p> : null}
      {WHOSE.map((direction) => (
        <Side key={direction} profile={profile} direction={direction} />
      ))}
    </Panel>
  );
}

function Side({ profile, direction }: { profile: PersonProfile; direction: Promised }) {
  const rows = profile.commitments.filter((row) => row.direction === direction);
  const kept = profile.kept[direction];
  if (rows.length === 0) {
    return null;
  }
  return (
    <div className={styles.side}>
      <div className={styles.line}>
        <h4 className={styles.label}>{t(`records.commitments.${direction}`)}</h4>
        {kept === null ? null : (
          <>
            <span>
              {t('records.commitments.kept', {
                part: kept.part,
                whole: kept.whole,
                percent: formatShare(kept.percent / 100),
              })}
            </span>
            <HowWorkedOut
              what={t('records.commitments.kept_what')}
              rule={t('records.commitments.kept_rule')}
              inputs={[
                {
                  label: t(`records.commitments.${direction}`),
                  value: t('records.commitments.kept_inputs', { part: kept.part, whole: kept.whole }),
                },
              ]}
              n={kept.whole}
            />
          </>
        )}
      </div>
      <ul className={styles.records} aria-label={t(`records.commitments.${direction}`)}>
        {rows.map((row) => (
          <Entry key={row.id} row={row} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ row }: { row: Commitment }) {
  return (
    <li className={styles.record}>
      <div className={styles.head}>
        <span className={styles.what} data-selectable>
          <Private instead={t('discreet.commitment')}>{row.what}</Private>
        </span>
        <Private instead={null}>
          <Actions row={row} />
        </Private>
      </div>
      <p className={styles.line}>
        {row.overdue ? (
          <Badge tone="amber">{t('records.commitments.overdue')}</Badge>
        ) : (
          <Badge tone={row.status === 'done' ? 'green' : 'neutral'}>
            {t(`records.commitments.status.${row.status}`)}
          </Badge>
        )}
        <span>{when(row)}</span>
        {row.project_name ? <Badge>{row.project_name}</Badge> : null}
      </p>
      <p className={styles.foot}>
        {[
          row.owner ? t('records.commitments.owner', { owner: row.owner }) : '',
          t('records.commitments.agreed', { date: formatDate(row.agreed_on) }),
          t('records.commitments.author', { author: row.author }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

function when({ status, due_on, done_on }: Commitment): string {
  if (status === 'done') {
    return done_on === null
      ? t('records.commitments.done_some_day')
      : t('records.commitments.done', { date: formatDate(done_on) });
  }
  return due_on === null
    ? t('records.commitments.no_due')
    : t('records.commitments.due', { date: formatDate(due_on) });
}

function Actions({ row }: { row: Commitment }) {
  const readOnly = useReadOnly();
  const edit = useWrite('commitment_edit');
  const remove = useWrite('commitment_delete');
  const say = useUndoNotice();
  const label = t('records.commitments.actions', { what: row.what });
  const mark = (status: CommitmentStatus) =>
    edit.mutate({ id: row.id, changes: { status } }, { onError: sayFailure });
  return readOnly ? null : (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        {
          id: 'state',
          items:
            row.status === 'open'
              ? [
                  {
                    id: 'done',
                    label: t('records.commitments.mark_done'),
                    icon: Check,
                    onAction: () => mark('done'),
                  },
                  {
                    id: 'withdraw',
                    label: t('records.commitments.withdraw'),
                    icon: Ban,
                    onAction: () => mark('withdrawn'),
                  },
                ]
              : [
                  {
                    id: 'open',
                    label: t('records.commitments.reopen'),
                    icon: RotateCcw,
                    onAction: () => mark('open'),
                  },
                ],
        },
        {
          id: 'do',
          items: [
            {
              id: 'edit',
              label: t('records.commitments.edit'),
              icon: Pencil,
              onAction: () =>
                begin({ kind: 'commitment', id: row.stakeholder, name: row.stakeholder_name, record: row }),
            },
            {
              id: 'delete',
              label: t('records.commitments.delete'),
              icon: Trash2,
              isDanger: true,
              onAction: () =>
                remove.mutate(
                  { id: row.id },
                  { onSuccess: () => say(t('records.commitments.deleted')), onError: sayFailure },
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
