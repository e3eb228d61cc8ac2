import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Tree as AriaTree,
  TreeItem as AriaTreeItem,
  Button,
  Collection,
  type Key,
  TreeItemContent,
} from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import type { TreeNode, TreeProps } from './Tree';
import styles from './Tree.module.css';

/** A tree of any depth, walked with the arrow keys. */
export function TreeBody({
  label,
  nodes,
  selected,
  onSelect,
  defaultExpanded,
  expanded,
  onExpandedChange,
  onAction,
  className,
}: TreeProps) {
  const item = (node: TreeNode): ReactNode => (
    <AriaTreeItem id={node.id} textValue={node.label} className={styles.item}>
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span className={styles.row} style={{ paddingInlineStart: `${(level - 1) * 1.143}rem` }}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron} aria-label={t('kit.expand')}>
                <ChevronRight aria-hidden className={styles.icon} />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <span className={styles.label}>{node.label}</span>
            {node.aside === undefined ? null : <span className={styles.aside}>{node.aside}</span>}
          </span>
        )}
      </TreeItemContent>
      {node.children && node.children.length > 0 ? (
        <Collection items={node.children}>{item}</Collection>
      ) : null}
    </AriaTreeItem>
  );
  return (
    <AriaTree
      aria-label={label}
      className={cx(styles.tree, className)}
      items={nodes}
      selectionMode={onSelect ? 'single' : 'none'}
      {...(selected === undefined ? {} : { selectedKeys: selected === null ? [] : [selected] })}
      {...(onSelect
        ? {
            onSelectionChange: (keys: 'all' | Set<Key>) => {
              const first = keys === 'all' ? undefined : [...keys][0];
              onSelect(first === undefined ? null : String(first));
            },
          }
        : {})}
      {...(expanded ? { expandedKeys: expanded } : {})}
      {...(onExpandedChange
        ? { onExpandedChange: (keys: Set<Key>) => onExpandedChange(new Set([...keys].map(String))) }
        : {})}
      {...(defaultExpanded ? { defaultExpandedKeys: defaultExpanded } : {})}
      {...(onAction ? { onAction: (key: Key) => onAction(String(key)) } : {})}
    >
      {item}
    </AriaTree>
  );
}
