import type { ReactNode } from 'react';
import { later } from '../later';

export interface TreeNode {
  id: string;
  label: string;
  /** At the right: a count, say. */
  aside?: ReactNode;
  children?: readonly TreeNode[];
}

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  selected?: string | null;
  onSelect?(id: string | null): void;
  defaultExpanded?: Iterable<string>;
  /** Given: what is open is kept outside. */
  expanded?: Iterable<string>;
  onExpandedChange?(ids: ReadonlySet<string>): void;
  /** Enter or a double click. */
  onAction?(id: string): void;
  className?: string;
}

export const Tree = later<TreeProps>(async () => (await import('./TreeBody')).TreeBody);
