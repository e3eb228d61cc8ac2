import { useState } from 'react';
import { type Failure, useRead, useWrite } from '#api';
import { useAsOf, useReadOnly } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, cx, ErrorBanner, Skeleton } from '#kit';
import type { PersonProfile } from '../model';
import { useUndoNotice } from '../write';
import { type Compare, compared, hanging, type MergeField } from './compare';
import styles from './Twice.module.css';

type Side = 'first' | 'second';

interface ComparedProps {
  first: string;
  second: string;
  /** Whether they were told apart. */
  isApart?: boolean;
  /** They were merged, told apart or put back. */
  onDone(): void;
}

/** Two entries side by side: of each field one chooses what stays. */
export function Compared({ first, second, isApart = false, onDone }: ComparedProps) {
  const one = useRead('person_profile', { id: first });
  const other = useRead('person_profile', { id: second });
  const failure: Failure | null = one.error ?? other.error;
  if (failure) {
    return <ErrorBanner failure={failure} kept="" />;
  }
  if (!one.data || !other.data) {
    return <Skeleton lines={10} />;
  }
  return <Both first={one.data} second={other.data} isApart={isApart} onDone={onDone} />;
}

function Both({
  first,
  second,
  isApart,
  onDone,
}: {
  first: PersonProfile;
  second: PersonProfile;
  isApart: boolean;
  onDone(): void;
}) {
  const discreet = useDiscreet();
  const readOnly = useReadOnly();
  const { isPast } = useAsOf();
  const [picked, setPicked] = useState<Readonly<Record<string, Side>>>({});
  const merge = useWrite('stakeholders_merge');
  const apart = useWrite(isApart ? 'told_apart_clear' : 'told_apart_set');
  const say = useUndoNotice();
  const rows = compared(first, second, !discreet);
  const sideOf = (row: Compare): Side => picked[row.id] ?? (row.first === '' ? 'second' : 'first');
  const taken = rows.filter((row) => row.second !== '' && sideOf(row) === 'second');
  const kindsDiffer = first.person.kind !== second.person.kind;
  const names = { first: first.person.name, second: second.person.name };
  const nameRow = rows.find(({ id }) => id === 'name');
  const kept = nameRow ? nameRow[sideOf(nameRow)] : names.first;
  const gone = kept === names.first ? names.second : names.first;
  const together = () =>
    merge.mutate(
      {
        keep: first.person.id,
        merge: second.person.id,
        take: taken.map(({ field }) => field).filter((field): field is MergeField => field !== null),
        take_custom: taken.filter(({ field }) => field === null).map(({ id }) => id),
      },
      {
        onSuccess: () => {
          say(t('twice.merged', { gone, kept }));
          onDone();
        },
      },
    );
  const tell = () =>
    apart.mutate(
      { first: first.person.id, second: second.person.id },
      {
        onSuccess: () => {
          if (!isApart) {
            say(t('twice.told_apart', names));
          }
          onDone();
        },
      },
    );
  const isBusy = merge.isPending || apart.isPending;
  return (
    <div className={styles.compared}>
      {merge.error ? <ErrorBanner failure={merge.error} /> : null}
      {apart.error ? <ErrorBanner failure={apart.error} /> : null}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.label}>
              {t('twice.field')}
            </th>
            <th scope="col">{names.first}</th>
            <th scope="col">{names.second}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              side={sideOf(row)}
              onPick={(side) => setPicked((now) => ({ ...now, [row.id]: side }))}
            />
          ))}
        </tbody>
        <Hanging first={first} second={second} />
      </table>
      {kindsDiffer ? (
        <p className={styles.refused}>
          {t('twice.kinds_differ', {
            ...names,
            first_kind: t(`people.kind.${first.person.kind}`).toLowerCase(),
            second_kind: t(`people.kind.${second.person.kind}`).toLowerCase(),
          })}
        </p>
      ) : (
        <p className={styles.faint}>{t('twice.kept')}</p>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={kindsDiffer || readOnly || isPast || isBusy}
          isPending={merge.isPending}
          onPress={together}
        >
          {t('twice.merge')}
        </Button>
        <Button isDisabled={readOnly || isPast || isBusy} isPending={apart.isPending} onPress={tell}>
          {t(isApart ? 'twice.together' : 'twice.apart')}
        </Button>
      </div>
    </div>
  );
}

/** One field: what is the same stands; of two values one is chosen. */
function Row({ row, side, onPick }: { row: Compare; side: Side; onPick(side: Side): void }) {
  const differs = row.first !== '' && row.second !== '' && row.first !== row.second;
  const cell = (of: Side) => {
    const value = row[of];
    if (value === '') {
      return <span className={styles.faint}>{t('twice.empty')}</span>;
    }
    if (!differs) {
      return <span>{value}</span>;
    }
    return (
      <label className={cx(styles.choice, side === of && styles.stays)}>
        <input
          type="radio"
          name={`twice-${row.id}`}
          checked={side === of}
          onChange={() => onPick(of)}
          aria-label={`${t('twice.choose', { field: row.label })} – ${value}`}
        />
        {value}
      </label>
    );
  };
  return (
    <tr>
      <th scope="row" className={styles.label}>
        {row.label}
      </th>
      <td>{cell('first')}</td>
      <td>{cell('second')}</td>
    </tr>
  );
}

function Hanging({ first, second }: { first: PersonProfile; second: PersonProfile }) {
  const [one, other] = [hanging(first), hanging(second)];
  const kinds = (Object.keys(one) as (keyof typeof one)[]).filter((kind) => one[kind] + other[kind] > 0);
  if (kinds.length === 0) {
    return null;
  }
  return (
    <tbody>
      <tr>
        <th scope="colgroup" colSpan={3} className={styles.part}>
          {t('twice.hangs')}
        </th>
      </tr>
      {kinds.map((kind) => (
        <tr key={kind}>
          <th scope="row" className={styles.label}>
            {t(`twice.hang.${kind}`)}
          </th>
          <td>{one[kind]}</td>
          <td>{other[kind]}</td>
        </tr>
      ))}
    </tbody>
  );
}
