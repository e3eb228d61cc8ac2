/** Which rows are selected: these, or all that match but these. */
export type GridSelection =
  | { readonly all: false; readonly ids: ReadonlySet<string> }
  | { readonly all: true; readonly except: ReadonlySet<string> };

export const nothingSelected: GridSelection = { all: false, ids: new Set() };
export const everythingSelected: GridSelection = { all: true, except: new Set() };

export function isSelected(selection: GridSelection, id: string): boolean {
  return selection.all ? !selection.except.has(id) : selection.ids.has(id);
}

export function selectedCount(selection: GridSelection, total: number): number {
  return selection.all ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

/** With these rows selected or not, and all others as they were. */
export function withRows(selection: GridSelection, ids: Iterable<string>, chosen: boolean): GridSelection {
  const next = new Set(selection.all ? selection.except : selection.ids);
  for (const id of ids) {
    // The set names what is chosen, or with `all` what is not.
    if (selection.all === chosen) {
      next.delete(id);
    } else {
      next.add(id);
    }
  }
  return selection.all ? { all: true, except: next } : { all: false, ids: next };
}

export function toggleRow(selection: GridSelection, id: string): GridSelection {
  return withRows(selection, [id], !isSelected(selection, id));
}

export function onlyRows(ids: Iterable<string>): GridSelection {
  return { all: false, ids: new Set(ids) };
}
