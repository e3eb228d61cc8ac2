import { formatNumber, t } from '#i18n';
import type { ImportOutcome } from '../model';
import styles from './Import.module.css';

const MADE = ['people', 'roles', 'groups', 'organisations', 'units', 'ties', 'assessments'] as const;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export interface AccountProps {
  outcome: ImportOutcome;
  size?: number;
  /** It was done, not only tried. */
  isDone?: boolean;
}

/** Every row accounted for: created, updated, left alone, refused. */
export function Account({ outcome, isDone = false }: AccountProps) {
  const fates = [
    ['created', outcome.created],
    ['updated', outcome.updated],
    ['skipped', outcome.skipped],
    ['refused', outcome.refused.length],
  ] as const;
  const parts = MADE.filter((part) => outcome.made[part] > 0).map((part) =>
    t(`people.in.made_part.${part}`, { count: outcome.made[part] }),
  );
  return (
    <section aria-label={t(isDone ? 'people.in.did' : 'people.in.would')} className={styles.account}>
      <dl className={styles.fates}>
        <div className={styles.fate}>
          <dt>{t('people.in.in_file')}</dt>
          <dd>{formatNumber(outcome.rows)}</dd>
        </div>
        {fates.map(([fate, count]) => (
          <div key={fate} className={styles.fate} data-none={count === 0} data-fate={fate}>
            <dt>{t(`people.in.fate.${fate}`)}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.makes}>
        {parts.length === 0
          ? t('people.in.makes_nothing')
          : t(isDone ? 'people.in.made' : 'people.in.makes', { what: list.format(parts) })}
      </p>
    </section>
  );
}
