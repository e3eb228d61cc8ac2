import { type RefObject, useLayoutEffect, useState } from 'react';
import { cellName } from './control';
import type { GridColumn } from './types';

/** The first and the last column that are drawn, by their places among the columns. */
export interface InSight {
  from: number;
  to: number;
}

/** Fewer columns than these are always drawn. */
const FEW = 14;
/** So many beside those in sight are drawn as well, so that scrolling sideways shows no gap. */
const BESIDE = 2;
const ALL: InSight = { from: 0, to: Number.POSITIVE_INFINITY };

/** Which columns are in sight; all of them where there are few, or where nothing is laid out. */
export function useColumnsInSight<Row>(
  scroll: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn<Row>[],
  shift: number,
): InSight {
  const [seen, setSeen] = useState(ALL);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element || columns.length < FEW) {
      setSeen(ALL);
      return;
    }
    const look = () => {
      const { scrollLeft: left, clientWidth: width } = element;
      const heads = columns.map((_, at) =>
        element.querySelector<HTMLElement>(`[data-cell="${cellName(-1, at + shift)}"]`),
      );
      const first = heads.findIndex((head) => head && head.offsetLeft + head.offsetWidth > left);
      const last = heads.findLastIndex((head) => head && head.offsetLeft < left + width);
      const isLaidOut = width > 0 && first >= 0 && last >= first;
      const [from, to] = isLaidOut ? [Math.max(0, first - BESIDE), last + BESIDE] : [ALL.from, ALL.to];
      setSeen((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    let left = element.scrollLeft;
    const onScroll = () => {
      if (element.scrollLeft !== left) {
        left = element.scrollLeft;
        look();
      }
    };
    look();
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroll, columns, shift]);
  return seen;
}
