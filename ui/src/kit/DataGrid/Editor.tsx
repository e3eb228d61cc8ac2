import { useEffect, useRef, useState } from 'react';
import { t } from '#i18n';
import { later } from '../later';
import styles from './DataGrid.module.css';

export type Move = 'stay' | 'next' | 'previous';

export interface EditorProps {
  column: string;
  value: string;
  numeric: boolean;
  onKeep(value: string, move: Move): void;
  onCancel(): void;
}

/** A cell being typed into. */
export function TextEditor({ column, value, numeric, onKeep, onCancel }: EditorProps) {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(value.length, value.length);
  }, [value.length]);
  const end = (act: () => void) => {
    if (!ended.current) {
      ended.current = true;
      act();
    }
  };
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={t('kit.grid.edit', { column })}
      inputMode={numeric ? 'decimal' : 'text'}
      spellCheck={!numeric}
      autoComplete="off"
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) {
          return;
        }
        if (event.key === 'Enter') {
          event.preventDefault();
          end(() => onKeep(draft, 'stay'));
        } else if (event.key === 'Tab') {
          event.preventDefault();
          end(() => onKeep(draft, event.shiftKey ? 'previous' : 'next'));
        } else if (event.key === 'Escape') {
          event.preventDefault();
          end(onCancel);
        }
      }}
      onBlur={() => end(() => onKeep(draft, 'stay'))}
    />
  );
}

export const ChoiceEditor = later(async () => (await import('./ChoiceEditor')).ChoiceEditor);
