import type { RowRemark } from '#bindings/RowRemark';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Table } from '#kit';
import styles from './Done.module.css';

/** More than these are read in the file. */
const MOST = 200;

export interface RemarksProps {
  caption: string;
  heading: string;
  remarks: readonly RowRemark[];
}

/** Rows and what is to be known of them. */
export function Remarks({ caption, heading, remarks }: RemarksProps) {
  const rows = remarks.slice(0, MOST).map((remark, at) => ({ ...remark, at }));
  return (
    <>
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            key: 'where',
            header: t('import.done.where'),
            width: '12rem',
            render: ({ sheet, line }) => (
              <span className={styles.where} title={sheet}>
                {sheet === ''
                  ? t('import.check.row_of', { line })
                  : t('import.check.row_of_sheet', { sheet, line })}
              </span>
            ),
          },
          { key: 'column', header: t('import.done.column'), width: '10rem', render: ({ field }) => field },
          {
            key: 'reason',
            header: heading,
            isRowHeader: true,
            render: ({ reason }) => (
              <Private instead={<span className={styles.soft}>{t('discreet.hidden')}</span>}>
                <span className={styles.reason}>{reason}</span>
              </Private>
            ),
          },
        ]}
      />
      {remarks.length > MOST ? (
        <p className={styles.soft}>{t('import.done.more', { count: remarks.length - MOST })}</p>
      ) : null}
    </>
  );
}
