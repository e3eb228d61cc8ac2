import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { cx } from '../cx';
import { useRem } from '../DataGrid/useRem';
import styles from './VirtualList.module.css';

/** Up to here the whole list is drawn. */
const MANY = 60;
/** A list that is not laid out (yet) still has a window. */
const SOME_ROOM = { width: 1000, height: 600 };

export interface ListHandle {
  /** Scrolls to an item and gives the focus to the first control in it. */
  reveal(index: number): void;
}

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey(item: Item): string;
  /** How high an item usually is, at the 14 px base. */
  height: number;
  children(item: Item, index: number): ReactNode;
  ref?: Ref<ListHandle>;
  className?: string;
}

/** A list of things with controls in them, of any length: of a long one only what is in sight is drawn. */
export function VirtualList<Item>({
  label,
  items,
  itemKey,
  height,
  children,
  ref,
  className,
}: VirtualListProps<Item>) {
  const scroll = useRef<HTMLDivElement>(null);
  const rem = useRem();
  const isLong = items.length > MANY;
  const virtual = useVirtualizer({
    count: items.length,
    enabled: isLong,
    getScrollElement: () => scroll.current,
    estimateSize: () => Math.round(height * rem),
    measureElement: (item) => item.getBoundingClientRect().height || Math.round(height * rem),
    overscan: 10,
    initialRect: SOME_ROOM,
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height > 0 ? rect : SOME_ROOM)),
  });

  useImperativeHandle(
    ref,
    () => ({
      reveal: (index) => {
        if (isLong) {
          virtual.scrollToIndex(index, { align: 'center' });
        }
        requestAnimationFrame(() => {
          const item = scroll.current?.querySelector(`[data-index="${index}"]`);
          item?.scrollIntoView({ block: 'nearest' });
          item?.querySelector<HTMLElement>('button, input, [tabindex="0"]')?.focus();
        });
      },
    }),
    [isLong, virtual],
  );

  return (
    <div ref={scroll} className={cx(styles.scroll, className)}>
      {isLong ? (
        <ul aria-label={label} className={styles.long} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            return item === undefined ? null : (
              <li
                key={itemKey(item)}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(item, index)}
              </li>
            );
          })}
        </ul>
      ) : (
        <ul aria-label={label}>
          {items.map((item, index) => (
            <li key={itemKey(item)} data-index={index}>
              {children(item, index)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
