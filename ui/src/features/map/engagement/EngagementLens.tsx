import { useCallback, useMemo, useState } from 'react';
import { useDesk } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import { type Axis, axisName, placedOf, stepName } from '../axes';
import { AssessDialog } from '../frame/AssessDialog';
import { Board } from '../frame/Board';
import {
  axisColumn,
  currentColumn,
  desiredColumn,
  gapColumn,
  gapKindColumn,
  kindColumn,
  nameColumn,
  priorityColumn,
  unitColumn,
} from '../frame/columns';
import { Details } from '../frame/Details';
import { AxisFact, EngagementFacts } from '../frame/facts';
import { OfProject } from '../frame/OfProject';
import { useBoard } from '../frame/useBoard';
import styles from '../Map.module.css';
import { ENGAGEMENTS, type MapMark, type MapView } from '../model';
import { useSaying } from '../suppose/useSupposing';
import { Matrix } from './Matrix';

const AXES = ['current_engagement', 'desired_engagement'] as const satisfies readonly Axis[];
/** The lowest engagement that may be wished for (R4). */
const LEAST_DESIRED = 2;

/** The engagement matrix (R4): where each stakeholder stands, and where it is wished for. */
export function EngagementLens() {
  return (
    <OfProject axes={AXES} isOpinion>
      {(view) => <OfView view={view} />}
    </OfProject>
  );
}

const anywhere = (mark: MapMark) => ({ mark, field: '', quadrant: mark.standing.quadrant });

function OfView({ view }: { view: MapView }) {
  const { project, project_name: projectName, high_from: highFrom } = view;
  const author = useDesk()?.preferences.author ?? '';
  const assess = useSaying(project);
  const [placing, setPlacing] = useState<string | null>(null);
  const columns = useMemo(
    () => [
      nameColumn(),
      currentColumn(),
      desiredColumn(),
      gapColumn(),
      gapKindColumn(),
      priorityColumn(),
      axisColumn('power', false),
      kindColumn(),
      unitColumn(),
    ],
    [],
  );
  const board = useBoard({
    view,
    lie: anywhere,
    columns,
    sort: { column: 'priority', descending: true },
  });
  const { current, readOnly, say, byId, supposing } = board;

  const told = useCallback(
    (mark: MapMark, axis: Axis, value: number) => {
      const words = { name: mark.name, axis: axisName(axis).toLowerCase(), value: stepName(axis, value) };
      if (supposing) {
        say(t('suppose.said', { name: mark.name, what: `${words.axis} ${words.value}` }));
        return;
      }
      const others = placedOf(mark.standing, axis)?.voices.some(({ assessor }) => assessor !== author);
      const text = t(others ? 'lenses.engagement.said_median' : 'lenses.engagement.said', words);
      say(text);
      if (others) {
        notify(text);
      }
    },
    [author, say, supposing],
  );
  const set = useCallback(
    (id: string, axis: (typeof AXES)[number], value: number) => {
      const mark = byId.get(id);
      if (!mark || readOnly) {
        return;
      }
      if (axis === 'desired_engagement' && value < LEAST_DESIRED) {
        say(t('lenses.engagement.not_desirable'));
        notify(t('lenses.engagement.not_desirable'));
        return;
      }
      assess(
        { stakeholder: id, values: [{ axis, value }] },
        {
          onSuccess: () => told(mark, axis, value),
          onError: (failure) => notify(failure.message, { tone: 'red' }),
        },
      );
    },
    [byId, readOnly, assess, told, say],
  );

  const assessed = view.marks.filter(({ standing }) => standing.current !== null).length;
  const placingMark = byId.get(placing ?? '');
  return (
    <Board
      board={board}
      counts={t('lenses.engagement.counts', { assessed, all: view.marks.length })}
      zooms={false}
      picture={
        <Matrix
          label={t('lenses.engagement.chart', { project: projectName })}
          board={board}
          onSet={readOnly ? undefined : set}
          onPlace={setPlacing}
        />
      }
      legend={
        <ul className={styles.legend} aria-label={t('map.legend')}>
          <li>{t('lenses.engagement.legend_marks')}</li>
          <li>{t('lenses.engagement.legend_kinds')}</li>
          {readOnly ? null : <li>{t('lenses.engagement.legend_keys')}</li>}
        </ul>
      }
      details={
        <Details board={board}>
          {current ? (
            <>
              <EngagementFacts mark={current} />
              {AXES.map((axis) => (
                <AxisFact key={axis} mark={current} axis={axis} />
              ))}
            </>
          ) : null}
        </Details>
      }
      tableLabel={t('lenses.engagement.table', { project: projectName })}
      out={{ id: 'map-engagement', title: t('lenses.engagement.out') }}
      drawn={{ lens: 'engagement' }}
      onPlace={setPlacing}
    >
      {placingMark ? (
        <AssessDialog
          mark={placingMark}
          project={project}
          axes={AXES}
          highFrom={highFrom}
          start={Object.fromEntries(
            AXES.flatMap((axis, at) => {
              const level = at === 0 ? placingMark.standing.current : placingMark.standing.desired;
              return level ? [[axis, ENGAGEMENTS.indexOf(level)]] : [];
            }),
          )}
          onDone={(values) => {
            for (const axis of AXES) {
              const value = values[axis];
              if (value !== undefined) {
                told(placingMark, axis, value);
              }
            }
          }}
          onClose={() => setPlacing(null)}
        />
      ) : null}
    </Board>
  );
}
