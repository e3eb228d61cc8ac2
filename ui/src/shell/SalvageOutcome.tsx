import type { Salvaged } from '#api';
import { formatNumber, t } from '#i18n';
import { Button, Table } from '#kit';
import styles from './Recovery.module.css';

type Part = Salvaged['outcome']['parts'][number];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What was saved of a damaged file, and what was lost. */
export function SalvageOutcome({ saved: { file, outcome }, onOpen }: { saved: Salvaged; onOpen(): void }) {
  const { complete, named, parts } = outcome;
  const figure = (count: number) =>
    count === 0 ? (
      <span className={styles.soft}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t('recovery.salvage.nothing')}</span>
      </span>
    ) : (
      formatNumber(count)
    );
  const lost = ({ lost }: Part) => (lost === null ? t('recovery.salvage.unknown') : figure(lost));
  return (
    <div className={styles.section}>
      <div role="status" className={styles.reason}>
        <p className={styles.name}>{t(complete ? 'recovery.salvage.all' : 'recovery.salvage.some')}</p>
        <p>{t('recovery.salvage.into', { name: file.file_name, folder: file.folder })}</p>
        {named ? null : <p>{t('recovery.salvage.unnamed')}</p>}
      </div>
      {/* What had the focus went with the step that is done. */}
      <Button autoFocus variant="primary" className={styles.start ?? ''} onPress={onOpen}>
        {t('recovery.salvage.open')}
      </Button>
      <Table
        caption={t('recovery.salvage.table')}
        rows={parts}
        rowKey={({ part }) => part}
        columns={[
          {
            key: 'part',
            header: t('recovery.salvage.part'),
            isRowHeader: true,
            render: ({ part }) => capital(part),
          },
          {
            key: 'saved',
            header: t('recovery.salvage.saved'),
            numeric: true,
            render: ({ saved }) => figure(saved),
          },
          { key: 'lost', header: t('recovery.salvage.lost'), numeric: true, render: lost },
          {
            key: 'dropped',
            header: t('recovery.salvage.dropped'),
            numeric: true,
            render: ({ dropped }) => figure(dropped),
          },
        ]}
      />
      <div className={styles.soft}>
        {parts.some(({ lost }) => lost === null) ? <p>{t('recovery.salvage.unknown_hint')}</p> : null}
        {parts.some(({ dropped }) => dropped > 0) ? <p>{t('recovery.salvage.dropped_hint')}</p> : null}
        {parts
          .filter(({ loosened }) => loosened > 0)
          .map(({ part, loosened }) => (
            <p key={part}>
              {t('recovery.salvage.loosened', { part: capital(part), count: formatNumber(loosened) })}
            </p>
          ))}
      </div>
    </div>
  );
}
