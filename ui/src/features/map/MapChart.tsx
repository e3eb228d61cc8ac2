import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '#kit';
import { useColours } from './colours';
import { paint } from './draw';
import { type Point, showing, viewOf, WHOLE } from './geometry';
import type { Ground } from './ground/ground';
import { HoverCard } from './HoverCard';
import { useFrame, useRested, useScale, useSize } from './hooks';
import styles from './Map.module.css';
import type { Lying } from './model';
import { Options, optionId } from './Options';
import { trailsOf, useGlide } from './since/glide';
import { at, type Direction, idOf, nextIn, type Target } from './spatial';
import { useChart } from './useChart';

export interface ChartHandle {
  focus(): void;
  zoomBy(factor: number): void;
  whole(): void;
  /** The field at a point of the window; null outside the map. */
  fieldAt(at: Point): string | null;
}

export interface MapChartProps {
  label: string;
  ground: Ground;
  /** What a mark is, for whoever does not see it. */
  wordsOf(lying: Lying): string;
  /** The same of those who are counted in a field. */
  countOf(field: string, count: number): string;
  /** What is said beside a mark under the pointer. */
  linesOf(lying: Lying): readonly string[];
  /** Most pressing first. */
  marks: readonly Lying[];
  selected: ReadonlySet<string>;
  active: string | null;
  onActive(id: string | null): void;
  /** A click, or Space: alone, or together with what is selected. */
  onSelect(id: string, together: boolean): void;
  onClear(): void;
  onOpen(id: string): void;
  /** A press on a mark that may become a drag; undefined when nothing can be moved. */
  onGrab?: ((event: PointerEvent, id: string, onPress: () => void) => void) | undefined;
  /** P. */
  onPlace?: (() => void) | undefined;
  /** M. */
  onMove?: (() => void) | undefined;
  /** Keys of the lens itself, and of a move that is under way; true when taken. */
  onLensKey(key: string): boolean;
  /** The field something is about to be placed in. */
  target: string | null;
  /** How it is walked, for a screen reader. */
  help: string;
  isDimmed(id: string): boolean;
  /** Whether each mark has the track of its engagement below it. */
  hasTracks: boolean;
  /** The date that is shown, and where the marks lay at the one it is compared with. */
  since?: { date: string; before: readonly Lying[] } | undefined;
  ref?: Ref<ChartHandle>;
}

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The map itself: a picture on a canvas, and over it the same marks for keyboard and screen reader. */
export function MapChart({
  label,
  ground,
  wordsOf,
  countOf,
  linesOf,
  marks,
  selected,
  active,
  onActive,
  onSelect,
  onClear,
  onOpen,
  onGrab,
  onPlace,
  onMove,
  onLensKey,
  target,
  help,
  isDimmed,
  hasTracks,
  since,
  ref,
}: MapChartProps) {
  const base = useId();
  const described = useId();
  const surface = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(surface);
  const scale = useScale();
  const colours = useColours();
  const [hovered, setHovered] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const fontFamily = '"IBM Plex Sans", system-ui, sans-serif';
  const byId = useMemo(() => new Map(marks.map((lying) => [lying.mark.id, lying])), [marks]);
  const chart = useChart({ ...size, scale, fontFamily, ground, marks, first: selected, isDimmed });
  const { plot, laid, view, layout, labels, targets } = chart;
  const rested = useRested(view);
  // While the map is being zoomed its marks for keyboard and reader stay; they follow when it rests.
  const isZooming = rested.zoom !== view.zoom;
  const still = useRef({ targets, laid });
  if (!isZooming) {
    still.current = { targets, laid };
  }
  const shift = isZooming ? rested : view;

  const found = targets.find((each) => idOf(each) === active);
  // Somebody who is counted instead of drawn is met at the count.
  const current =
    found ??
    targets.find((each) => each.kind === 'cluster' && active !== null && each.cluster.ids.includes(active));
  const currentId = current ? idOf(current) : null;

  const before = since?.before;
  const trails = useMemo(
    () => (before ? trailsOf(laid, before, byId, scale) : []),
    [laid, before, byId, scale],
  );
  const glide = useGlide(since?.date);
  useFrame(() => {
    const pen = canvas.current?.getContext('2d');
    if (!canvas.current || !pen) {
      return false;
    }
    const shown = glide(layout, labels, performance.now());
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.current.width !== wide || canvas.current.height !== high) {
      canvas.current.width = wide;
      canvas.current.height = high;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.width, size.height);
    paint(pen, {
      plot,
      laid,
      view,
      layout: shown.layout,
      labels: shown.labels,
      marks: byId,
      colours,
      fontFamily,
      scale,
      selected,
      active: isFocused ? currentId : null,
      hovered,
      isDimmed,
      target,
      trails,
      hasTracks,
    });
    return shown.isMoving;
  });

  const inPlot = useCallback(
    (point: Point): Point => {
      const box = surface.current?.getBoundingClientRect();
      return { x: point.x - (box?.left ?? 0) - plot.x, y: point.y - (box?.top ?? 0) - plot.y };
    },
    [plot],
  );
  const shows = (each: Target) => chart.setView(showing(view, at(each), plot.width, plot.height));
  const goTo = (each: Target | undefined) => {
    if (each) {
      onActive(idOf(each));
      shows(each);
    }
  };
  const openUp = (each: Target) => {
    if (each.kind === 'spot') {
      onOpen(each.spot.id);
      return;
    }
    const inside = byId.get(each.cluster.ids[0] ?? '');
    if (inside) {
      chart.setView(viewOf(laid.cellOf(inside.field), view, plot.width, plot.height));
      onActive(inside.mark.id);
    }
  };

  useImperativeHandle(ref, () => ({
    focus: () => list.current?.focus(),
    zoomBy: (factor) => chart.zoomBy(factor),
    whole: () => chart.setView(WHOLE),
    fieldAt: (point) => chart.fieldAt(inPlot(point)),
  }));

  // What a move by keys is about to reach stays in sight.
  const followed = useRef({ view, setView: chart.setView, laid, plot });
  followed.current = { view, setView: chart.setView, laid, plot };
  useEffect(() => {
    if (target !== null && isFocused) {
      const now = followed.current;
      const cell = now.laid.cellOf(target);
      const middle = { x: cell.x + cell.width / 2, y: cell.y + cell.height / 2 };
      now.setView(showing(now.view, middle, now.plot.width, now.plot.height, 60));
    }
  }, [target, isFocused]);

  const { zoomBy } = chart;
  useEffect(() => {
    const element = surface.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 18 : 1;
      zoomBy(Math.exp(-event.deltaY * lines * 0.002), inPlot({ x: event.clientX, y: event.clientY }));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [zoomBy, inPlot]);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    list.current?.focus({ preventScroll: true });
    const hit = chart.hit(inPlot({ x: event.clientX, y: event.clientY }));
    const together = event.ctrlKey || event.metaKey || event.shiftKey;
    if (hit?.kind === 'spot') {
      const { id } = hit.spot;
      onActive(id);
      const press = () => onSelect(id, together);
      if (onGrab && !together) {
        onGrab(event, id, press);
      } else {
        press();
      }
      return;
    }
    if (hit) {
      openUp(hit);
      return;
    }
    pan(event);
  };

  const [isPanning, setPanning] = useState(false);
  const pan = (event: PointerEvent) => {
    const start = { x: event.clientX, y: event.clientY };
    let moved = false;
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      moved ||= Math.hypot(clientX - start.x, clientY - start.y) > 4;
      if (moved) {
        setPanning(true);
        chart.setView({ ...view, x: view.x - (clientX - start.x), y: view.y - (clientY - start.y) });
      }
    };
    const up = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
      setPanning(false);
      if (!moved) {
        onClear();
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (onLensKey(event.key) || pressed(event.key, event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const pressed = (key: string, shift: boolean): boolean => {
    const way = directions[key];
    const index = current ? targets.indexOf(current) : -1;
    if (way && shift) {
      const by = { up: [0, -60], down: [0, 60], left: [-60, 0], right: [60, 0] }[way];
      chart.setView({ ...view, x: view.x + (by[0] ?? 0), y: view.y + (by[1] ?? 0) });
      return true;
    }
    if (way) {
      goTo(current ? nextIn(targets, current, way) : targets[0]);
      return true;
    }
    switch (key) {
      case 'Home':
        goTo(targets[0]);
        return true;
      case 'End':
        goTo(targets[targets.length - 1]);
        return true;
      case 'PageDown':
        goTo(targets[Math.min(targets.length - 1, index + 1)]);
        return true;
      case 'PageUp':
        goTo(targets[Math.max(0, index - 1)]);
        return true;
      case 'Enter':
        if (current) {
          openUp(current);
        }
        return true;
      case ' ':
        if (current?.kind === 'spot') {
          onSelect(current.spot.id, true);
        }
        return true;
      case '+':
      case '=':
        chart.zoomBy(1.4, current && toWindow(at(current)));
        return true;
      case '-':
        chart.zoomBy(1 / 1.4, current && toWindow(at(current)));
        return true;
      case '0':
        chart.setView(WHOLE);
        return true;
      case 'm':
      case 'M':
        onMove?.();
        return onMove !== undefined;
      case 'p':
      case 'P':
        onPlace?.();
        return onPlace !== undefined;
      default:
        return false;
    }
  };
  const toWindow = ({ x, y }: Point): Point => ({ x: x - view.x, y: y - view.y });

  const over = hovered === null ? undefined : byId.get(hovered);
  const overSpot = hovered === null ? undefined : layout.spots.get(hovered);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the list over it has the same for keys
    <div
      ref={surface}
      className={cx(styles.surface, isPanning && styles.panning, hovered !== null && styles.pointing)}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        const hit =
          event.buttons === 0 ? chart.hit(inPlot({ x: event.clientX, y: event.clientY })) : undefined;
        setHovered(hit ? idOf(hit) : null);
      }}
      onPointerLeave={() => setHovered(null)}
      onDoubleClick={(event) => {
        const hit = chart.hit(inPlot({ x: event.clientX, y: event.clientY }));
        if (hit?.kind === 'spot') {
          onOpen(hit.spot.id);
        }
      }}
    >
      <canvas ref={canvas} className={styles.canvas} style={size} data-testid="map-canvas" aria-hidden />
      <div
        className={styles.plot}
        style={{ left: plot.x, top: plot.y, width: plot.width, height: plot.height }}
      >
        {targets.length > 0 ? (
          <div
            ref={list}
            role="listbox"
            aria-label={label}
            aria-describedby={described}
            aria-multiselectable
            aria-activedescendant={currentId === null ? undefined : optionId(base, currentId)}
            tabIndex={0}
            className={styles.list}
            style={{ transform: `translate(${-shift.x}px, ${-shift.y}px)` }}
            onKeyDown={onKeyDown}
            onFocus={() => {
              setFocused(true);
              if (current === undefined) {
                onActive(
                  (targets[0] && idOf(targets.find((each) => selected.has(idOf(each))) ?? targets[0])) ??
                    null,
                );
              }
            }}
            onBlur={() => setFocused(false)}
          >
            <Options
              base={base}
              targets={still.current.targets}
              marks={byId}
              wordsOf={wordsOf}
              countOf={countOf}
              view={rested}
              width={plot.width}
              height={plot.height}
              active={currentId}
              selected={selected}
            />
          </div>
        ) : null}
      </div>
      <p id={described} className="visually-hidden">
        {help}
      </p>
      {over && overSpot && target === null ? (
        <HoverCard
          mark={over.mark}
          lines={linesOf(over)}
          x={plot.x + overSpot.x - view.x}
          y={plot.y + overSpot.y - view.y}
          width={size.width}
          height={size.height}
        />
      ) : null}
    </div>
  );
}
