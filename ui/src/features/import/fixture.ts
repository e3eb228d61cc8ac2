import type { ImportOffer } from '#api';
import type { ColumnLook } from '#bindings/ColumnLook';
import type { FieldChoice } from '#bindings/FieldChoice';
import type { ImportAbout } from '#bindings/ImportAbout';
import type { ImportChoices } from '#bindings/ImportChoices';
import type { ImportField } from '#bindings/ImportField';
import type { ImportLook } from '#bindings/ImportLook';
import type { ImportMapping } from '#bindings/ImportMapping';
import type { ImportOutcome } from '#bindings/ImportOutcome';
import type { ImportPlan } from '#bindings/ImportPlan';
import type { ImportQuestion } from '#bindings/ImportQuestion';
import type { ImportRow } from '#bindings/ImportRow';
import type { ImportRowsQuery } from '#bindings/ImportRowsQuery';
import type { ImportSheet } from '#bindings/ImportSheet';
import type { Made } from '#bindings/Made';
import type { MappingFault } from '#bindings/MappingFault';
import type { RowFate } from '#bindings/RowFate';
import type { SheetLook } from '#bindings/SheetLook';

/** An invented workbook and a desk that answers about it as the real one does, for tests and for looking at. */

const FIELDS: Partial<Record<ImportAbout, [ImportField, string][]>> = {
  stakeholders: [
    ['name', 'Name'],
    ['first_name', 'First name'],
    ['last_name', 'Last name'],
    ['kind', 'Kind'],
    ['role', 'Role'],
    ['grade', 'Grade'],
    ['email', 'E-mail'],
    ['phone', 'Telephone'],
    ['organisation', 'Organisation'],
    ['directorate', 'Directorate'],
    ['department', 'Department'],
    ['unit', 'Unit'],
    ['team', 'Team'],
    ['headcount', 'Headcount'],
    ['reference', 'Reference'],
    ['reports_to', 'Reports to'],
    ['tags', 'Tags'],
    ['groups', 'Groups'],
    ['project', 'Project'],
    ['power', 'Power'],
    ['interest', 'Interest'],
    ['current_engagement', 'Current engagement'],
    ['desired_engagement', 'Desired engagement'],
    ['attitude', 'Attitude'],
    ['basis', 'Basis'],
    ['date', 'Date'],
    ['author', 'By whom'],
    ['reason', 'Reason or note'],
    ['notes', 'Notes'],
  ],
  ties: [
    ['from', 'From'],
    ['to', 'To'],
    ['kind', 'Kind'],
    ['strength', 'Strength'],
  ],
  units: [
    ['name', 'Name'],
    ['unit', 'Unit'],
    ['directorate', 'Directorate'],
  ],
};

const fields: FieldChoice[] = Object.entries(FIELDS).flatMap(([about, all]) =>
  all.map(([field, label]) => ({ about: about as ImportAbout, field, label })),
);

type Column = [header: string, target: string | null, samples: string[], more?: Partial<ColumnLook>];

const PEOPLE: Column[] = [
  ['Ref', 'reference', ['SH-001', 'SH-002', 'SH-003']],
  [
    'Stakeholder',
    'name',
    ['Priya Nair', 'Siân Llewellyn', 'Ólöf Jónsdóttir', 'Dr Kwame Mensah', 'North depot crews'],
  ],
  ['Title / Post', 'role', ['Head of networks', 'Depot supervisor', 'Finance business partner']],
  ['Directorate', 'directorate', ['Operations', 'Customer', 'Finance & Assurance']],
  ['Team', 'team', ['Networks North', 'Billing', 'Control room']],
  ['Contact', 'email', ['p.nair@brackwater.example', 's.llewellyn@brackwater.example'], { why: 'content' }],
  ['Tel.', 'phone', ['01632 960 118', '01632 960 224']],
  ['Line manager', 'reports_to', ['Tom Okafor', 'SH-001', 'Mei Lin']],
  [
    'Influence (H/M/L)',
    'power',
    ['High', 'M', 'low', 'V. high'],
    { unreadable: 3, unreadable_samples: ['tbc', '??', 'ask Tom'] },
  ],
  ['Interest', 'interest', ['3', '2', '1']],
  ['Where are they now?', 'current_engagement', ['Supporter', 'Neutral', 'Blocker', 'Champion']],
  ['Where do we need them', 'desired_engagement', ['Supporter', 'Champion']],
  ['Last contact', 'date', ['03/04/2026', '11/02/2026', '07/01/2026'], { why: 'content' }],
  ['Themes', 'tags', ['rota; safety', 'billing', 'union; pay'], { why: 'content' }],
  [
    'Preferred channel',
    'custom',
    ['Teams', 'Phone', 'In person – usually before the 7 a.m. toolbox talk at the depot gate'],
    { why: 'unknown' },
  ],
  ['Comments', 'notes', ['Prefers a short call on Monday mornings.', 'Chairs the networks forum.']],
  ['', null, [], { why: 'empty', filled: 0 }],
];
const TIES: Column[] = [
  ['From', 'from', ['Priya Nair', 'Mei Lin']],
  ['To', 'to', ['Tom Okafor', 'Ann Smith']],
  ['Relationship', 'kind', ['influences', 'advises']],
];
const LOOKUPS: Column[] = [
  ['H/M/L', null, ['High', 'Medium', 'Low'], { why: 'left_out' }],
  ['Status', null, ['Champion', 'Supporter', 'Neutral', 'Blocker'], { why: 'left_out' }],
];

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const columnOf = ([header, target]: Column, index: number): ImportSheet['columns'][number] => ({
  index,
  header,
  target:
    target === null
      ? { to: 'leave_out' }
      : target === 'custom'
        ? { to: 'custom', name: header, kind: 'text' }
        : { to: 'field', field: target as ImportField },
  ...(target === 'tags' ? { split: ';' } : {}),
});

const sheetOf = (
  sheet: string,
  about: ImportAbout | null,
  columns: Column[],
  header_line = 1,
): ImportSheet => ({
  sheet,
  about,
  header_line,
  header_rows: 1,
  last_line: null,
  columns: columns.map(columnOf),
});

const lookOf = (columns: Column[]): ColumnLook[] =>
  columns.map(([, , samples, more], index) => ({
    letters: letters(index),
    samples,
    filled: 300,
    why: 'heading',
    unreadable: 0,
    unreadable_samples: [],
    ...more,
  }));

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const FIRST = ['Priya', 'Tom', 'Ólöf', 'Siân', 'Grzegorz', 'Mei', 'Kwame', 'Ann', 'Bea', 'Ruairí', 'Leila'];
const LAST = ['Nair', 'Okafor', 'Jónsdóttir', 'Llewellyn', 'Kowalczyk', 'Lin', 'Mensah', 'Smith', 'Ó Briain'];
const ROLES = ['Head of networks', 'Depot supervisor', 'Service designer', 'Finance business partner'];
const UNITS = [
  'Operations › Networks North',
  'Customer › Billing',
  'Finance & Assurance',
  'Operations › Control room',
];

const ROWS = 312;
const nameAt = (at: number) => `${pick(FIRST, at)} ${pick(LAST, at * 3 + Math.floor(at / 11))}`;

const tops = (columns: Column[], line: number, title: string) => [
  ...(line > 1 ? [{ line: 1, cells: [title] }] : []),
  ...(line > 3 ? [{ line: 3, cells: ['', '', 'Draft – do not share'] }] : []),
  { line, cells: columns.map(([header]) => header) },
  ...Array.from({ length: 6 }, (_, at) => ({
    line: line + 1 + at,
    cells: columns.map(([, , samples]) => samples[at % Math.max(1, samples.length)] ?? ''),
  })),
];

const becomes = (at: number, onDate: string) => ({
  line: 5 + at,
  refused: at === 4 ? 'There is no name in this row, and no role.' : '',
  values:
    at === 4
      ? [{ label: 'Directorate', value: 'Customer' }]
      : [
          { label: 'Name', value: nameAt(at) },
          { label: 'Kind', value: at === 6 ? 'group' : 'person' },
          { label: 'Role', value: pick(ROLES, at) },
          { label: 'Unit', value: pick(UNITS, at) },
          { label: 'E-mail', value: `${pick(FIRST, at).toLowerCase()}@brackwater.example` },
          { label: 'Power', value: String(1 + ((at * 2) % 5)) },
          { label: 'Current engagement', value: pick(['supportive', 'neutral', 'resistant'], at) },
          { label: 'Date', value: onDate },
          { label: 'Tags', value: pick(['rota, safety', 'billing'], at) },
          { label: 'Preferred channel', value: pick(['Teams', 'Phone', 'In person'], at) },
        ],
});

const noneMade: Made = {
  people: 0,
  roles: 0,
  groups: 0,
  organisations: 0,
  units: 0,
  ties: 0,
  assessments: 0,
  projects: 0,
  tags: 0,
  custom_fields: 0,
  own_axes: 0,
  engagements: 0,
  commitments: 0,
  judged_scores: 0,
  plan_lines: 0,
};

/** The rows of the workbook as a plan has them. */
function planned({ rows = [], on_match = 'skip' }: ImportChoices): ImportRow[] {
  return Array.from({ length: ROWS }, (_, at): ImportRow => {
    const line = 5 + at;
    const choice = rows.find((each) => each.sheet === 0 && each.line === line)?.action;
    const isRefused = at % 52 === 4;
    const isHere = at % 19 === 2;
    const treated = choice ?? on_match;
    const fate: RowFate =
      choice === 'leave_out'
        ? 'left_out'
        : isRefused
          ? 'refused'
          : !isHere || treated === 'create'
            ? 'created'
            : treated === 'update'
              ? 'updated'
              : 'skipped';
    return {
      sheet: 0,
      line,
      fate,
      about: 'stakeholders',
      name: isRefused ? '' : nameAt(at),
      detail: isRefused ? pick(UNITS, at) : `${pick(ROLES, at)}, ${pick(UNITS, at)}`,
      matched: isHere
        ? { stakeholder: `s${at}`, name: nameAt(at), by: at % 2 === 0 ? 'email' : 'name_and_unit' }
        : null,
      changes:
        fate === 'updated'
          ? [
              { field: 'Role', old: 'Team lead', new: pick(ROLES, at) },
              { field: 'Telephone', old: '', new: '01632 960 118' },
              { field: 'Power in Leakage squads', old: '3', new: '4' },
            ]
          : [],
      remarks: isRefused
        ? [{ field: 'Stakeholder', reason: 'There is no name in this row, and no role. Give it either.' }]
        : at % 104 === 7
          ? [
              {
                field: 'Influence (H/M/L)',
                reason:
                  '“tbc” is no rating, so the row comes in without power. Say what it means under Columns.',
              },
            ]
          : [],
    };
  });
}

const count = (rows: readonly ImportRow[], fate: RowFate) => rows.filter((row) => row.fate === fate).length;

export function planOf(choices: ImportChoices): ImportPlan {
  const rows = planned(choices);
  return {
    file_name: 'Stakeholders FINAL v3 (2).xlsx',
    rows: ROWS,
    created: count(rows, 'created'),
    updated: count(rows, 'updated'),
    skipped: count(rows, 'skipped'),
    refused: count(rows, 'refused'),
    left_out: count(rows, 'left_out'),
    made: { ...noneMade, people: 271, groups: 12, units: 14, assessments: 608, tags: 9, custom_fields: 1 },
    notes: [
      { sheet: 'Stakeholder list', line: 0, field: '', reason: 'Lines 318 to 320 hold totals and stay out.' },
    ],
  };
}

export function outcomeOf(choices: ImportChoices): ImportOutcome {
  const { notes: _, refused: __, ...counts } = planOf(choices);
  const remarksOf = (wanted: (row: ImportRow) => boolean) =>
    planned(choices)
      .filter(wanted)
      .flatMap(({ line, remarks }) =>
        remarks.map((remark) => ({ sheet: 'Stakeholder list', line, ...remark })),
      );
  return {
    ...counts,
    refused: remarksOf(({ fate }) => fate === 'refused'),
    notes: remarksOf(({ fate }) => fate !== 'refused' && fate !== 'left_out'),
    change_set: 'c1',
  };
}

function questionsOf({ sheets }: ImportMapping): ImportQuestion[] {
  return sheets.flatMap(({ about, columns }, sheet) =>
    about === null
      ? []
      : columns.flatMap(({ index, header, target, dates, scale }): ImportQuestion[] => {
          if (header === 'Last contact' && target.to !== 'leave_out' && !dates) {
            return [{ asks: 'date_order', sheet, column: index, sample: '03/04/2026' }];
          }
          return header === 'Interest' && target.to === 'field' && !scale
            ? [{ asks: 'scale', sheet, column: index, sample: '3' }]
            : [];
        }),
  );
}

function faultsOf({ sheets }: ImportMapping): MappingFault[] {
  return sheets.flatMap(({ about, columns }, sheet) => {
    if (about === null) {
      return [];
    }
    const taken = columns.map(({ target }) => (target.to === 'field' ? target.field : null));
    const twice = columns.filter(
      ({ target }, at) => target.to === 'field' && taken.indexOf(target.field) < at,
    );
    const isNameless = about === 'stakeholders' && !taken.includes('name') && !taken.includes('role');
    return [
      ...(isNameless
        ? [
            {
              sheet,
              column: null,
              reason: 'No column says who the rows are about. Take one for the name or the role.',
            },
          ]
        : []),
      ...twice.map(({ index }) => ({
        sheet,
        column: index,
        reason: 'Another column fills this field already. Leave one of them out.',
      })),
    ];
  });
}

const WORKBOOK: [string, ImportAbout | null, Column[], number][] = [
  ['Stakeholder list', 'stakeholders', PEOPLE, 4],
  ['Who influences whom', 'ties', TIES, 1],
  ['Lookups', null, LOOKUPS, 1],
];

const proposed: ImportMapping = {
  version: 1,
  shape: 'f00d',
  sheets: WORKBOOK.map(([name, about, columns, line]) => sheetOf(name, about, columns, line)),
};

/** What the workbook looks like under a mapping. */
export function lookAt(mapping: ImportMapping = proposed, more: Partial<ImportLook> = {}): ImportLook {
  const whole: ImportMapping = {
    ...mapping,
    sheets: mapping.sheets.map((sheet, at) =>
      sheet.columns.length > 0 ? sheet : { ...sheet, columns: (WORKBOOK[at]?.[2] ?? []).map(columnOf) },
    ),
  };
  const dates = whole.sheets[0]?.columns.find(({ header }) => header === 'Last contact')?.dates;
  return {
    file_name: 'Stakeholders FINAL v3 (2).xlsx',
    format: 'Excel workbook',
    sheets: WORKBOOK.map(
      ([name, , columns, line], at): SheetLook => ({
        name,
        hidden: name === 'Lookups',
        height: at === 0 ? ROWS + 6 : 40,
        rows: at === 0 ? ROWS : 39,
        top: tops(columns, line, 'Agile delivery – stakeholders'),
        columns: lookOf(columns),
        becomes:
          at === 0
            ? Array.from({ length: 10 }, (_, row) =>
                becomes(row, dates === 'month_first' ? '2026-03-04' : dates ? '2026-04-03' : ''),
              )
            : [{ line: 2, refused: '', values: [{ label: 'From', value: 'Priya Nair' }] }],
      }),
    ),
    mapping: whole,
    from: 'proposed',
    saved_as: null,
    fitting: ['Quarterly list from HR'],
    questions: questionsOf(whole),
    faults: faultsOf(whole),
    custom_fields: [{ subject: 'stakeholder', name: 'Union', kind: 'text' }],
    own_axes: ['Trust'],
    fields,
    ...more,
  };
}

export const offer: ImportOffer = {
  token: 'i1',
  file_name: 'Stakeholders FINAL v3 (2).xlsx',
  size: 84_512,
  look: lookAt(),
};

/** The desk with the workbook on it. */
export function importDesk() {
  let choices: ImportChoices = {};
  return {
    desk_import_dialog: () => offer,
    desk_import_drop: () => offer,
    desk_import_paste: () => offer,
    desk_import_map: ({ mapping }: { mapping: ImportMapping }) => lookAt(mapping, { from: 'by_hand' }),
    desk_import_use: ({ name }: { name: string }) => lookAt(proposed, { from: 'saved', saved_as: name }),
    desk_import_plan: (request: { choices: ImportChoices }) => {
      choices = request.choices;
      return planOf(choices);
    },
    desk_import_rows: ({ query }: { query: ImportRowsQuery }) => {
      const { fates = [], remarked = false, text = '', sheet, offset = 0, limit = 100 } = query;
      const found = planned(choices).filter(
        (row) =>
          (fates.length === 0 || fates.includes(row.fate)) &&
          (!remarked || row.remarks.length > 0) &&
          (sheet === undefined || row.sheet === sheet) &&
          `${row.name} ${row.detail}`.toLowerCase().includes(text.toLowerCase()),
      );
      return { total: found.length, items: found.slice(offset, offset + limit) };
    },
    desk_import_run: (request: { choices: ImportChoices }) => outcomeOf(request.choices),
    desk_import_refused_save: () => ({
      file_name: 'Stakeholders FINAL v3 (2) – refused.xlsx',
      folder: '/home/ann/Documents',
    }),
    desk_import_cancel: () => null,
    desk_starter_save: () => ({ file_name: 'Stakeholders.xlsx', folder: '/home/ann/Documents' }),
    mapping_save: () => ({}),
    mapping_delete: () => ({}),
  };
}
