import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Badge, Button, Checkbox, ComboBox, Dialog, IconButton, TextField } from '#kit';
import { withColumn } from '../mapping';
import { mend } from '../store';
import { meaningsOf } from './meanings';
import { type ColumnView, shortName } from './model';
import styles from './ValuesDialog.module.css';

interface Line {
  written: string;
  meaning: string;
  /** The value is to be read as if its cell were empty. */
  nothing: boolean;
  isUnreadable: boolean;
  /** Added here, not seen among the samples. */
  isAdded: boolean;
}

function linesOf({ column, look }: ColumnView): Line[] {
  const values = column.values ?? {};
  const unreadable = look?.unreadable_samples ?? [];
  const seen = [...new Set([...unreadable, ...(look?.samples ?? []), ...Object.keys(values)])];
  return seen.map((written) => ({
    written,
    meaning: values[written] ?? '',
    nothing: values[written] === '',
    isUnreadable: unreadable.includes(written),
    isAdded: false,
  }));
}

export interface ValuesDialogProps {
  at: number;
  view: ColumnView;
  onClose(): void;
}

/** What single values of a column mean, said by hand. */
export function ValuesDialog({ at, view, onClose }: ValuesDialogProps) {
  const [lines, setLines] = useState(() => linesOf(view));
  const [added, setAdded] = useState('');
  const options = meaningsOf(view.column.target);
  const change = (at: number, to: Partial<Line>) =>
    setLines((now) => now.map((line, index) => (index === at ? { ...line, ...to } : line)));
  const add = () => {
    const written = added.trim();
    if (written !== '' && !lines.some((line) => line.written === written)) {
      setLines([...lines, { written, meaning: '', nothing: false, isUnreadable: false, isAdded: true }]);
    }
    setAdded('');
  };
  const save = () => {
    const values = Object.fromEntries(
      lines
        .filter(({ meaning, nothing }) => nothing || meaning.trim() !== '')
        .map(({ written, meaning, nothing }) => [written, nothing ? '' : meaning.trim()]),
    );
    mend((mapping) =>
      withColumn(mapping, at, view.column.index, ({ values: _, ...now }) =>
        Object.keys(values).length === 0 ? now : { ...now, values },
      ),
    );
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('import.values.title', { heading: shortName(view) })}
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('import.values.save')}
          </Button>
        </>
      }
    >
      <Private>
        <div className={styles.body}>
          <p className={styles.lead}>{t('import.values.lead')}</p>
          {lines.length === 0 ? <p className={styles.lead}>{t('import.values.none')}</p> : null}
          <ul className={styles.lines}>
            {lines.map((line, index) => (
              <li key={line.written} className={styles.line}>
                <span className={styles.written} title={line.written}>
                  {line.written}
                </span>
                {line.isUnreadable ? <Badge tone="amber">{t('import.values.unreadable')}</Badge> : <span />}
                <Meaning
                  label={t('import.values.means_of', { value: line.written })}
                  options={options}
                  value={line.meaning}
                  isDisabled={line.nothing}
                  onChange={(meaning) => change(index, { meaning })}
                />
                <Checkbox
                  aria-label={t('import.values.nothing_of', { value: line.written })}
                  isSelected={line.nothing}
                  onChange={(nothing) => change(index, { nothing })}
                >
                  {t('import.values.nothing')}
                </Checkbox>
                {line.isAdded ? (
                  <IconButton
                    icon={X}
                    size="s"
                    label={t('import.values.remove', { value: line.written })}
                    onPress={() => setLines(lines.filter((each) => each !== line))}
                  />
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
          <form
            className={styles.add}
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <TextField
              className={styles.addField ?? ''}
              label={t('import.values.add_label')}
              value={added}
              onChange={setAdded}
            />
            <Button type="submit" icon={Plus} isDisabled={added.trim() === ''}>
              {t('import.values.add')}
            </Button>
          </form>
        </div>
      </Private>
    </Dialog>
  );
}

interface MeaningProps {
  label: string;
  options: readonly string[];
  value: string;
  isDisabled: boolean;
  onChange(meaning: string): void;
}

/** Words to choose from where the field has words of its own; any text otherwise. */
function Meaning({ label, options, value, isDisabled, onChange }: MeaningProps) {
  const [picked, setPicked] = useState(options.includes(value) ? value : null);
  if (options.length === 0) {
    return (
      <TextField
        label={label}
        hideLabel
        placeholder={t('import.values.usual')}
        value={value}
        onChange={onChange}
        isDisabled={isDisabled}
      />
    );
  }
  return (
    <ComboBox
      label={label}
      hideLabel
      options={options.map((each) => ({ id: each, label: each }))}
      value={picked}
      defaultText={value}
      placeholder={t('import.values.usual')}
      onChange={(id) => {
        setPicked(id);
        if (id !== null) {
          onChange(id);
        }
      }}
      onText={onChange}
      isDisabled={isDisabled}
    />
  );
}
