import { PanelRightOpen } from 'lucide-react';
import { useMemo } from 'react';
import { call, useWrite } from '#api';
import { useDiscreet } from '#discreet';
import { formatDate, formatNumber, t } from '#i18n';
import { Badge, type GridColumn } from '#kit';
import { type Changes, type FieldRow, isCounted, KINDS, type Kind, type PersonRow } from '../model';
import { QuadrantMark, Track } from '../profile/marks';
import { engagementText } from '../profile/words';
import { type Units, unitOptions } from '../units/units';
import { axisColumn, CUSTOM, customColumn, directionText, figure, moreColumns, names, yesNo } from './more';
import styles from './Register.module.css';

const NONE = 'none';

/** Blank is none; anything but a number is refused in words. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s,  ]/g, '');
  if (plain === '') {
    return null;
  }
  const value = Number(plain);
  if (!Number.isFinite(value)) {
    throw new Error(t('people.bad_number'));
  }
  return value;
}

/** What the workspace added: custom fields, and axes of one's own. */
export interface OwnFields {
  customs: readonly FieldRow[];
  own: readonly FieldRow[];
}

/** The columns of the register; with a project, the standing there as well. */
export function useColumns(
  units: Units,
  inProject: boolean,
  { customs, own }: OwnFields,
  onOpen: (row: PersonRow) => void,
): GridColumn<PersonRow>[] {
  const discreet = useDiscreet();
  const { mutateAsync } = useWrite('stakeholder_edit');
  const { mutateAsync: setValue } = useWrite('custom_value_set');
  const { mutateAsync: addTag } = useWrite('tag_add');
  const { mutateAsync: removeTag } = useWrite('tag_remove');
  return useMemo(() => {
    const change = (row: PersonRow, changes: Changes) => mutateAsync({ id: row.id, changes });
    const text = (
      key: 'role' | 'grade' | 'email' | 'phone' | 'reference',
      width: number,
      least = width,
    ): GridColumn<PersonRow> => ({
      key,
      header: key === 'reference' ? t('register.column.reference') : t(`people.column.${key}`),
      width,
      least,
      grow: key === 'role' || key === 'email',
      sortable: true,
      text: (row) => row[key],
      edit: { kind: 'text', commit: (row, value) => change(row, { [key]: value }) },
    });
    const options = [{ id: NONE, label: t('people.no_unit') }, ...unitOptions(units)];
    const columns: GridColumn<PersonRow>[] = [
      {
        key: 'name',
        header: t('people.column.name'),
        width: 196,
        least: 186,
        grow: true,
        sortable: true,
        isRowHeader: true,
        text: (row) => row.name,
        render: (row) => (
          <span className={styles.name}>
            <span className={styles.nameText}>{row.name}</span>
            {row.archived_on === null ? null : <Badge>{t('register.profile.archived_mark')}</Badge>}
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('people.open_profile', { name: row.name })}
              className={styles.open}
              onClick={() => onOpen(row)}
            >
              <PanelRightOpen aria-hidden className={styles.openIcon} />
            </button>
          </span>
        ),
        edit: { kind: 'text', commit: (row, value) => change(row, { name: value }) },
      },
      {
        key: 'kind',
        header: t('people.column.kind'),
        width: 104,
        least: 96,
        sortable: true,
        text: (row) => t(`people.kind.${row.kind}`),
        edit: {
          kind: 'choice',
          options: KINDS.map((kind) => ({
            id: kind,
            label: t(`people.kind.${kind}`),
            hint: t(`people.kind_hint.${kind}`),
          })),
          value: (row) => row.kind,
          commit: (row, value) => change(row, { kind: value as Kind }),
        },
      },
      text('role', 180, 140),
      text('grade', 110),
      {
        key: 'unit',
        header: t('people.column.unit'),
        width: 156,
        least: 136,
        sortable: true,
        text: (row) => row.unit ?? '',
        edit: {
          kind: 'choice',
          options,
          blank: NONE,
          value: (row) => row.unit_id ?? NONE,
          commit: (row, value) => change(row, { unit: value === NONE ? null : value }),
        },
      },
      {
        key: 'headcount',
        header: t('people.column.headcount'),
        width: 96,
        sortable: true,
        numeric: true,
        text: (row) => (row.headcount === null ? '' : formatNumber(row.headcount, 2)),
        edit: {
          kind: 'number',
          allowed: (row) => isCounted(row.kind),
          value: (row) => (row.headcount === null ? '' : String(row.headcount)),
          commit: async (row, value) => change(row, { headcount: readNumber(value) }),
        },
      },
      text('email', 180, 140),
      text('phone', 140),
      text('reference', 120),
      {
        key: 'added_on',
        header: t('people.column.added_on'),
        width: 120,
        sortable: true,
        text: (row) => formatDate(row.added_on),
      },
      ...moreColumns({
        change,
        setTags: async (row, text) => {
          const wanted = text.split(',').map((tag) => tag.trim());
          const before = names(row, 'tags');
          const known = (await call('tags_list', {})).items;
          for (const name of wanted.filter((tag) => tag !== '' && !before.includes(tag))) {
            await addTag({ name, stakeholders: [row.id] });
          }
          for (const { id, name } of known) {
            if (before.includes(name) && !wanted.includes(name)) {
              await removeTag({ id, stakeholders: [row.id] });
            }
          }
        },
      }),
      ...customs.map((field) =>
        customColumn(field, (row, value) =>
          setValue({ field: field.id.slice(CUSTOM.length), id: row.id, value }),
        ),
      ),
    ];
    // With the standing there it scrolls sideways at any rate: then nothing is cut for it.
    return inProject
      ? [
          ...columns.map(({ least: _, ...column }) => column),
          ...standing.filter(({ key }) => !(discreet && kept.has(key))),
          ...(discreet ? [] : own.map(axisColumn)),
        ]
      : columns;
  }, [discreet, units, inProject, customs, own, onOpen, mutateAsync, setValue, addTag, removeTag]);
}

const standing: GridColumn<PersonRow>[] = [
  ...(['power', 'interest'] as const).map(
    (key): GridColumn<PersonRow> => ({
      key,
      header: t(`people.column.${key}`),
      width: 80,
      sortable: true,
      numeric: true,
      text: (row) => (row[key] === null ? '' : formatNumber(row[key], 1)),
    }),
  ),
  {
    key: 'quadrant',
    header: t('people.column.quadrant'),
    width: 140,
    sortable: true,
    text: (row) => (row.quadrant === null ? '' : t(`people.quadrant.${row.quadrant}`)),
    render: (row) => (row.quadrant === null ? null : <QuadrantMark quadrant={row.quadrant} />),
  },
  {
    key: 'current',
    header: t('people.column.current'),
    width: 250,
    sortable: true,
    text: (row) => engagementText(row.current, row.desired),
    render: (row) =>
      row.current === null && row.desired === null ? null : (
        <span className={styles.engagement}>
          <Track current={row.current} desired={row.desired} isDecoration />
          {engagementText(row.current, row.desired)}
        </span>
      ),
  },
  ...(['gap', 'priority', 'attitude'] as const).map(
    (key): GridColumn<PersonRow> => ({
      key,
      header: t(`register.column.${key}`),
      width: 84,
      sortable: true,
      numeric: true,
      text: (row) => figure(row, key),
    }),
  ),
  {
    key: 'disputed',
    header: t('register.column.disputed'),
    width: 90,
    sortable: true,
    text: (row) => yesNo(row, 'disputed'),
  },
  {
    key: 'direction',
    header: t('register.column.direction'),
    width: 96,
    sortable: true,
    text: directionText,
  },
];

/** What is not shown while a screen is shared. */
const kept = new Set(['current', 'gap', 'priority', 'attitude', 'disputed']);
