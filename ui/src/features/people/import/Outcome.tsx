import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatNumber, t } from '#i18n';
import { Badge, Button, copyText, notify, Table, Tabs, TextField, toTsv } from '#kit';
import { fold, type ImportOutcome, type Remark } from '../model';
import { sayFailure } from '../write';
import styles from './Import.module.css';

type View = 'refused' | 'notes' | 'preview' | 'columns';

/** The details of an import: rows as they come in, columns, refusals and notes. */
export function Outcome({ outcome, isDone = false }: { outcome: ImportOutcome; isDone?: boolean }) {
  const [view, setView] = useState<View>(isDone ? 'refused' : 'preview');
  const tabs = [
    {
      id: 'preview' as const,
      label: t('people.in.preview'),
      content: <Preview outcome={outcome} />,
    },
    { id: 'columns' as const, label: t('people.in.columns'), content: <Columns outcome={outcome} /> },
    {
      id: 'refused' as const,
      label: t('people.in.refused', { count: outcome.refused.length }),
      content: (
        <Remarks
          caption={t('people.in.refused', { count: outcome.refused.length })}
          remarks={outcome.refused}
          heading={t('people.in.reason')}
          none={t('people.in.refused_none')}
        />
      ),
    },
    {
      id: 'notes' as const,
      label: t('people.in.notes', { count: outcome.notes.length }),
      content: (
        <Remarks
          caption={t('people.in.notes', { count: outcome.notes.length })}
          remarks={outcome.notes}
          heading={t('people.in.remark')}
          none={t('people.in.notes_none')}
        />
      ),
    },
  ];
  return (
    <Tabs<View>
      label={t('people.in.views')}
      value={view}
      onChange={setView}
      className={styles.tabs}
      tabs={isDone ? tabs.filter(({ id }) => id === 'refused' || id === 'notes') : tabs}
    />
  );
}

function Preview({ outcome }: { outcome: ImportOutcome }) {
  const rows = outcome.preview.map((row, at) => ({ ...row, at }));
  return (
    <div className={styles.scroll}>
      <p className={styles.faint}>{t('people.in.preview_some', { count: rows.length })}</p>
      <Table
        caption={t('people.in.preview_caption')}
        className={styles.table}
        rows={rows}
        rowKey={(row) => String(row.at)}
        columns={[
          { key: 'line', header: t('people.in.line'), numeric: true, render: (row) => row.line },
          {
            key: 'fate',
            header: t('people.in.what'),
            render: (row) => (
              <Badge tone={row.fate === 'refused' ? 'red' : row.fate === 'skipped' ? 'neutral' : 'accent'}>
                {t(`people.in.fate_row.${row.fate}`)}
              </Badge>
            ),
          },
          {
            key: 'name',
            header: t('people.column.name'),
            isRowHeader: true,
            render: (row) => row.name || '–',
          },
          {
            key: 'kind',
            header: t('people.column.kind'),
            render: (row) => t(`people.kind.${row.kind}`),
          },
          { key: 'role', header: t('people.column.role'), render: (row) => row.role },
          { key: 'unit', header: t('people.column.unit'), render: (row) => row.unit.join(' › ') },
          {
            key: 'headcount',
            header: t('people.column.headcount'),
            numeric: true,
            render: (row) => (row.headcount === null ? '' : formatNumber(row.headcount, 2)),
          },
        ]}
      />
    </div>
  );
}

const names: Readonly<Record<string, string>> = {
  name: t('people.in.field_name.name'),
  role: t('people.in.field_name.role'),
  grade: t('people.in.field_name.grade'),
  email: t('people.in.field_name.email'),
  phone: t('people.in.field_name.phone'),
  unit: t('people.in.field_name.unit'),
  kind: t('people.in.field_name.kind'),
  headcount: t('people.in.field_name.headcount'),
  reference: t('people.in.field_name.reference'),
  reports_to: t('people.in.field_name.reports_to'),
  notes: t('people.in.field_name.notes'),
  group: t('people.in.field_name.group'),
  project: t('people.in.field_name.project'),
  power: t('people.in.field_name.power'),
  interest: t('people.in.field_name.interest'),
};

/** A field in words; one that has none yet by its own name. */
function fieldName(field: string): string {
  const plain = field.replaceAll('_', ' ');
  return names[field] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

function Columns({ outcome }: { outcome: ImportOutcome }) {
  const used = outcome.columns.filter(({ field }) => field !== null).length;
  return (
    <div className={styles.scroll}>
      <p className={styles.faint}>{t('people.in.used', { count: used, all: outcome.columns.length })}</p>
      <Table
        caption={t('people.in.columns_caption')}
        className={styles.table}
        rows={outcome.columns.map((column, at) => ({ ...column, at }))}
        rowKey={(column) => String(column.at)}
        columns={[
          {
            key: 'header',
            header: t('people.in.header'),
            isRowHeader: true,
            render: ({ header }) =>
              header.trim() === '' ? <em className={styles.faint}>{t('people.in.untitled')}</em> : header,
          },
          {
            key: 'field',
            header: t('people.in.taken'),
            render: ({ field }) =>
              field === null ? (
                <span className={styles.faint}>{t('people.in.left_out')}</span>
              ) : (
                fieldName(field)
              ),
          },
        ]}
      />
    </div>
  );
}

const MOST = 200;

interface RemarksProps {
  caption: string;
  remarks: readonly Remark[];
  heading: string;
  none: string;
}

/** Rows and what is to be known of them; filtered by words, copied as a table. */
function Remarks({ caption, remarks, heading, none }: RemarksProps) {
  const [sought, setSought] = useState('');
  const found = useMemo(() => {
    const words = fold(sought).split(' ').filter(Boolean);
    return words.length === 0
      ? remarks
      : remarks.filter(({ line, field, reason }) => {
          const text = fold(`${line} ${fieldName(field)} ${reason}`);
          return words.every((word) => text.includes(word));
        });
  }, [remarks, sought]);
  if (remarks.length === 0) {
    return <p className={styles.faint}>{none}</p>;
  }
  const copy = () => {
    const head = [t('people.in.line'), t('people.in.field'), heading];
    copyText(
      toTsv([head, ...found.map(({ line, field, reason }) => [String(line), fieldName(field), reason])]),
    )
      .then(() => notify(t('people.in.copied', { count: found.length })))
      .catch(sayFailure);
  };
  const rows = found.slice(0, MOST).map((remark, at) => ({ ...remark, at }));
  return (
    <div className={styles.remarks}>
      <div className={styles.remarksHead}>
        <TextField
          className={styles.remarksFilter ?? ''}
          label={t('people.in.filter')}
          hideLabel
          type="search"
          placeholder={t('people.in.filter')}
          value={sought}
          onChange={setSought}
        />
        <Button size="s" icon={Copy} isDisabled={found.length === 0} onPress={copy}>
          {t('people.in.copy', { count: found.length })}
        </Button>
      </div>
      {found.length === 0 ? (
        <p className={styles.faint}>{t('people.in.none_match')}</p>
      ) : (
        <div className={styles.scroll}>
          <Table
            caption={caption}
            className={styles.table}
            rows={rows}
            rowKey={(row) => String(row.at)}
            columns={[
              { key: 'line', header: t('people.in.line'), numeric: true, render: (row) => row.line },
              {
                key: 'field',
                header: t('people.in.field'),
                render: (row) => <span className={styles.field}>{fieldName(row.field)}</span>,
              },
              {
                key: 'reason',
                header: heading,
                isRowHeader: true,
                render: (row) => <span className={styles.reason}>{row.reason}</span>,
              },
            ]}
          />
          {found.length > MOST ? (
            <p className={styles.faint}>{t('people.in.more', { count: found.length - MOST })}</p>
          ) : null}
        </div>
      )}
    </div>
  );
}
