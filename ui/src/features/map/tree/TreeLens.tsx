import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { useRead } from '#api';
import { useAsOf, useSelection } from '#context';
import { useDiscreet } from '#discreet';
import { formatNumber, t } from '#i18n';
import { ErrorBanner, Skeleton, Tree, type TreeNode } from '#kit';
import { out } from '#tables';
import { AssessDialog } from '../frame/AssessDialog';
import { Board } from '../frame/Board';
import {
  axisColumn,
  gapColumn,
  kindColumn,
  type MarkColumn,
  nameColumn,
  quadrantColumn,
  unitColumn,
} from '../frame/columns';
import { Details } from '../frame/Details';
import { EngagementFacts, QuadrantFacts } from '../frame/facts';
import { OfProject } from '../frame/OfProject';
import { type Board as BoardState, useBoard } from '../frame/useBoard';
import styles from '../Map.module.css';
import { type MapMark, type MapView, quadrantOf } from '../model';
import { allBranches, type Branch, branches, everybodyIn, type UnitNode } from './model';
import own from './TreeLens.module.css';

const NO_AXES = [] as const;
const AXES = ['power', 'interest'] as const;
/** A tree of no more stakeholders than this opens in full. */
const SMALL = 120;
/** So many of one unit are shown at most; the rest are found by name. */
const MOST = 200;

/** The organisation (units, and who of the project is in each), with how many are placed and have a gap. */
export function TreeLens() {
  return <OfProject axes={NO_AXES}>{(view) => <OfView view={view} />}</OfProject>;
}

const anywhere = (mark: MapMark) => ({ mark, field: '', quadrant: mark.standing.quadrant });

function OfView({ view }: { view: MapView }) {
  const { project, project_name: projectName, high_from: highFrom } = view;
  const discreet = useDiscreet();
  const { asOf } = useAsOf();
  const units = useRead('units_tree', {});
  const [placing, setPlacing] = useState<string | null>(null);
  const columns = useMemo(
    () => [
      nameColumn(),
      unitColumn(),
      headcountColumn(),
      axisColumn('power', discreet),
      axisColumn('interest', discreet),
      quadrantColumn(discreet),
      gapColumn(),
      kindColumn(),
    ],
    [discreet],
  );
  const board = useBoard({
    view,
    lie: anywhere,
    columns,
    sort: { column: 'unit', descending: false },
  });
  const { current, say } = board;
  const placingMark = board.byId.get(placing ?? '');
  return (
    <Board
      board={board}
      counts={t('map.counts', { placed: view.placed, all: view.marks.length })}
      zooms={false}
      picture={
        <div className={own.scroll}>
          {units.error ? (
            <ErrorBanner failure={units.error} kept="" onRetry={() => void units.refetch()} />
          ) : units.data === undefined ? (
            <Skeleton lines={8} />
          ) : (
            <Organisation
              key={asOf ?? ''}
              label={t('lenses.tree.chart', { project: projectName })}
              units={units.data.items}
              board={board}
            />
          )}
        </div>
      }
      legend={
        <ul className={styles.legend} aria-label={t('map.legend')}>
          <li>{t(discreet ? 'lenses.tree.legend_discreet' : 'lenses.tree.legend')}</li>
        </ul>
      }
      details={
        <Details board={board}>
          {current ? (
            <>
              <QuadrantFacts mark={current} highFrom={highFrom} discreet={discreet} />
              {discreet ? null : <EngagementFacts mark={current} />}
            </>
          ) : null}
        </Details>
      }
      tableLabel={t('lenses.tree.table', { project: projectName })}
      out={{ id: 'map-organisation', title: t('lenses.tree.out') }}
      drawn={{ lens: 'organisation' }}
      onPlace={setPlacing}
    >
      {placingMark ? (
        <AssessDialog
          mark={placingMark}
          project={project}
          axes={AXES}
          highFrom={highFrom}
          onDone={({ power, interest }) => {
            if (power !== undefined && interest !== undefined) {
              const quadrant = t(`map.quadrant.${quadrantOf({ power, interest }, highFrom)}`);
              say(t('lenses.placed_said', { name: placingMark.name, where: quadrant }));
            }
          }}
          onClose={() => setPlacing(null)}
        />
      ) : null}
    </Board>
  );
}

function Organisation({
  label,
  units,
  board,
}: {
  label: string;
  units: readonly UnitNode[];
  board: BoardState;
}) {
  const { passing, found, discreet, selected, current } = board;
  const { setIds } = useSelection();
  const roots = useMemo(
    () => branches(units, found ? passing.filter(({ id }) => found.has(id)) : passing),
    [units, passing, found],
  );
  const all = useMemo(() => allBranches(roots), [roots]);
  const [asked, setOpen] = useState<ReadonlySet<string> | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const isSmall = passing.length <= SMALL;
  // Of many, what is shown at first is the units one can open.
  const open = useMemo(() => {
    if (found && found.size <= SMALL) {
      return new Set(all.map(({ id }) => id));
    }
    const first = isSmall ? all : roots.length === 1 ? roots : [];
    return asked ?? new Set(first.map(({ id }) => id));
  }, [found, asked, isSmall, all, roots]);
  const nodes = useMemo(() => roots.map((root) => nodeOf(root, open, discreet)), [roots, open, discreet]);
  const select = (id: string | null) => {
    const branch = all.find((each) => each.id === id);
    setUnit(branch ? branch.id : null);
    if (branch) {
      setIds(everybodyIn(branch).map((mark) => mark.id));
    } else if (id !== null && board.byId.has(id)) {
      board.setActive(id);
      board.show(id);
    }
  };
  if (nodes.length === 0) {
    return <p className={own.none}>{t('lenses.tree.nobody')}</p>;
  }
  // Where something is selected, the tree itself takes Enter for a selection.
  const rowOf = (target: EventTarget): string =>
    (target as Element).closest('[role="row"]')?.getAttribute('data-key') ?? '';
  const onDoubleClick = ({ target }: MouseEvent) => {
    if (board.byId.has(rowOf(target))) {
      board.open(rowOf(target));
    }
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const id = rowOf(event.target);
    if (event.key === 'Enter' && board.byId.has(id)) {
      event.preventDefault();
      event.stopPropagation();
      board.open(id);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the tree inside
    <div onKeyDownCapture={onKeyDownCapture} onDoubleClick={onDoubleClick}>
      <Tree
        label={label}
        nodes={nodes}
        selected={unit ?? (selected.size === 1 ? (current?.id ?? null) : null)}
        onSelect={select}
        expanded={open}
        onExpandedChange={setOpen}
      />
    </div>
  );
}

/** A unit with what is below it; of a closed one only that there is something. */
function nodeOf(branch: Branch, open: ReadonlySet<string>, discreet: boolean): TreeNode {
  const { id, unit, below, own: marks, counts } = branch;
  const children: TreeNode[] = open.has(id)
    ? [
        ...below.map((each) => nodeOf(each, open, discreet)),
        ...marks.slice(0, MOST).map((mark) => ({
          id: mark.id,
          label: mark.name,
          aside: mark.standing.quadrant ? t(`map.quadrant.${mark.standing.quadrant}`) : t('map.not_placed'),
        })),
        ...(marks.length > MOST
          ? [{ id: `${id}:more`, label: t('map.tray_more', { count: marks.length - MOST }) }]
          : []),
      ]
    : [{ id: `${id}:closed`, label: '' }];
  return {
    id,
    label: unit?.name ?? t('lenses.tree.no_unit'),
    aside: [
      t('lenses.tree.people', { count: counts.stakeholders }),
      ...(counts.headcount > 0
        ? [t('lenses.tree.headcount', { count: formatNumber(counts.headcount, 1) })]
        : []),
      t('lenses.tree.placed', { count: counts.placed }),
      ...(discreet ? [] : [t('lenses.tree.to_raise', { count: counts.toRaise })]),
    ].join(' · '),
    children,
  };
}

const headcountColumn = (): MarkColumn => ({
  key: 'headcount',
  header: t('lenses.tree.headcount_label'),
  width: 96,
  numeric: true,
  text: ({ headcount }) => (headcount === null ? '–' : formatNumber(headcount, 1)),
  sortBy: ({ headcount }) => headcount ?? Number.NEGATIVE_INFINITY,
  out: [out.number(t('lenses.tree.headcount_label'), ({ headcount }) => headcount)],
});
