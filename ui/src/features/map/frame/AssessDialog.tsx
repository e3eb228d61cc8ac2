import { useState } from 'react';
import { useWrite } from '#api';
import type { Basis } from '#bindings/Basis';
import { useAsOf, useDesk } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, FormWide, Select, ToggleGroup } from '#kit';
import { KeptFor, OpinionArea } from '#purpose';
import { type AnyAxis, axisHint, axisName, placedOf, rangeOf, stepName } from '../axes';
import { stepsOf } from '../geometry';
import styles from '../Map.module.css';
import { type MapMark, quadrantOf } from '../model';
import { keyOf, suppose } from '../suppose/state';
import { useSupposing } from '../suppose/useSupposing';

export type Said = Partial<Record<AnyAxis, number>>;

const BASES = ['stated', 'observed', 'inferred'] as const satisfies readonly Basis[];

/** Says where a stakeholder stands on some axes, on a date, with a note; an attitude with what it rests on. */
export function AssessDialog({
  mark,
  project,
  axes,
  highFrom,
  start = {},
  onDone,
  onClose,
}: {
  mark: MapMark;
  project: string;
  axes: readonly AnyAxis[];
  highFrom: number;
  /** What is filled in already. */
  start?: Said;
  onDone(said: Said): void;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const author = useDesk()?.preferences.author ?? '';
  const place = useWrite('place');
  const assess = useWrite('assess');
  const [said, setSaid] = useState<Said>(() => ({ ...begun(mark, axes, author), ...start }));
  const [basis, setBasis] = useState<Basis | null>(() => ownVoice(mark, 'attitude', author)?.basis ?? null);
  const [date, setDate] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const isPending = place.isPending || assess.isPending;
  const error = place.error ?? assess.error;
  const fault = (field: string) => error?.fault(field);
  const { power, interest, attitude } = said;
  const lands =
    power === undefined || interest === undefined ? null : quadrantOf({ power, interest }, highFrom);
  const values = axes.flatMap((axis) => {
    const value = said[axis];
    return value === undefined ? [] : [{ axis, value }];
  });
  const then = {
    onSuccess: () => {
      onDone(said);
      onClose();
    },
  };
  const isSupposing = useSupposing(project) !== null;
  const save = () => {
    if (isSupposing) {
      suppose(keyOf(project), mark.id, values);
      then.onSuccess();
      return;
    }
    const rest = {
      stakeholder: mark.id,
      project,
      ...(date ? { on_date: date } : {}),
      ...(note.trim() ? { note } : {}),
    };
    const isPlace = axes.every((axis) => axis === 'power' || axis === 'interest');
    if (isPlace && power !== undefined && interest !== undefined) {
      place.mutate({ ...rest, power, interest }, then);
    } else {
      assess.mutate({ ...rest, values, ...(attitude !== undefined && basis ? { basis } : {}) }, then);
    }
  };
  return (
    <FormDialog
      title={t(isSupposing ? 'suppose.form_title' : 'map.form.title', { name: mark.name })}
      save={t(isSupposing ? 'suppose.form_save' : 'map.form.save')}
      onClose={onClose}
      failure={error}
      fields={['on_date', 'note', 'basis']}
      isPending={isPending}
      canSave={
        values.length > 0 && (isSupposing || (date !== null && (attitude === undefined || basis !== null)))
      }
      onSave={save}
    >
      <FormWide>{isSupposing ? t('suppose.hint') : <KeptFor />}</FormWide>
      {axes.map((axis) => (
        <Choice
          key={axis}
          axis={axis}
          value={said[axis]}
          onChange={(value) => setSaid((now) => ({ ...now, [axis]: value }))}
        />
      ))}
      {axes.includes('attitude') && !isSupposing ? (
        <Select
          label={t('lenses.basis_label')}
          options={BASES.map((id) => ({ id, label: t(`people.basis.${id}`) }))}
          value={basis}
          onChange={setBasis}
          description={t('lenses.basis_hint')}
          error={fault('basis')}
        />
      ) : null}
      {lands ? (
        <FormWide>
          <p role="status" className={styles.soft}>
            {t('map.form.lands')}{' '}
            <span className={`${styles.quadrant} ${styles[lands]}`}>{t(`map.quadrant.${lands}`)}</span>
          </p>
        </FormWide>
      ) : null}
      {isSupposing ? null : (
        <>
          {' '}
          <DateField
            label={t('map.form.on_date')}
            value={date}
            onChange={setDate}
            max={today}
            error={fault('on_date')}
          />
          <FormWide>
            <Private>
              <OpinionArea
                label={t('map.form.note')}
                rows={2}
                value={note}
                onChange={setNote}
                error={fault('note')}
              />
            </Private>
          </FormWide>
        </>
      )}
    </FormDialog>
  );
}

function Choice({
  axis,
  value,
  onChange,
}: {
  axis: AnyAxis;
  value: number | undefined;
  onChange(value: number): void;
}) {
  const choice = (
    <div className={styles.ratings}>
      <span className={styles.label} aria-hidden>
        {axisName(axis)}
      </span>
      <ToggleGroup
        label={axisName(axis)}
        choices={stepsOf(rangeOf(axis)).map((step) => ({ id: String(step), label: stepName(axis, step) }))}
        value={value === undefined ? '' : String(value)}
        onChange={(id) => onChange(Number(id))}
        className={styles.choices ?? ''}
      />
      <span className={styles.hint}>{axisHint(axis)}</span>
    </div>
  );
  // Five words take the width of the form.
  return axis === 'attitude' || axis === 'current_engagement' ? <FormWide>{choice}</FormWide> : choice;
}

function ownVoice({ standing }: MapMark, axis: AnyAxis, author: string) {
  return placedOf(standing, axis)?.voices.find(({ assessor }) => assessor === author);
}

/** Power and interest begin where the mark lies, or in the middle; of everything else, with what one said oneself. */
function begun(mark: MapMark, axes: readonly AnyAxis[], author: string): Said {
  return Object.fromEntries(
    axes.flatMap((axis) => {
      const own = ownVoice(mark, axis, author)?.value;
      const value =
        axis === 'power' || axis === 'interest'
          ? Math.round(placedOf(mark.standing, axis)?.median ?? 3)
          : own;
      return value === undefined ? [] : [[axis, value] as const];
    }),
  );
}
