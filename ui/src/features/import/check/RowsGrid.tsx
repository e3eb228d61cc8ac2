import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { desk, Failure } from '#api';
import type { ImportPlan } from '#bindings/ImportPlan';
import type { ImportRow } from '#bindings/ImportRow';
import type { ImportRowsQuery } from '#bindings/ImportRowsQuery';
import type { RowAction } from '#bindings/RowAction';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { DataGrid, type GridColumn, type GridTicks, notify, type RowSource } from '#kit';
import { FateBadge } from '../fates';
import { chooseRows, rowKey, type Work } from '../store';
import styles from './Check.module.css';
import { choiceOf, detailOf, fateOf, isTicked, sayWhat } from './rows';

export interface RowsGridProps {
  work: Work;
  plan: ImportPlan;
  query: ImportRowsQuery;
  row: ImportRow | undefined;
  onRow(row: ImportRow | undefined): void;
  /** Enter: to what can be done with the row. */
  onOpen(): void;
  empty: ReactNode;
}

const USUAL = 'usual';
const WINDOW = 1000;

/** Every row of the file, whatever its fate; ticked ones come in. */
export function RowsGrid({ work, plan, query, row, onRow, onOpen, empty }: RowsGridProps) {
  const { token } = work;
  const shown = useRef({ row, onRow });
  shown.current = { row, onRow };
  const source = useMemo<RowSource<ImportRow>>(
    () => ({
      key: (offset, limit) => ['desk_import_rows', token, query, offset, limit],
      fetch: async (offset, limit) => {
        const page = await desk.importRows(token, { ...query, offset, limit });
        // Under another plan the row that is shown in full may become something else.
        const { row: before, onRow: show } = shown.current;
        const now = before && page.items.find((each) => rowKey(each) === rowKey(before));
        if (now) {
          show(now);
        }
        return page;
      },
    }),
    [token, query],
  );
  const latest = useRef(work);
  latest.current = work;
  const [total, setTotal] = useState(0);
  const onTotal = useCallback((rows: number) => {
    setTotal(rows);
    if (rows === 0) {
      shown.current.onRow(undefined);
    }
  }, []);
  // A row that scrolls out of sight is still the one the grid stands on.
  const onActive = useCallback((active: ImportRow | undefined) => active && shown.current.onRow(active), []);

  const leftOut = useMemo(
    () => [...work.choices.rows.values()].filter(({ action }) => action === 'leave_out').length,
    [work.choices.rows],
  );
  const ticks: GridTicks<ImportRow> = {
    isTicked: (each) => isTicked(work, each),
    label: (each) =>
      t(isTicked(work, each) === undefined ? 'import.check.tick_none' : 'import.check.tick', {
        line: each.line,
      }),
    allLabel: t('import.check.tick_all'),
    all: leftOut === 0 ? 'all' : leftOut >= plan.rows - plan.refused ? 'none' : 'some',
    onTick: (rows, ticked) =>
      chooseRows(
        rows.filter((each) => isTicked(work, each) !== undefined),
        ticked ? null : 'leave_out',
      ),
    onTickAll: (ticked) => {
      everyRow(source, total)
        .then((rows) =>
          chooseRows(
            rows.filter((each) => isTicked(latest.current, each) !== undefined),
            ticked ? null : 'leave_out',
          ),
        )
        .catch((thrown) => notify(Failure.from(thrown).message, { tone: 'red' }));
    },
  };
  const discreet = useDiscreet();
  const columns = useMemo(() => columnsOf(work, discreet), [work, discreet]);

  return (
    <>
      <p role="status" className="visually-hidden">
        {t('kit.grid.rows', { count: total })}
      </p>
      <DataGrid
        label={t('import.check.rows')}
        className={styles.grid ?? ''}
        columns={columns}
        source={source}
        rowId={rowKey}
        ticks={ticks}
        currentId={row ? rowKey(row) : null}
        onActive={onActive}
        onOpen={onOpen}
        onDelete={(_, active) => {
          if (active) {
            ticks.onTick([active], !(isTicked(work, active) ?? true));
          }
        }}
        onTotal={onTotal}
        empty={empty}
      />
    </>
  );
}

async function everyRow(source: RowSource<ImportRow>, total: number): Promise<ImportRow[]> {
  const found: ImportRow[] = [];
  for (let from = 0; from < total; from += WINDOW) {
    found.push(...(await source.fetch(from, WINDOW)).items);
  }
  return found;
}

/** What may be done with one row. */
export function actionsOf(row: ImportRow): readonly (RowAction | typeof USUAL)[] {
  return row.matched === null ? [USUAL, 'leave_out'] : [USUAL, 'leave_out', 'skip', 'update', 'create'];
}

export const treatRow = (row: ImportRow, action: string): void =>
  chooseRows([row], action === USUAL ? null : (action as RowAction));

export const treatmentOf = (work: Work, row: ImportRow): RowAction | typeof USUAL =>
  choiceOf(work, row) ?? USUAL;

function columnsOf(work: Work, discreet: boolean): GridColumn<ImportRow>[] {
  const sheetOf = ({ sheet }: ImportRow) => work.look.sheets[sheet]?.name ?? '';
  return [
    {
      key: 'line',
      header: t('import.check.column.line'),
      width: 64,
      numeric: true,
      text: ({ line }) => String(line),
    },
    ...(work.mapping.sheets.filter(({ about }) => about !== null).length > 1
      ? [
          {
            key: 'sheet',
            header: t('import.check.sheet'),
            width: 112,
            text: sheetOf,
            render: (row: ImportRow) => (
              <span className={styles.soft} title={sheetOf(row)}>
                {sheetOf(row)}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'fate',
      header: t('import.check.column.fate'),
      width: 108,
      text: (row) => t(`import.check.fate_row.${fateOf(work, row)}`),
      render: (row) => <FateBadge fate={fateOf(work, row)} />,
      edit: {
        kind: 'choice',
        value: (row) => treatmentOf(work, row),
        options: (row) => actionsOf(row).map((id) => ({ id, label: t(`import.check.action.${id}`) })),
        allowed: (row) => isTicked(work, row) !== undefined,
        commit: treatRow,
      },
    },
    {
      key: 'name',
      header: t('import.check.column.name'),
      width: 156,
      isRowHeader: true,
      text: ({ name }) => name,
      render: ({ name }) =>
        name === '' ? (
          <span className={styles.faint}>{t('import.check.unnamed')}</span>
        ) : (
          <span title={name}>{name}</span>
        ),
    },
    {
      key: 'detail',
      header: t('import.check.column.detail'),
      width: 196,
      text: (row) => detailOf(row, discreet),
      render: (row) => (
        <span className={styles.soft} title={detailOf(row, discreet)}>
          {detailOf(row, discreet)}
        </span>
      ),
    },
    {
      key: 'matched',
      header: t('import.check.column.matched'),
      width: 180,
      text: ({ matched }) => matched?.name ?? '',
      render: ({ name, matched }) =>
        matched ? (
          <span title={matched.name}>
            {matched.name === name ? t('import.check.matched_same') : matched.name}{' '}
            <span className={styles.faint}>{t(`import.check.matched_by.${matched.by}`)}</span>
          </span>
        ) : null,
    },
    {
      key: 'what',
      header: t('import.check.column.what'),
      width: 200,
      grow: true,
      text: (row) => (discreet ? '' : sayWhat(row)),
      render: (row) => (discreet ? null : <What row={row} />),
    },
  ];
}

function What({ row }: { row: ImportRow }) {
  const said = sayWhat(row);
  return (
    <span className={row.fate === 'refused' ? styles.bad : styles.soft} title={said}>
      {said}
    </span>
  );
}
