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
  chosen,
  isRequired = true,
  autoFocus = true,
  value,
  onChange,
  error,
}: {
  label: string;
  kinds?: Kind[];
  /** Not this one. */
  but?: string;
  /** Who is chosen when it comes up. */
  chosen?: { id: string; name: string };
  isRequired?: boolean;
  autoFocus?: boolean;
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
  const options = (found?.items ?? [])
    .filter(({ id }) => id !== but)
    .map(({ id, name, role, unit }) => ({
      id,
      label: name,
      hint: [role, unit].filter(Boolean).join(' · '),
    }));
  return (
    <ComboBox
      label={label}
      isRequired={isRequired}
      autoFocus={autoFocus}
      options={
        chosen && !options.some(({ id }) => id === chosen.id)
          ? [{ id: chosen.id, label: chosen.name }, ...options]
          : options
      }
      {...(chosen ? { defaultText: chosen.name } : {})}
      value={value}
      onChange={onChange}
      onSearch={setText}
      placeholder={t('people.pick.placeholder')}
      error={error}
    />
  );
}
