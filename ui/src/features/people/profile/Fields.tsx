import { Archive, BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf, useReadOnly, useRoleOnly } from '#context';
import { formatDate, formatNumber, t } from '#i18n';
import { Button, ComboBox, DateField, Panel, Select } from '#kit';
import { type Changes, isCounted, KINDS, type PersonProfile } from '../model';
import { readNumber } from '../register/columns';
import { type Units, unitOptions, useUnits } from '../units/units';
import { sayFailure } from '../write';
import { InlineField, plainNumber, ReadField } from './InlineField';
import styles from './Profile.module.css';

const NONE = 'none';
const TEXTS = ['role', 'grade', 'email', 'phone'] as const;

function useChange(id: string) {
  const { mutateAsync } = useWrite('stakeholder_edit');
  return (changes: Changes) => mutateAsync({ id, changes });
}

/** The name as a heading; edited where it stands, unless a position is shown in its place. */
export function Name({ profile }: { profile: PersonProfile }) {
  const { id, name, kind } = profile.person;
  const byPosition = useRoleOnly() && kind === 'person';
  const readOnly = useReadOnly() || byPosition;
  const change = useChange(id);
  return (
    <>
      <h2 className={readOnly ? styles.name : 'visually-hidden'} data-selectable>
        {name}
      </h2>
      {readOnly ? null : (
        <InlineField
          label={t('people.column.name')}
          hideLabel
          className={styles.nameField ?? ''}
          value={name}
          onKeep={(value) => change({ name: value })}
        />
      )}
    </>
  );
}

/** Identity: each field is edited where it stands. */
export function Fields({ profile }: { profile: PersonProfile }) {
  const { person } = profile;
  const readOnly = useReadOnly();
  const byPosition = useRoleOnly() && person.kind === 'person';
  const texts = byPosition ? TEXTS.filter((key) => key !== 'email' && key !== 'phone') : TEXTS;
  const units = useUnits();
  const change = useChange(person.id);

  if (readOnly) {
    return (
      <dl className={styles.fields}>
        {texts.map((key) => (
          <ReadField key={key} label={t(`people.column.${key}`)} value={person[key]} />
        ))}
        <ReadField label={t('people.column.unit')} value={person.unit ?? ''} />
        {isCounted(person.kind) ? (
          <ReadField
            label={t('people.column.headcount')}
            value={person.headcount === null ? '' : formatNumber(person.headcount, 2)}
          />
        ) : null}
      </dl>
    );
  }
  return (
    <div className={styles.fields}>
      {texts.map((key) => (
        <InlineField
          key={key}
          label={t(`people.column.${key}`)}
          value={person[key]}
          onKeep={(value) => change({ [key]: value })}
        />
      ))}
      {units.isLoaded ? (
        <UnitField
          key={`${person.id} ${person.unit_id}`}
          units={units}
          unit={person.unit_id}
          name={person.unit}
          onKeep={(unit) => change({ unit })}
        />
      ) : null}
      <Select
        className={styles.inline ?? ''}
        label={t('people.column.kind')}
        options={KINDS.map((id) => ({
          id,
          label: t(`people.kind.${id}`),
          hint: t(`people.kind_hint.${id}`),
        }))}
        value={person.kind}
        onChange={(kind) => {
          if (kind !== person.kind) {
            change({ kind }).catch(sayFailure);
          }
        }}
      />
      {isCounted(person.kind) ? (
        <InlineField
          label={t('people.column.headcount')}
          value={plainNumber(person.headcount)}
          onKeep={async (value) => change({ headcount: readNumber(value) })}
        />
      ) : null}
    </div>
  );
}

interface UnitFieldProps {
  units: Units;
  unit: string | null;
  name: string | null;
  onKeep(unit: string | null): Promise<unknown>;
}

/** The home unit; what is chosen shows at once, and goes back when it is refused. */
function UnitField({ units, unit, name, onKeep }: UnitFieldProps) {
  const [chosen, setChosen] = useState(unit ?? NONE);
  return (
    <ComboBox
      className={styles.inline ?? ''}
      label={t('people.column.unit')}
      options={[{ id: NONE, label: t('people.no_unit') }, ...unitOptions(units)]}
      value={chosen}
      defaultText={name ?? t('people.no_unit')}
      onChange={(id) => {
        if (id !== null && id !== chosen) {
          setChosen(id);
          onKeep(id === NONE ? null : id).catch((thrown) => {
            setChosen(unit ?? NONE);
            sayFailure(thrown);
          });
        }
      }}
    />
  );
}

/** Who looks after the relationship, how current what is known is, and whether it is archived. */
export function Care({ profile }: { profile: PersonProfile }) {
  const { person } = profile;
  const readOnly = useReadOnly();
  const { date } = useAsOf();
  const change = useChange(person.id);
  const keep = (changes: Changes) => change(changes).catch(sayFailure);
  if (readOnly) {
    return (
      <dl className={styles.fields}>
        <ReadField label={t('register.column.owner')} value={person.owner} />
        <ReadField
          label={t('register.column.verified_on')}
          value={person.verified_on === null ? '' : formatDate(person.verified_on)}
        />
      </dl>
    );
  }
  return (
    <>
      <div className={styles.fields}>
        <InlineField
          label={t('register.column.owner')}
          value={person.owner}
          onKeep={(owner) => change({ owner })}
        />
        <DateField
          className={styles.inline ?? ''}
          label={t('register.column.verified_on')}
          value={person.verified_on}
          max={date}
          onChange={(verified_on) => void keep({ verified_on })}
        />
        <InlineField
          label={t('register.profile.verify_days')}
          value={plainNumber(person.verify_days)}
          placeholder={t('register.profile.verify_days_hint')}
          onKeep={async (value) => change({ verify_days: readNumber(value) })}
        />
      </div>
      <div className={styles.actions}>
        <Button size="s" icon={BadgeCheck} onPress={() => void keep({ verified_on: date })}>
          {t('register.profile.verify_now')}
        </Button>
        {person.archived_on === null ? (
          <Button size="s" variant="quiet" icon={Archive} onPress={() => void keep({ archived_on: date })}>
            {t('register.profile.archive')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

export function Notes({ profile }: { profile: PersonProfile }) {
  const readOnly = useReadOnly();
  const change = useChange(profile.person.id);
  if (readOnly) {
    return profile.notes ? (
      <Panel title={t('people.profile.notes')} plain level={3}>
        <p className={styles.prose} data-selectable>
          {profile.notes}
        </p>
      </Panel>
    ) : null;
  }
  return (
    <InlineField
      label={t('people.profile.notes')}
      value={profile.notes}
      placeholder={t('people.profile.notes_placeholder')}
      isLong
      onKeep={(notes) => change({ notes })}
    />
  );
}
