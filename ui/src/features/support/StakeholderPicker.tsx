import { useState } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { ComboBox } from '#kit';

export interface StakeholderPickerProps {
  label: string;
  value: string | null;
  /** The name of the stakeholder that is chosen already. */
  name?: string | null;
  onChange(id: string | null): void;
  error?: string | undefined;
  className?: string | undefined;
}

/** Finds a stakeholder of the workspace by name as one types. */
export function StakeholderPicker({
  label,
  value,
  name,
  onChange,
  error,
  className,
}: StakeholderPickerProps) {
  const [text, setText] = useState('');
  const searched = text.trim();
  const found = useRead(
    'people_list',
    {
      ...(searched === '' ? {} : { filter: { text: searched } }),
      sort: searched === '' ? 'name' : 'relevance',
      limit: 20,
    },
    { keepPrevious: true },
  );
  const options = (found.data?.items ?? []).map((person) => ({
    id: person.id,
    label: person.name,
    hint: [person.role, person.unit].filter((part) => part).join(' · '),
  }));
  return (
    <ComboBox
      label={label}
      isRequired
      options={options}
      value={value}
      onChange={onChange}
      onSearch={setText}
      placeholder={t('support.stakeholder.placeholder')}
      error={error}
      {...(name ? { defaultText: name } : {})}
      {...(className ? { className } : {})}
    />
  );
}
