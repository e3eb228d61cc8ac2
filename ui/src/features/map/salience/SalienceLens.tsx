import { useMemo } from 'react';
import { useActions, useDesk } from '#context';
import { t } from '#i18n';
import { HowWorkedOut, notify, ToggleGroup } from '#kit';
import { opinion, out } from '#tables';
import { type Axis, axisName, placedOf } from '../axes';
import { axisColumn, kindColumn, type MarkColumn, nameColumn, unitColumn } from '../frame/columns';
import { AxisFact, Fact, voices } from '../frame/facts';
import { OfProject } from '../frame/OfProject';
import { StillBoard } from '../frame/StillBoard';
import type { Board } from '../frame/useBoard';
import { CIRCLE_GROUND } from '../ground/circles';
import { Legend } from '../Legend';
import type { Lying, MapMark, MapView, Standing } from '../model';
import { useSaying } from '../suppose/useSupposing';
import type { SalienceClass } from './model';

type Claim = 'legitimacy' | 'urgency';
const CLAIMS = ['legitimacy', 'urgency'] as const satisfies readonly Axis[];
const KEYS: Record<Claim, string> = { legitimacy: 'l', urgency: 'u' };
const AXES = ['power', ...CLAIMS] as const satisfies readonly Axis[];

/** Salience (R3): who has power, a legitimate claim, an urgent one, and how many of the three. */
export function SalienceLens() {
  return (
    <OfProject axes={CLAIMS} isOpinion>
      {(view) => <OfView view={view} />}
    </OfProject>
  );
}

function lie(mark: MapMark): Lying | null {
  const { salience, quadrant } = mark.standing;
  return salience ? { mark, field: salience.class, quadrant } : null;
}

function OfView({ view }: { view: MapView }) {
  const { project_name: project, high_from: highFrom } = view;
  const columns = useMemo(
    () => [
      nameColumn(),
      tierColumn(),
      classColumn(),
      axisColumn('power', false),
      ...CLAIMS.map((axis) => axisColumn(axis, false)),
      kindColumn(),
      unitColumn(),
    ],
    [],
  );
  const claims = useClaims(view);
  return (
    <StillBoard
      of={{ view, lie, columns, sort: { column: 'tier', descending: true }, compared: AXES }}
      ground={CIRCLE_GROUND}
      label={t('lenses.salience.chart', { project })}
      help={t('lenses.salience.help')}
      wordsOf={wordsOf}
      countOf={(field, count) =>
        t('lenses.cluster', { count, where: t(`lenses.salience.class.${field as SalienceClass}`) })
      }
      linesOf={({ mark }) => linesOf(mark.standing)}
      axes={AXES}
      says={(mark) => t('lenses.salience.said', { name: mark.name })}
      legend={<Legend hasQuadrants />}
      facts={(mark, board) => <Facts mark={mark} board={board} highFrom={highFrom} claims={claims} />}
      onKey={(key, mark, board) => {
        const axis = CLAIMS.find((each) => KEYS[each] === key.toLowerCase());
        if (axis) {
          claims.turn(mark, axis, board);
        }
        return axis !== undefined;
      }}
      tableLabel={t('lenses.salience.table', { project })}
      out={{ id: 'map-salience', title: t('lenses.salience.out') }}
      drawn={{ lens: 'salience' }}
    />
  );
}

const classWords = (each: SalienceClass): string => t(`lenses.salience.class.${each}`);
const tierWords = (tier: number): string => t(`lenses.salience.tier.${TIERS[tier] ?? 'none'}`);
const TIERS = ['none', 'latent', 'expectant', 'definitive'] as const;

function linesOf({ salience }: Standing): string[] {
  return salience ? [`${classWords(salience.class)} · ${tierWords(salience.tier)}`] : [];
}

const wordsOf = ({ mark }: Lying): string =>
  [mark.name, t(`map.kind.${mark.kind}`), ...linesOf(mark.standing).map((line) => line.toLowerCase())].join(
    ', ',
  );

/** By tier, and of one tier by power (R3). */
const tierColumn = (): MarkColumn => ({
  key: 'tier',
  header: t('lenses.salience.tier_label'),
  width: 130,
  text: ({ standing: { salience } }) => (salience ? tierWords(salience.tier) : t('map.not_assessed')),
  sortBy: ({ standing: { salience, power } }) =>
    salience ? salience.tier * 10 + (power?.median ?? 0) : Number.NEGATIVE_INFINITY,
  out: [
    opinion(
      out.number(t('lenses.salience.tier_label'), ({ standing: { salience } }) => salience?.tier ?? null),
    ),
  ],
});

/** The word for what somebody is stays here: it is for whoever analyses (R34). */
const classColumn = (): MarkColumn => ({
  key: 'class',
  header: t('lenses.salience.class_label'),
  width: 130,
  text: ({ standing: { salience } }) => (salience ? classWords(salience.class) : '–'),
  sortBy: ({ standing: { salience } }) => (salience ? classWords(salience.class) : ''),
  out: [],
});

interface Claims {
  /** Says that a claim is legitimate or urgent, or is not. */
  say(mark: MapMark, axis: Claim, value: number, board: Board): void;
  /** Says the opposite of what one said, or of what stands. */
  turn(mark: MapMark, axis: Claim, board: Board): void;
}

function useClaims(view: MapView): Claims {
  const author = useDesk()?.preferences.author ?? '';
  const assess = useSaying(view.project);
  const say: Claims['say'] = (mark, axis, value, board) =>
    assess(
      { stakeholder: mark.id, values: [{ axis, value }] },
      {
        onSuccess: () => {
          const others = placedOf(mark.standing, axis)?.voices.some(({ assessor }) => assessor !== author);
          const words = {
            name: mark.name,
            axis: axisName(axis).toLowerCase(),
            value: t(value === 1 ? 'lenses.yes' : 'lenses.no').toLowerCase(),
          };
          if (board.supposing) {
            board.say(t('suppose.said', { name: mark.name, what: `${words.axis} ${words.value}` }));
            return;
          }
          const text = t(others ? 'lenses.salience.claim_said_median' : 'lenses.salience.claim_said', words);
          board.say(text);
          if (others) {
            notify(text);
          }
        },
        onError: (failure) => notify(failure.message, { tone: 'red' }),
      },
    );
  return {
    say,
    turn: (mark, axis, board) => {
      const placed = placedOf(mark.standing, axis);
      const own = placed?.voices.find(({ assessor }) => assessor === author)?.value ?? placed?.median;
      say(mark, axis, own === 1 ? 0 : 1, board);
    },
  };
}

function Facts({
  mark,
  board,
  highFrom,
  claims,
}: {
  mark: MapMark;
  board: Board;
  highFrom: number;
  claims: Claims;
}) {
  const { standing } = mark;
  useActions(
    CLAIMS.map((axis) => ({
      id: `map-${axis}`,
      label: t(`lenses.salience.toggle.${axis}`),
      keys: KEYS[axis],
      disabled: board.readOnly,
      run: () => claims.turn(mark, axis, board),
    })),
  );
  return (
    <>
      <Fact
        label={t('lenses.salience.class_label')}
        how={
          standing.salience ? (
            <HowWorkedOut
              what={t('lenses.salience.class_label')}
              rule={t('lenses.salience.rule', { high: highFrom })}
              inputs={AXES.flatMap((axis) => voices(axis, placedOf(standing, axis)))}
              dates={AXES.flatMap(
                (axis) => placedOf(standing, axis)?.voices.map(({ on_date }) => on_date) ?? [],
              )}
            />
          ) : null
        }
      >
        {standing.salience ? linesOf(standing).join('') : t('map.not_assessed')}
      </Fact>
      <AxisFact mark={mark} axis="power" />
      {CLAIMS.map((axis) =>
        board.readOnly ? (
          <AxisFact key={axis} mark={mark} axis={axis} />
        ) : (
          <Fact key={axis} label={axisName(axis)}>
            <ToggleGroup
              label={axisName(axis)}
              choices={[
                { id: '0', label: t('lenses.no') },
                { id: '1', label: t('lenses.yes') },
              ]}
              value={standing[axis] ? String(standing[axis].median) : ''}
              onChange={(id) => claims.say(mark, axis, Number(id), board)}
            />
          </Fact>
        ),
      )}
    </>
  );
}
