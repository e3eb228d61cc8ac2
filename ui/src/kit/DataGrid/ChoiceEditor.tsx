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
import type { Move } from './Editor';

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
