import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { cx } from '../cx';
import styles from './ChoiceList.module.css';

export interface ChoiceListItem {
  id: string;
  /** As it is read out and found by typing. */
  label: string;
  content: ReactNode;
}

export interface ChoiceListProps {
  label: string;
  items: readonly ChoiceListItem[];
  value: string;
  onChange(id: string): void;
  autoFocus?: boolean;
  className?: string;
}

/** One of several, each shown at some length; arrows choose. */
export function ChoiceList({ label, items, value, onChange, autoFocus = false, className }: ChoiceListProps) {
  return (
    <ListBox
      aria-label={label}
      items={items}
      dependencies={[items]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined && String(key) !== value) {
          onChange(String(key));
        }
      }}
      autoFocus={autoFocus}
      className={cx(styles.list, className)}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={item.label} className={styles.item}>
          {item.content}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
