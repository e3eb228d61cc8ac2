import { Heading } from 'lucide-react';
import type { ImportSheet } from '#bindings/ImportSheet';
import { t } from '#i18n';
import { Button, Checkbox, Select } from '#kit';
import { ABOUTS, withAbout, withSheet } from '../mapping';
import { mend } from '../store';
import type { SheetView } from './model';
import styles from './SheetBar.module.css';
import { takeSheet } from './sheets';

export interface SheetBarProps {
  view: SheetView;
  /** The file has no other. */
  isOnly: boolean;
  onHeadings(): void;
}

/** Whether a sheet comes in, what its rows are about, and where its headings are. */
export function SheetBar({ view, isOnly, onHeadings }: SheetBarProps) {
  const { at, sheet, isIn } = view;
  return (
    <div className={styles.bar}>
      {isOnly && isIn ? null : (
        <Checkbox isSelected={isIn} onChange={(taken) => takeSheet(at, taken)}>
          {t(isOnly ? 'import.columns.take_file' : 'import.columns.take')}
        </Checkbox>
      )}
      {isIn ? (
        <>
          <div className={styles.pair}>
            <span aria-hidden className={styles.label}>
              {t('import.columns.about')}
            </span>
            <Select
              label={t('import.columns.about')}
              hideLabel
              quiet
              className={styles.about ?? ''}
              options={ABOUTS.map((id) => ({
                id,
                label: t(`import.columns.about_name.${id}`),
                hint: t(`import.columns.about_hint.${id}`),
              }))}
              value={sheet.about}
              onChange={(about) => mend((mapping) => withSheet(mapping, at, (now) => withAbout(now, about)))}
            />
          </div>
          <Button
            variant="quiet"
            icon={Heading}
            aria-label={t('import.columns.headings_change', { where: whereOf(sheet) })}
            onPress={onHeadings}
          >
            {whereOf(sheet)}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function whereOf({ header_line: line, header_rows: rows, last_line: last }: ImportSheet): string {
  const where =
    line === 0
      ? t('import.columns.headings_none')
      : rows > 1
        ? t('import.columns.headings_lines', { from: line - rows + 1, line })
        : t('import.columns.headings_at', { line });
  return last === null ? where : `${where}, ${t('import.columns.data_to', { line: last })}`;
}
