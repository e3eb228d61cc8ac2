import { useMemo } from 'react';
import { useRead } from '#api';
import type { TreeNode } from '#kit';
import type { UnitNode } from '../model';

export interface Units {
  /** Parents before children. */
  list: readonly UnitNode[];
  byId: ReadonlyMap<string, UnitNode>;
  /** The names above a unit, from the root, joined. */
  above(unit: UnitNode): string;
  isLoaded: boolean;
}

const none: readonly UnitNode[] = [];

/** The organisation tree, kept current. */
export function useUnits(): Units {
  const read = useRead('units_tree', {}).data;
  const list = read?.items ?? none;
  const isLoaded = read !== undefined;
  return useMemo(() => {
    const byId = new Map(list.map((unit) => [unit.id, unit]));
    const above = (unit: UnitNode): string => {
      const names: string[] = [];
      let at = unit.parent === null ? undefined : byId.get(unit.parent);
      while (at) {
        names.unshift(at.name);
        at = at.parent === null ? undefined : byId.get(at.parent);
      }
      return names.join(' › ');
    };
    return { list, byId, above, isLoaded };
  }, [list, isLoaded]);
}

/** Units to choose from, each with what is above it. */
export function unitOptions(units: Units): { id: string; label: string; hint?: string }[] {
  return units.list.map((unit) => {
    const hint = units.above(unit);
    return { id: unit.id, label: unit.name, ...(hint ? { hint } : {}) };
  });
}

/** The unit and everything below it. */
export function withBelow(units: Units, id: string): ReadonlySet<string> {
  const inside = new Set([id]);
  for (const unit of units.list) {
    if (unit.parent !== null && inside.has(unit.parent)) {
      inside.add(unit.id);
    }
  }
  return inside;
}

/** The flat list as a tree for the kit. */
export function treeOf(units: Units, draw: (unit: UnitNode) => Omit<TreeNode, 'children'>): TreeNode[] {
  const made = new Map<string, TreeNode & { children: TreeNode[] }>();
  const roots: TreeNode[] = [];
  for (const unit of units.list) {
    const node = { ...draw(unit), children: [] };
    made.set(unit.id, node);
    const parent = unit.parent === null ? undefined : made.get(unit.parent);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}
