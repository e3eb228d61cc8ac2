import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { t } from '#i18n';
import styles from './Field.module.css';

/** What every field of a form takes. */
export interface FieldProps {
  label: string;
  /** Keep the label for screen readers only. */
  hideLabel?: boolean;
  description?: string;
  /** What is wrong with what is entered. */
  error?: string | undefined;
  isRequired?: boolean;
  className?: string;
}

/** The label above a control and what is said below it; inside a react-aria field. */
export function FieldParts({
  label,
  hideLabel,
  description,
  error,
  isRequired,
  children,
}: Omit<FieldProps, 'className'> & { children: ReactNode }) {
  return (
    <>
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
        {isRequired ? <span className={styles.required}> {t('kit.required')}</span> : null}
      </Label>
      {children}
      {description && !error ? (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
    </>
  );
}
