import { Archive, Building2, type LucideIcon, Search, UserRound, Waypoints } from 'lucide-react';
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useRead } from '#api';
import { go, useCurrentActions, useScope, useSelection } from '#context';
import { t } from '#i18n';
import { cx, Kbd } from '#kit';
import styles from './Palette.module.css';
import { rank } from './rank';

interface Entry {
  id: string;
  label: string;
  hint?: string;
  keys?: string;
  icon?: LucideIcon;
  run(): void;
}

interface Section {
  id: string;
  heading: string;
  entries: Entry[];
}

/** Every action and everybody by name, from the keyboard. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      isDismissable
      className={styles.veil}
      data-modal
    >
      <Modal className={styles.modal}>
        <Dialog aria-label={t('shell.palette.title')} className={styles.dialog}>
          <Finder onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What there is for the text, once all of it is known: what is found and what can be done come together. */
interface Offer {
  sections: Section[];
  /** Whether it is for the text as it is now, and not for one before it. */
  isSettled: boolean;
  /** Why nothing could be looked for, where that is so: what there is then is but half of it. */
  failure: string | null;
}

function useOffer(text: string): Offer {
  const actions = useCurrentActions();
  const { setProject } = useScope();
  const { open } = useSelection();
  const sought = useDeferredValue(text.trim());
  const search = useRead('search_everywhere', { text: sought, limit: 20 }, { enabled: sought.length > 0 });
  const found = search.data;
  const isSettled = sought === text.trim() && (sought === '' || !search.isPending);

  const offered = rank(
    actions
      .filter((action) => !action.hidden && !action.disabled)
      .sort((a, b) => Number(a.everywhere ?? false) - Number(b.everywhere ?? false)),
    text,
    (action) => action.label,
  ).map(({ id, label, keys, run }) => ({ id: `action-${id}`, label, run, ...(keys ? { keys } : {}) }));
  const hits: Entry[] =
    sought.length === 0 || !found
      ? []
      : [
          ...found.projects.map(({ id, name }) => ({
            id: `project-${id}`,
            label: name,
            hint: t('shell.palette.project'),
            icon: Waypoints,
            run: () => setProject({ id, name }),
          })),
          ...found.stakeholders.map(({ id, name, role, unit, archived }) => ({
            id: `stakeholder-${id}`,
            label: name,
            hint: [archived ? t('shell.palette.archived') : '', role, unit].filter(Boolean).join(' · '),
            icon: archived ? Archive : UserRound,
            run: () => open(id),
          })),
          ...found.units.map(({ id, name }) => ({
            id: `unit-${id}`,
            label: name,
            hint: t('shell.palette.unit'),
            icon: Building2,
            run: () => go('people', `unit:${id}`),
          })),
        ];
  const now = [
    { id: 'found', heading: t('shell.palette.found'), entries: hits },
    { id: 'actions', heading: t('shell.palette.actions'), entries: offered },
  ].filter(({ entries }) => entries.length > 0);
  // The list of the text before stays until then: a first line that changes under the finger would be the wrong one.
  const settled = useRef(now);
  if (isSettled) {
    settled.current = now;
  }
  return {
    sections: settled.current,
    isSettled,
    failure: isSettled ? (search.error?.message ?? null) : null,
  };
}

function Finder({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('');
  const { sections, isSettled, failure } = useOffer(text);
  // Enter was pressed before the list for what was typed was there: its first line is meant.
  const [isAwaited, setAwaited] = useState(false);
  const run = (entry: Entry | undefined) => {
    onClose();
    entry?.run();
  };
  const runFirst = useEffectEvent(() => {
    const first = sections[0]?.entries[0];
    setAwaited(false);
    // Where nothing could be looked for, the first line may not be the one that is meant: it is chosen knowingly.
    if (first && failure === null) {
      run(first);
    }
  });
  useEffect(() => {
    if (isAwaited && isSettled) {
      runFirst();
    }
  }, [isAwaited, isSettled]);
  return (
    <Autocomplete
      inputValue={text}
      onInputChange={(next) => {
        setAwaited(false);
        setText(next);
      }}
    >
      <TextField aria-label={t('shell.palette.title')} autoFocus className={styles.field}>
        <Search aria-hidden className={styles.icon} />
        <Input
          placeholder={t('shell.palette.placeholder')}
          className={styles.input}
          onKeyDownCapture={(event) => {
            if (event.key === 'Enter' && !isSettled) {
              event.preventDefault();
              event.stopPropagation();
              setAwaited(true);
            }
          }}
        />
      </TextField>
      {failure === null ? null : (
        <p role="alert" className={styles.none}>
          {t('shell.palette.failed', { message: failure })}
        </p>
      )}
      <Menu
        aria-label={t('shell.palette.results')}
        className={styles.menu}
        onAction={(key) => run(sections.flatMap(({ entries }) => entries).find(({ id }) => id === key))}
        renderEmptyState={() => <p className={styles.none}>{t('shell.palette.none', { text })}</p>}
      >
        {sections.map((section) => (
          <MenuSection key={section.id} id={section.id} aria-label={section.heading}>
            <Header className={styles.heading}>{section.heading}</Header>
            {section.entries.map(({ id, label, hint, keys, icon: Icon }) => (
              <MenuItem key={id} id={id} textValue={label} className={cx(styles.item)}>
                {Icon ? <Icon aria-hidden className={styles.itemIcon} /> : null}
                <span className={styles.label}>{label}</span>
                {hint ? <span className={styles.hint}>{hint}</span> : null}
                {keys ? <Kbd keys={keys} /> : null}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}
