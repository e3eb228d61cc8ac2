import { type FormEvent, type ReactNode, useId } from 'react';
import { t } from '#i18n';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { ErrorBanner } from '../ErrorBanner/ErrorBanner';
import type { Refusal } from '../failure';
import styles from './FormDialog.module.css';

export interface FormDialogProps {
  title: string;
  /** The verb on the main button. */
  save: string;
  onSave(): void;
  onClose(): void;
  failure: Refusal | null;
  /** Fields of the form: what is wrong with them is said beside them, not above. */
  fields?: readonly string[];
  isPending: boolean;
  canSave?: boolean;
  size?: 's' | 'm' | 'l';
  children: ReactNode;
}

/** A form in a dialog, in two columns: Enter saves, Esc leaves everything as it was. */
export function FormDialog({
  title,
  save,
  onSave,
  onClose,
  failure,
  fields = [],
  isPending,
  canSave = true,
  size = 'm',
  children,
}: FormDialogProps) {
  const form = useId();
  const faults = failure?.fields ?? [];
  const saidBeside = faults.length > 0 && faults.every(({ field }) => fields.includes(field));
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
      size={size}
      isBusy={isPending}
      footer={
        <>
          <Button isDisabled={isPending} onPress={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button variant="primary" type="submit" form={form} isPending={isPending} isDisabled={!canSave}>
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

/** A row of a form that takes both columns. */
export function FormWide({ children }: { children: ReactNode }) {
  return <div className={styles.wide}>{children}</div>;
}
