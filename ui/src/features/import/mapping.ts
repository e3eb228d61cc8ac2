import type { FieldChoice } from '#bindings/FieldChoice';
import type { ImportAbout } from '#bindings/ImportAbout';
import type { ImportColumn } from '#bindings/ImportColumn';
import type { ImportField } from '#bindings/ImportField';
import type { ImportLook } from '#bindings/ImportLook';
import type { ImportMapping } from '#bindings/ImportMapping';
import type { ImportSheet } from '#bindings/ImportSheet';
import type { ImportTarget } from '#bindings/ImportTarget';
import type { RatingScale } from '#bindings/RatingScale';

export const ABOUTS: readonly ImportAbout[] = [
  'stakeholders',
  'units',
  'projects',
  'ties',
  'assessments',
  'engagements',
  'commitments',
  'readiness',
  'plan_lines',
];

/** A sheet of a mapping changed, all others as they are. */
export function withSheet(
  mapping: ImportMapping,
  at: number,
  change: (sheet: ImportSheet) => ImportSheet,
): ImportMapping {
  return { ...mapping, sheets: mapping.sheets.map((sheet, index) => (index === at ? change(sheet) : sheet)) };
}

/** A column of a sheet changed; `column` is its place in the sheet, as questions and faults name it. */
export function withColumn(
  mapping: ImportMapping,
  at: number,
  column: number,
  change: (column: ImportColumn) => ImportColumn,
): ImportMapping {
  return withSheet(mapping, at, (sheet) => ({
    ...sheet,
    columns: sheet.columns.map((each) => (each.index === column ? change(each) : each)),
  }));
}

/** Where the headings and the data of a sheet are. */
export interface Bounds {
  /** The line of the last heading; 0 for none. */
  line: number;
  rows: number;
  /** The last line of data; null for the end of the sheet. */
  last: number | null;
}

/** With the headings elsewhere. Under other headings the columns are proposed afresh by whoever reads the file. */
export const withBounds = (sheet: ImportSheet, { line, rows, last }: Bounds): ImportSheet => ({
  ...sheet,
  header_line: line,
  header_rows: line === 0 ? 1 : Math.min(rows, line),
  last_line: last,
});

/**
 * With rows about something else, or left out. A sheet that named something else is looked at afresh: without columns
 * they are proposed from its headings. Where there are none, what was said of them stays.
 */
export function withAbout(sheet: ImportSheet, about: ImportAbout | null): ImportSheet {
  if (about === null || sheet.about === null || sheet.header_line === 0) {
    return { ...sheet, about };
  }
  return { ...sheet, about, columns: [] };
}

/** Fields that say who and what, and nothing of what anybody thinks. */
const plain = new Set<ImportField>([
  ...(['name', 'first_name', 'last_name', 'kind', 'role', 'grade', 'email', 'phone', 'headcount'] as const),
  ...(['organisation', 'parent_unit', 'directorate', 'department', 'unit', 'section', 'team'] as const),
  ...(['reference', 'groups', 'reports_to', 'influences', 'influenced_by', 'consulted_by'] as const),
  ...(['consults', 'advises', 'advised_by', 'works_with'] as const),
  ...(['project', 'power', 'interest', 'date', 'author', 'from', 'to', 'strength', 'starts_on'] as const),
  ...(['ends_on', 'stakeholder', 'group', 'programme', 'sponsor', 'goes_live_on', 'team_size'] as const),
  ...(['pilot', 'channel', 'place', 'follow_up_on', 'direction', 'owner', 'due_on', 'status'] as const),
  ...(['done_on', 'service', 'verified_on'] as const),
]);

/** Whether the cells of a column may tell what somebody thinks: all but those that are known not to. */
export const mayTell = (target: ImportTarget): boolean => target.to !== 'field' || !plain.has(target.field);

const dates = new Set<ImportField>([
  'date',
  'starts_on',
  'ends_on',
  'goes_live_on',
  'follow_up_on',
  'due_on',
  'done_on',
  'verified_on',
]);
const lists = new Set<ImportField>([
  'name',
  'stakeholder',
  'tags',
  'groups',
  'project',
  'reports_to',
  'influences',
  'influenced_by',
  'consulted_by',
  'consults',
  'advises',
  'advised_by',
  'works_with',
  'from',
  'to',
  'group',
  'attendees',
]);
/** Where each rating begins and ends when it is written as the axis itself counts. */
const ratings: Partial<Record<ImportField, readonly [number, number]>> = {
  power: [1, 5],
  interest: [1, 5],
  current_engagement: [0, 4],
  desired_engagement: [0, 4],
  attitude: [-2, 2],
  sentiment: [-2, 2],
  satisfaction: [1, 5],
  strength: [1, 5],
  understanding_why: [1, 5],
  willingness: [1, 5],
  know_how: [1, 5],
  practised_ability: [1, 5],
  sustainment: [1, 5],
  commitment: [1, 5],
  efficacy: [1, 5],
};

const fieldOf = (target: ImportTarget): ImportField | null => (target.to === 'field' ? target.field : null);

export function holdsDates(target: ImportTarget): boolean {
  const field = fieldOf(target);
  return field === null ? target.to === 'custom' && target.kind === 'date' : dates.has(field);
}

export function holdsLists(target: ImportTarget): boolean {
  const field = fieldOf(target);
  return field !== null && lists.has(field);
}

/** The ends of the axis a column rates on, if it does. */
export function ratingEnds(target: ImportTarget): readonly [number, number] | undefined {
  if (target.to === 'axis') {
    return [1, 5];
  }
  const field = fieldOf(target);
  return field === null ? undefined : ratings[field];
}

/** A column taken for something else: what was said of its cells stays where it still makes sense. */
export function retarget(column: ImportColumn, target: ImportTarget): ImportColumn {
  const { index, header, split, dates: order, scale, values } = column;
  const isSame = fieldOf(target) !== null && fieldOf(target) === fieldOf(column.target);
  return {
    index,
    header,
    target,
    ...(split && holdsLists(target) ? { split } : {}),
    ...(order && holdsDates(target) ? { dates: order } : {}),
    ...(scale && ratingEnds(target) ? { scale } : {}),
    ...(values && isSame ? { values } : {}),
  };
}

/** The target as a key for lists of choices. */
export function targetId(target: ImportTarget): string {
  switch (target.to) {
    case 'leave_out':
      return 'leave_out';
    case 'field':
      return `field:${target.field}`;
    case 'custom':
      return `custom:${target.name}`;
    case 'axis':
      return `axis:${target.name}`;
  }
}

/** Fields by what they say, in the order of the form. */
const TOPICS = {
  who: ['name', 'first_name', 'last_name', 'kind', 'role', 'grade', 'email', 'phone', 'reference'],
  where: [
    'organisation',
    'parent_unit',
    'directorate',
    'department',
    'unit',
    'section',
    'team',
    'headcount',
    'place',
  ],
  ties: [
    'from',
    'to',
    'strength',
    'reports_to',
    'influences',
    'influenced_by',
    'consulted_by',
    'consults',
    'advises',
    'advised_by',
    'works_with',
    'tags',
    'groups',
  ],
  judged: [
    'power',
    'interest',
    'current_engagement',
    'desired_engagement',
    'attitude',
    'legitimacy',
    'urgency',
    'basis',
    'understanding_why',
    'willingness',
    'know_how',
    'practised_ability',
    'sustainment',
    'commitment',
    'efficacy',
    'satisfaction',
    'sentiment',
  ],
} as const satisfies Record<string, readonly ImportField[]>;

export type Topic = keyof typeof TOPICS | 'rest';
export const TOPIC_ORDER: readonly Topic[] = ['who', 'where', 'ties', 'judged', 'rest'];

function topicOf(field: ImportField): Topic {
  for (const [topic, fields] of Object.entries(TOPICS)) {
    if ((fields as readonly ImportField[]).includes(field)) {
      return topic as Topic;
    }
  }
  return 'rest';
}

/** The fields a sheet about this can fill, by topic. */
export function fieldsByTopic(look: ImportLook, about: ImportAbout): Map<Topic, FieldChoice[]> {
  const found = new Map<Topic, FieldChoice[]>();
  for (const choice of look.fields) {
    if (choice.about === about) {
      const topic = topicOf(choice.field);
      found.set(topic, [...(found.get(topic) ?? []), choice]);
    }
  }
  return found;
}

export const labelOf = (look: ImportLook, about: ImportAbout | null, field: ImportField): string =>
  (
    look.fields.find((choice) => choice.field === field && choice.about === about) ??
    look.fields.find((choice) => choice.field === field)
  )?.label ?? field.replaceAll('_', ' ');

/** Rows of stakeholders and projects can carry custom fields. */
export const customSubject = (about: ImportAbout | null): 'stakeholder' | 'project' | null =>
  about === 'stakeholders' ? 'stakeholder' : about === 'projects' ? 'project' : null;

/** A date as written, read with the day first and with the month first; null where it cannot be both. */
export function bothWays(sample: string): { day_first: string; month_first: string } | null {
  const found = /^\s*(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{2}|\d{4})\b/.exec(sample);
  if (!found) {
    return null;
  }
  const [first, second, written] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const year = written < 100 ? (written < 70 ? 2000 : 1900) + written : written;
  const iso = (day: number, month: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return first > 12 || second > 12 || first === 0 || second === 0
    ? null
    : { day_first: iso(first, second), month_first: iso(second, first) };
}

const within = (value: number, from: number, to: number) => value >= from && value <= to;

/** The scales a rating could be written on. */
export function scalesFor(sample: string, ends: readonly [number, number]): RatingScale[] {
  // An axis that counts from 1 to 5 itself has no other scale of five.
  const five = ends[0] === 1 && ends[1] === 5 ? [] : (['one_to_five'] as const);
  const value = Number(sample.replace('%', '').replace(',', '.').trim());
  if (sample.trim() === '' || Number.isNaN(value)) {
    return ['own', 'words', 'one_to_three', ...five, 'one_to_ten', 'percent'];
  }
  return [
    ...(within(value, ends[0], ends[1]) ? (['own'] as const) : []),
    ...(within(value, 1, 3) ? (['one_to_three'] as const) : []),
    ...(within(value, 1, 5) ? five : []),
    ...(within(value, 1, 10) ? (['one_to_ten'] as const) : []),
    ...(within(value, 0, 100) ? (['percent'] as const) : []),
  ];
}
