import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import field from '../Field/Field.module.css';
import surface from '../Popover/surface.module.css';
import styles from './Select.module.css';

export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  /** A second, quieter line. */
  hint?: string;
}

export interface SelectProps<Id extends string> extends FieldProps {
  options: readonly Option<NoInfer<Id>>[];
  value: Id | null;
  onChange(id: NoInfer<Id>): void;
  placeholder?: string;
  isDisabled?: boolean;
  /** As plain text with a chevron, for a bar rather than a form. */
  quiet?: boolean;
  autoFocus?: boolean;
}

export function Select<Id extends string>({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  options,
  value,
  onChange,
  placeholder,
  isDisabled = false,
  quiet = false,
  autoFocus = false,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        if (key !== null) {
          onChange(String(key) as Id);
        }
      }}
      placeholder={placeholder ?? t('kit.none_chosen')}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus}
      className={cx(field.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(description ? { description } : {})}
      >
        <Button className={cx(styles.button, quiet ? styles.quiet : field.box)}>
          <SelectValue className={styles.value} />
          <ChevronDown aria-hidden className={styles.chevron} />
        </Button>
      </FieldParts>
      <Popover className={surface.surface} offset={4}>
        <ListBox className={surface.list} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={surface.item}>
              {({ isSelected }) => (
                <>
                  <span className={surface.words}>
                    {option.label}
                    {option.hint ? (
                      <span className={cx(surface.hint, styles.hint)}>{option.hint}</span>
                    ) : null}
                  </span>
                  {isSelected ? <Check aria-hidden className={surface.tick} /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
