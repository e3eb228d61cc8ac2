import { type Ref, useMemo } from 'react';
import { t } from '#i18n';
import { type ListHandle, VirtualList } from '#kit';
import { targetId } from '../mapping';
import type { Work } from '../store';
import { ColumnRow } from './ColumnRow';
import styles from './Columns.module.css';
import type { ColumnView, SheetView } from './model';
import { targetGroups } from './targets';

export interface ColumnListProps {
  work: Work;
  view: SheetView;
  listRef: Ref<ListHandle>;
  /** Meanings of single values are to be said. */
  onValues(column: ColumnView): void;
}

/** A line for every column of a sheet. */
export function ColumnList({ work, view, listRef, onValues }: ColumnListProps) {
  const { look } = work;
  const about = view.sheet.about;
  const takers = useMemo(() => {
    const found = new Map<string, string>();
    for (const { column, letters } of view.columns) {
      if (column.target.to === 'field' && !found.has(targetId(column.target))) {
        found.set(targetId(column.target), letters);
      }
    }
    return found;
  }, [view.columns]);
  const groups = useMemo(() => targetGroups(look, about, takers), [look, about, takers]);
  return (
    <VirtualList
      label={
        look.sheets.length > 1
          ? t('import.columns.list', { sheet: view.name })
          : t('import.columns.list_file')
      }
      items={view.columns}
      itemKey={({ column }) => String(column.index)}
      height={52}
      className={styles.list ?? ''}
      ref={listRef}
    >
      {(each) => (
        <ColumnRow look={look} at={view.at} about={about} view={each} groups={groups} onValues={onValues} />
      )}
    </VirtualList>
  );
}
