import { useRead } from '#api';
import { t } from '#i18n';
import { ComboBox, DateField, Select, TextField } from '#kit';
import { KINDS } from '../model';
import { unitOptions, useUnits } from '../units/units';
import type { CustomField } from './fields';

interface ValueFieldProps {
  field: string;
  label: string;
  value: string;
  onChange(value: string): void;
  custom: CustomField | undefined;
  error: string | undefined;
}

/** The value of one field, in the way that field is filled in. */
export function ValueField({ field, label, value, onChange, custom, error }: ValueFieldProps) {
  const common = { label, hideLabel: true, error };
  const plain = { ...common, value, onChange };
  switch (custom?.kind ?? field) {
    case 'kind':
      return (
        <Select
          {...common}
          options={KINDS.map((id) => ({ id, label: t(`people.kind.${id}`) }))}
          value={value === '' ? null : value}
          onChange={onChange}
        />
      );
    case 'unit':
      return <UnitField {...plain} />;
    case 'add_tag':
    case 'remove_tag':
      return <TagField {...plain} isNew={field === 'add_tag'} />;
    case 'add_to':
      return <ProjectField {...plain} />;
    case 'date':
    case 'verified_on':
    case 'archived_on':
      return (
        <DateField
          {...common}
          value={value === '' ? null : value}
          onChange={(date) => onChange(date ?? '')}
        />
      );
    case 'choice':
      return (
        <ComboBox
          {...common}
          options={(custom?.choices ?? []).map((choice) => ({ id: choice, label: choice }))}
          value={value === '' ? null : value}
          onChange={(choice) => onChange(choice ?? '')}
        />
      );
    case 'yes_no':
      return (
        <Select
          {...common}
          options={[
            { id: 'yes', label: t('bulk.yes') },
            { id: 'no', label: t('bulk.no') },
          ]}
          value={value === '' ? null : value}
          onChange={onChange}
        />
      );
    default:
      return <TextField {...plain} />;
  }
}

type Plain = Pick<ValueFieldProps, 'label' | 'value' | 'onChange' | 'error'> & { hideLabel: boolean };

function UnitField({ value, onChange, ...common }: Plain) {
  const units = useUnits();
  return (
    <ComboBox
      {...common}
      options={unitOptions(units)}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

function TagField({ value, onChange, isNew, ...common }: Plain & { isNew: boolean }) {
  const tags = useRead('tags_list', {}).data?.items ?? [];
  const options = tags.map(({ id, name }) => ({ id, label: name }));
  if (!isNew) {
    return (
      <Select
        {...common}
        {...(options.length === 0 ? { description: t('bulk.no_tag') } : {})}
        options={options}
        value={value === '' ? null : value}
        onChange={onChange}
      />
    );
  }
  return (
    <ComboBox
      {...common}
      options={options}
      value={tags.find(({ name }) => name === value)?.id ?? null}
      onChange={(id) => onChange(tags.find((tag) => tag.id === id)?.name ?? value)}
      onText={onChange}
    />
  );
}

function ProjectField({ value, onChange, ...common }: Plain) {
  const projects = useRead('projects_list', {}).data?.items ?? [];
  return (
    <Select
      {...common}
      options={projects.map(({ id, name, programme_name }) => ({ id, label: name, hint: programme_name }))}
      value={value === '' ? null : value}
      onChange={onChange}
    />
  );
}
