import { ClipboardPen, LogOut, Map as MapIcon, MoreHorizontal } from 'lucide-react';
import { useRead } from '#api';
import { useOwnAxes } from '#axes';
import { go, useFeatures, useReadOnly, useScope } from '#context';
import { Private, useDiscreet } from '#discreet';
import { formatDate, formatNumber, t } from '#i18n';
import { Badge, cx, HowWorkedOut, IconButton, Menu, Panel } from '#kit';
import { KeptFor } from '#purpose';
import type { PersonProfile, Placed, StakeProfile, Standing } from '../model';
import { begin } from '../tasks';
import { QuadrantMark, Track } from './marks';
import { PartInProject } from './PartInProject';
import styles from './Profile.module.css';
import { Timeline } from './Timeline';
import { engagementText } from './words';

/** What a stakeholder is in each project; the one in scope first. */
export function Stakes({ profile }: { profile: PersonProfile }) {
  const { project } = useScope();
  const stakes = [...profile.stakes].sort(
    (a, b) => Number(b.project === project?.id) - Number(a.project === project?.id),
  );
  return (
    <Panel title={t('people.profile.stakes')} plain level={3}>
      {stakes.length === 0 ? <p className={styles.faint}>{t('people.profile.no_stakes')}</p> : null}
      {stakes.length > 0 ? <KeptFor /> : null}
      {stakes.map((stake) => (
        <Stake key={stake.project} profile={profile} stake={stake} />
      ))}
    </Panel>
  );
}

function Stake({ profile, stake }: { profile: PersonProfile; stake: StakeProfile }) {
  const { standing } = stake;
  const isPlaced = standing.power !== null || standing.interest !== null;
  const own = (useOwnAxes() ?? []).filter(({ id }) => standing.own?.[id]);
  const isEngaged = standing.current !== null || standing.desired !== null;
  return (
    <article className={styles.stake} aria-label={stake.project_name}>
      <header className={styles.stakeHead}>
        <h4 className={styles.stakeName}>{stake.project_name}</h4>
        <span className={styles.faint}>
          {t('people.profile.since', { date: formatDate(stake.added_on) })}
        </span>
        <StakeMenu profile={profile} stake={stake} />
      </header>
      {!isPlaced && !isEngaged && own.length === 0 ? (
        <p className={styles.faint}>{t('people.profile.not_placed')}</p>
      ) : (
        <dl className={styles.standing}>
          {isPlaced ? (
            <>
              <Figure label={t('people.axis.power')} placed={standing.power} />
              <Figure label={t('people.axis.interest')} placed={standing.interest} />
              <Quadrant standing={standing} />
            </>
          ) : null}
          {isEngaged ? (
            <Private instead={null}>
              <Engaged standing={standing} />
            </Private>
          ) : null}
          {own.length > 0 ? (
            <Private instead={null}>
              {own.map(({ id, name }) => (
                <Figure key={id} label={name} placed={standing.own?.[id] ?? null} isOwn />
              ))}
            </Private>
          ) : null}
        </dl>
      )}
      <PartInProject stakeholder={profile.person.id} stake={stake} />
      {stake.history.length > 0 ? (
        <Private instead={null}>
          <Timeline stake={stake} />
        </Private>
      ) : null}
    </article>
  );
}

function Figure({
  label,
  placed,
  isOwn = false,
}: {
  label: string;
  placed: Placed | null;
  /** An axis of one's own: a line to itself, which says whether assessors differ. */
  isOwn?: boolean;
}) {
  return (
    <div className={cx(styles.figure, isOwn && styles.wide)}>
      <dt>{label}</dt>
      <dd>
        {placed === null ? (
          <span className={styles.faint}>{t('people.not_assessed')}</span>
        ) : (
          <>
            <strong>{formatNumber(placed.median, 1)}</strong>
            {placed.lowest === placed.highest ? null : (
              <Private instead={null}>
                <span className={styles.faint}>
                  {t('people.profile.spread', { lowest: placed.lowest, highest: placed.highest })}
                  {isOwn && placed.disputed ? `, ${t('people.profile.disputed').toLowerCase()}` : ''}
                </span>
              </Private>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

/** Who said what; while Discreet is on, only what it comes to. */
const said = (label: string, placed: Placed | null, discreet: boolean) => ({
  label,
  value:
    placed === null
      ? t('people.not_assessed')
      : discreet
        ? formatNumber(placed.median, 1)
        : placed.voices.map(({ assessor, value, on_date }) => (
            <div key={assessor}>
              {value} · {assessor}, {formatDate(on_date)}
            </div>
          )),
});

const datesOf = ({ oldest_on, latest_on }: Standing): string[] =>
  [oldest_on, latest_on].filter((date): date is string => date !== null);

function Quadrant({ standing }: { standing: Standing }) {
  const rules = useRead('settings_read', {}).data;
  const discreet = useDiscreet();
  const difference = rules?.disputed_from ?? 2;
  const assessors = new Set(
    [standing.power, standing.interest].flatMap((placed) => placed?.voices.map((v) => v.assessor) ?? []),
  );
  return (
    <div className={styles.wide}>
      <dt className="visually-hidden">{t('people.column.quadrant')}</dt>
      <dd className={styles.line}>
        {standing.quadrant === null ? (
          <span className={styles.faint}>{t('people.profile.not_placed')}</span>
        ) : (
          <QuadrantMark quadrant={standing.quadrant} />
        )}
        {standing.borderline ? (
          <Badge title={t('people.profile.borderline_hint')}>{t('people.profile.borderline')}</Badge>
        ) : null}
        {standing.disputed && !discreet ? (
          <Badge tone="amber" title={t('people.profile.disputed_hint', { difference })}>
            {t('people.profile.disputed')}
          </Badge>
        ) : null}
        <HowWorkedOut
          what={t('people.profile.quadrant_of')}
          rule={t('people.profile.rule.quadrant', {
            high: rules?.high_from ?? 4,
            disputed: difference,
          })}
          inputs={[
            said(t('people.axis.power'), standing.power, discreet),
            said(t('people.axis.interest'), standing.interest, discreet),
          ]}
          n={assessors.size}
          dates={datesOf(standing)}
        />
      </dd>
    </div>
  );
}

const signed = (gap: number): string => (gap > 0 ? `+${gap}` : String(gap).replace('-', '−'));

function Engaged({ standing }: { standing: Standing }) {
  const { current, desired, gap, direction, gap_kind, priority } = standing;
  const asks = [
    direction ? t(`people.profile.direction.${direction}`) : '',
    gap_kind && direction === 'raise' ? t(`people.profile.gap_kind.${gap_kind}`) : '',
  ].filter(Boolean);
  const inputs = [
    {
      label: t('people.assess.current'),
      value: current ? t(`people.engagement.${current}`) : t('people.not_assessed'),
    },
    {
      label: t('people.assess.desired'),
      value: desired ? t(`people.engagement.${desired}`) : t('people.not_assessed'),
    },
  ];
  return (
    <>
      <div className={styles.wide}>
        <dt className="visually-hidden">{t('people.column.current')}</dt>
        <dd className={styles.line}>
          <Track current={current} desired={desired} isDecoration />
          <span>{engagementText(current, desired)}</span>
        </dd>
      </div>
      {gap === null ? null : (
        <div className={styles.wide}>
          <dt className={styles.label}>{t('people.profile.gap')}</dt>
          <dd className={styles.line}>
            <strong>{signed(gap)}</strong>
            <span>{asks.join(', ')}</span>
            <HowWorkedOut
              what={t('people.profile.gap_of')}
              rule={t('people.profile.rule.gap')}
              inputs={inputs}
              dates={datesOf(standing)}
            />
          </dd>
        </div>
      )}
      {gap === null ? null : (
        <div className={styles.wide}>
          <dt className={styles.label}>{t('people.profile.priority')}</dt>
          <dd className={styles.line}>
            {priority === null ? (
              <span className={styles.faint}>{t('people.profile.priority_none')}</span>
            ) : (
              <strong>{t('people.profile.priority_value', { value: formatNumber(priority, 1) })}</strong>
            )}
            <HowWorkedOut
              what={t('people.profile.priority_of')}
              rule={t('people.profile.rule.priority')}
              inputs={[
                { label: t('people.profile.gap'), value: signed(gap) },
                {
                  label: t('people.axis.power'),
                  value:
                    standing.power === null
                      ? t('people.not_assessed')
                      : formatNumber(standing.power.median, 1),
                },
              ]}
              dates={datesOf(standing)}
            />
          </dd>
        </div>
      )}
    </>
  );
}

function StakeMenu({ profile, stake }: { profile: PersonProfile; stake: StakeProfile }) {
  const { id, name } = profile.person;
  const { setProject } = useScope();
  const readOnly = useReadOnly();
  const hasMap = useFeatures().some(({ place }) => place?.id === 'map');
  const label = t('people.profile.actions', { name: stake.project_name });
  return readOnly ? null : (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        {
          id: 'do',
          items: [
            {
              id: 'assess',
              label: t('people.profile.assess'),
              icon: ClipboardPen,
              onAction: () => begin({ kind: 'assess', id, name, project: stake.project }),
            },
            ...(hasMap
              ? [
                  {
                    id: 'map',
                    label: t('people.profile.place'),
                    icon: MapIcon,
                    onAction: () => {
                      setProject({ id: stake.project, name: stake.project_name });
                      go('map', id);
                    },
                  },
                ]
              : []),
            {
              id: 'remove',
              label: t('people.profile.remove_stake', { project: stake.project_name }),
              icon: LogOut,
              onAction: () =>
                begin({
                  kind: 'stake-remove',
                  id,
                  name,
                  project: stake.project,
                  projectName: stake.project_name,
                  assessments: stake.history.length,
                  decisions: stake.decisions.length,
                }),
            },
          ],
        },
      ]}
    >
      <IconButton icon={MoreHorizontal} label={label} size="s" />
    </Menu>
  );
}
