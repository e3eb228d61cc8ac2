import { Check, ChevronDown } from 'lucide-react';
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import field from '../Field/Field.module.css';
import surface from '../Popover/surface.module.css';
import type { Option } from '../Select/Select';

export interface ComboBoxProps extends FieldProps {
  options: readonly Option[];
  value: string | null;
  onChange(id: string | null): void;
  /** Given: the options are found outside, for this text. Left out: they are filtered here. */
  onSearch?(text: string): void;
  /** Whether text that is no option may stay; it arrives at `onText`. */
  onText?(text: string): void;
  defaultText?: string;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

export function ComboBox({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  options,
  value,
  onChange,
  onSearch,
  onText,
  defaultText,
  placeholder,
  isDisabled = false,
  autoFocus = false,
}: ComboBoxProps) {
  return (
    <AriaComboBox
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      {...(onSearch ? { items: options } : { defaultItems: options })}
      {...(defaultText === undefined ? {} : { defaultInputValue: defaultText })}
      onInputChange={(text) => {
        onSearch?.(text);
        onText?.(text);
      }}
      allowsCustomValue={onText !== undefined}
      allowsEmptyCollection
      menuTrigger="input"
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
        <Group className={field.box}>
          <Input className={field.bare} {...(placeholder ? { placeholder } : {})} />
          <Button className={field.boxButton}>
            <ChevronDown aria-hidden className={field.icon} />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={surface.surface} offset={4}>
        <ListBox
          className={surface.list}
          renderEmptyState={() => <div className={surface.empty}>{t('kit.no_options')}</div>}
        >
          {(option: Option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={surface.item}>
              {({ isSelected }) => (
                <>
                  <span className={surface.words}>
                    {option.label}
                    {option.hint ? <span className={surface.hint}>{option.hint}</span> : null}
                  </span>
                  {isSelected ? <Check aria-hidden className={surface.tick} /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
