import type { LucideIcon } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../cx';
import styles from './ToggleGroup.module.css';

export interface Choice<Id extends string = string> {
  id: Id;
  label: string;
  icon?: LucideIcon;
}

export interface ToggleGroupProps<Id extends string> {
  /** The accessible name of the group. */
  label: string;
  choices: readonly Choice<NoInfer<Id>>[];
  value: Id;
  onChange(id: NoInfer<Id>): void;
  isDisabled?: boolean;
  className?: string;
}

/** One of a few, all of them seen: a segmented control. */
export function ToggleGroup<Id extends string>({
  label,
  choices,
  value,
  onChange,
  isDisabled = false,
  className,
}: ToggleGroupProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) {
          onChange(String(key) as Id);
        }
      }}
      isDisabled={isDisabled}
      className={cx(styles.group, className)}
    >
      {choices.map(({ id, label: name, icon: Icon }) => (
        <ToggleButton key={id} id={id} className={styles.choice}>
          {Icon ? <Icon aria-hidden className={styles.icon} /> : null}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
