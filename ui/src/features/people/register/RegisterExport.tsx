import { call, Failure, type Holds } from '#api';
import { useAsOf, useDesk } from '#context';
import { t } from '#i18n';
import { type GridColumn, type GridSelection, isSelected, selectedCount } from '#kit';
import {
  type OutColumn,
  opinion,
  out,
  type Reading,
  readPages,
  TableExport,
  tableOf,
  tableTitle,
} from '#tables';
import type { Filter, PersonRow } from '../model';
import { names, OWN_AXIS } from './more';
import type { useRegisterQuery } from './state';

/** Columns whose cells are more than their text; all others leave as they are read. */
const typed: Record<string, readonly OutColumn<PersonRow>[]> = {
  headcount: [out.number(t('people.column.headcount'), (row) => row.headcount)],
  added_on: [out.date(t('people.column.added_on'), (row) => row.added_on)],
  power: [opinion(out.number(t('people.column.power'), (row) => row.power))],
  interest: [opinion(out.number(t('people.column.interest'), (row) => row.interest))],
  current: [
    opinion(
      out.word(t('people.column.current'), ({ current }) => current && t(`people.engagement.${current}`)),
    ),
    opinion(
      out.word(t('tables.people.desired'), ({ desired }) => desired && t(`people.engagement.${desired}`)),
    ),
  ],
};

/** What columns that leave as they are read hold; what is not named here counts as somebody's words. */
const holds: Record<string, Holds> = {
  kind: 'plain',
  role: 'position',
  grade: 'position',
  unit: 'label',
  email: 'contact',
  phone: 'contact',
  reference: 'contact',
  quadrant: 'opinion',
  direction: 'plain',
  disputed: 'opinion',
  stale: 'plain',
  archived: 'plain',
};

/** A column that rows carry beside their own fields, as it is on the screen. */
const more: Record<string, OutColumn<PersonRow>> = {
  owner: { ...out.said(t('register.column.owner'), ({ owner }) => owner), holds: 'person' },
  verified_on: out.date(t('register.column.verified_on'), (row) => row.verified_on),
  tags: { ...out.said(t('register.column.tags'), (row) => names(row, 'tags').join(', ')), holds: 'label' },
  projects: {
    ...out.said(t('register.column.projects'), (row) => names(row, 'projects').join(', ')),
    holds: 'label',
  },
  ...Object.fromEntries(
    (['gap', 'priority', 'attitude'] as const).map((key) => [
      key,
      opinion(
        out.number(t(`register.column.${key}`), (row: PersonRow) => {
          const found = row.more?.[key];
          return typeof found === 'number' ? found : null;
        }),
      ),
    ]),
  ),
};

const asRead = ({ key, header, text }: GridColumn<PersonRow>): OutColumn<PersonRow> =>
  key === 'name'
    ? out.subject(header, text, ({ id }) => id)
    : { ...out.said(header, text), holds: holds[key] ?? 'said' };

const onAxis = ({ key, header }: GridColumn<PersonRow>): OutColumn<PersonRow> =>
  opinion(
    out.number(header, (row: PersonRow) => {
      const found = row.more?.[key];
      return typeof found === 'number' ? found : null;
    }),
  );

const outColumns = (columns: readonly GridColumn<PersonRow>[]): OutColumn<PersonRow>[] =>
  columns.flatMap((column) => {
    const beside = more[column.key];
    return (
      typed[column.key] ?? [beside ?? (column.key.startsWith(OWN_AXIS) ? onAxis(column) : asRead(column))]
    );
  });

export interface RegisterExportProps {
  /** Those shown. */
  columns: readonly GridColumn<PersonRow>[];
  filter: Filter;
  query: ReturnType<typeof useRegisterQuery>['query'];
  selection: GridSelection;
  total: number;
  /** The filter in words, when anything is filtered. */
  sentence: string | undefined;
}

/** Everybody the register shows, or those selected, in its order and with its columns. */
export function RegisterExport({ columns, filter, query, selection, total, sentence }: RegisterExportProps) {
  const { date } = useAsOf();
  const workspace = useDesk()?.open?.name ?? '';
  const chosen = selectedCount(selection, total);

  const read = async (reading: Reading) => {
    const rows = await (chosen === 0 || selection.all ? inView(reading) : byName(reading));
    return tableOf(outColumns(columns), rows);
  };
  const inView = (reading: Reading) =>
    readPages<PersonRow>(
      (offset, limit) => call('people_list', { ...query, offset, limit }),
      reading,
      chosen === 0 ? {} : { isMeant: ({ id }) => isSelected(selection, id), count: chosen },
    );
  // Those selected by name are meant wherever a search or a unit has led since.
  const byName = async (reading: Reading) => {
    const { project, as_of } = filter;
    const wide = { ...(project ? { project } : {}), ...(as_of ? { as_of } : {}) };
    const rows = await readPages<PersonRow>(
      (offset, limit) => call('people_list', { sort: 'name', ...query, filter: wide, offset, limit }),
      reading,
      { isMeant: ({ id }) => isSelected(selection, id), count: chosen },
    );
    if (rows.length === 0) {
      throw new Failure('not_found', t('tables.none_selected'));
    }
    return rows;
  };

  return (
    <TableExport
      id="people"
      what={t('tables.people.what')}
      title={
        chosen > 0
          ? tableTitle(t('tables.people.title_selected'), workspace, date)
          : sentence === undefined
            ? tableTitle(t('tables.people.title'), workspace, date)
            : tableTitle(sentence, '', date)
      }
      extent={chosen > 0 ? t('tables.selected', { count: chosen }) : t('tables.rows', { count: total })}
      isDisabled={total === 0 && chosen === 0}
      project={filter.project}
      read={read}
    />
  );
}
