import type { Profile } from '#api';
import { t } from '#i18n';
import { Select } from '#kit';

const PROFILES: readonly Profile[] = ['full', 'roles', 'groups', 'counts', 'own'];

/** How much of people an output shows. */
export function ProfileChoice({ value, onChange }: { value: Profile; onChange(profile: Profile): void }) {
  return (
    <Select<Profile>
      label={t('redaction.profile')}
      options={PROFILES.map((id) => ({
        id,
        label: t(`redaction.profiles.${id}`),
        hint: t(`redaction.hints.${id}`),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
