import { useState } from 'react';
import type { RawRow } from '#bindings/RawRow';
import { Private } from '#discreet';
import { t } from '#i18n';
import { Button, ChoiceList, Dialog, NumberField } from '#kit';
import { withBounds, withSheet } from '../mapping';
import { mend } from '../store';
import styles from './HeadingsDialog.module.css';
import type { SheetView } from './model';

const MOST_CELLS = 12;

/** Another line may hold the headings, and the data may end before the sheet does. */
export function HeadingsDialog({ view, onClose }: { view: SheetView; onClose(): void }) {
  const { at, sheet, look } = view;
  const [line, setLine] = useState(sheet.header_line);
  const [rows, setRows] = useState(Math.max(1, sheet.header_rows));
  const [last, setLast] = useState(sheet.last_line ?? Number.NaN);
  const save = () => {
    mend((mapping) =>
      withSheet(mapping, at, (now) =>
        withBounds(now, {
          line,
          rows: rows || 1,
          last: Number.isNaN(last) ? null : last,
        }),
      ),
    );
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="l"
      title={t('import.headings.title')}
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('import.headings.save')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.lead}>{t('import.headings.lead')}</p>
        <Private>
          <div className={styles.lines}>
            <ChoiceList
              label={t('import.headings.lines')}
              autoFocus
              value={String(line)}
              onChange={(id) => setLine(Number(id))}
              items={[
                ...look.top.map((row) => ({
                  id: String(row.line),
                  label: `${t('import.headings.line', { line: row.line })}: ${row.cells.slice(0, MOST_CELLS).filter(Boolean).join(', ')}`,
                  content: <Line row={row} />,
                })),
                { id: '0', label: t('import.headings.none'), content: t('import.headings.none') },
              ]}
            />
          </div>
        </Private>
        <div className={styles.fields}>
          <NumberField
            label={t('import.headings.rows')}
            description={t('import.headings.rows_hint')}
            value={rows}
            onChange={setRows}
            minValue={1}
            maxValue={3}
            isDisabled={line === 0}
          />
          <NumberField
            label={t('import.headings.last')}
            description={t('import.headings.last_hint')}
            value={last}
            onChange={setLast}
            minValue={line + 1}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Line({ row }: { row: RawRow }) {
  return (
    <div className={styles.line}>
      <span className={styles.number}>{row.line}</span>
      {row.cells.slice(0, MOST_CELLS).map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have a place and nothing else
        <span key={index} className={styles.cell} title={cell}>
          {cell}
        </span>
      ))}
    </div>
  );
}
