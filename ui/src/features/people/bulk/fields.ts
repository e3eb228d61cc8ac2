import type { Request, Response } from '#api';
import type { Changes, Chosen, Kind } from '../model';
import { readNumber } from '../register/columns';

/** What can be given to many at once, beside custom fields. */
export const FIELDS = [
  'owner',
  'unit',
  'role',
  'grade',
  'kind',
  'email',
  'phone',
  'headcount',
  'verified_on',
  'verify_days',
  'archived_on',
  'add_tag',
  'remove_tag',
  'add_to',
] as const;

export type CustomField = Response<'custom_fields_list'>['items'][number];

/** A field, built in or a custom field's id, and the value that all get. */
export interface Line {
  field: string;
  value: string;
  /** Whether they shall have none. */
  clears: boolean;
}

/** Fields that always hold something, or that something is put into. */
const NEVER_EMPTY: readonly string[] = ['kind', 'add_tag', 'remove_tag', 'add_to'];

export const canClear = (field: string): boolean => !NEVER_EMPTY.includes(field);

/** A value, or said to have none: nothing is cleared because nobody typed. */
export const isAnswered = ({ value, clears }: Line): boolean => clears || value.trim() !== '';

/** The change that the lines come to. Throws, in words, where a number is none. */
export function requestOf(
  selection: Chosen,
  lines: readonly Line[],
  customs: readonly CustomField[],
): Request<'stakeholders_change'> {
  const changes: Changes = {};
  const request: Required<Omit<Request<'stakeholders_change'>, 'selection' | 'changes'>> = {
    custom: [],
    add_tags: [],
    remove_tags: [],
    add_to: [],
  };
  for (const { field, value: typed, clears } of lines) {
    const value = clears ? '' : typed;
    switch (field) {
      case 'kind':
        changes.kind = value as Kind;
        break;
      case 'owner':
      case 'role':
      case 'grade':
      case 'email':
      case 'phone':
        changes[field] = value;
        break;
      case 'unit':
      case 'verified_on':
      case 'archived_on':
        changes[field] = value === '' ? null : value;
        break;
      case 'headcount':
      case 'verify_days':
        changes[field] = readNumber(value);
        break;
      case 'add_tag':
        request.add_tags.push(value);
        break;
      case 'remove_tag':
        request.remove_tags.push(value);
        break;
      case 'add_to':
        request.add_to.push(value);
        break;
      default:
        if (customs.some(({ id }) => id === field)) {
          request.custom.push({ field, value: value === '' ? null : value });
        }
    }
  }
  return { selection, changes, ...request };
}
