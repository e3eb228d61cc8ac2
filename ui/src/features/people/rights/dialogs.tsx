import { useState } from 'react';
import { useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { Checkbox, DateField, Select, TextArea, TextField, ToggleGroup } from '#kit';
import { Finder } from '../Finder';
import { FormDialog } from '../FormDialog';
import { DATA_REQUEST_KINDS, type DataRequestKind, MARK_KINDS, type MarkKind } from '../model';
import styles from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';

/** Records what somebody asks about their own data. */
export function DataRequestDialog({ task }: { task: TaskOf<'data-request'> }) {
  const today = useDesk()?.today ?? null;
  const [kind, setKind] = useState<DataRequestKind>('access');
  const [receivedOn, setReceivedOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const [who, setWho] = useState<string | null>(task.id ?? null);
  const [stranger, setStranger] = useState(false);
  const [asked, setAsked] = useState(false);
  const add = useWrite('data_request_add');
  return (
    <FormDialog
      title={task.name === undefined ? t('rights.ask.title_new') : t('rights.ask.title', { name: task.name })}
      save={t('rights.ask.save')}
      isPrivate
      onClose={endTask}
      onSave={() => {
        setAsked(true);
        if (stranger ? note.trim() === '' : who === null) {
          return false;
        }
        return add.mutateAsync({
          ...(stranger || who === null ? {} : { stakeholder: who }),
          kind,
          note,
          ...(receivedOn === null ? {} : { received_on: receivedOn }),
        });
      }}
    >
      {task.id === undefined ? (
        <div>
          {stranger ? null : (
            <Finder
              label={t('rights.ask.who')}
              kinds={['person']}
              value={who}
              onChange={setWho}
              error={asked && who === null ? t('rights.ask.who_needed') : add.error?.fault('stakeholder')}
            />
          )}
          <Checkbox isSelected={stranger} onChange={setStranger}>
            {t('rights.ask.stranger')}
          </Checkbox>
        </div>
      ) : null}
      <Select
        label={t('rights.ask.kind')}
        options={DATA_REQUEST_KINDS.map((id) => ({ id, label: t(`rights.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <DateField
        label={t('rights.ask.received')}
        value={receivedOn}
        onChange={setReceivedOn}
        {...(today ? { max: today } : {})}
        error={add.error?.fault('received_on')}
      />
      <TextArea
        label={stranger ? t('rights.ask.note_stranger') : t('rights.ask.note')}
        value={note}
        onChange={setNote}
        isRequired={stranger}
        error={
          asked && stranger && note.trim() === '' ? t('rights.ask.note_needed') : add.error?.fault('note')
        }
        rows={2}
      />
      {stranger && kind === 'erasure' ? <p className={styles.faint}>{t('rights.ask.deleted')}</p> : null}
      <p className={styles.faint}>{t('rights.ask.hint')}</p>
    </FormDialog>
  );
}

type Decided = 'done' | 'refused';

/** Records that a request was met or refused, and why. */
export function DecideDialog({ task }: { task: TaskOf<'decide'> }) {
  const { request } = task;
  const [status, setStatus] = useState<Decided>('done');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const decide = useWrite('data_request_decide');
  const save = () => {
    setAsked(true);
    return reason.trim() === '' ? (false as const) : decide.mutateAsync({ id: request.id, status, reason });
  };
  return (
    <FormDialog
      title={t('rights.decision.title', { kind: t(`rights.kinds.${request.kind}`) })}
      save={t('rights.decision.save')}
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <ToggleGroup<Decided>
        label={t('rights.decision.status')}
        choices={[
          { id: 'done', label: t('rights.statuses.done') },
          { id: 'refused', label: t('rights.statuses.refused') },
        ]}
        value={status}
        onChange={setStatus}
      />
      <TextArea
        label={t('rights.decision.reason')}
        value={reason}
        onChange={setReason}
        error={
          asked && reason.trim() === '' ? t('rights.decision.reason_needed') : decide.error?.fault('reason')
        }
        rows={2}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}

/** Marks the data of somebody as restricted, objected to, or disputed. */
export function MarkDialog({ task }: { task: TaskOf<'mark'> }) {
  const [kind, setKind] = useState<MarkKind>('restricted');
  const [whose, setWhose] = useState('');
  const [about, setAbout] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const set = useWrite('mark_set');
  const isDispute = kind === 'disputed';
  const missing = (text: string) => (asked && text.trim() === '' ? t('rights.mark.needed') : undefined);
  const save = () => {
    setAsked(true);
    if (isDispute && (whose.trim() === '' || about.trim() === '')) {
      return false as const;
    }
    return set.mutateAsync({ stakeholder: task.id, kind, note, ...(isDispute ? { whose, about } : {}) });
  };
  return (
    <FormDialog
      title={t('rights.mark.title', { name: task.name })}
      save={t('rights.mark.save')}
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <Select
        label={t('rights.mark.kind')}
        options={MARK_KINDS.map((id) => ({ id, label: t(`rights.mark_kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <p className={styles.faint}>{t(`rights.mark.hint.${kind}`)}</p>
      {isDispute ? (
        <>
          <TextField
            label={t('rights.mark.whose')}
            value={whose}
            onChange={setWhose}
            error={missing(whose) ?? set.error?.fault('whose')}
            isRequired
          />
          <TextField
            label={t('rights.mark.about')}
            value={about}
            onChange={setAbout}
            error={missing(about) ?? set.error?.fault('about')}
            isRequired
          />
        </>
      ) : null}
      <TextArea
        label={t('rights.mark.note')}
        value={note}
        onChange={setNote}
        error={set.error?.fault('note')}
        rows={2}
      />
    </FormDialog>
  );
}
