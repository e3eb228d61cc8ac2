import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, FormWide, ToggleGroup } from '#kit';
import { KeptFor, OpinionArea } from '#purpose';
import { type Rating, STEPS } from './geometry';
import styles from './Map.module.css';
import { type MapMark, quadrantOf } from './model';

/** Places a stakeholder by two ratings, on a date, with a note. */
export function PlaceDialog({
  mark,
  project,
  highFrom,
  onPlaced,
  onClose,
}: {
  mark: MapMark;
  project: string;
  highFrom: number;
  onPlaced(rating: Rating): void;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const place = useWrite('place');
  const { power, interest } = mark.standing;
  const [rating, setRating] = useState<Rating>({
    power: Math.round(power?.median ?? 3),
    interest: Math.round(interest?.median ?? 3),
  });
  const [date, setDate] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const fault = (field: string) => place.error?.fault(field);
  return (
    <FormDialog
      title={t('map.form.title', { name: mark.name })}
      save={t('map.form.save')}
      onClose={onClose}
      failure={place.error}
      fields={['on_date', 'note']}
      isPending={place.isPending}
      canSave={date !== null}
      onSave={() =>
        place.mutate(
          {
            stakeholder: mark.id,
            project,
            ...rating,
            ...(date ? { on_date: date } : {}),
            ...(note.trim() ? { note } : {}),
          },
          {
            onSuccess: () => {
              onPlaced(rating);
              onClose();
            },
          },
        )
      }
    >
      <FormWide>
        <KeptFor />
      </FormWide>
      {(['power', 'interest'] as const).map((axis) => (
        <div key={axis} className={styles.ratings}>
          <span className={styles.label} aria-hidden>
            {t(`map.${axis}`)}
          </span>
          <ToggleGroup
            label={t(`map.${axis}`)}
            choices={STEPS.map((step) => ({ id: String(step), label: String(step) }))}
            value={String(rating[axis])}
            onChange={(id) => setRating((now) => ({ ...now, [axis]: Number(id) }))}
          />
          <span className={styles.hint}>
            {t(axis === 'power' ? 'map.form.power_hint' : 'map.form.interest_hint')}
          </span>
        </div>
      ))}
      <FormWide>
        <p role="status" className={styles.soft}>
          {t('map.form.lands')}{' '}
          <span className={`${styles.quadrant} ${styles[quadrantOf(rating, highFrom)]}`}>
            {t(`map.quadrant.${quadrantOf(rating, highFrom)}`)}
          </span>
        </p>
      </FormWide>
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
    </FormDialog>
  );
}
