import { observeElementRect, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import { SOME_ROOM } from './layout';

/** Which rows are in sight. */
export function useVirtualRows(
  scroll: RefObject<HTMLDivElement | null>,
  total: number,
  rowHeight: number,
  headHeight: number,
) {
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: SOME_ROOM,
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height > 0 ? rect : SOME_ROOM)),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualiser reads the height itself
  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  return virtual;
}

/** The rows to draw: the active row even when it is scrolled out of sight, so that Tab always finds it. */
export function drawnRows(
  items: readonly VirtualItem[],
  active: number,
  total: number,
  rowHeight: number,
  headHeight: number,
): { index: number; top: number }[] {
  const drawn = items.map((item) => ({ index: item.index, top: item.start - headHeight }));
  if (active >= 0 && active < total && !items.some(({ index }) => index === active)) {
    // In its order: a node that React moves would lose the focus.
    drawn.push({ index: active, top: active * rowHeight });
    drawn.sort((a, b) => a.index - b.index);
  }
  return drawn;
}
