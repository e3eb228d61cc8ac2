import type { Request } from '#api';
import { formatNumber, t } from '#i18n';
import type { PersonProfile } from '../model';

export type MergeField = NonNullable<Request<'stakeholders_merge'>['take']>[number];

/** A field of two entries: what either says. */
export interface Compare {
  /** A built-in field, or the id of a custom one. */
  id: string;
  field: MergeField | null;
  label: string;
  first: string;
  second: string;
}

const FIELDS: readonly { field: MergeField; label(): string; of(profile: PersonProfile): string }[] = [
  { field: 'name', label: () => t('people.column.name'), of: ({ person }) => person.name },
  { field: 'role', label: () => t('people.column.role'), of: ({ person }) => person.role },
  { field: 'grade', label: () => t('people.column.grade'), of: ({ person }) => person.grade },
  { field: 'unit', label: () => t('people.column.unit'), of: ({ unit_path }) => unit_path.join(' › ') },
  { field: 'email', label: () => t('people.column.email'), of: ({ person }) => person.email },
  { field: 'phone', label: () => t('people.column.phone'), of: ({ person }) => person.phone },
  {
    field: 'headcount',
    label: () => t('people.column.headcount'),
    of: ({ person }) => (person.headcount === null ? '' : formatNumber(person.headcount, 2)),
  },
  { field: 'owner', label: () => t('twice.owner'), of: ({ person }) => person.owner },
  {
    field: 'reference',
    label: () => t('twice.reference'),
    of: ({ person, source }) =>
      [person.reference, person.reference === '' ? '' : source].filter(Boolean).join(' · '),
  },
];

/** Every field that either of the two says something in. */
export function compared(first: PersonProfile, second: PersonProfile, withCustom: boolean): Compare[] {
  const own = FIELDS.map(({ field, label, of }) => ({
    id: field,
    field,
    label: label(),
    first: of(first),
    second: of(second),
  }));
  const custom = first.custom.map(({ field, name, value }) => ({
    id: field,
    field: null,
    label: name,
    first: value ?? '',
    second: second.custom.find((other) => other.field === field)?.value ?? '',
  }));
  return [...own, ...(withCustom ? custom : [])].filter((row) => row.first !== '' || row.second !== '');
}

/** How much hangs on an entry, by kind. */
export const hanging = (profile: PersonProfile) => ({
  projects: profile.stakes.length,
  assessments: profile.stakes.reduce((sum, { history }) => sum + history.length, 0),
  engagements: profile.engagements.length,
  commitments: profile.commitments.length,
  ties: profile.ties.length,
  groups: profile.groups.length + profile.members.length,
  tags: profile.tags.length,
});
