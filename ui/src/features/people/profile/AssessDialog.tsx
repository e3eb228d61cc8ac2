import { Fragment, useState } from 'react';
import { useRead, useWrite } from '#api';
import { endsOf, useOwnAxes } from '#axes';
import type { AnyAxis } from '#bindings/AnyAxis';
import { useDesk } from '#context';
import { t } from '#i18n';
import { DateField, notify, Select, TextField, ToggleGroup } from '#kit';
import { KeptFor, OpinionArea } from '#purpose';
import { FormDialog } from '../FormDialog';
import { BASES, type Basis, ENGAGEMENTS, type Engagement, type Standing } from '../model';
import styles from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';

type Values = Partial<Record<AnyAxis, number>>;

const NONE = 'none';
const FIGURES = [1, 2, 3, 4, 5].map((value) => ({ id: String(value), label: String(value) }));
const levels = (from: number) =>
  ENGAGEMENTS.slice(from).map((engagement, at) => ({
    id: String(at + from),
    label: t(`people.engagement.${engagement}`),
  }));
/** Nobody is wished less than neutral (R4). */
const LOWEST_DESIRED = 2;

/** Records what somebody thinks of a stakeholder in a project: dated, by a named person, never overwriting. */
export function AssessDialog({ task }: { task: TaskOf<'assess'> }) {
  const desk = useDesk();
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const profile = useRead('person_profile', { id: task.id }).data;
  const [chosen, setProject] = useState(task.project ?? null);
  const project =
    chosen ?? profile?.stakes[0]?.project ?? (projects.length === 1 ? projects[0]?.id : null) ?? null;
  const [values, setValues] = useState<Values>({});
  const [onDate, setOnDate] = useState<string | null>(desk?.today ?? null);
  const [assessor, setAssessor] = useState(desk?.preferences.author ?? '');
  const [basis, setBasis] = useState<Basis | typeof NONE>(NONE);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const own = useOwnAxes() ?? [];
  const assess = useWrite('assess');
  const standing = profile?.stakes.find((stake) => stake.project === project)?.standing;
  const rated = Object.entries(values) as [AnyAxis, number][];

  const save = () => {
    setAsked(true);
    if (project === null || rated.length === 0 || assessor.trim() === '' || onDate === null) {
      return false as const;
    }
    return assess
      .mutateAsync({
        stakeholder: task.id,
        project,
        values: rated.map(([axis, value]) => ({ axis, value })),
        on_date: onDate,
        assessor,
        note,
        ...(basis === NONE ? {} : { basis }),
      })
      .then(({ recorded }) => {
        if (recorded === 0) {
          notify(t('people.assess.unchanged'));
        }
      });
  };

  const rating = (
    axis: AnyAxis,
    label: string,
    choices: readonly { id: string; label: string }[],
    now: string | undefined,
    hint?: string,
  ) => (
    <div className={styles.rating}>
      <div className={styles.ratingHead}>
        <span className={styles.ratingName}>{label}</span>
        {hint ? <span className={styles.faint}>{hint}</span> : null}
        {now === undefined ? null : (
          <span className={styles.ratingNow}>{t('people.assess.so_far', { value: now })}</span>
        )}
      </div>
      <ToggleGroup
        label={label}
        choices={[{ id: NONE, label: t('people.assess.none') }, ...choices]}
        value={values[axis] === undefined ? NONE : String(values[axis])}
        onChange={(id) =>
          setValues(({ [axis]: _, ...rest }) => (id === NONE ? rest : { ...rest, [axis]: Number(id) }))
        }
      />
    </div>
  );

  return (
    <FormDialog
      title={t('people.assess.title', { name: task.name })}
      save={t('people.assess.save')}
      size="m"
      isPrivate
      onClose={endTask}
      onSave={save}
    >
      <KeptFor />
      <Select
        label={t('people.assess.project')}
        options={projects.map(({ id, name, programme_name }) => ({ id, label: name, hint: programme_name }))}
        value={project}
        onChange={setProject}
        autoFocus={project === null}
        description={projects.length === 0 ? t('people.assess.no_projects') : ''}
        error={asked && project === null ? t('people.assess.project_needed') : undefined}
      />
      {rating(
        'power',
        t('people.assess.power'),
        FIGURES,
        figure(standing?.power),
        t('people.assess.power_hint'),
      )}
      {rating(
        'interest',
        t('people.assess.interest'),
        FIGURES,
        figure(standing?.interest),
        t('people.assess.interest_hint'),
      )}
      {rating('current_engagement', t('people.assess.current'), levels(0), word(standing?.current))}
      {rating(
        'desired_engagement',
        t('people.assess.desired'),
        levels(LOWEST_DESIRED),
        word(standing?.desired),
      )}
      {own.map(({ id, name, ...ends }) => (
        <Fragment key={id}>{rating(id, name, FIGURES, figure(standing?.own?.[id]), endsOf(ends))}</Fragment>
      ))}
      {asked && rated.length === 0 ? (
        <p role="alert" className={styles.wrong}>
          {t('people.assess.nothing')}
        </p>
      ) : null}
      <div className={styles.three}>
        <DateField
          label={t('people.assess.on_date')}
          value={onDate}
          onChange={setOnDate}
          {...(desk ? { max: desk.today } : {})}
          error={asked && onDate === null ? t('people.assess.future') : assess.error?.fault('on_date')}
        />
        <TextField
          label={t('people.assess.assessor')}
          value={assessor}
          onChange={setAssessor}
          error={asked && assessor.trim() === '' ? t('people.assess.assessor_needed') : undefined}
        />
        <Select
          label={t('people.assess.basis')}
          options={[
            { id: NONE, label: t('people.assess.basis_none') },
            ...BASES.map((each) => ({
              id: each,
              label: t(`people.basis.${each}`),
              hint: t(`people.basis_hint.${each}`),
            })),
          ]}
          value={basis}
          onChange={setBasis}
        />
      </div>
      <OpinionArea
        label={t('people.assess.note')}
        description={t('people.assess.note_hint')}
        value={note}
        onChange={setNote}
        rows={2}
      />
    </FormDialog>
  );
}

const figure = (placed: Standing['power'] | undefined): string | undefined =>
  placed ? String(placed.median) : undefined;
const word = (engagement: Engagement | null | undefined): string | undefined =>
  engagement ? t(`people.engagement.${engagement}`) : undefined;
