import { useAsOf } from '#context';
import { t } from '#i18n';
import { type OutColumn, out, TableExport, tableOf, tableTitle } from '#tables';
import type { MapMark, Placed } from './model';

const spread = (placed: Placed | null) =>
  placed && placed.lowest !== placed.highest ? `${placed.lowest}–${placed.highest}` : null;

const shown: readonly OutColumn<MapMark>[] = [
  out.text(t('map.columns.name'), ({ name }) => name),
  ...(['power', 'interest'] as const).flatMap((axis) => {
    const header = t(`map.columns.${axis}`);
    return [
      out.number<MapMark>(header, ({ standing }) => standing[axis]?.median ?? null),
      out.text<MapMark>(t('tables.map.spread', { axis: header }), ({ standing }) => spread(standing[axis])),
    ];
  }),
  out.text(
    t('map.columns.quadrant'),
    ({ standing: { quadrant } }) => quadrant && t(`map.quadrant.${quadrant}`),
  ),
  // Whoever is not placed is neither certain nor not.
  out.yesNo(t('map.disputed'), ({ standing }) => (standing.quadrant ? standing.disputed : null)),
  out.yesNo(t('map.borderline'), ({ standing }) => (standing.quadrant ? standing.borderline : null)),
];

/** Left out while a screen is shared, as on the screen. */
const hidden: readonly OutColumn<MapMark>[] = [
  out.text(
    t('map.columns.engagement'),
    ({ standing: { current } }) => current && t(`map.engagement.${current}`),
  ),
  out.text(t('tables.map.desired'), ({ standing: { desired } }) => desired && t(`map.engagement.${desired}`)),
  out.number(t('map.columns.gap'), ({ standing }) => standing.gap),
  out.text(
    t('tables.map.what_to_do'),
    ({ standing: { direction } }) => direction && t(`tables.map.direction.${direction}`),
  ),
  out.text(
    t('map.columns.gap_kind'),
    ({ standing: { gap_kind } }) => gap_kind && t(`map.gap_kind.${gap_kind}`),
  ),
  out.number(t('map.columns.priority'), ({ standing }) => standing.priority),
];

const last: readonly OutColumn<MapMark>[] = [
  out.text(t('map.columns.kind'), ({ kind }) => t(`map.kind_title.${kind}`)),
  out.text(t('map.columns.unit'), ({ unit }) => unit),
];

/** The rows of the map's table, those not placed as well, in its order. */
export function MapExport({
  rows,
  project,
  discreet,
}: {
  rows: readonly MapMark[];
  project: string;
  discreet: boolean;
}) {
  const { date } = useAsOf();
  return (
    <TableExport
      id="map"
      what={t('tables.map.what')}
      title={tableTitle(t('tables.map.title'), project, date)}
      extent={t('tables.rows', { count: rows.length })}
      isDisabled={rows.length === 0}
      read={() => tableOf(discreet ? [...shown, ...last] : [...shown, ...hidden, ...last], rows)}
    />
  );
}
