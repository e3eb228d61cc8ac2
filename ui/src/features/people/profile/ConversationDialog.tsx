import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { DateField, Select, TextArea, TextField } from '#kit';
import { OpinionArea } from '#purpose';
import { FormDialog } from '../FormDialog';
import { BASES, type Basis, type Conversation, SENTIMENTS } from '../model';
import people from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';
import styles from './records.module.css';

const NONE = 'none';

type Texts = Pick<
  Conversation,
  'channel' | 'place' | 'purpose' | 'attendees' | 'shared' | 'issues' | 'response' | 'follow_up_owner'
>;

const BLANK: Texts = {
  channel: '',
  place: '',
  purpose: '',
  attendees: '',
  shared: '',
  issues: '',
  response: '',
  follow_up_owner: '',
};

const textsOf = (record: Conversation): Texts => ({
  channel: record.channel,
  place: record.place,
  purpose: record.purpose,
  attendees: record.attendees,
  shared: record.shared,
  issues: record.issues,
  response: record.response,
  follow_up_owner: record.follow_up_owner,
});

/** What was changed of it: where names are not shown, what was left as it is stays as it was written. */
const changedOf = <Said extends Partial<Conversation>>(said: Said, record: Conversation): Partial<Said> =>
  Object.fromEntries(
    Object.entries(said).filter(([field, value]) => value !== record[field as keyof Conversation]),
  ) as Partial<Said>;

/** Records a conversation, or changes one: a date is enough, the rest is as much as there is to say. */
export function ConversationDialog({ task }: { task: TaskOf<'conversation'> }) {
  const { record } = task;
  const desk = useDesk();
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const [texts, setTexts] = useState<Texts>(record ? textsOf(record) : BLANK);
  const [date, setDate] = useState<string | null>(record?.on_date ?? desk?.today ?? null);
  const [project, setProject] = useState<string>(record?.project ?? NONE);
  const [sentiment, setSentiment] = useState(
    record?.sentiment === null || record === undefined ? NONE : String(record.sentiment),
  );
  const [basis, setBasis] = useState<Basis | null>(record?.basis ?? null);
  const [followUpOn, setFollowUpOn] = useState<string | null>(record?.follow_up_on ?? null);
  const [author, setAuthor] = useState(record?.author ?? desk?.preferences.author ?? '');
  const [asked, setAsked] = useState(false);
  const add = useWrite('engagement_add');
  const edit = useWrite('engagement_edit');
  const fault = (field: string) => add.error?.fault(`said.${field}`) ?? edit.error?.fault(`changes.${field}`);
  const isFelt = sentiment !== NONE;

  const save = () => {
    setAsked(true);
    if (date === null || (isFelt && basis === null)) {
      return false as const;
    }
    const said = {
      ...texts,
      on_date: date,
      project: project === NONE ? null : project,
      sentiment: isFelt ? Number(sentiment) : null,
      basis: isFelt ? basis : null,
      follow_up_on: followUpOn,
      author,
    };
    return record
      ? edit.mutateAsync({ id: record.id, changes: changedOf(said, record) })
      : add.mutateAsync({ stakeholder: task.id, said });
  };

  const text = (field: keyof Texts, label: string, placeholder?: string) => (
    <TextField
      label={label}
      value={texts[field]}
      onChange={(value) => setTexts((now) => ({ ...now, [field]: value }))}
      error={fault(field)}
      {...(placeholder ? { placeholder } : {})}
    />
  );
  const long = (field: keyof Texts, label: string, Area = TextArea) => (
    <Area
      label={label}
      rows={2}
      value={texts[field]}
      onChange={(value) => setTexts((now) => ({ ...now, [field]: value }))}
      error={fault(field)}
    />
  );

  return (
    <FormDialog
      title={t(record ? 'records.conversations.title_edit' : 'records.conversations.title_new', {
        name: task.name,
      })}
      save={t(record ? 'records.conversations.keep' : 'records.conversations.save')}
      size="m"
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <div className={people.three}>
        <DateField
          label={t('records.conversations.on_date')}
          value={date}
          onChange={setDate}
          {...(desk ? { max: desk.today } : {})}
          error={asked && date === null ? t('records.conversations.date_needed') : fault('on_date')}
        />
        {text('channel', t('records.conversations.channel'), t('records.conversations.channel_placeholder'))}
        {text('place', t('records.conversations.place'))}
      </div>
      <div className={styles.two}>
        {text('purpose', t('records.conversations.purpose'))}
        <Select
          label={t('records.conversations.project')}
          options={[
            { id: NONE, label: t('records.conversations.no_project') },
            ...projects.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={project}
          onChange={setProject}
        />
        {text('attendees', t('records.conversations.attendees'))}
        <TextField
          label={t('records.conversations.author_field')}
          value={author}
          onChange={setAuthor}
          error={fault('author')}
        />
      </div>
      {long('shared', t('records.conversations.shared'))}
      {long('issues', t('records.conversations.issues'), OpinionArea)}
      {long('response', t('records.conversations.response'), OpinionArea)}
      <div className={styles.two}>
        <Select
          label={t('records.conversations.sentiment')}
          options={[
            { id: NONE, label: t('records.conversations.sentiment_none') },
            ...SENTIMENTS.map((value) => ({ id: String(value), label: t(`people.sentiment.${value}`) })),
          ]}
          value={sentiment}
          onChange={setSentiment}
          error={fault('sentiment')}
        />
        {isFelt ? (
          <Select
            label={t('records.conversations.basis')}
            isRequired
            options={BASES.map((each) => ({
              id: each,
              label: t(`people.basis.${each}`),
              hint: t(`people.basis_hint.${each}`),
            }))}
            value={basis}
            onChange={setBasis}
            error={asked && basis === null ? t('records.conversations.basis_needed') : fault('basis')}
          />
        ) : null}
      </div>
      <div className={styles.two}>
        {text('follow_up_owner', t('records.conversations.follow_up_owner'))}
        <DateField
          label={t('records.conversations.follow_up_on')}
          value={followUpOn}
          onChange={setFollowUpOn}
          {...(date === null ? {} : { min: date })}
          error={fault('follow_up_on')}
        />
      </div>
    </FormDialog>
  );
}
