import { useState } from 'react';
import { desk, Failure, useForgetUnseen, useWrite } from '#api';
import { forgetNames, useAsOf } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import {
  Button,
  DateField,
  Dialog,
  ErrorBanner,
  FormDialog,
  FormWide,
  notify,
  Progress,
  TextArea,
} from '#kit';
import type { Due } from './Retention';
import styles from './Retention.module.css';

interface ReviewDialogProps {
  people: readonly Due[];
  onClose(): void;
  /** It was decided: nobody is selected any more. */
  onDone(): void;
}

/** Their data stays until a date, and why. */
export function KeepDialog({ people, onClose, onDone }: ReviewDialogProps) {
  const { today } = useAsOf();
  const keep = useWrite('retention_keep');
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const count = people.length;
  const name = people[0]?.name ?? '';
  return (
    <FormDialog
      title={t('health.retention.keep_title', { count, name })}
      save={t('health.retention.keep_save')}
      size="s"
      onClose={onClose}
      failure={keep.error}
      fields={['until', 'reason']}
      isPending={keep.isPending}
      canSave={until !== null && reason.trim() !== ''}
      onSave={() => {
        if (until !== null) {
          keep.mutate(
            { stakeholders: people.map(({ id }) => id), until, reason },
            {
              onSuccess: () => {
                notify(t('health.retention.kept', { count, name, date: formatDate(until) }));
                onDone();
                onClose();
              },
            },
          );
        }
      }}
    >
      <FormWide>
        <DateField
          label={t('health.retention.keep_until')}
          description={t('health.retention.keep_until_hint')}
          value={until}
          onChange={setUntil}
          min={today}
          isRequired
          autoFocus
          error={keep.error?.fault('until')}
        />
      </FormWide>
      <FormWide>
        <Private>
          <TextArea
            label={t('health.retention.reason')}
            description={t('health.retention.reason_hint')}
            value={reason}
            onChange={setReason}
            rows={3}
            isRequired
            error={keep.error?.fault('reason')}
          />
        </Private>
      </FormWide>
    </FormDialog>
  );
}

/** Asks before people are erased or anonymised, and does it of one after another. */
export function EraseDialog({
  mode,
  people,
  onClose,
  onDone,
}: ReviewDialogProps & { mode: 'anonymise' | 'erase' }) {
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ failure: Failure; after: number } | null>(null);
  // Those still to be done: after a failure it goes on where it stopped.
  const [left, setLeft] = useState(people);
  const forgetUnseen = useForgetUnseen();
  const count = left.length;
  const which = count === 1 ? (`${mode}_one` as const) : mode;

  const run = async () => {
    let finished = true;
    const unopened = new Set<string>();
    let after = 0;
    setFailed(null);
    setDone(0);
    try {
      for (const { id } of left) {
        const erased = await desk.personErase({ id, mode, reason });
        finished = erased.finished;
        for (const name of [...erased.backups_left, ...erased.kept_aside, ...erased.kept_doubtful]) {
          unopened.add(name);
        }
        after += 1;
        setDone(after);
      }
      onClose();
      notify(t('health.retention.erased', { count: after }));
    } catch (thrown) {
      setFailed({ failure: Failure.from(thrown), after });
      setLeft(left.slice(after));
    } finally {
      setDone(null);
      if (after > 0) {
        onDone();
        forgetUnseen();
        forgetNames();
      }
      if (!finished) {
        notify(t('health.retention.unfinished'), { tone: 'red' });
      }
      if (unopened.size > 0) {
        notify(t('health.retention.left', { names: [...unopened].join(', ') }), { tone: 'red' });
      }
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      mustAnswer
      isBusy={done !== null}
      size="m"
      title={t(`health.retention.erase_title.${which}`, { count, name: left[0]?.name ?? '' })}
      footer={
        <>
          <Button isDisabled={done !== null} onPress={onClose} autoFocus>
            {t('kit.cancel')}
          </Button>
          <Button
            variant="danger"
            isPending={done !== null}
            isDisabled={reason.trim() === ''}
            onPress={() => void run()}
          >
            {t(`health.retention.erase_save.${mode}`)}
          </Button>
        </>
      }
    >
      <div className={styles.erase}>
        {failed ? (
          <ErrorBanner
            failure={failed.failure}
            {...(failed.after > 0 ? { kept: t('health.retention.some_kept', { count: failed.after }) } : {})}
          />
        ) : null}
        <p>{t(`health.retention.erase_hint.${mode}`)}</p>
        {count > 1 ? (
          <ul className={styles.names} aria-label={t('health.retention.list')}>
            {left.map(({ id, name, role }) => (
              <li key={id}>{role === '' ? name : `${name}, ${role}`}</li>
            ))}
          </ul>
        ) : null}
        <Private>
          <TextArea
            label={t('health.retention.reason')}
            description={t('health.retention.erase_reason_hint')}
            value={reason}
            onChange={setReason}
            rows={2}
            isRequired
          />
        </Private>
        <p>{t('health.retention.erase_forever')}</p>
        {done === null ? null : <Progress label={t('health.retention.erasing')} done={done} total={count} />}
      </div>
    </Dialog>
  );
}
