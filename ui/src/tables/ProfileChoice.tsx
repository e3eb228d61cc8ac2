import type { Profile } from '#api';
import { useRoleOnly } from '#context';
import { t } from '#i18n';
import { Select } from '#kit';

const PROFILES: readonly Profile[] = ['full', 'roles', 'groups', 'counts', 'own'];
/** From a project that is role-only nothing leaves with names. */
const WITHOUT_NAMES: readonly Profile[] = ['roles', 'groups', 'counts'];

/** How much of people an output shows. */
export function ProfileChoice({ value, onChange }: { value: Profile; onChange(profile: Profile): void }) {
  const roleOnly = useRoleOnly();
  return (
    <Select<Profile>
      label={t('redaction.profile')}
      {...(roleOnly ? { description: t('redaction.role_only') } : {})}
      options={(roleOnly ? WITHOUT_NAMES : PROFILES).map((id) => ({
        id,
        label: t(`redaction.profiles.${id}`),
        hint: t(`redaction.hints.${id}`),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
