import { Check, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import {
  Autocomplete,
  Button,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import surface from '../Popover/surface.module.css';
import type { Option } from '../Select/Select';
import styles from './Picker.module.css';

export interface PickerGroup {
  id: string;
  heading: string;
  options: readonly Option[];
}

export interface PickerProps {
  /** What is being chosen; with the choice it is the accessible name. */
  label: string;
  /** The choice, as it is shown. */
  shown: string;
  value: string | null;
  groups: readonly PickerGroup[];
  onChange(id: string): void;
  /** Quieter: nothing much is chosen. */
  isFaint?: boolean;
  isInvalid?: boolean;
  className?: string;
}

/** One of many in groups, found by typing. Its list is made only when it opens, so that hundreds may stand together. */
export function Picker({
  label,
  shown,
  value,
  groups,
  onChange,
  isFaint = false,
  isInvalid = false,
  className,
}: PickerProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        aria-label={`${label}: ${shown}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        className={cx(styles.button, isFaint && styles.faint, isInvalid && styles.invalid, className)}
        onPress={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        <span className={styles.shown} title={shown}>
          {shown}
        </span>
        <ChevronDown aria-hidden className={styles.chevron} />
      </Button>
      <Popover
        isOpen={open}
        onOpenChange={setOpen}
        triggerRef={button}
        placement="bottom start"
        offset={4}
        className={cx(surface.surface, styles.popover)}
        aria-label={label}
      >
        <Choices
          label={label}
          value={value}
          groups={groups}
          onChoose={(id) => {
            setOpen(false);
            if (id !== value) {
              onChange(id);
            }
          }}
        />
      </Popover>
    </>
  );
}

interface ChoicesProps {
  label: string;
  value: string | null;
  groups: readonly PickerGroup[];
  onChoose(id: string): void;
}

function Choices({ label, value, groups, onChoose }: ChoicesProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={label} autoFocus className={styles.seek}>
        <Input
          type="text"
          role="combobox"
          aria-expanded
          className={styles.input}
          placeholder={t('kit.find')}
        />
      </SearchField>
      <ListBox
        aria-label={label}
        className={surface.list}
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          // Choosing what is chosen already empties the selection: it stays as it was.
          const [key] = keys === 'all' ? [] : [...keys];
          onChoose(key === undefined ? (value ?? '') : String(key));
        }}
        renderEmptyState={() => <div className={surface.empty}>{t('kit.no_options')}</div>}
      >
        {groups
          .filter(({ options }) => options.length > 0)
          .map((group) => (
            <ListBoxSection key={group.id} id={`group:${group.id}`}>
              <Header className={surface.heading}>{group.heading}</Header>
              {group.options.map((option) => (
                <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={surface.item}>
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
              ))}
            </ListBoxSection>
          ))}
      </ListBox>
    </Autocomplete>
  );
}
