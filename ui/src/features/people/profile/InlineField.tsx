import { useEffect, useRef, useState } from 'react';
import { cx, reasonOf, TextArea, TextField } from '#kit';
import styles from './Profile.module.css';

export interface InlineFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  hideLabel?: boolean;
  className?: string;
  /** Several lines; Ctrl+Enter keeps. */
  isLong?: boolean;
  /** Keeps the new value; what it throws is shown and what was typed stays. */
  onKeep(value: string): Promise<unknown>;
}

/** A value that is edited where it stands: leaving the field or Enter keeps it, Escape leaves it as it was. */
export function InlineField({
  label,
  value,
  placeholder,
  hideLabel = false,
  className,
  isLong = false,
  onKeep,
}: InlineFieldProps) {
  const [draft, setDraft] = useState(value);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const kept = useRef(value);

  useEffect(() => {
    kept.current = value;
    setDraft(value);
    setFault(undefined);
  }, [value]);

  const keep = () => {
    if (draft === kept.current) {
      setFault(undefined);
      return;
    }
    const before = kept.current;
    kept.current = draft;
    setFault(undefined);
    onKeep(draft).catch((thrown) => {
      kept.current = before;
      setFault(reasonOf(thrown));
    });
  };
  const leave = () => {
    setDraft(kept.current);
    setFault(undefined);
  };

  const shared = {
    label,
    value: draft,
    onChange: setDraft,
    onBlur: keep,
    error: fault,
    hideLabel,
    className: cx(styles.inline, className),
    ...(placeholder ? { placeholder } : {}),
    onKeyDown: (event: { key: string; ctrlKey: boolean; metaKey: boolean; continuePropagation(): void }) => {
      if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
        keep();
      } else if (event.key === 'Escape' && draft !== kept.current) {
        leave();
      } else {
        event.continuePropagation();
      }
    },
  };
  return isLong ? <TextArea {...shared} rows={2} /> : <TextField {...shared} />;
}

/** The same, only to be read. */
export function ReadField({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.read}>
      <dt className={styles.readLabel}>{label}</dt>
      <dd className={styles.readValue} data-selectable>
        {value || <span className={styles.faint}>–</span>}
      </dd>
    </div>
  );
}

/** A number as it is typed. */
export const plainNumber = (value: number | null): string => (value === null ? '' : String(value));
