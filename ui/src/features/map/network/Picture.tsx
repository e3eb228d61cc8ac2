import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { t } from '#i18n';
import { cx } from '#kit';
import { useScale, useSize } from '../hooks';
import type { Look } from './engine';
import {
  byTies,
  type Direction,
  type NetworkNode,
  type NetworkTie,
  nextIn,
  roleWords,
  type Spot,
  share,
} from './model';
import styles from './Network.module.css';
import { usePicture } from './usePicture';

/** So many options are in the document at most; the rest come as one goes there. */
const MOST = 300;

export interface PictureHandle {
  focus(): void;
  zoomBy(factor: number): void;
  whole(): void;
}

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The network itself: a picture on canvases, and over it the same stakeholders for keyboard and screen reader. */
export function Picture({
  label,
  nodes,
  ties,
  spots,
  neighbours,
  colours,
  selected,
  active,
  lookOf,
  isDimmed,
  onActive,
  onSelect,
  onClear,
  onOpen,
  onTie,
  onTieKey,
  ref,
}: {
  label: string;
  nodes: readonly NetworkNode[];
  ties: readonly NetworkTie[];
  spots: ReadonlyMap<string, Spot>;
  neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  colours: ReadonlyMap<string, string>;
  selected: ReadonlySet<string>;
  active: string | null;
  lookOf(id: string): Look | undefined;
  isDimmed(id: string): boolean;
  onActive(id: string | null): void;
  /** A click, or Space: alone, or together with what is selected. */
  onSelect(id: string, together: boolean): void;
  onClear(): void;
  onOpen(id: string): void;
  onTie?: ((from: string, to: string) => void) | undefined;
  /** T. */
  onTieKey?: (() => void) | undefined;
  ref?: Ref<PictureHandle>;
}) {
  const base = useId();
  const help = useId();
  const surface = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isFocused, setFocused] = useState(false);
  const size = useSize(surface);
  const scale = useScale();
  const order = useMemo(() => [...nodes].sort(byTies), [nodes]);
  const found = order.findIndex(({ id }) => id === active);
  const current = order[found];
  const always = useMemo(() => new Set([...selected, ...(current ? [current.id] : [])]), [selected, current]);
  const named = useMemo(() => {
    const first = (node: NetworkNode) => (always.has(node.id) ? 2 : lookOf(node.id)?.isDimmed ? 0 : 1);
    return [...order].sort((a, b) => first(b) - first(a));
  }, [order, always, lookOf]);
  const picture = usePicture(host, canvas, size, {
    nodes,
    ties,
    spots,
    lookOf,
    overlay: {
      named,
      always,
      isDimmed,
      focus: isFocused && current ? current.id : null,
      colours,
      scale,
    },
    onPress: (id, together) => {
      list.current?.focus({ preventScroll: true });
      onActive(id);
      onSelect(id, together);
    },
    onClear: () => {
      list.current?.focus({ preventScroll: true });
      onClear();
    },
    onOpen,
    onTie,
  });
  useImperativeHandle(ref, () => ({
    focus: () => list.current?.focus(),
    zoomBy: picture.zoomBy,
    whole: picture.whole,
  }));

  const goTo = (node: NetworkNode | undefined) => {
    if (node) {
      onActive(node.id);
      picture.show(node.id);
    }
  };
  const goToId = (id: string | undefined) => goTo(order.find((node) => node.id === id));
  const pressed = (key: string, isShift: boolean): boolean => {
    const way = directions[key];
    if (way && isShift) {
      const [x, y] = { up: [0, 60], down: [0, -60], left: [60, 0], right: [-60, 0] }[way];
      picture.pan(x ?? 0, y ?? 0);
      return true;
    }
    if (way) {
      if (current) {
        goToId(nextIn(spots, current.id, neighbours.get(current.id) ?? [], way));
      } else {
        goTo(order[0]);
      }
      return true;
    }
    switch (key) {
      case 'Home':
        goTo(order[0]);
        return true;
      case 'End':
        goTo(order[order.length - 1]);
        return true;
      case 'PageDown':
        goTo(order[Math.min(order.length - 1, found + 1)]);
        return true;
      case 'PageUp':
        goTo(order[Math.max(0, found - 1)]);
        return true;
      case 'Enter':
        if (current) {
          onOpen(current.id);
        }
        return true;
      case ' ':
        if (current) {
          onSelect(current.id, true);
        }
        return true;
      case '+':
      case '=':
        picture.zoomBy(1.4);
        return true;
      case '-':
        picture.zoomBy(1 / 1.4);
        return true;
      case '0':
        picture.whole();
        return true;
      case 't':
      case 'T':
        onTieKey?.();
        return onTieKey !== undefined;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && pressed(event.key, event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div ref={surface} className={cx(styles.surface, isFocused && styles.focused)}>
      <div ref={host} className={styles.host} data-testid="network-picture" aria-hidden />
      <canvas ref={canvas} className={styles.canvas} style={size} aria-hidden />
      <div
        ref={list}
        role="listbox"
        aria-label={label}
        aria-describedby={help}
        aria-multiselectable
        aria-activedescendant={current ? optionId(base, current.id) : undefined}
        tabIndex={0}
        className={styles.list}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocused(true);
          if (!current) {
            onActive(order[0]?.id ?? null);
          }
        }}
        onBlur={() => setFocused(false)}
      >
        <Options
          base={base}
          order={order}
          current={current?.id}
          selected={selected}
          at={(id) => {
            const node = picture.cy?.getElementById(id);
            return node?.nonempty() ? node.renderedPosition() : undefined;
          }}
          size={picture.isDrawn ? size : null}
        />
      </div>
      <p id={help} className="visually-hidden">
        {t('network.chart_help')}
      </p>
    </div>
  );
}

const optionId = (base: string, id: string): string => `${base}-${id.replace(/[^\w-]/g, '_')}`;

/** Everybody as a screen reader meets them, each over its picture. */
function Options({
  base,
  order,
  current,
  selected,
  at,
  size,
}: {
  base: string;
  order: readonly NetworkNode[];
  current: string | undefined;
  selected: ReadonlySet<string>;
  at(id: string): Spot | undefined;
  /** What can be seen; null for everything. */
  size: { width: number; height: number } | null;
}) {
  let room = MOST;
  return order.map((node, index) => {
    const spot = at(node.id);
    const isInSight =
      spot && (size === null || (spot.x > 0 && spot.y > 0 && spot.x < size.width && spot.y < size.height));
    if (node.id !== current && (!isInSight || room <= 0)) {
      return null;
    }
    room -= 1;
    return (
      <div
        key={node.id}
        id={optionId(base, node.id)}
        role="option"
        tabIndex={-1}
        aria-label={inWords(node)}
        aria-selected={selected.has(node.id)}
        aria-posinset={index + 1}
        aria-setsize={order.length}
        className={styles.option}
        style={{ left: (spot?.x ?? 0) - 10, top: (spot?.y ?? 0) - 10, width: 20, height: 20 }}
      />
    );
  });
}

/** Who it is and what their ties come to. */
const inWords = (node: NetworkNode): string =>
  t('network.option', {
    count: node.ties,
    name: node.name,
    kind: t(`map.kind.${node.kind}`),
    unit: node.unit ? `${node.unit}, ` : '',
    betweenness: share(node.betweenness),
    role: node.roles.length > 0 ? `, ${roleWords(node).toLowerCase()}` : '',
  });
