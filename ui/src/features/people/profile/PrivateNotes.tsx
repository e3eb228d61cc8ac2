import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { Hidden, useDiscreet } from '#discreet';
import { formatDate, t } from '#i18n';
import { ErrorBanner, IconButton, Panel, Skeleton } from '#kit';
import type { PersonProfile, PrivateNote } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './records.module.css';

/** What somebody wrote for themselves: here and nowhere else, and not while a screen is shared. */
export function PrivateNotes({ profile }: { profile: PersonProfile }) {
  const { id, name } = profile.person;
  const discreet = useDiscreet();
  const readOnly = useReadOnly();
  const read = useRead('private_notes_list', { stakeholder: id }, { enabled: !discreet });
  const notes = read.data?.items ?? [];
  return (
    <Panel
      title={t('notes.title')}
      plain
      level={3}
      actions={
        readOnly || discreet ? null : (
          <IconButton
            icon={Plus}
            size="s"
            label={t('notes.add')}
            onPress={() => begin({ kind: 'private-note', id, name })}
          />
        )
      }
    >
      {discreet ? (
        <Hidden />
      ) : read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('notes.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : read.isPending ? (
        <Skeleton lines={2} />
      ) : notes.length === 0 ? (
        <p className={styles.faint}>{t('notes.none')}</p>
      ) : (
        <ul className={styles.records} aria-label={t('notes.list')}>
          {notes.map((note) => (
            <Note key={note.id} note={note} whom={{ id, name }} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Note({ note, whom }: { note: PrivateNote; whom: { id: string; name: string } }) {
  const readOnly = useReadOnly();
  const remove = useWrite('private_note_delete');
  const say = useUndoNotice();
  const date = formatDate(note.on_date);
  return (
    <li className={styles.record}>
      <div className={styles.head}>
        <span className={styles.what}>{date}</span>
        {readOnly ? null : (
          <>
            <IconButton
              icon={Pencil}
              size="s"
              label={t('notes.edit', { date })}
              onPress={() => begin({ kind: 'private-note', ...whom, record: note })}
            />
            <IconButton
              icon={Trash2}
              size="s"
              label={t('notes.delete', { date })}
              onPress={() =>
                remove.mutate(
                  { id: note.id },
                  { onSuccess: () => say(t('notes.deleted')), onError: sayFailure },
                )
              }
            />
          </>
        )}
      </div>
      <p data-selectable className={styles.said}>
        {note.text}
      </p>
      <p className={styles.foot}>{t('notes.by', { author: note.author })}</p>
    </li>
  );
}
