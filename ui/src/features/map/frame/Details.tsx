import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDate, formatNumber, t } from '#i18n';
import { Button, HowWorkedOut } from '#kit';
import styles from './Map.module.css';
import { engagementWords, gapWords, type MapMark, type Placed, withSpread } from './model';

/** What the chosen mark rests on. */
export function Details({
  mark,
  selectedCount,
  highFrom,
  discreet,
  onOpen,
}: {
  mark: MapMark | undefined;
  selectedCount: number;
  highFrom: number;
  discreet: boolean;
  onOpen(): void;
}) {
  if (!mark) {
    return (
      <section className={styles.details} aria-label={t('map.details')}>
        <p className={styles.soft}>{t('map.details_none')}</p>
      </section>
    );
  }
  const { standing } = mark;
  const dates = [standing.oldest_on, standing.latest_on].flatMap((date) => date ?? []);
  const { power, interest } = standing;
  const assessors = new Set([...(power?.voices ?? []), ...(interest?.voices ?? [])].map((v) => v.assessor))
    .size;
  return (
    <section className={styles.details} aria-label={t('map.details')}>
      <div className={styles.who}>
        <strong>{mark.name}</strong>
        <span className={styles.soft}>
          {selectedCount > 1
            ? t('map.selected', { count: selectedCount })
            : [mark.role, mark.unit].filter(Boolean).join(' · ') || t(`map.kind_title.${mark.kind}`)}
        </span>
      </div>
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
                  : [...voices(t('map.power'), power), ...voices(t('map.interest'), interest)]
              }
              {...(discreet ? {} : { n: assessors })}
              dates={dates}
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
      {discreet ? null : (
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
      )}
      <Button variant="quiet" icon={UserRound} onPress={onOpen}>
        {t('map.open_profile')}
      </Button>
    </section>
  );
}

const rated = (placed: Placed | null): string => (placed ? withSpread(placed) : t('map.not_assessed'));

const voices = (axis: string, placed: Placed | null) =>
  (placed?.voices ?? []).map(({ assessor, value, on_date }) => ({
    label: `${axis}: ${t('map.said_by', { assessor, date: formatDate(on_date) })}`,
    value: String(value),
  }));

function Fact({ label, how, children }: { label: string; how?: ReactNode; children: ReactNode }) {
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
