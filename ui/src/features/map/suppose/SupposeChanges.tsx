import { useMemo } from 'react';
import { t } from '#i18n';
import { Button, DataGrid, type GridColumn, isSelected, onlyRows } from '#kit';
import styles from '../since/Since.module.css';
import { useRowsHere } from '../useRowsHere';

import { keyOf, takeBack } from './state';
import type { Supposed } from './useSupposing';
import { type Change, movedWords, oneWords, quadrantWords } from './words';

const NOBODY: readonly Change[] = [];

const columns = (): GridColumn<Change>[] => [
  { key: 'who', header: t('since.who'), width: 150, least: 132, isRowHeader: true, text: ({ name }) => name },
  { key: 'moved', header: t('suppose.moved'), width: 190, least: 150, text: movedWords },
  {
    key: 'gap',
    header: t('map.columns.gap'),
    width: 84,
    least: 70,
    text: ({ gap_before, gap_after, leaves }) => oneWords(gap_before, gap_after, leaves),
  },
  {
    key: 'priority',
    header: t('map.columns.priority'),
    width: 96,
    least: 84,
    text: ({ priority_before, priority_after, leaves }) => oneWords(priority_before, priority_after, leaves),
  },
  {
    key: 'quadrant',
    header: t('map.columns.quadrant'),
    width: 200,
    least: 120,
    grow: true,
    text: quadrantWords,
  },
];

/** Who would stand elsewhere or have left. */
export function SupposeChanges({
  project,
  supposed,
  selected,
  onSelect,
  onOpen,
  opened,
}: {
  project: string;
  supposed: Supposed;
  selected: ReadonlySet<string>;
  onSelect(ids: readonly string[]): void;
  onOpen(id: string): void;
  opened: string | null;
}) {
  const rows = supposed.answer?.changed ?? NOBODY;
  const shown = useMemo(columns, []);
  const source = useRowsHere(rows);
  const selection = useMemo(() => onlyRows(selected), [selected]);
  const chosen = rows.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  return (
    <section className={styles.moves} aria-label={t('suppose.changes')}>
      <div className={styles.head}>
        <h2>{t('suppose.changes')}</h2>
        <Button size="s" isDisabled={chosen.length === 0} onPress={() => takeBack(keyOf(project), chosen)}>
          {t('suppose.take_back')}
        </Button>
      </div>
      {rows.length > 0 ? (
        <DataGrid
          label={t('suppose.changes')}
          columns={shown}
          source={source}
          rowId={({ id }) => id}
          selection={selection}
          onSelectionChange={(next) =>
            onSelect(rows.filter(({ id }) => isSelected(next, id)).map(({ id }) => id))
          }
          onOpen={({ id }) => onOpen(id)}
          currentId={opened}
          readOnly
        />
      ) : (
        <p role="status" className={styles.none}>
          {t('suppose.nobody')}
        </p>
      )}
    </section>
  );
}
