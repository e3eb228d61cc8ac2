import { useMemo } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { type GridHeading, type GroupSection, groupedSource, type RowSource } from '#kit';
import type { FieldRow, PersonRow } from '../model';
import { change, type RegisterState, type useRegisterQuery } from './state';
import { fieldLabel } from './tests';

const HEADING = 'heading:';

/** The rows with a heading before each group; those of closed groups left out. */
export function useGroups(
  people: RowSource<PersonRow>,
  query: ReturnType<typeof useRegisterQuery>['query'],
  { closed }: RegisterState,
  fields: readonly FieldRow[],
): { source: RowSource<PersonRow>; heading: GridHeading<PersonRow> | undefined } {
  const group = 'group' in query ? query.group : undefined;
  const found = useRead('people_groups', query, { enabled: group !== undefined }).data?.items;
  return useMemo(() => {
    if (group === undefined || found === undefined) {
      return { source: people, heading: undefined };
    }
    const field = fields.find(({ id }) => id === group);
    const word = (stored: string) => field?.words_said[field.words.indexOf(stored)] ?? stored;
    const sections: GroupSection[] = found.map(({ key, label, count, position }) => ({
      key,
      label: `${field ? fieldLabel(field) : ''}: ${label === '' ? t('register.no_value') : word(label)}`,
      count,
      position,
      isClosed: closed.includes(key),
    }));
    const source = groupedSource(people, sections, (section) => ({
      ...blank,
      id: `${HEADING}${section.key}`,
      name: section.label,
    }));
    const heading: GridHeading<PersonRow> = {
      name: JSON.stringify(query),
      of: ({ id }) =>
        id.startsWith(HEADING) ? sections.find(({ key }) => key === id.slice(HEADING.length)) : undefined,
      rows: found.reduce((sum, { count }) => sum + count, 0),
      onToggle: ({ key, isClosed }) =>
        change({ closed: isClosed ? closed.filter((each) => each !== key) : [...closed, key] }),
    };
    return { source, heading };
  }, [people, query, group, found, closed, fields]);
}

/** A row that is only a heading. */
const blank: PersonRow = {
  id: '',
  kind: 'person',
  name: '',
  role: '',
  grade: '',
  email: '',
  phone: '',
  unit_id: null,
  unit: null,
  headcount: null,
  reference: '',
  added_on: '2000-01-01',
  owner: '',
  verified_on: null,
  verify_days: null,
  archived_on: null,
  power: null,
  interest: null,
  quadrant: null,
  current: null,
  desired: null,
};
