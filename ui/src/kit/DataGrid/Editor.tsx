import { useEffect, useRef, useState } from 'react';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  TextField,
  useFilter,
} from 'react-aria-components';
import { t } from '#i18n';
import surface from '../Popover/surface.module.css';
import type { Option } from '../Select/Select';
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

export interface ChoiceEditorProps {
  column: string;
  value: string;
  /** What was typed to begin: the first letters sought. */
  typed: string;
  options: readonly Option[];
  cell: React.RefObject<HTMLElement | null>;
  onKeep(value: string, move: Move): void;
  onCancel(): void;
}

/** From this many options one is found by typing. */
const MANY = 9;

/** A cell being chosen for. */
export function ChoiceEditor({ column, value, typed, options, cell, onKeep, onCancel }: ChoiceEditorProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const label = t('kit.grid.edit', { column });
  const isMany = options.length >= MANY;
  const list = (
    <ListBox
      aria-label={label}
      className={surface.list}
      autoFocus={!isMany}
      items={options}
      selectionMode="single"
      defaultSelectedKeys={[value]}
      // Choosing what is chosen already empties the selection: it stays as it was.
      onSelectionChange={(keys) => onKeep(keys === 'all' ? value : String([...keys][0] ?? value), 'stay')}
      renderEmptyState={() => <div className={surface.empty}>{t('kit.no_options')}</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={surface.item}>
          <span className={surface.words}>
            {option.label}
            {option.hint ? <span className={surface.hint}>{option.hint}</span> : null}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
  return (
    <Popover
      isOpen
      triggerRef={cell}
      placement="bottom start"
      offset={2}
      className={surface.surface}
      onOpenChange={(open) => {
        if (!open) {
          onCancel();
        }
      }}
    >
      {isMany ? (
        <Autocomplete filter={contains} defaultInputValue={typed}>
          <TextField aria-label={label} autoFocus className={styles.seek}>
            <Input className={styles.seekInput} />
          </TextField>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
    </Popover>
  );
}
