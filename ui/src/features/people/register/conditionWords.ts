import { useRead } from '#api';
import { t } from '#i18n';
import type { FieldRow, FieldTest, Where } from '../model';
import { type Units, unitOptions } from '../units/units';
import { isKeptBack } from './state';
import { fieldLabel, isFinished } from './tests';

interface Option {
  id: string;
  label: string;
}

/** What a field can be compared with by name: units, tags, projects, words. */
export type OptionsOf = (field: FieldRow) => Option[];

export function useOptions(units: Units, enabled = true): OptionsOf {
  const tags = useRead('tags_list', {}, { enabled }).data?.items ?? [];
  const projects = useRead('projects_list', {}).data?.items ?? [];
  return (field) => {
    switch (field.holds) {
      case 'unit':
        return unitOptions(units);
      case 'tag':
        return tags.map(({ id, name }) => ({ id, label: name }));
      case 'project':
        return projects.map(({ id, name }) => ({ id, label: name }));
      case 'yes_no':
        return [
          { id: 'yes', label: t('register.yes') },
          { id: 'no', label: t('register.no') },
        ];
      default:
        return field.words.map((word, at) => ({ id: word, label: field.words_said[at] ?? word }));
    }
  };
}

export const offersWords = ({ holds }: FieldRow) =>
  holds !== 'text' && holds !== 'number' && holds !== 'date';

function testSaid(test: FieldTest, field: FieldRow, options: readonly Option[]): string {
  const label = fieldLabel(field);
  const how = t(`register.filter.hows.${test.how}`);
  const values = (test.values ?? []).map((value) =>
    offersWords(field) ? (options.find(({ id }) => id === value)?.label ?? t('register.filter.gone')) : value,
  );
  const [from = '', until = ''] = values;
  if (!isFinished({ test })) {
    return t('register.filter.unfinished', { field: label });
  }
  if (values.length === 0) {
    return t('register.filter.bare', { field: label, how });
  }
  const value = test.how === 'between' ? t('register.filter.pair', { from, until }) : values.join(', ');
  return t('register.filter.part', { field: label, how, value });
}

export interface Saying {
  fields: readonly FieldRow[];
  optionsOf: OptionsOf;
  /** Without what tells of opinions. */
  isDiscreet?: boolean;
}

/** A condition in words; those put together stand in brackets. */
export function partSaid(part: Where, saying: Saying): string {
  if ('test' in part) {
    const field = saying.fields.find(({ id }) => id === part.test.field);
    if (saying.isDiscreet && isKeptBack(part.test.field)) {
      return t('register.filter.opinion');
    }
    return field ? testSaid(part.test, field, saying.optionsOf(field)) : t('register.filter.gone');
  }
  if ('not' in part) {
    return t('register.filter.not', { condition: partSaid(part.not, saying) });
  }
  const [parts, join] = 'all' in part ? [part.all, 'all' as const] : [part.any, 'any' as const];
  return t('register.filter.brackets', { conditions: partsSaid(parts, join, saying) });
}

/** Conditions side by side: "Name contains ann and Stale is Yes". */
export const partsSaid = (parts: readonly Where[], join: 'all' | 'any', saying: Saying): string =>
  parts
    .map((part) => partSaid(part, saying))
    .join(` ${t(join === 'all' ? 'register.filter.and' : 'register.filter.or')} `);
