import type { KeyboardEvent } from 'react';
import type { Cell, Control } from './control';

/** Where a key with Shift leads the corner of a block of cells. */
function blockTo<Row>(key: string, mod: boolean, grid: Control<Row>): Cell | undefined {
  const { row, column } = grid.active;
  const [lastRow, lastColumn] = [grid.total - 1, grid.columnCount - 1];
  switch (key) {
    case 'ArrowDown':
      return { row: mod ? lastRow : row + 1, column };
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column };
    case 'ArrowLeft':
      return { row, column: mod ? grid.shift : column - 1 };
    case 'ArrowRight':
      return { row, column: mod ? lastColumn : column + 1 };
    case 'PageDown':
      return { row: row + grid.pageRows, column };
    case 'PageUp':
      return { row: row - grid.pageRows, column };
    case 'Home':
      return { row: mod ? 0 : row, column: grid.shift };
    case 'End':
      return { row: mod ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}

/** What a key does in the grid; true when it did something. */
export function pressKey<Row>(event: KeyboardEvent, grid: Control<Row>): boolean {
  const mod = event.ctrlKey || event.metaKey;
  const { row, column } = grid.active;
  const lastRow = grid.total - 1;
  const lastColumn = grid.columnCount - 1;
  const inHeader = row < 0;
  const onTick = column < grid.shift;
  // Where rows are selected, Shift selects more of them.
  const inBlock = event.shiftKey && grid.hasRanges && grid.selectedCount === 0 && !inHeader && !onTick;

  if (inHeader && !onTick && event.shiftKey && /^Arrow(?:Left|Right)$/.test(event.key)) {
    const way = event.key === 'ArrowLeft' ? -1 : 1;
    if (mod) {
      grid.moveColumn(column, column + way);
    } else {
      grid.widen(column, way);
    }
    return true;
  }
  if (inBlock) {
    const to = blockTo(event.key, mod, grid);
    if (to) {
      grid.extendRange(to.row, to.column);
      return true;
    }
  }

  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      const down = event.key === 'ArrowDown';
      const to = row + (down ? 1 : -1);
      if (event.shiftKey && grid.isSelectable && !inHeader) {
        grid.setAnchor(row, true);
        grid.extendTo(grid.move(Math.max(0, to), column).row);
      } else {
        grid.setAnchor(null);
        grid.move(mod ? (down ? lastRow : 0) : to, column);
      }
      return true;
    }
    case 'ArrowLeft':
      if (grid.openSection(row, false)) {
        return true;
      }
      grid.move(row, mod ? 0 : column - 1);
      return true;
    case 'ArrowRight':
      if (grid.openSection(row, true)) {
        return true;
      }
      grid.move(row, mod ? lastColumn : column + 1);
      return true;
    case 'Home':
      grid.move(mod ? 0 : row, 0);
      return true;
    case 'End':
      grid.move(mod ? lastRow : row, lastColumn);
      return true;
    case 'PageDown':
      grid.move(Math.max(0, row) + grid.pageRows, column);
      return true;
    case 'PageUp':
      grid.move(Math.max(0, row - grid.pageRows), column);
      return true;
    case ' ':
      if (grid.openSection(row)) {
        return true;
      }
      if (!inHeader) {
        grid.toggle(row);
      } else if (onTick) {
        grid.toggleAll();
      } else {
        grid.sortAt(column);
      }
      return true;
    case 'Enter':
      if (grid.openSection(row)) {
        return true;
      }
      if (inHeader) {
        grid.sortAt(column);
      } else if (onTick && !mod) {
        grid.toggle(row);
      } else if (mod || !grid.edit(grid.active)) {
        grid.openActive();
      }
      return true;
    case 'F2':
      return grid.edit(grid.active);
    case 'Escape':
      if (grid.discard()) {
        return true;
      }
      if (grid.clearRange()) {
        return true;
      }
      if (grid.selectedCount > 0) {
        grid.clear();
        return true;
      }
      return false;
    case 'Delete':
      grid.removeActive();
      return true;
    default:
  }

  if (mod && !event.shiftKey) {
    const letter = event.key.toLowerCase();
    if (letter === 'a' && grid.isSelectable) {
      grid.selectAll();
      return true;
    }
    if (letter === 'c') {
      grid.copy();
      return true;
    }
    return false;
  }
  return !mod && event.key.length === 1 && !inHeader && grid.edit(grid.active, event.key);
}
