import { Check, CircleAlert, CircleHelp, Minus } from 'lucide-react';
import { formatNumber, t } from '#i18n';
import { ChoiceList, cx } from '#kit';
import { showSheet } from '../store';
import type { SheetView } from './model';
import styles from './SheetList.module.css';

/** The sheets of a workbook; arrows go from one to the next. */
export function SheetList({ sheets, shown }: { sheets: readonly SheetView[]; shown: number }) {
  return (
    <div className={styles.rail}>
      <ChoiceList
        label={t('import.columns.sheets')}
        value={String(shown)}
        onChange={(id) => showSheet(Number(id))}
        items={sheets.map((view) => ({
          id: String(view.at),
          label: view.name,
          content: <Sheet view={view} />,
        }))}
      />
    </div>
  );
}

function Sheet({ view }: { view: SheetView }) {
  const { sheet, look, isIn } = view;
  const open = view.faults.length > 0 || view.columns.some(({ faults }) => faults.length > 0);
  return (
    <div className={cx(styles.sheet, !isIn && styles.out)}>
      {isIn ? <Check aria-hidden className={styles.mark} /> : <Minus aria-hidden className={styles.mark} />}
      <span className={styles.words}>
        <span className={styles.name} title={view.name}>
          {view.name}
        </span>
        <span className={styles.hint}>
          {sheet.about === null
            ? t('import.columns.sheet_out')
            : t(`import.columns.about_list.${sheet.about}`)}
          {look.hidden ? ` · ${t('import.columns.hidden')}` : ''}
        </span>
      </span>
      {open ? (
        <CircleAlert aria-label={t('import.columns.faults')} className={styles.bad} />
      ) : view.questions.length > 0 ? (
        <CircleHelp
          aria-label={t('import.columns.question_count', { count: view.questions.length })}
          className={styles.ask}
        />
      ) : null}
      <span className={styles.count}>{formatNumber(isIn ? look.rows : look.height)}</span>
    </div>
  );
}
