import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line as makeLine } from 'd3-shape';
import { useState } from 'react';
import { isOwn } from '#axes';
import type { AnyAxis } from '#bindings/AnyAxis';
import { useAsOf } from '#context';
import { formatDate, t } from '#i18n';
import { Button, Table } from '#kit';
import type { AssessmentEntry, StakeProfile } from '../model';
import styles from './Profile.module.css';
import { axisText, ofAxis, scaleOf, valueText } from './words';

const WIDTH = 200;
const HEIGHT = 26;
const PAD = 4;
const AXES = ['power', 'interest', 'current_engagement', 'desired_engagement'] as const satisfies AnyAxis[];

const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** How power, interest, engagement and whatever is on axes of one's own moved: a small line each, and the same as a list. */
export function Timeline({ stake }: { stake: StakeProfile }) {
  const [listed, setListed] = useState(false);
  const { date: until } = useAsOf();
  const own = new Set(stake.history.map(({ axis }) => axis).filter(isOwn));
  const shown = [...AXES, ...[...own].sort()]
    .map((axis) => ({ axis, entries: ofAxis(stake.history, axis) }))
    .filter(({ entries }) => entries.length > 0);
  const dates = stake.history.map(({ on_date }) => on_date).sort();
  const first = dates[0] ?? until;
  const last = [until, dates.at(-1) ?? until].sort().at(-1) ?? until;
  return (
    <section
      className={styles.timeline}
      aria-label={t('people.profile.timeline', { project: stake.project_name })}
    >
      {shown.map(({ axis, entries }) => (
        <div key={axis} className={styles.spark}>
          <span className={styles.sparkName} title={isOwn(axis) ? entries[0]?.axis_name : undefined}>
            {isOwn(axis) ? entries[0]?.axis_name : t(`people.axis_short.${axis}`)}
          </span>
          <Spark axis={axis} entries={entries} first={first} last={last} />
          <span className={styles.sparkValue}>{valueText(axis, entries.at(-1)?.value ?? 0)}</span>
        </div>
      ))}
      <div className={styles.sparkFoot}>
        <span className={styles.sparkName} />
        <span className={styles.sparkDates}>
          <span>{formatDate(first)}</span>
          {first === last ? null : <span>{formatDate(last)}</span>}
        </span>
      </div>
      <Button variant="quiet" size="s" onPress={() => setListed(!listed)} aria-expanded={listed}>
        {t(listed ? 'people.profile.list_hide' : 'people.profile.list_show')}
      </Button>
      {listed ? <AsList stake={stake} /> : null}
    </section>
  );
}

interface SparkProps {
  axis: AnyAxis;
  /** Oldest first. */
  entries: readonly AssessmentEntry[];
  first: string;
  last: string;
}

function Spark({ axis, entries, first, last }: SparkProps) {
  const [low, high] = scaleOf(axis);
  const x = scaleLinear()
    .domain([days(first), Math.max(days(last), days(first) + 1)])
    .range([PAD, WIDTH - PAD]);
  const y = scaleLinear()
    .domain([low, high])
    .range([HEIGHT - PAD, PAD]);
  const assessors = [...new Set(entries.map(({ assessor }) => assessor))];
  const draw = makeLine<readonly [number, number]>(
    ([at]) => at,
    ([, up]) => up,
  ).curve(curveStepAfter);
  const text = entries
    .map(({ on_date, value, assessor }) =>
      t('people.profile.timeline_point', {
        date: formatDate(on_date),
        value: valueText(axis, value),
        assessor,
      }),
    )
    .join('; ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles.sparkLine}
      role="img"
      aria-label={t('people.profile.timeline_label', {
        axis: axisText(axis, entries[0]?.axis_name ?? null),
        text,
      })}
    >
      <line x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - PAD} y2={HEIGHT - PAD} className={styles.sparkBase} />
      {assessors.map((assessor) => {
        const own = entries.filter((entry) => entry.assessor === assessor);
        const points = own.map(({ on_date, value }) => [x(days(on_date)), y(value)] as const);
        const end = points.at(-1);
        const path = draw(end ? [...points, [WIDTH - PAD, end[1]]] : points) ?? '';
        return (
          <g key={assessor}>
            <path d={path} className={styles.sparkPath} vectorEffect="non-scaling-stroke" />
            {own.map(({ on_date, value }, at) => (
              <path
                // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and never move
                key={at}
                d={`M${x(days(on_date))} ${y(value)}h0.01`}
                className={styles.sparkDot}
                vectorEffect="non-scaling-stroke"
              >
                <title>
                  {t('people.profile.timeline_point', {
                    date: formatDate(on_date),
                    value: valueText(axis, value),
                    assessor,
                  })}
                </title>
              </path>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function AsList({ stake }: { stake: StakeProfile }) {
  const rows = stake.history.map((entry, at) => ({ ...entry, at }));
  return (
    <Table
      caption={t('people.profile.list_caption', { project: stake.project_name })}
      rows={rows}
      rowKey={(entry) => String(entry.at)}
      className={styles.list}
      columns={[
        {
          key: 'date',
          header: t('people.profile.list_date'),
          isRowHeader: true,
          render: (entry) => <span className={styles.date}>{formatDate(entry.on_date)}</span>,
        },
        {
          key: 'what',
          header: t('people.profile.list_what'),
          render: (entry) => (
            <>
              {axisText(entry.axis, entry.axis_name)} <strong>{valueText(entry.axis, entry.value)}</strong>
              {entry.note ? <span className={styles.note}>{entry.note}</span> : null}
            </>
          ),
        },
        {
          key: 'by',
          header: t('people.profile.list_by'),
          render: (entry) => (
            <>
              {entry.assessor}
              {entry.basis ? <span className={styles.note}>{t(`people.basis.${entry.basis}`)}</span> : null}
            </>
          ),
        },
      ]}
    />
  );
}
