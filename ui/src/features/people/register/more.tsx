import type { StakeDirection } from '#bindings/StakeDirection';
import { formatDate, formatNumber, t } from '#i18n';
import type { GridColumn } from '#kit';
import type { Changes, FieldRow, PersonRow } from '../model';

/** Before the id of a custom field. */
export const CUSTOM = 'custom:';
/** Before the id of an axis of one's own. */
export const OWN_AXIS = 'axis:';

const value = (row: PersonRow, key: string) => row.more?.[key];

/** A figure that a row carries beside its own fields. */
export function figure(row: PersonRow, key: string): string {
  const found = value(row, key);
  return typeof found === 'number' ? formatNumber(found, 2) : '';
}

export function yesNo(row: PersonRow, key: string): string {
  const found = value(row, key);
  return typeof found === 'boolean' ? t(found ? 'register.yes' : 'register.no') : '';
}

export function names(row: PersonRow, key: string): readonly string[] {
  const found = value(row, key);
  return Array.isArray(found) ? found : [];
}

function text(row: PersonRow, key: string): string {
  const found = value(row, key);
  return typeof found === 'string' ? found : '';
}

/** From which side somebody stands to the project (R6). */
export function directionText(row: PersonRow): string {
  const found = text(row, 'direction');
  return found === '' ? '' : t(`register.direction.${found as StakeDirection}`);
}

/** A day as it is typed: blank is none. */
function readDay(typed: string): string | null {
  const plain = typed.trim();
  return plain === '' ? null : plain;
}

interface Keep {
  change(row: PersonRow, changes: Changes): Promise<unknown>;
  setTags(row: PersonRow, text: string): Promise<unknown>;
}

/** Columns that are not shown until somebody chooses them. */
export function moreColumns({ change, setTags }: Keep): GridColumn<PersonRow>[] {
  return [
    {
      key: 'owner',
      header: t('register.column.owner'),
      width: 140,
      sortable: true,
      text: (row) => row.owner,
      edit: { kind: 'text', commit: (row, owner) => change(row, { owner }) },
    },
    {
      key: 'verified_on',
      header: t('register.column.verified_on'),
      width: 120,
      sortable: true,
      text: (row) => (row.verified_on === null ? '' : formatDate(row.verified_on)),
      edit: {
        kind: 'text',
        value: (row) => row.verified_on ?? '',
        commit: (row, typed) => change(row, { verified_on: readDay(typed) }),
      },
    },
    {
      key: 'stale',
      header: t('register.column.stale'),
      width: 76,
      sortable: true,
      text: (row) => yesNo(row, 'stale'),
    },
    {
      key: 'archived',
      header: t('register.column.archived'),
      width: 90,
      sortable: true,
      text: (row) => yesNo(row, 'archived'),
    },
    {
      key: 'tags',
      header: t('register.column.tags'),
      width: 160,
      sortable: true,
      text: (row) => names(row, 'tags').join(', '),
      edit: { kind: 'text', commit: setTags },
    },
    {
      key: 'projects',
      header: t('register.column.projects'),
      width: 160,
      text: (row) => names(row, 'projects').join(', '),
    },
    {
      key: 'notes',
      header: t('register.column.notes'),
      width: 220,
      text: (row) => text(row, 'notes'),
      edit: { kind: 'text', commit: (row, notes) => change(row, { notes }) },
    },
  ];
}

/** The column of an axis of one's own: where somebody stands on it in the project. */
export const axisColumn = ({ id: key, label: header }: FieldRow): GridColumn<PersonRow> => ({
  key,
  header,
  width: 110,
  sortable: true,
  numeric: true,
  text: (row) => figure(row, key),
});

const NONE = 'none';

/** The column of a custom field. */
export function customColumn(
  field: FieldRow,
  set: (row: PersonRow, value: string) => Promise<unknown>,
): GridColumn<PersonRow> {
  const { id: key, label: header, holds } = field;
  const base = { key, header, width: holds === 'text' ? 160 : 120, sortable: true };
  if (holds === 'number') {
    return {
      ...base,
      numeric: true,
      text: (row) => figure(row, key),
      edit: { kind: 'number', value: (row) => String(value(row, key) ?? ''), commit: set },
    };
  }
  if (holds === 'choice' || holds === 'yes_no') {
    const words =
      holds === 'choice'
        ? field.words.map((word) => ({ id: word, label: word }))
        : [
            { id: 'yes', label: t('register.yes') },
            { id: 'no', label: t('register.no') },
          ];
    const chosen = (row: PersonRow) => {
      const found = value(row, key);
      return found === undefined ? NONE : typeof found === 'boolean' ? (found ? 'yes' : 'no') : String(found);
    };
    return {
      ...base,
      text: (row) => words.find(({ id }) => id === chosen(row))?.label ?? '',
      edit: {
        kind: 'choice',
        blank: NONE,
        options: [{ id: NONE, label: t('register.no_value') }, ...words],
        value: chosen,
        commit: (row, id) => set(row, id === NONE ? '' : id),
      },
    };
  }
  return {
    ...base,
    text: (row) => (holds === 'date' && text(row, key) !== '' ? formatDate(text(row, key)) : text(row, key)),
    edit: { kind: 'text', value: (row) => text(row, key), commit: set },
  };
}
