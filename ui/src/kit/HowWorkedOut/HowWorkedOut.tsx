import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDate, t } from '#i18n';
import { IconButton } from '../IconButton/IconButton';
import { Popover } from '../Popover/Popover';
import styles from './HowWorkedOut.module.css';

export interface HowWorkedOutProps {
  /** The figure's name: "Readiness index". */
  what: string;
  /** The rule in a sentence or two. */
  rule: ReactNode;
  /** What went in, each with its value. */
  inputs?: readonly { label: string; value: ReactNode }[];
  n?: number;
  /** One date, or the first and the last, `YYYY-MM-DD`. */
  dates?: readonly string[];
  children?: ReactNode;
}

/** The question mark beside every figure. */
export function HowWorkedOut({ what, rule, inputs = [], n, dates = [], children }: HowWorkedOutProps) {
  const title = t('kit.worked_out_about', { what });
  return (
    <Popover label={title} trigger={<IconButton icon={CircleHelp} label={title} size="s" />}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.rule} data-selectable>
        {rule}
      </div>
      <dl className={styles.inputs}>
        {inputs.map((input) => (
          <div key={input.label} className={styles.row}>
            <dt>{input.label}</dt>
            <dd>{input.value}</dd>
          </div>
        ))}
        {n === undefined ? null : (
          <div className={styles.row}>
            <dt>{t('kit.n_label')}</dt>
            <dd>{n}</dd>
          </div>
        )}
        {dates.length > 0 ? (
          <div className={styles.row}>
            <dt>{t('kit.dates')}</dt>
            <dd>{[...new Set(dates)].map(formatDate).join(' – ')}</dd>
          </div>
        ) : null}
      </dl>
      {children}
    </Popover>
  );
}
