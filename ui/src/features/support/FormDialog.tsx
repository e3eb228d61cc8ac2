import { type FormEvent, type ReactNode, useId } from 'react';
import type { Failure } from '#api';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner } from '#kit';
import styles from './Support.module.css';

export interface FormDialogProps {
  title: string;
  save: string;
  onSave(): void;
  onClose(): void;
  failure: Failure | null;
  /** Fields of the form: what is wrong with them is said beside them. */
  fields?: readonly string[];
  isPending: boolean;
  canSave?: boolean;
  children: ReactNode;
}

/** A form in a dialog: Enter saves, Esc leaves everything as it was. */
export function FormDialog({
  title,
  save,
  onSave,
  onClose,
  failure,
  fields = [],
  isPending,
  canSave = true,
  children,
}: FormDialogProps) {
  const form = useId();
  const saidBeside = failure?.fields.length && failure.fields.every(({ field }) => fields.includes(field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSave && !isPending) {
      onSave();
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!canSave || isPending}>
            {save}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        {failure && !saidBeside ? (
          <div className={styles.wide}>
            <ErrorBanner failure={failure} />
          </div>
        ) : null}
        {children}
        {/* Enter in a field saves, wherever the visible button stands. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
