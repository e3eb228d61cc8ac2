import { Plus } from 'lucide-react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { formatDate, formatNumber, t } from '#i18n';
import { IconButton, Panel, Select } from '#kit';
import type { CustomValue, PersonProfile } from '../model';
import { begin } from '../tasks';
import { sayFailure } from '../write';
import { InlineField, ReadField } from './InlineField';
import styles from './Profile.module.css';

const NONE = 'none';

/** What this workspace wants to know beyond what the program asks; each value edited where it stands. */
export function Custom({ profile }: { profile: PersonProfile }) {
  const { custom, person } = profile;
  const readOnly = useReadOnly();
  const { mutateAsync } = useWrite('custom_value_set');
  const told = custom.filter(({ value }) => value !== null);
  if (readOnly && told.length === 0) {
    return null;
  }
  return (
    <Panel
      title={t('records.custom.title')}
      plain
      level={3}
      actions={
        readOnly ? null : (
          <IconButton
            icon={Plus}
            size="s"
            label={t('records.custom.add')}
            onPress={() => begin({ kind: 'field' })}
          />
        )
      }
    >
      {readOnly ? (
        <dl className={styles.fields}>
          {told.map((each) => (
            <ReadField key={each.field} label={each.name} value={valueText(each)} />
          ))}
        </dl>
      ) : custom.length === 0 ? (
        <p className={styles.faint}>{t('records.custom.none')}</p>
      ) : (
        <div className={styles.fields}>
          {custom.map((each) => (
            <Value
              key={each.field}
              custom={each}
              onKeep={(value) => mutateAsync({ field: each.field, id: person.id, value })}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

/** A value as it is read. */
function valueText({ kind, value }: CustomValue): string {
  if (value === null) {
    return '';
  }
  switch (kind) {
    case 'number':
      return Number.isSafeInteger(Number(value)) || value.includes('.')
        ? formatNumber(Number(value), 6)
        : value;
    case 'date':
      return formatDate(value);
    case 'yes_no':
      return t(value === 'yes' ? 'records.custom.yes' : 'records.custom.no');
    default:
      return value;
  }
}

function Value({ custom, onKeep }: { custom: CustomValue; onKeep(value: string | null): Promise<unknown> }) {
  const { kind, name, value, choices } = custom;
  if (kind === 'choice' || kind === 'yes_no') {
    const options =
      kind === 'choice'
        ? choices.map((word, at) => ({ id: String(at), label: word, kept: word }))
        : [
            { id: 'yes', label: t('records.custom.yes'), kept: 'yes' },
            { id: 'no', label: t('records.custom.no'), kept: 'no' },
          ];
    return (
      <Select
        className={styles.inline ?? ''}
        label={name}
        options={[{ id: NONE, label: t('records.custom.unknown') }, ...options]}
        value={options.find(({ kept }) => kept === value)?.id ?? NONE}
        onChange={(id) =>
          void onKeep(options.find((option) => option.id === id)?.kept ?? null).catch(sayFailure)
        }
      />
    );
  }
  return (
    <InlineField
      label={name}
      value={value ?? ''}
      {...(kind === 'date' ? { placeholder: t('records.custom.date_placeholder') } : {})}
      onKeep={(typed) => onKeep(typed.trim() === '' ? null : typed)}
    />
  );
}
