import { formatNumber, t } from '#i18n';
import { HowWorkedOut, RagMark } from '#kit';
import { one, type ReadinessView } from './model';
import styles from './Readiness.module.css';

/** All groups in one line: the weighted index, the lowest group, and what the figures propose (R32, R37). */
export function Overall({ view }: { view: ReadinessView }) {
  const { portfolio, decision, groups } = view;
  const name = (id: string) => groups.find(({ group }) => group === id)?.name ?? '';
  const unweighted = portfolio.headcount_covered === 0 && groups.some(({ index }) => index.value !== null);
  const dates = groups.flatMap(({ oldest_on, latest_on }) =>
    [oldest_on, latest_on].filter((d) => d !== null),
  );
  return (
    <section aria-label={t('readiness.overall')} className={styles.overall}>
      <div className={styles.figure}>
        <span className={styles.figureLabel}>
          {t('readiness.overall')}
          <HowWorkedOut
            what={t('readiness.overall')}
            rule={t('readiness.rule_overall')}
            n={portfolio.groups_published}
            inputs={groups
              .filter(({ index }) => index.value !== null)
              .map(({ name: label, index }) => ({ label, value: one(index.value ?? 0) }))}
            dates={[...dates].sort().filter((_, at, all) => at === 0 || at === all.length - 1)}
          />
        </span>
        <span className={styles.figureValue}>
          {portfolio.value !== null
            ? one(portfolio.value)
            : t(unweighted ? 'readiness.no_headcount' : 'readiness.insufficient')}
        </span>
        <span className={styles.figureNote}>
          {t('readiness.overall_of', {
            published: portfolio.groups_published,
            groups: portfolio.groups,
            covered: formatNumber(portfolio.headcount_covered),
            headcount: formatNumber(portfolio.headcount),
          })}
        </span>
      </div>
      {portfolio.lowest && portfolio.lowest.value !== null ? (
        <div className={styles.figure}>
          <span className={styles.figureLabel}>{t('readiness.lowest_label')}</span>
          <span className={styles.figureText}>
            {t('readiness.lowest', {
              group: name(portfolio.lowest.group),
              value: one(portfolio.lowest.value),
            })}
          </span>
        </div>
      ) : null}
      <div className={styles.figure}>
        <span className={styles.figureLabel}>
          {t('readiness.decision_label')}
          <HowWorkedOut
            what={t('readiness.decision_label')}
            rule={t('readiness.rule_decision')}
            n={portfolio.groups}
          />
        </span>
        <span className={styles.figureText}>
          {decision.decision === 'go' ? (
            <RagMark status="green" word={t('readiness.decision.go')} />
          ) : decision.decision === 'wait' ? (
            <RagMark status="red" word={t('readiness.decision.wait')} />
          ) : (
            <RagMark status="amber" word={t('readiness.decision.go_with_conditions')} />
          )}
        </span>
        <span className={styles.figureNote}>
          {[
            ...decision.conditions.map((condition) =>
              condition.condition === 'red_groups'
                ? t('readiness.condition_red', { count: condition.groups })
                : t('readiness.condition_without', { count: condition.groups }),
            ),
            t('readiness.decision_note'),
          ].join(' · ')}
        </span>
      </div>
    </section>
  );
}
