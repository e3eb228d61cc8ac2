import { useAsOf, useScope } from '#context';
import { t } from '#i18n';
import { type OutColumn, opinion, out, TableExport, tableOf, tableTitle } from '#tables';
import type { MapMark, Placed } from './model';

const spread = (placed: Placed | null) =>
  placed && placed.lowest !== placed.highest ? `${placed.lowest}–${placed.highest}` : null;

const spreadOf = (axis: 'power' | 'interest') =>
  opinion(
    out.word<MapMark>(t('tables.map.spread', { axis: t(`map.columns.${axis}`) }), ({ standing }) =>
      spread(standing[axis]),
    ),
  );

// Whoever is not placed is neither certain nor not.
const disputed = opinion(
  out.yesNo<MapMark>(t('map.disputed'), ({ standing }) => (standing.quadrant ? standing.disputed : null)),
);

const shown = (discreet: boolean): readonly OutColumn<MapMark>[] => [
  out.subject(
    t('map.columns.name'),
    ({ name }) => name,
    ({ id }) => id,
  ),
  ...(['power', 'interest'] as const).flatMap((axis) => {
    const header = t(`map.columns.${axis}`);
    return [
      opinion(out.number<MapMark>(header, ({ standing }) => standing[axis]?.median ?? null)),
      ...(discreet ? [] : [spreadOf(axis)]),
    ];
  }),
  opinion(
    out.word(
      t('map.columns.quadrant'),
      ({ standing: { quadrant } }) => quadrant && t(`map.quadrant.${quadrant}`),
    ),
  ),
  ...(discreet ? [] : [disputed]),
  opinion(out.yesNo(t('map.borderline'), ({ standing }) => (standing.quadrant ? standing.borderline : null))),
];

/** Left out while a screen is shared, as on the screen. */
const hidden: readonly OutColumn<MapMark>[] = [
  out.word<MapMark>(
    t('map.columns.engagement'),
    ({ standing: { current } }) => current && t(`map.engagement.${current}`),
  ),
  out.word<MapMark>(
    t('tables.map.desired'),
    ({ standing: { desired } }) => desired && t(`map.engagement.${desired}`),
  ),
  out.number<MapMark>(t('map.columns.gap'), ({ standing }) => standing.gap),
  out.word<MapMark>(
    t('tables.map.what_to_do'),
    ({ standing: { direction } }) => direction && t(`tables.map.direction.${direction}`),
  ),
  out.word<MapMark>(
    t('map.columns.gap_kind'),
    ({ standing: { gap_kind } }) => gap_kind && t(`map.gap_kind.${gap_kind}`),
  ),
  out.number<MapMark>(t('map.columns.priority'), ({ standing }) => standing.priority),
].map(opinion);

const last: readonly OutColumn<MapMark>[] = [
  out.word(t('map.columns.kind'), ({ kind }) => t(`map.kind_title.${kind}`)),
  out.label(t('map.columns.unit'), ({ unit }) => unit),
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
  const scope = useScope().project;
  return (
    <TableExport
      id="map"
      ofMap
      project={scope?.id}
      what={t('tables.map.what')}
      title={tableTitle(t('tables.map.title'), project, date)}
      extent={t('tables.rows', { count: rows.length })}
      isDisabled={rows.length === 0}
      read={() => tableOf([...shown(discreet), ...(discreet ? [] : hidden), ...last], rows)}
    />
  );
}
