import { t } from '#i18n';
import { type OutColumn, out, TableExport, tableOf, tableTitle } from '#tables';
import { barrierText, cellOf, type GroupReadiness, MEASURES, one, type ReadinessView } from './model';

const scores = (group: GroupReadiness): number => group.cells.filter(({ score }) => score !== null).length;
const rounded = (value: number | null | undefined) => (value == null ? null : Number(one(value)));

const columns: readonly OutColumn<GroupReadiness>[] = [
  out.text(t('readiness.group'), ({ name }) => name),
  out.text(t('tables.readiness.unit'), ({ unit }) => unit),
  out.number(t('readiness.headcount'), ({ headcount }) => headcount),
  ...MEASURES.map((measure) =>
    out.number<GroupReadiness>(t(`readiness.measure.${measure}`), (group) =>
      rounded(cellOf(group, measure)?.score),
    ),
  ),
  out.text(t('readiness.barrier_label'), barrierText),
  out.number(t('readiness.index'), ({ index }) => rounded(index.value)),
  out.text(t('tables.readiness.rag'), ({ index: { rag } }) => rag && t(`readiness.rag.${rag}`)),
  out.number(t('tables.readiness.trend'), ({ trend }) =>
    trend === null ? null : Math.sign(trend.change) * Number(one(Math.abs(trend.change))),
  ),
  out.text(t('readiness.confidence'), ({ index }) =>
    index.published ? t(`readiness.confidence_level.${index.confidence.level}`) : null,
  ),
  out.number(t('tables.readiness.n'), scores),
  // What a figure rests on goes where the figure goes.
  out.text(t('tables.readiness.basis'), (group) => (scores(group) > 0 ? t('tables.readiness.judged') : null)),
  out.date(t('tables.readiness.judged_on'), ({ latest_on }) => latest_on),
];

/** Groups by elements as they stand in the heatmap, each with how many scores its figures rest on. */
export function ReadinessExport({ view }: { view: ReadinessView }) {
  const { groups, project_name, as_of } = view;
  return (
    <TableExport
      id="readiness"
      what={t('tables.readiness.what')}
      title={tableTitle(t('tables.readiness.title'), project_name, as_of)}
      extent={t('tables.rows', { count: groups.length })}
      read={() => tableOf(columns, groups)}
    />
  );
}
