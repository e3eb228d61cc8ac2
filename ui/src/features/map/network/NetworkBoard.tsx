import { Link2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useActions, useReadOnly, useSelection, useStore } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Badge, Button, cx, Page } from '#kit';
import { LensSwitch } from '../LensSwitch';
import { PictureExport } from '../picture/PictureExport';
import type { MapLayout } from '../Toolbar';
import { Details } from './Details';
import type { Look } from './engine';
import { useHues, useTokens } from './hues';
import { Legend } from './Legend';
import { type NetworkNode, type NetworkView, neighboursOf, within } from './model';
import styles from './Network.module.css';
import { NetworkExport } from './NetworkExport';
import { NetworkTable, useSorted } from './NetworkTable';
import { NetworkToolbar } from './NetworkToolbar';
import { Picture, type PictureHandle } from './Picture';
import { isFiltering, lookingStore } from './state';
import { TieDialog } from './TieDialog';
import { TiesDialog } from './TiesDialog';
import type { useNetwork } from './useNetwork';
import type { useSpots } from './useSpots';
import { WhatIf } from './WhatIf';

type Dialog = { kind: 'tie'; from: string; to?: string } | { kind: 'ties'; of: string } | null;

/** The smallest and the largest somebody is drawn. */
const SIZE = { least: 14, most: 34, same: 20 };

/** The network of a project, or of the whole programme, with everything around it. */
export function NetworkBoard({
  network,
  view,
  drawing,
}: {
  network: ReturnType<typeof useNetwork>;
  view: NetworkView;
  drawing: ReturnType<typeof useSpots>;
}) {
  const { project, without, setWithout, left, leftError, quadrantOf, powerOf } = network;
  const looking = useStore(lookingStore);
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  const { ids: selected, setIds, toggle, clear, open, opened } = useSelection();
  const [layout, setLayout] = useState<MapLayout>('both');
  const [text, setText] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const [around, setAround] = useState<{ id: string; steps: number } | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [said, say] = useState('');
  const picture = useRef<PictureHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const tokens = useTokens();
  const scope = project?.name ?? t('network.whole');

  const byId = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
  const nameOf = useCallback((id: string) => byId.get(id)?.name ?? '', [byId]);
  const neighbours = useMemo(() => neighboursOf(view.ties), [view]);
  const near = useMemo(
    () => (around && byId.has(around.id) ? within(neighbours, around.id, around.steps) : null),
    [around, neighbours, byId],
  );
  const nodes = useMemo(
    () => (near ? view.nodes.filter(({ id }) => near.has(id)) : view.nodes),
    [view, near],
  );
  const ties = useMemo(
    () => (near ? view.ties.filter(({ from, to }) => near.has(from) && near.has(to)) : view.ties),
    [view, near],
  );
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return wanted === ''
      ? null
      : new Set(
          nodes
            .filter(({ name, unit }) => `${name}\n${unit ?? ''}`.toLowerCase().includes(wanted))
            .map(({ id }) => id),
        );
  }, [text, nodes]);
  const isDimmed = useCallback((id: string) => found !== null && !found.has(id), [found]);
  const after = useMemo(() => (left ? new Map(left.nodes.map((node) => [node.id, node])) : null), [left]);
  const gone = useMemo(() => new Set(without), [without]);

  const { tokenOf, hues } = useHues(view.nodes, looking.colour, quadrantOf);
  const looks = useMemo(() => {
    const measure = measureOf(looking.size, powerOf);
    const most = Math.max(...view.nodes.map(measure), 0);
    return new Map(
      nodes.map((node): [string, Look] => [
        node.id,
        {
          colour: tokens.get(tokenOf(node)) ?? '#000000',
          size:
            looking.size === 'none' || most === 0
              ? SIZE.same
              : SIZE.least +
                (SIZE.most - SIZE.least) * Math.sqrt(measure(after?.get(node.id) ?? node) / most),
          isGone: gone.has(node.id),
          isDimmed: isDimmed(node.id),
          isSelected: selected.has(node.id),
        },
      ]),
    );
  }, [view, nodes, tokens, tokenOf, looking.size, powerOf, after, gone, isDimmed, selected]);
  const lookOf = useCallback((id: string) => looks.get(id), [looks]);

  const [only] = selected.size === 1 ? selected : [];
  const current = byId.get(active ?? '') ?? byId.get(only ?? '');
  useEffect(() => {
    if (only !== undefined) {
      setActive(only);
    }
  }, [only]);
  const select = (id: string, together: boolean) => {
    if (together) {
      toggle(id);
      return;
    }
    setIds([id]);
    if (opened !== null) {
      open(id);
    }
  };
  const shown = useMemo(() => (found ? nodes.filter(({ id }) => found.has(id)) : nodes), [nodes, found]);
  const sorted = useSorted(shown, after);
  const thinkAway = (id: string) =>
    setWithout((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  const tie = () => current && setDialog({ kind: 'tie', from: current.id });
  const isChart = layout !== 'table';

  useActions([
    {
      id: 'map-search',
      label: t('network.search'),
      keys: 'mod+f',
      run: () => {
        search.current?.focus();
        search.current?.select();
      },
    },
    {
      id: 'network-tie',
      label: t('network.tie_to'),
      keys: 't',
      disabled: readOnly || !current,
      run: tie,
    },
    {
      id: 'network-without',
      label: t(current && gone.has(current.id) ? 'network.without_end' : 'network.without'),
      disabled: !current,
      run: () => current && thinkAway(current.id),
    },
    { id: 'network-redraw', label: t('network.redraw'), run: drawing.redraw },
    {
      id: 'map-zoom-in',
      label: t('network.zoom_in'),
      keys: '=',
      disabled: !isChart,
      run: () => picture.current?.zoomBy(1.4),
    },
    {
      id: 'map-zoom-out',
      label: t('network.zoom_out'),
      keys: '-',
      disabled: !isChart,
      run: () => picture.current?.zoomBy(1 / 1.4),
    },
    {
      id: 'map-whole',
      label: t('network.zoom_whole'),
      keys: '0',
      disabled: !isChart,
      run: () => picture.current?.whole(),
    },
    ...(['map', 'both', 'table'] as const).map((id) => ({
      id: `map-layout-${id}`,
      label: t(`network.layouts.${id}`),
      disabled: layout === id,
      run: () => setLayout(id),
    })),
  ]);

  return (
    <Page
      fill
      title={t('places.map')}
      aside={
        <>
          {scope} ·{' '}
          {[
            t('network.counts', { count: view.n }),
            t('network.count_pairs', { count: view.pairs }),
            t('network.count_parts', { count: view.components }),
          ].join(', ')}
        </>
      }
      actions={
        <>
          <PictureExport
            of={{
              lens: 'network',
              ...(project === null ? {} : { project: project.id }),
              as_of: view.as_of,
              kinds: [...looking.kinds],
              ...(looking.strengthFrom === null ? {} : { strength_from: looking.strengthFrom }),
              group_by: looking.groupBy,
              ...(near ? { only: nodes.map(({ id }) => id) } : {}),
              spots: [...drawing.spots].map(([id, spot]) => ({ id, ...spot })),
              ...(discreet ? { discreet } : {}),
            }}
            isDisabled={view.nodes.length === 0}
          />
          <NetworkExport rows={sorted.rows} scope={scope} />
          {readOnly ? (
            <Badge tone="amber">{t('network.read_only')}</Badge>
          ) : (
            <Button variant="primary" icon={Link2} onPress={tie} isDisabled={!current}>
              {t('network.tie_to')}
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          <LensSwitch />
          <NetworkToolbar
            hasProject={project !== null}
            text={text}
            onText={setText}
            found={found?.size ?? null}
            layout={layout}
            onLayout={setLayout}
            onZoom={(factor) => picture.current?.zoomBy(factor)}
            onWhole={() => picture.current?.whole()}
            searchRef={search}
          />
        </>
      }
    >
      <div className={styles.body}>
        {isChart ? (
          <div className={styles.middle}>
            <WhatIf
              view={view}
              left={left}
              failure={leftError}
              without={without.map(nameOf)}
              nameOf={nameOf}
              onEnd={() => setWithout(() => [])}
            />
            {drawing.isDrawing ? (
              <p className={styles.drawing} role="status">
                {t('network.drawing')}
              </p>
            ) : (
              <Picture
                ref={picture}
                label={t('network.chart', { scope })}
                nodes={nodes}
                ties={ties}
                spots={drawing.spots}
                neighbours={neighbours}
                colours={tokens}
                selected={selected}
                active={current?.id ?? null}
                lookOf={lookOf}
                isDimmed={isDimmed}
                onActive={setActive}
                onSelect={select}
                onClear={() => {
                  clear();
                  setActive(null);
                }}
                onOpen={open}
                onTie={readOnly ? undefined : (from, to) => setDialog({ kind: 'tie', from, to })}
                onTieKey={readOnly ? undefined : tie}
              />
            )}
            {view.ties.length === 0 ? (
              <div className={styles.note} role="status">
                {t('network.no_ties_pass')}
                {isFiltering(looking) ? (
                  <Button
                    onPress={() => lookingStore.set((now) => ({ ...now, kinds: [], strengthFrom: null }))}
                  >
                    {t('network.show_all')}
                  </Button>
                ) : null}
              </div>
            ) : null}
            <Legend hues={hues} isThinking={without.length > 0} />
            <p className={styles.caption}>{t('network.caption')}</p>
            <Details
              node={current}
              after={current && after?.get(current.id)}
              isGone={current !== undefined && gone.has(current.id)}
              view={left ?? view}
              around={around}
              readOnly={readOnly}
              onAround={setAround}
              onOpen={() => current && open(current.id)}
              onTies={() => current && setDialog({ kind: 'ties', of: current.id })}
              onThinkAway={() => current && thinkAway(current.id)}
            />
          </div>
        ) : null}
        {layout === 'map' ? null : (
          <div className={cx(styles.beside, layout === 'table' && styles.alone)}>
            <NetworkTable
              label={t('network.table', { scope })}
              sorted={sorted}
              after={after}
              gone={gone}
              selected={selected}
              onSelect={setIds}
              onOpen={open}
              opened={opened}
            />
            {layout === 'table' ? <p className={styles.caption}>{t('network.caption')}</p> : null}
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {dialog?.kind === 'tie' ? (
        <TieDialog
          from={{ id: dialog.from, name: nameOf(dialog.from) }}
          {...(dialog.to === undefined ? {} : { to: { id: dialog.to, name: nameOf(dialog.to) } })}
          onDone={(from, to) => say(t('network.said_tied', { from, to }))}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog?.kind === 'ties' ? (
        <TiesDialog
          of={nameOf(dialog.of)}
          ties={view.ties.filter(({ from, to }) => from === dialog.of || to === dialog.of)}
          nameOf={nameOf}
          readOnly={readOnly}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Page>
  );
}

function measureOf(
  by: 'degree' | 'betweenness' | 'power' | 'none',
  powerOf: (id: string) => number | null,
): (node: NetworkNode) => number {
  return by === 'power' ? ({ id }) => powerOf(id) ?? 0 : (node) => (by === 'none' ? 0 : node[by]);
}
