import { useState } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { ComboBox } from '#kit';
import type { Kind } from './model';
import { useDebounced } from './register/useDebounced';

const REST_MS = 80;

/** Finds a stakeholder by name as one types. */
export function Finder({
  label,
  kinds,
  but,
  value,
  onChange,
  error,
}: {
  label: string;
  kinds?: Kind[];
  /** Not this one. */
  but?: string;
  value: string | null;
  onChange(id: string | null): void;
  error?: string | undefined;
}) {
  const [text, setText] = useState('');
  const sought = useDebounced(text.trim(), REST_MS);
  const found = useRead(
    'people_list',
    {
      filter: { ...(sought === '' ? {} : { text: sought }), ...(kinds ? { kinds } : {}) },
      limit: 30,
    },
    { keepPrevious: true },
  ).data;
  return (
    <ComboBox
      label={label}
      isRequired
      autoFocus
      options={(found?.items ?? [])
        .filter(({ id }) => id !== but)
        .map(({ id, name, role, unit }) => ({
          id,
          label: name,
          hint: [role, unit].filter(Boolean).join(' · '),
        }))}
      value={value}
      onChange={onChange}
      onSearch={setText}
      placeholder={t('people.pick.placeholder')}
      error={error}
    />
  );
}
