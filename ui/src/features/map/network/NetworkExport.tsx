import { useAsOf, useScope } from '#context';
import { t } from '#i18n';
import { type OutColumn, out, TableExport, tableOf, tableTitle } from '#tables';
import { type NetworkNode, roleWords } from './model';

const columns = (): readonly OutColumn<NetworkNode>[] => [
  out.subject(
    t('network.columns.name'),
    ({ name }) => name,
    ({ id }) => id,
  ),
  out.word(t('network.columns.kind'), ({ kind }) => t(`map.kind_title.${kind}`)),
  out.label(t('network.columns.unit'), ({ unit }) => unit),
  out.number(t('network.columns.ties'), ({ ties }) => ties),
  out.number(t('network.columns.degree'), ({ degree }) => degree),
  out.number(t('network.columns.betweenness'), ({ betweenness }) => betweenness),
  out.number(t('network.ei_label'), ({ ei }) => ei),
  out.word(t('network.columns.role'), (node) => roleWords(node) || null),
];

/** The rows of the network's table, in its order. */
export function NetworkExport({ rows, scope }: { rows: readonly NetworkNode[]; scope: string }) {
  const { date } = useAsOf();
  const { project } = useScope();
  return (
    <TableExport
      id="network"
      ofMap
      project={project?.id}
      what={t('network.table_what')}
      title={tableTitle(t('lenses.name.network'), scope, date)}
      extent={t('tables.rows', { count: rows.length })}
      isDisabled={rows.length === 0}
      read={() => tableOf(columns(), rows)}
    />
  );
}
