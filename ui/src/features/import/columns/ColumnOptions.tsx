import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CustomKind } from '#bindings/CustomKind';
import type { DateOrder } from '#bindings/DateOrder';
import type { ImportColumn } from '#bindings/ImportColumn';
import type { RatingScale } from '#bindings/RatingScale';
import { t } from '#i18n';
import { Button, IconButton, Popover, Select, TextField } from '#kit';
import { holdsDates, holdsLists, ratingEnds, withColumn } from '../mapping';
import { mend } from '../store';
import styles from './ColumnOptions.module.css';
import type { ColumnView } from './model';

const FOUND = 'found';
const SPLITS = [';', ',', '/', '|', ' and ', '\n'] as const;
const ORDERS: readonly DateOrder[] = ['day_first', 'month_first', 'year_first'];
const SCALES: readonly RatingScale[] = [
  'own',
  'words',
  'one_to_three',
  'one_to_five',
  'one_to_ten',
  'percent',
];
const KINDS: readonly CustomKind[] = ['text', 'number', 'date', 'choice', 'yes_no'];

export interface ColumnOptionsProps {
  at: number;
  view: ColumnView;
  onValues(): void;
}

/** How the cells of a column are read: behind one button, since most columns need none of it. */
export function ColumnOptions({ at, view, onValues }: ColumnOptionsProps) {
  return (
    <Popover
      label={t('import.columns.options', { column: view.name })}
      placement="bottom end"
      trigger={
        <IconButton
          icon={SlidersHorizontal}
          size="s"
          label={t('import.columns.options', { column: view.name })}
        />
      }
    >
      {(close) => (
        <Options
          at={at}
          view={view}
          onValues={() => {
            close();
            onValues();
          }}
        />
      )}
    </Popover>
  );
}

function Options({ at, view, onValues }: ColumnOptionsProps) {
  const { column } = view;
  const { target } = column;
  const ends = ratingEnds(target);
  const change = (to: (now: ImportColumn) => ImportColumn) =>
    mend((mapping) => withColumn(mapping, at, column.index, to));
  return (
    <div className={styles.options}>
      <h4>{t('import.columns.options_title')}</h4>
      {target.to === 'custom' ? (
        <>
          <CustomName
            name={target.name}
            onName={(name) => change((now) => ({ ...now, target: { ...target, name } }))}
          />
          <Select
            label={t('import.columns.custom_kind')}
            options={KINDS.map((id) => ({ id, label: t(`import.columns.custom_kind_name.${id}`) }))}
            value={target.kind}
            onChange={(kind) => change((now) => ({ ...now, target: { ...target, kind } }))}
          />
        </>
      ) : null}
      {target.to === 'axis' ? (
        <CustomName
          label={t('import.columns.axis_name')}
          name={target.name}
          onName={(name) => change((now) => ({ ...now, target: { to: 'axis', name } }))}
        />
      ) : null}
      {holdsLists(target) ? (
        <Select
          label={t('import.columns.split')}
          options={[
            { id: FOUND, label: t('import.columns.split_by.none') },
            ...SPLITS.map((id) => ({ id, label: t(`import.columns.split_by.${id}`) })),
          ]}
          value={column.split ?? FOUND}
          onChange={(split) => change(({ split: _, ...now }) => (split === FOUND ? now : { ...now, split }))}
        />
      ) : null}
      {holdsDates(target) ? (
        <Select
          label={t('import.columns.dates')}
          options={[
            { id: FOUND, label: t('import.columns.as_found') },
            ...ORDERS.map((id) => ({ id, label: t(`import.columns.date_order.${id}`) })),
          ]}
          value={column.dates ?? FOUND}
          onChange={(dates) =>
            change(({ dates: _, ...now }) => (dates === FOUND ? now : { ...now, dates: dates as DateOrder }))
          }
        />
      ) : null}
      {ends ? (
        <Select
          label={t('import.columns.scale')}
          options={[
            { id: FOUND, label: t('import.columns.as_found') },
            ...SCALES.filter((id) => id !== 'one_to_five' || ends[0] !== 1).map((id) => ({
              id,
              label: t(`import.columns.scale_name.${id}`, { from: ends[0], to: ends[1] }),
            })),
          ]}
          value={column.scale ?? FOUND}
          onChange={(scale) =>
            change(({ scale: _, ...now }) =>
              scale === FOUND ? now : { ...now, scale: scale as RatingScale },
            )
          }
        />
      ) : null}
      <Button size="s" onPress={onValues} className={styles.values ?? ''}>
        {t('import.columns.values')}
      </Button>
    </div>
  );
}

const REST_MS = 500;

/** What is typed counts when the typing rests, and at the latest when the field is left. */
function CustomName({
  label = t('import.columns.custom_name'),
  name,
  onName,
}: {
  label?: string;
  name: string;
  onName(name: string): void;
}) {
  const [draft, setDraft] = useState(name);
  const latest = useRef({ draft, name, onName });
  latest.current = { draft, name, onName };
  useEffect(() => {
    const keep = () => {
      const { draft: typed, name: kept, onName: say } = latest.current;
      if (typed.trim() !== '' && typed.trim() !== kept) {
        say(typed.trim());
      }
    };
    const wait = setTimeout(keep, draft === latest.current.name ? 0 : REST_MS);
    return () => clearTimeout(wait);
  }, [draft]);
  useEffect(
    () => () => {
      const { draft: typed, name: kept, onName: say } = latest.current;
      if (typed.trim() !== '' && typed.trim() !== kept) {
        say(typed.trim());
      }
    },
    [],
  );
  return <TextField label={label} value={draft} onChange={setDraft} maxLength={200} />;
}
