import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf, useDesk } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, FormWide, NumberField, Select, TextArea, TextField } from '#kit';
import { OpinionArea } from '#purpose';
import { MEASURES, type Measure, type ReadinessView } from './model';
import styles from './Readiness.module.css';

/** Scores for a group, by one author on one date for one reason. What is left blank is not judged. */
export function JudgeDialog({
  view,
  group: first,
  onClose,
}: {
  view: ReadinessView;
  group: string;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const desk = useDesk();
  const judge = useWrite('judge');
  const [group, setGroup] = useState(first);
  const [scores, setScores] = useState<Partial<Record<Measure, number>>>({});
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(desk?.preferences.author ?? '');
  const [date, setDate] = useState<string | null>(today);
  const given = MEASURES.flatMap((measure) => {
    const value = scores[measure];
    return value === undefined || Number.isNaN(value) ? [] : [{ measure, score: value }];
  });
  const judged = view.groups.find(({ group: id }) => id === group);
  const name = judged?.name ?? '';
  // What is said of few is said of each of them.
  const isFew = judged?.headcount != null && judged.headcount < view.rules.smallest_group;
  const Reason = isFew ? OpinionArea : TextArea;
  const fault = (field: string) => judge.error?.fault(field);
  return (
    <FormDialog
      title={t('readiness.judge_title', { group: name })}
      save={t('readiness.judge_save')}
      size="l"
      onClose={onClose}
      failure={judge.error}
      fields={['reason', 'author', 'on_date', 'group']}
      isPending={judge.isPending}
      canSave={given.length > 0 && reason.trim() !== '' && author.trim() !== ''}
      onSave={() =>
        judge.mutate(
          {
            group,
            project: view.project,
            scores: given,
            reason,
            author,
            ...(date ? { on_date: date } : {}),
          },
          { onSuccess: onClose },
        )
      }
    >
      <Select
        label={t('readiness.judge_choose')}
        options={view.groups.map(({ group: id, name: label, unit }) => ({
          id,
          label,
          ...(unit ? { hint: unit } : {}),
        }))}
        value={group}
        onChange={setGroup}
        error={fault('group')}
      />
      <DateField
        label={t('readiness.judge_date')}
        value={date}
        onChange={setDate}
        max={today}
        error={fault('on_date')}
      />
      <FormWide>
        <p className={styles.note}>{t('readiness.judge_lead')}</p>
      </FormWide>
      {MEASURES.map((measure, index) => (
        <NumberField
          key={measure}
          label={t(`readiness.measure.${measure}`)}
          description={t(`readiness.measure_hint.${measure}`)}
          value={scores[measure] ?? Number.NaN}
          onChange={(value) => setScores((now) => ({ ...now, [measure]: value }))}
          minValue={1}
          maxValue={5}
          step={0.1}
          autoFocus={index === 0}
        />
      ))}
      <TextField
        label={t('readiness.judge_author')}
        value={author}
        onChange={setAuthor}
        isRequired
        error={fault('author')}
      />
      <FormWide>
        <Private>
          <Reason
            label={t('readiness.judge_reason')}
            description={t('readiness.judge_reason_hint')}
            rows={3}
            value={reason}
            onChange={setReason}
            isRequired
            error={fault('reason')}
          />
        </Private>
      </FormWide>
    </FormDialog>
  );
}
