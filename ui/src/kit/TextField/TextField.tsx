import type { Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import styles from '../Field/Field.module.css';

export interface TextFieldProps
  extends FieldProps,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isRequired' | 'validate'> {
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  placeholder,
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(description ? { description } : {})}
      >
        <Input ref={inputRef} className={styles.input} {...(placeholder ? { placeholder } : {})} />
      </FieldParts>
    </AriaTextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'inputRef' | 'type'> {
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  placeholder,
  rows = 3,
  inputRef,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={cx(styles.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(description ? { description } : {})}
      >
        <AriaTextArea
          ref={inputRef}
          rows={rows}
          className={cx(styles.input, styles.area)}
          {...(placeholder ? { placeholder } : {})}
        />
      </FieldParts>
    </AriaTextField>
  );
}
