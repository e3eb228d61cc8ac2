import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import field from '../Field/Field.module.css';
import styles from './NumberField.module.css';

export interface NumberFieldProps
  extends FieldProps,
    Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isRequired' | 'validate'> {}

export function NumberField({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(field.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(description ? { description } : {})}
      >
        <Group className={cx(field.box, styles.box)}>
          <Input className={cx(field.bare, styles.input)} />
          <span className={styles.steppers}>
            <Button slot="increment" className={styles.stepper}>
              <ChevronUp aria-hidden className={styles.icon} />
            </Button>
            <Button slot="decrement" className={styles.stepper}>
              <ChevronDown aria-hidden className={styles.icon} />
            </Button>
          </span>
        </Group>
      </FieldParts>
    </AriaNumberField>
  );
}
