import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../cx';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 's' | 'm' | 'l';
  icon?: LucideIcon;
  children: ReactNode;
  className?: string;
}

export function Button({
  variant = 'plain',
  size = 'm',
  icon: Icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[variant], styles[size], className)}>
      {Icon ? <Icon aria-hidden className={styles.icon} /> : null}
      <span className={styles.label}>{children}</span>
    </AriaButton>
  );
}
