import type { ReactNode } from 'react';
import { formatDate, formatNumber, t } from '#i18n';
import { HowWorkedOut } from '#kit';
import { type AnyAxis, axisName, axisRule, placedOf, placedWords, stepName } from '../axes';
import styles from '../Map.module.css';
import { engagementWords, gapWords, type MapMark, type Placed, withSpread } from '../model';

interface Of {
  mark: MapMark;
}

const datesOf = ({ standing }: MapMark) =>
  [standing.oldest_on, standing.latest_on].flatMap((date) => date ?? []);

/** The quadrant, power and interest, and how sure they are (R1). */
export function QuadrantFacts({ mark, highFrom, discreet }: Of & { highFrom: number; discreet: boolean }) {
  const { standing } = mark;
  const { power, interest } = standing;
  const assessors = new Set(
    [...(power?.voices ?? []), ...(interest?.voices ?? [])].map(({ assessor }) => assessor),
  ).size;
  return (
    <>
      <Fact
        label={t('map.columns.quadrant')}
        how={
          standing.quadrant ? (
            <HowWorkedOut
              what={t('map.columns.quadrant')}
              rule={t('map.rule_quadrant', { high: highFrom })}
              inputs={
                discreet
                  ? [
                      { label: t('map.power'), value: rated(power) },
                      { label: t('map.interest'), value: rated(interest) },
                    ]
                  : [...voices('power', power), ...voices('interest', interest)]
              }
              {...(discreet ? {} : { n: assessors })}
              dates={datesOf(mark)}
            />
          ) : null
        }
      >
        {standing.quadrant ? (
          <span className={`${styles.quadrant} ${styles[standing.quadrant]}`}>
            {t(`map.quadrant.${standing.quadrant}`)}
          </span>
        ) : (
          t('map.not_placed')
        )}
      </Fact>
      <Fact label={t('map.power')}>{rated(power)}</Fact>
      <Fact label={t('map.interest')}>{rated(interest)}</Fact>
      {standing.disputed || standing.borderline ? (
        <Fact label={t('map.flags')}>
          {[
            ...(standing.disputed ? [t('map.disputed')] : []),
            ...(standing.borderline ? [t('map.borderline')] : []),
          ].join(', ')}
        </Fact>
      ) : null}
    </>
  );
}

/** Engagement, its gap and how much that matters (R4). */
export function EngagementFacts({ mark }: Of) {
  const { standing } = mark;
  const { power } = standing;
  const dates = datesOf(mark);
  return (
    <>
      <Fact
        label={t('map.engagement_label')}
        how={
          standing.gap === null ? null : (
            <HowWorkedOut
              what={t('map.gap')}
              rule={t('map.rule_gap')}
              inputs={[
                {
                  label: t('map.current'),
                  value: standing.current && t(`map.engagement.${standing.current}`),
                },
                {
                  label: t('map.desired'),
                  value: standing.desired && t(`map.engagement.${standing.desired}`),
                },
                { label: t('map.gap'), value: gapWords(standing) },
                {
                  label: t('map.columns.gap_kind'),
                  value: standing.gap_kind && t(`map.gap_kind.${standing.gap_kind}`),
                },
              ]}
              dates={dates}
            />
          )
        }
      >
        {engagementWords(standing)}
      </Fact>
      {standing.priority === null ? null : (
        <Fact
          label={t('map.priority')}
          how={
            <HowWorkedOut
              what={t('map.priority')}
              rule={t('map.rule_priority')}
              inputs={[
                { label: t('map.gap'), value: String(standing.gap ?? '') },
                { label: t('map.power'), value: power ? withSpread(power) : '' },
              ]}
              n={power?.voices.length ?? 0}
              dates={dates}
            />
          }
        >
          {formatNumber(standing.priority, 1)}
        </Fact>
      )}
    </>
  );
}

/** What assessors said on one axis. */
export function AxisFact({ mark, axis }: Of & { axis: AnyAxis }) {
  const placed = placedOf(mark.standing, axis);
  return (
    <Fact
      label={axisName(axis)}
      how={
        placed && placed.voices.length > 0 ? (
          <HowWorkedOut
            what={axisName(axis)}
            rule={axisRule(axis)}
            inputs={voices(axis, placed)}
            n={placed.voices.length}
            dates={placed.voices.map(({ on_date }) => on_date)}
          />
        ) : null
      }
    >
      {placed ? placedWords(axis, placed) : t('map.not_assessed')}
    </Fact>
  );
}

const rated = (placed: Placed | null): string => (placed ? withSpread(placed) : t('map.not_assessed'));

export const voices = (axis: AnyAxis, placed: Placed | null) =>
  (placed?.voices ?? []).map(({ assessor, value, on_date, basis }) => ({
    label: `${axisName(axis)}: ${t('map.said_by', { assessor, date: formatDate(on_date) })}`,
    value: [stepName(axis, value), ...(basis ? [t(`people.basis.${basis}`).toLowerCase()] : [])].join(', '),
  }));

export function Fact({ label, how, children }: { label: string; how?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.factLabel}>
        {label}
        {how}
      </span>
      <span className={styles.factValue}>{children}</span>
    </div>
  );
}
