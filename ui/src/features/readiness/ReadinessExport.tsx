import { t } from '#i18n';
import { type OutColumn, opinion, out, TableExport, tableOf, tableTitle } from '#tables';
import { barrierText, cellOf, type GroupReadiness, MEASURES, one, type ReadinessView } from './model';

const scores = (group: GroupReadiness): number => group.cells.filter(({ score }) => score !== null).length;
const rounded = (value: number | null | undefined) => (value == null ? null : Number(one(value)));

const columns: readonly OutColumn<GroupReadiness>[] = [
  out.label(t('readiness.group'), ({ name }) => name),
  out.label(t('tables.readiness.unit'), ({ unit }) => unit),
  out.number(t('readiness.headcount'), ({ headcount }) => headcount),
  ...MEASURES.map((measure) =>
    opinion(
      out.number<GroupReadiness>(t(`readiness.measure.${measure}`), (group) =>
        rounded(cellOf(group, measure)?.score),
      ),
    ),
  ),
  opinion(out.word(t('readiness.barrier_label'), barrierText)),
  opinion(out.number(t('readiness.index'), ({ index }) => rounded(index.value))),
  opinion(out.word(t('tables.readiness.rag'), ({ index: { rag } }) => rag && t(`readiness.rag.${rag}`))),
  opinion(
    out.number(t('tables.readiness.trend'), ({ trend }) =>
      trend === null ? null : Math.sign(trend.change) * Number(one(Math.abs(trend.change))),
    ),
  ),
  opinion(
    out.word(t('readiness.confidence'), ({ index }) =>
      index.published ? t(`readiness.confidence_level.${index.confidence.level}`) : null,
    ),
  ),
  out.number(t('tables.readiness.n'), scores),
  // What a figure rests on goes where the figure goes.
  out.word(t('tables.readiness.basis'), (group) => (scores(group) > 0 ? t('tables.readiness.judged') : null)),
  out.date(t('tables.readiness.judged_on'), ({ latest_on }) => latest_on),
];

/** Whoever judged a group; several are nobody in particular, and none is nobody. */
const judgedBy = ({ cells }: GroupReadiness): string | null => {
  const authors = new Set(cells.flatMap(({ judged }) => (judged ? [judged.author] : [])));
  return authors.size === 0 ? null : [...authors].join(', ');
};

/** Groups by elements as they stand in the heatmap, each with how many scores its figures rest on. */
export function ReadinessExport({ view }: { view: ReadinessView }) {
  const { groups, project_name, as_of } = view;
  return (
    <TableExport
      id="readiness"
      what={t('tables.readiness.what')}
      title={tableTitle(t('tables.readiness.title'), project_name, as_of)}
      extent={t('tables.rows', { count: groups.length })}
      project={view.project}
      read={() => tableOf(columns, groups, judgedBy)}
    />
  );
}
