import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Badge, cx, IconButton, Table, type TableColumn } from '#kit';
import styles from './Becomes.module.css';
import type { SheetView } from './model';

type Row = SheetView['look']['becomes'][number];

/** The first rows of a sheet as they will become. */
export function Becomes({ view, isAsking }: { view: SheetView; isAsking: boolean }) {
  const [isShown, setShown] = useState(true);
  const rows = view.look.becomes;
  return (
    <section aria-label={t('import.columns.preview')} className={styles.becomes}>
      <header className={styles.head}>
        <h4 className={styles.title}>{t('import.columns.preview')}</h4>
        {rows.length > 0 ? (
          <span className={styles.faint}>{t('import.columns.preview_rows', { count: rows.length })}</span>
        ) : null}
        <span className={styles.toggle}>
          <IconButton
            icon={isShown ? ChevronDown : ChevronUp}
            size="s"
            label={t(isShown ? 'import.columns.preview_hide' : 'import.columns.preview_show')}
            aria-expanded={isShown}
            onPress={() => setShown(!isShown)}
          />
        </span>
      </header>
      {!isShown ? null : rows.length === 0 ? (
        <p className={styles.none}>{t('import.columns.preview_none')}</p>
      ) : (
        <section
          className={cx(styles.scroll, isAsking && styles.stale)}
          aria-label={t('import.columns.preview_caption')}
          aria-busy={isAsking}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
        >
          <Private>
            <Table
              caption={t('import.columns.preview_caption')}
              className={styles.table}
              rows={rows}
              rowKey={(row) => String(row.line)}
              columns={columnsOf(rows)}
            />
          </Private>
        </section>
      )}
    </section>
  );
}

/** Every field that any of the rows has, in the order they first appear. */
function columnsOf(rows: readonly Row[]): TableColumn<Row>[] {
  const labels = [...new Set(rows.flatMap(({ values }) => values.map(({ label }) => label)))];
  return [
    {
      key: 'line',
      header: t('import.columns.preview_line'),
      numeric: true,
      width: '4rem',
      render: (row) => row.line,
    },
    ...labels.map((label, index) => ({
      key: `field ${label}`,
      header: (
        <span className={styles.cell} title={label}>
          {label}
        </span>
      ),
      isRowHeader: index === 0,
      render: (row: Row) => {
        const value = row.values.find((each) => each.label === label)?.value ?? '';
        return index === 0 && row.refused !== '' ? (
          <span className={styles.refused}>
            <Badge tone="red" title={row.refused}>
              {t('import.check.fate_row.refused')}
            </Badge>
            <span className={styles.cell} title={value || row.refused}>
              {value || row.refused}
            </span>
          </span>
        ) : (
          <span className={styles.cell} title={value}>
            {value}
          </span>
        );
      },
    })),
  ];
}
