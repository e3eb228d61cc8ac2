import { useSelection } from '#context';
import { Private } from '#discreet';
import { formatDate, t } from '#i18n';
import { Button, HowWorkedOut, Panel, RagMark, Table } from '#kit';
import { type GroupReadiness, MEASURES, type Measure, one, type ReadinessView, reasonsOf } from './model';
import styles from './Readiness.module.css';

/** One group: the index taken apart (R32), and every judgement it rests on. */
export function GroupDetail({
  view,
  group,
  onJudge,
}: {
  view: ReadinessView;
  group: GroupReadiness;
  onJudge?(group: string): void;
}) {
  const { open } = useSelection();
  const { index } = group;
  const reasons = reasonsOf(index);
  return (
    <Panel
      title={group.name}
      actions={
        <>
          <Button
            onPress={() => open(group.group)}
            aria-label={t('readiness.show_group', { group: group.name })}
          >
            {t('readiness.profile')}
          </Button>
          {onJudge ? (
            <Button onPress={() => onJudge(group.group)}>
              {t('readiness.judge_group', { group: group.name })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.detail}>
        <section aria-label={t('readiness.components')}>
          <h3 className={styles.subtitle}>
            {t('readiness.components')}
            <HowWorkedOut
              what={t('readiness.index')}
              rule={t('readiness.rule_index')}
              inputs={index.components
                .filter(({ value }) => value !== null)
                .map(({ component, value, weight }) => ({
                  label: t(`readiness.component.${component}`),
                  value: `${one(value ?? 0)} × ${weight}`,
                }))}
              dates={[group.oldest_on, group.latest_on].filter((date) => date !== null)}
            />
          </h3>
          <Table
            caption={t('readiness.components')}
            rows={index.components}
            rowKey={({ component }) => component}
            columns={[
              {
                key: 'component',
                header: t('readiness.component_header'),
                isRowHeader: true,
                render: ({ component }) => t(`readiness.component.${component}`),
              },
              { key: 'weight', header: t('readiness.weight'), numeric: true, render: ({ weight }) => weight },
              {
                key: 'value',
                header: t('readiness.value'),
                numeric: true,
                render: ({ value }) => (value === null ? t('readiness.not_assessed') : one(value)),
              },
              {
                key: 'rag',
                header: t('readiness.rating'),
                render: ({ rag }) => (rag ? <RagMark status={rag} word={t(`readiness.rag.${rag}`)} /> : null),
              },
              {
                key: 'rests',
                header: t('readiness.rests_on'),
                render: ({ component }) =>
                  component === 'alignment'
                    ? alignmentText(group)
                    : t(`readiness.component_input.${component}`),
              },
            ]}
          />
          <dl className={styles.facts}>
            <Fact label={t('readiness.index')}>
              {index.value === null || index.rag === null ? (
                t('readiness.insufficient')
              ) : (
                <>
                  <strong>{one(index.value)}</strong>{' '}
                  <RagMark status={index.rag} word={t(`readiness.rag.${index.rag}`)} />
                </>
              )}
            </Fact>
            <Fact label={t('readiness.completeness')}>{one(index.completeness)}%</Fact>
            <Fact label={t('readiness.confidence')}>
              {t(`readiness.confidence_level.${index.confidence.level}`)},{' '}
              {t('readiness.confidence_points', { points: index.confidence.points })}
              <HowWorkedOut
                what={t('readiness.confidence')}
                rule={t('readiness.rule_confidence')}
                inputs={index.confidence.parts.map(({ basis, value, points }) => ({
                  label: t(`readiness.confidence_part.${basis}`),
                  value: `${value === null ? t('readiness.not_assessed') : one(value)} · ${t('readiness.points', { count: points })}`,
                }))}
              />
            </Fact>
            {group.trend ? (
              <Fact label={t(`readiness.trend.${group.trend.direction}`)}>
                {t('readiness.trend_since', {
                  change: `${group.trend.change > 0 ? '+' : ''}${one(group.trend.change)}`,
                  date: formatDate(view.since),
                })}
              </Fact>
            ) : null}
          </dl>
          {reasons.length > 0 ? (
            <ul className={styles.reasons}>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
          {index.sensitivity ? (
            <p className={styles.note}>
              {t('readiness.sensitivity', {
                low: one(index.sensitivity.low),
                high: one(index.sensitivity.high),
              })}
              ;{' '}
              {index.sensitivity.flips.length === 0
                ? t('readiness.no_flips')
                : t('readiness.flips', { count: index.sensitivity.flips.length })}
              .{' '}
              {index.geometric_mean === null
                ? null
                : t('readiness.geometric', { value: one(index.geometric_mean) })}
            </p>
          ) : null}
        </section>
        <section aria-label={t('readiness.history')}>
          <h3 className={styles.subtitle}>{t('readiness.history')}</h3>
          <Judgements group={group} />
        </section>
      </div>
    </Panel>
  );
}

function alignmentText(group: GroupReadiness): string {
  const counted = t('readiness.aligned', { count: group.aligned });
  return group.not_aligned > 0
    ? `${counted}, ${t('readiness.not_aligned', { count: group.not_aligned })}`
    : counted;
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Sitting {
  author: string;
  date: string;
  reason: string;
  scores: { measure: Measure; score: number }[];
}

/** Scores given together, by one author on one date for one reason, read together. */
function sittings(group: GroupReadiness): Sitting[] {
  const found = new Map<string, Sitting>();
  for (const measure of MEASURES) {
    const cell = group.cells.find((each) => each.measure === measure);
    for (const judged of [...(cell?.judged ? [cell.judged] : []), ...(cell?.earlier ?? [])]) {
      const key = `${judged.on_date}\u0001${judged.author}\u0001${judged.reason}`;
      const sitting = found.get(key) ?? {
        author: judged.author,
        date: judged.on_date,
        reason: judged.reason,
        scores: [],
      };
      sitting.scores.push({ measure, score: judged.score });
      found.set(key, sitting);
    }
  }
  return [...found.values()].sort((a, b) => b.date.localeCompare(a.date));
}

function Judgements({ group }: { group: GroupReadiness }) {
  const all = sittings(group);
  if (all.length === 0) {
    return <p className={styles.note}>{t('readiness.history_empty')}</p>;
  }
  return (
    <ol className={styles.judgements}>
      {all.map((sitting) => (
        <li key={`${sitting.date} ${sitting.author} ${sitting.reason}`} className={styles.judgement}>
          <p className={styles.by}>
            {t('readiness.history_by', { author: sitting.author, date: formatDate(sitting.date) })}
          </p>
          <Private>
            <p className={styles.why}>{sitting.reason}</p>
          </Private>
          <ul className={styles.scores}>
            {sitting.scores.map(({ measure, score: value }) => (
              <li key={measure}>
                {t(`readiness.measure.${measure}`)} <strong>{one(value)}</strong>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
