import type { Ref } from 'react';
import type { ImportRow } from '#bindings/ImportRow';
import { Private, useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Select, Table } from '#kit';
import { FateBadge } from '../fates';
import type { Work } from '../store';
import styles from './RowDetail.module.css';
import { actionsOf, treatmentOf, treatRow } from './RowsGrid';
import { detailOf, fateOf, isTicked, whereIs } from './rows';

export interface RowDetailProps {
  work: Work;
  row: ImportRow | undefined;
  ref: Ref<HTMLElement>;
}

/** The row the grid stands on, in full. */
export function RowDetail({ work, row, ref }: RowDetailProps) {
  return (
    <aside ref={ref} aria-label={t('import.check.detail')} className={styles.detail}>
      {row ? <Row work={work} row={row} /> : <p className={styles.faint}>{t('import.check.pick')}</p>}
    </aside>
  );
}

function Row({ work, row }: { work: Work; row: ImportRow }) {
  const fate = fateOf(work, row);
  const { matched, changes, remarks } = row;
  const detail = detailOf(row, useDiscreet());
  return (
    <>
      <header className={styles.head}>
        <div className={styles.line}>
          <FateBadge fate={fate} />
          <span className={styles.faint}>{whereIs(work, row)}</span>
        </div>
        <h4 className={styles.name} data-selectable>
          {row.name === '' ? t('import.check.unnamed') : row.name}
        </h4>
        {detail === '' ? null : (
          <p className={styles.soft} data-selectable>
            {detail}
          </p>
        )}
      </header>
      {remarks.length > 0 ? (
        <section className={styles.part}>
          <h5 className={styles.title}>
            {t(fate === 'refused' ? 'import.check.why_refused' : 'import.check.remarks')}
          </h5>
          <Private>
            <ul className={styles.remarks}>
              {remarks.map(({ field, reason }) => (
                <li key={`${field} ${reason}`} data-selectable>
                  {field === '' ? null : <strong>{field}: </strong>}
                  {reason}
                </li>
              ))}
            </ul>
          </Private>
        </section>
      ) : null}
      {matched ? (
        <section className={styles.part}>
          <h5 className={styles.title}>{t('import.check.matched')}</h5>
          <p data-selectable>
            {matched.name} <span className={styles.faint}>{t(`import.check.matched_by.${matched.by}`)}</span>
          </p>
        </section>
      ) : null}
      {changes.length > 0 ? (
        <section className={styles.part}>
          <h5 className={styles.title}>{t('import.check.changes')}</h5>
          <Private>
            <Table
              caption={t('import.check.changes_caption', { name: row.name })}
              className={styles.changes}
              rows={changes}
              rowKey={({ field }) => field}
              columns={[
                {
                  key: 'field',
                  header: t('import.check.field'),
                  isRowHeader: true,
                  render: ({ field }) => field,
                },
                {
                  key: 'old',
                  header: t('import.check.old'),
                  render: ({ old }) =>
                    old === '' ? (
                      <span className={styles.faint}>{t('import.check.nothing')}</span>
                    ) : (
                      <s>{old}</s>
                    ),
                },
                {
                  key: 'new',
                  header: t('import.check.new'),
                  render: (change) =>
                    change.new === '' ? (
                      <span className={styles.faint}>{t('import.check.nothing')}</span>
                    ) : (
                      change.new
                    ),
                },
              ]}
            />
          </Private>
        </section>
      ) : null}
      {changes.length === 0 && remarks.length === 0 ? <Plain fate={fate} isNew={matched === null} /> : null}
      {isTicked(work, row) === undefined ? null : (
        <Select
          label={t('import.check.treat')}
          options={actionsOf(row).map((id) => ({ id, label: t(`import.check.action.${id}`) }))}
          value={treatmentOf(work, row)}
          onChange={(action) => treatRow(row, action)}
        />
      )}
    </>
  );
}

function Plain({ fate, isNew }: { fate: ImportRow['fate']; isNew: boolean }) {
  const said =
    fate === 'left_out'
      ? t('import.check.by_hand')
      : fate === 'created' && isNew
        ? t('import.check.as_new')
        : fate === 'skipped'
          ? t('import.check.as_it_is')
          : '';
  return said === '' ? null : <p className={styles.soft}>{said}</p>;
}
