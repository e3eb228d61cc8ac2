import { MessageSquareWarning, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ImportPlan } from '#bindings/ImportPlan';
import type { RowFate } from '#bindings/RowFate';
import { formatNumber, t } from '#i18n';
import { cx, Select, TextField } from '#kit';
import { FATES, fateIcon } from '../fates';
import type { Work } from '../store';
import styles from './Filters.module.css';
import type { RowFilter } from './rows';

const EVERY = 'every';
const REST_MS = 120;

export interface FiltersProps {
  work: Work;
  plan: ImportPlan;
  filter: RowFilter;
  onFilter(filter: RowFilter): void;
}

/** The counts of the plan; each is also a filter. */
export function Filters({ work, plan, filter, onFilter }: FiltersProps) {
  const { fates, remarked, sheet, text } = filter;
  const isAll = fates.length === 0 && !remarked;
  const toggle = (fate: RowFate) =>
    onFilter({
      ...filter,
      fates: fates.includes(fate) ? fates.filter((each) => each !== fate) : [...fates, fate],
    });
  const taken = work.look.sheets.flatMap(({ name }, at) =>
    work.mapping.sheets[at]?.about == null ? [] : [{ id: String(at), label: name }],
  );
  return (
    <div className={styles.filters}>
      <fieldset className={styles.chips}>
        <legend className="visually-hidden">{t('import.check.fates')}</legend>
        <button
          type="button"
          aria-pressed={isAll}
          className={styles.chip}
          onClick={() => onFilter({ ...filter, fates: [], remarked: false })}
        >
          {t('import.check.all')} <span className={styles.count}>{formatNumber(plan.rows)}</span>
        </button>
        {FATES.map((fate) => {
          const Icon = fateIcon(fate);
          const count = plan[fate];
          return (
            <button
              key={fate}
              type="button"
              aria-pressed={fates.includes(fate)}
              className={cx(styles.chip, styles[fate], count === 0 && styles.zero)}
              onClick={() => toggle(fate)}
            >
              <Icon aria-hidden className={styles.icon} />
              {t(`import.check.fate.${fate}`)} <span className={styles.count}>{formatNumber(count)}</span>
            </button>
          );
        })}
        <button
          type="button"
          aria-pressed={remarked}
          className={styles.chip}
          onClick={() => onFilter({ ...filter, remarked: !remarked })}
        >
          <MessageSquareWarning aria-hidden className={styles.icon} />
          {t('import.check.remarked')}
        </button>
      </fieldset>
      <span className={styles.space} />
      {taken.length > 1 ? (
        <Select
          label={t('import.check.sheet')}
          hideLabel
          quiet
          className={styles.sheet ?? ''}
          options={[{ id: EVERY, label: t('import.check.every_sheet') }, ...taken]}
          value={sheet === null ? EVERY : String(sheet)}
          onChange={(id) => onFilter({ ...filter, sheet: id === EVERY ? null : Number(id) })}
        />
      ) : null}
      <Finder text={text} onText={(next) => onFilter({ ...filter, text: next })} />
    </div>
  );
}

/** Finds when the typing rests. */
function Finder({ text, onText }: { text: string; onText(text: string): void }) {
  const [draft, setDraft] = useState(text);
  const say = useRef(onText);
  say.current = onText;
  const said = useRef(text);
  useEffect(() => {
    const wait = setTimeout(() => {
      if (draft !== said.current) {
        said.current = draft;
        say.current(draft);
      }
    }, REST_MS);
    return () => clearTimeout(wait);
  }, [draft]);
  return (
    <div className={styles.finder}>
      <Search aria-hidden className={styles.finderIcon} />
      <TextField
        className={styles.finderField ?? ''}
        type="search"
        label={t('import.check.search')}
        hideLabel
        placeholder={t('import.check.search')}
        value={draft}
        onChange={setDraft}
        onKeyDown={(event) => {
          // Escape empties the field; only then does it ask to close the window.
          if (event.key === 'Escape' && draft !== '') {
            setDraft('');
          } else {
            event.continuePropagation();
          }
        }}
      />
    </div>
  );
}
