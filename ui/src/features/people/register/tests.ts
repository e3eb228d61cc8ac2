import { t } from '#i18n';
import type { FieldRow, FieldTest, How, Where } from '../model';
import { OWN_AXIS } from './more';

/** Fields that say something only of a stakeholder in a project. */
const ofStanding = new Set([
  'power',
  'interest',
  'quadrant',
  'attitude',
  'current',
  'desired',
  'gap',
  'priority',
  'disputed',
  'not_assessed',
  'direction',
]);

/** Whether a field says something only of a stakeholder in a project; so does every axis of one's own. */
export const needsProject = (field: string): boolean => ofStanding.has(field) || field.startsWith(OWN_AXIS);

/** How many values a test takes; undefined is any number. */
const valuesOf = (how: How): number | undefined =>
  how === 'is_empty' || how === 'is_not_empty' ? 0 : how === 'between' ? 2 : how === 'one_of' ? undefined : 1;

/** Whether a condition can be asked; one that is still being put together cannot. */
export function isFinished(part: Where): boolean {
  if (!('test' in part)) {
    return true;
  }
  const values = part.test.values ?? [];
  const wanted = valuesOf(part.test.how) ?? Math.max(1, values.length);
  return values.length === wanted && values.every((value) => value.trim() !== '');
}

/** A test with another way: as many values as that takes, those there are first. */
export function withHow(test: FieldTest, how: How): FieldTest {
  const before = test.values ?? [];
  const wanted = valuesOf(how) ?? Math.max(1, before.length);
  return { ...test, how, values: Array.from({ length: wanted }, (_, at) => before[at] ?? '') };
}

/** What a field is called on the screen. */
export const fieldLabel = ({ id, label, custom }: FieldRow): string =>
  custom ? label : t(`register.filter.fields.${id}` as 'register.filter.fields.name');

/** A test of a field in its most usual way, with nothing to compare with yet. */
export function newTest(field: FieldRow): Where {
  const how = field.hows[0] ?? 'is';
  const start: FieldTest = { field: field.id, how, values: field.holds === 'yes_no' ? ['yes'] : [] };
  return { test: withHow(start, how) };
}

/** A condition without what is still being put together or cannot be asked; null where nothing is left. */
export function askable(part: Where, usable: (field: string) => boolean): Where | null {
  if ('test' in part) {
    return isFinished(part) && usable(part.test.field) ? part : null;
  }
  if ('not' in part) {
    const inner = askable(part.not, usable);
    return inner && { not: inner };
  }
  const [parts, isAll] = 'all' in part ? [part.all, true] : [part.any, false];
  const left = parts.flatMap((each) => askable(each, usable) ?? []);
  const [only] = left;
  if (only === undefined || left.length === 1) {
    return only ?? null;
  }
  return isAll ? { all: left } : { any: left };
}
