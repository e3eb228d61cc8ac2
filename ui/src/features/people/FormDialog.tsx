import { type ReactNode, useState } from 'react';
import { Failure } from '#api';
import { Private, useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner } from '#kit';
import styles from './People.module.css';

export interface FormDialogProps {
  title: string;
  save: string;
  onClose(): void;
  /** Keeps what was entered; what it throws is shown and the dialog stays. False stays as well. */
  onSave(): Promise<unknown> | false;
  /** Something that must be answered before anything is destroyed. */
  isDanger?: boolean;
  isDisabled?: boolean;
  /** What it is about just now: why it failed is said no longer when that changes. */
  about?: string;
  /** What is kept when it fails, where that is not everything. */
  kept?: string;
  /** What is entered tells what is thought of somebody: while Discreet is on it waits out of sight. */
  isPrivate?: boolean;
  size?: 's' | 'm' | 'l';
  children: ReactNode;
}

/** A dialog with a form: Enter saves, Escape leaves everything as it was. */
export function FormDialog({
  title,
  save,
  onClose,
  onSave,
  isDanger = false,
  isDisabled: isGiven = false,
  about = '',
  kept,
  isPrivate = false,
  size = 's',
  children,
}: FormDialogProps) {
  const isDisabled = useDiscreet() && isPrivate ? true : isGiven;
  const [failed, setFailed] = useState<{ about: string; failure: Failure } | null>(null);
  const failure = failed?.about === about ? failed.failure : null;
  const [busy, setBusy] = useState(false);
  const submit = () => {
    if (busy || isDisabled) {
      return;
    }
    const saving = onSave();
    if (saving === false) {
      return;
    }
    setBusy(true);
    setFailed(null);
    saving
      .then(onClose)
      .catch((thrown) => setFailed({ about, failure: Failure.from(thrown) }))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size={size}
      mustAnswer={isDanger}
      isBusy={busy}
      footer={
        <>
          <Button isDisabled={busy} onPress={onClose} autoFocus={isDanger}>
            {t('kit.cancel')}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isPending={busy}
            isDisabled={isDisabled}
            onPress={submit}
          >
            {save}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {failure ? <ErrorBanner failure={failure} {...(kept === undefined ? {} : { kept })} /> : null}
        {isPrivate ? <Private>{children}</Private> : children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
