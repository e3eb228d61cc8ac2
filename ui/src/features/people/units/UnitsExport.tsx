import { useAsOf, useDesk } from '#context';
import { t } from '#i18n';
import { type OutColumn, out, TableExport, tableOf, tableTitle } from '#tables';
import type { UnitNode } from '../model';
import type { Units } from './units';

/** The tree as a table: each unit with the one it is below. */
export function UnitsExport({ units }: { units: Units }) {
  const workspace = useDesk()?.open?.name ?? '';
  // The tree is as it is today, whatever date is looked at.
  const { today } = useAsOf();
  const columns: OutColumn<UnitNode>[] = [
    out.label(t('tables.units.unit'), ({ name }) => name),
    out.label(t('tables.units.parent'), ({ parent }) =>
      parent === null ? null : (units.byId.get(parent)?.name ?? null),
    ),
    out.number(t('tables.units.level'), ({ depth }) => depth + 1),
    out.number(t('tables.units.inside'), ({ stakeholders }) => stakeholders),
    out.number(t('tables.units.inside_below'), ({ stakeholders_below }) => stakeholders_below),
    // None recorded is not none.
    out.number(t('tables.units.headcount'), ({ headcount_below }) => headcount_below || null),
  ];
  return (
    <TableExport
      id="units"
      what={t('tables.units.what')}
      title={tableTitle(t('tables.units.title'), workspace, today)}
      extent={t('tables.rows', { count: units.list.length })}
      compact
      read={() => tableOf(columns, units.list)}
    />
  );
}
