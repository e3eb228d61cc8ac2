import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { TextField as AriaTextField, Button, Group, Input } from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import { FieldParts, type FieldProps } from '../Field/Field';
import field from '../Field/Field.module.css';

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  /** A password there is, or one to be made: for what keeps passwords on this machine. */
  kind?: 'current' | 'new';
  autoFocus?: boolean;
  isDisabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A password: hidden while it is typed, unless it is to be seen; says when capital letters are locked. */
export function PasswordField({
  label,
  hideLabel = false,
  description,
  error,
  isRequired = false,
  className,
  value,
  onChange,
  kind = 'current',
  autoFocus = false,
  isDisabled = false,
  inputRef,
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const look = (event: KeyboardEvent) => setCapitals(event.getModifierState('CapsLock'));
  const said = capitals ? t('kit.password.capitals') : description;
  return (
    <AriaTextField
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
      spellCheck="false"
      className={cx(field.field, className)}
    >
      <FieldParts
        label={label}
        hideLabel={hideLabel}
        error={error}
        isRequired={isRequired}
        {...(said ? { description: said } : {})}
      >
        <Group className={field.box}>
          <Input
            ref={inputRef}
            className={field.bare}
            autoCapitalize="off"
            autoCorrect="off"
            onKeyDown={look}
            onKeyUp={look}
          />
          <Button
            className={field.boxButton}
            aria-label={t(shown ? 'kit.password.hide' : 'kit.password.show')}
            onPress={() => setShown(!shown)}
          >
            {shown ? (
              <EyeOff aria-hidden className={field.icon} />
            ) : (
              <Eye aria-hidden className={field.icon} />
            )}
          </Button>
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}
