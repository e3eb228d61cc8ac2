import { useMemo } from 'react';
import { useRead } from '#api';
import { createStore, useStore } from '#context';
import { t } from '#i18n';
import { Switch } from '#kit';
import { opinion, out } from '#tables';
import { type Axis, POWER_INTEREST, placedOf, placedWords } from '../axes';
import { axisColumn, kindColumn, type MarkColumn, nameColumn, unitColumn } from '../frame/columns';
import { AxisFact, Fact, QuadrantFacts } from '../frame/facts';
import { OfProject } from '../frame/OfProject';
import { StillBoard } from '../frame/StillBoard';
import { partsOf, sideField, sideOf, sidesGround } from '../ground/sides';
import { Legend } from '../Legend';
import { type Lying, type MapMark, type MapView, quadrantOf, value } from '../model';

const ASKED = ['attitude'] as const satisfies readonly Axis[];
const AXES = ['power', 'interest', 'attitude'] as const satisfies readonly Axis[];

/** Whether the corners are called by the names of their types: off until somebody asks (R34). */
const typesStore = createStore(false);

/** The stakeholder cube (R5): power and interest of those against, of neither side, and for. */
export function CubeLens() {
  return (
    <OfProject axes={ASKED} isOpinion>
      {(view) => <OfView view={view} />}
    </OfProject>
  );
}

function lie(mark: MapMark): Lying | null {
  const { power, interest, attitude, quadrant } = mark.standing;
  return power && interest && attitude
    ? {
        mark,
        field: sideField(sideOf(attitude.median), { up: power.median, across: interest.median }),
        quadrant,
      }
    : null;
}

function OfView({ view }: { view: MapView }) {
  const settings = useRead('settings_read', {});
  const hasTypes = useStore(typesStore);
  const { project_name: project, high_from: highFrom, marks } = view;
  const columns = useMemo(
    () => [
      nameColumn(),
      axisColumn('power', false),
      axisColumn('interest', false),
      axisColumn('attitude', false),
      basisColumn(),
      ...(hasTypes ? [typeColumn()] : []),
      kindColumn(),
      unitColumn(),
    ],
    [hasTypes],
  );
  const borderlineFrom = settings.data?.borderline_from;
  const ground = useMemo(() => {
    const isHalf = (axis: 'power' | 'interest') =>
      marks.some(({ standing }) => !Number.isInteger(standing[axis]?.median ?? 0));
    return sidesGround(
      {
        axes: POWER_INTEREST,
        highFrom,
        borderlineFrom,
        halves: { across: isHalf('interest'), up: isHalf('power') },
      },
      hasTypes,
    );
  }, [marks, highFrom, borderlineFrom, hasTypes]);
  return (
    <StillBoard
      of={{ view, lie, columns, sort: { column: 'attitude', descending: false }, compared: AXES }}
      ground={ground}
      label={t('lenses.cube.chart', { project })}
      help={t('lenses.cube.help')}
      wordsOf={(lying) => wordsOf(lying, hasTypes)}
      countOf={(field, count) => countWords(field, count, highFrom)}
      linesOf={({ mark }) => linesOf(mark, hasTypes)}
      axes={AXES}
      says={(mark) => t('lenses.cube.said', { name: mark.name })}
      tools={
        <Switch isSelected={hasTypes} onChange={typesStore.set}>
          {t('lenses.cube.types')}
        </Switch>
      }
      legend={<Legend hasBorderline />}
      facts={(mark) => (
        <>
          <QuadrantFacts mark={mark} highFrom={highFrom} discreet={false} />
          <AxisFact mark={mark} axis="attitude" />
          {hasTypes && mark.standing.cube ? (
            <Fact label={t('lenses.cube.type_label')}>{typeWords(mark)}</Fact>
          ) : null}
        </>
      )}
      tableLabel={t('lenses.cube.table', { project })}
      out={{ id: 'map-cube', title: t('lenses.cube.out') }}
      drawn={{ lens: 'cube' }}
    />
  );
}

const typeWords = ({ standing }: MapMark): string =>
  standing.cube ? t(`lenses.cube.type.${standing.cube}`) : t('lenses.cube.untyped');

function linesOf(mark: MapMark, hasTypes: boolean): string[] {
  const attitude = placedOf(mark.standing, 'attitude');
  const { power, interest, quadrant } = mark.standing;
  return [
    [
      quadrant ? t(`map.quadrant.${quadrant}`) : '',
      power ? t('map.power_is', { value: value(power.median) }) : '',
      interest ? t('map.interest_is', { value: value(interest.median) }) : '',
    ]
      .filter(Boolean)
      .join(', '),
    ...(attitude ? [placedWords('attitude', attitude)] : []),
    ...(hasTypes && mark.standing.cube ? [typeWords(mark)] : []),
  ];
}

const wordsOf = ({ mark }: Lying, hasTypes: boolean): string =>
  [mark.name, t(`map.kind.${mark.kind}`), ...linesOf(mark, hasTypes)].join(', ');

function countWords(field: string, count: number, highFrom: number): string {
  const { side, rating } = partsOf(field);
  const quadrant = quadrantOf({ power: rating.up, interest: rating.across }, highFrom);
  return t('lenses.cluster', {
    count,
    where: [t(`lenses.cube.side.${side}`), t(`map.quadrant.${quadrant}`)].join(', '),
  });
}

/** What the attitude rests on, by everybody who spoke of it. */
function basisOf({ standing }: MapMark): string {
  const bases = new Set((standing.attitude?.voices ?? []).flatMap(({ basis }) => basis ?? []));
  return [...bases].map((basis) => t(`people.basis.${basis}`)).join(', ');
}

const basisColumn = (): MarkColumn => ({
  key: 'basis',
  header: t('lenses.cube.basis'),
  width: 120,
  text: (mark) => basisOf(mark) || '–',
  sortBy: basisOf,
  out: [opinion(out.word(t('lenses.cube.basis'), (mark) => basisOf(mark) || null))],
});

/** The name of a type stays here: it is for whoever analyses (R34). */
const typeColumn = (): MarkColumn => ({
  key: 'type',
  header: t('lenses.cube.type_label'),
  width: 130,
  text: (mark) => (mark.standing.attitude ? typeWords(mark) : '–'),
  sortBy: (mark) => (mark.standing.attitude ? typeWords(mark) : ''),
  out: [],
});
