import { Search, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { t } from '#i18n';
import { IconButton } from '#kit';
import { KINDS, type Kind } from '../model';
import styles from './Register.module.css';
import { useDebounced } from './useDebounced';

const REST_MS = 60;

export interface SearchBoxProps {
  text: string;
  onText(text: string): void;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Down or Escape: into the rows. */
  onLeave(): void;
  /** Enter: the first that is found. */
  onFirst(text: string): void;
}

/** Finds as one types. */
export function SearchBox({ text, onText, inputRef, onLeave, onFirst }: SearchBoxProps) {
  const [draft, setDraft] = useState(text);
  const rested = useDebounced(draft, REST_MS);
  const said = useRef(text);
  const tell = useRef(onText);
  tell.current = onText;

  useEffect(() => {
    if (rested !== said.current) {
      said.current = rested;
      tell.current(rested);
    }
  }, [rested]);

  // Cleared or set from elsewhere.
  useEffect(() => {
    if (text !== said.current) {
      said.current = text;
      setDraft(text);
    }
  }, [text]);

  const say = (next: string) => {
    said.current = next;
    onText(next);
  };
  const set = (next: string) => {
    setDraft(next);
    if (next === '') {
      say('');
    }
  };

  return (
    <div className={styles.search}>
      <Search aria-hidden className={styles.searchIcon} />
      <input
        ref={inputRef}
        className={styles.searchField}
        type="search"
        aria-label={t('people.search')}
        placeholder={t('people.search_placeholder')}
        value={draft}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft !== '') {
            event.stopPropagation();
            set('');
          } else if (event.key === 'Escape' || event.key === 'ArrowDown') {
            event.preventDefault();
            event.stopPropagation();
            say(draft);
            onLeave();
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.stopPropagation();
            say(draft);
            onFirst(draft);
          }
        }}
      />
      {draft === '' ? null : (
        <span className={styles.searchClear}>
          <IconButton
            icon={X}
            label={t('people.search_clear')}
            size="s"
            onPress={() => {
              set('');
              inputRef.current?.focus();
            }}
          />
        </span>
      )}
    </div>
  );
}

/** Kinds to show; none chosen shows all. */
export function KindChips({
  kinds,
  onChange,
}: {
  kinds: readonly Kind[];
  onChange(kinds: readonly Kind[]): void;
}) {
  return (
    <fieldset className={styles.chips} aria-label={t('people.kinds_label')}>
      {KINDS.map((kind) => {
        const on = kinds.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={on}
            className={styles.chip}
            onClick={() => onChange(on ? kinds.filter((each) => each !== kind) : [...kinds, kind])}
          >
            {t(`people.kinds.${kind}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
