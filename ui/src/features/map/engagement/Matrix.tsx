import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { formatNumber, t } from '#i18n';
import { cx } from '#kit';
import type { Board } from '../frame/useBoard';
import { Glyph } from '../Glyph';
import { useScale } from '../hooks';
import { ENGAGEMENTS, gapWords, levelOf, type MapMark } from '../model';
import styles from './Matrix.module.css';

type Side = 'current_engagement' | 'desired_engagement';

const ROW = 30;
const HEAD = 32;
/** A list that is not laid out (yet) still has a window. */
const SOME_ROOM = { width: 1000, height: 600 };
const PAGE = 10;
/** The columns of levels come between the name and what is made of them. */
const FIRST_LEVEL = 2;

/** Stakeholders by levels of engagement, with where each is (C) and should be (D) and the way between. */
export function Matrix({
  label,
  board,
  onSet,
  onPlace,
}: {
  label: string;
  board: Board;
  /** Undefined when nothing can be changed. */
  onSet: ((id: string, side: Side, level: number) => void) | undefined;
  onPlace(id: string): void;
}) {
  const base = useId();
  const described = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const scale = useScale();
  const { rows, sort, setSort } = board.sorted;
  const [isFocused, setFocused] = useState(false);
  const at = rows.findIndex(({ id }) => id === board.current?.id);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => Math.round(ROW * scale),
    overscan: 12,
    // The heading stays over the first row in sight.
    scrollMargin: Math.round(HEAD * scale),
    scrollPaddingStart: Math.round(HEAD * scale),
    useFlushSync: false,
    initialRect: SOME_ROOM,
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height > 0 ? rect : SOME_ROOM)),
  });
  // Another text size makes rows of another height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the scale changes
  useEffect(() => virtual.measure(), [scale, virtual]);

  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    const mark = rows[next];
    if (mark) {
      board.setActive(mark.id);
      virtual.scrollToIndex(next);
    }
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const digit = levelOfKey(event);
    const mark = rows[at];
    if (digit !== null && onSet) {
      if (mark) {
        onSet(mark.id, event.shiftKey ? 'desired_engagement' : 'current_engagement', digit);
      }
      return true;
    }
    switch (event.key) {
      case 'ArrowDown':
        goTo(at + 1);
        return true;
      case 'ArrowUp':
        goTo(at - 1);
        return true;
      case 'PageDown':
        goTo(at + PAGE);
        return true;
      case 'PageUp':
        goTo(at - PAGE);
        return true;
      case 'Home':
        goTo(0);
        return true;
      case 'End':
        goTo(rows.length - 1);
        return true;
      case 'Enter':
        if (mark) {
          board.open(mark.id);
        }
        return true;
      case ' ':
        if (mark) {
          board.select(mark.id, true);
        }
        return true;
      case 'p':
      case 'P':
        if (mark && onSet) {
          onPlace(mark.id);
        }
        return onSet !== undefined;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (pressed(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const shown = virtual.getVirtualItems();
  const isInSight = shown.some(({ index }) => index === at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn only where they are in sight
    <div
      ref={scroll}
      role="grid"
      aria-label={label}
      aria-describedby={described}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={isFocused && isInSight ? `${base}-${rows[at]?.id}` : undefined}
      className={styles.matrix}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setFocused(event.target === event.currentTarget);
        if (event.target === event.currentTarget && at < 0) {
          goTo(0);
        }
      }}
      onBlur={() => setFocused(false)}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: what is in it has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: of the grid above */}
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
        <Head column="name" sort={sort} onSort={setSort}>
          {t('map.columns.name')}
        </Head>
        {ENGAGEMENTS.map((level) => (
          // biome-ignore lint/a11y/useFocusableInteractive: nothing is done here
          // biome-ignore lint/a11y/useSemanticElements: of the grid above
          <span key={level} role="columnheader" className={styles.level}>
            {t(`map.engagement.${level}`)}
          </span>
        ))}
        <Head column="gap" sort={sort} onSort={setSort}>
          {t('map.columns.gap')}
        </Head>
        <Head column="gap_kind" sort={sort} onSort={setSort}>
          {t('map.columns.gap_kind')}
        </Head>
        <Head column="priority" sort={sort} onSort={setSort} isNumber>
          {t('map.columns.priority')}
        </Head>
      </div>
      <div role="presentation" className={styles.all} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const mark = rows[index];
          return mark === undefined ? null : (
            <Row
              key={mark.id}
              id={`${base}-${mark.id}`}
              index={index}
              mark={mark}
              top={start - virtual.options.scrollMargin}
              height={size}
              isSelected={board.selected.has(mark.id)}
              isActive={isFocused && index === at}
              onPress={(event) => {
                board.setActive(mark.id);
                const level = levelAt(event);
                if (level !== null && onSet) {
                  onSet(mark.id, event.shiftKey ? 'desired_engagement' : 'current_engagement', level);
                } else {
                  board.select(mark.id, event.ctrlKey || event.metaKey || event.shiftKey);
                }
              }}
              onOpen={() => board.open(mark.id)}
            />
          );
        })}
      </div>
      <p id={described} className="visually-hidden">
        {t(onSet ? 'lenses.engagement.help' : 'lenses.engagement.help_past')}
      </p>
    </div>
  );
}

/** 0 to 4 for the keys 1 to 5, with or without Shift. */
function levelOfKey({ code, key }: KeyboardEvent): number | null {
  const found = /^(?:Digit|Numpad)([1-5])$/.exec(code) ?? /^([1-5])$/.exec(key);
  return found ? Number(found[1]) - 1 : null;
}

/** The level of the cell that was pressed. */
function levelAt(event: MouseEvent): number | null {
  const cell = (event.target as Element).closest('[data-level]');
  return cell ? Number(cell.getAttribute('data-level')) : null;
}

function Head({
  column,
  sort,
  onSort,
  isNumber = false,
  children,
}: {
  column: string;
  sort: Board['sorted']['sort'];
  onSort: Board['sorted']['setSort'];
  isNumber?: boolean;
  children: ReactNode;
}) {
  const isSorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it has the focus
    // biome-ignore lint/a11y/useSemanticElements: of the grid above
    <span
      role="columnheader"
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={cx(styles.cell, isNumber && styles.number)}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : column !== 'name' })}
      >
        {children}
        {isSorted ? <Arrow aria-hidden className={styles.arrow} /> : null}
      </button>
    </span>
  );
}

function Row({
  id,
  index,
  mark,
  top,
  height,
  isSelected,
  isActive,
  onPress,
  onOpen,
}: {
  id: string;
  index: number;
  mark: MapMark;
  top: number;
  height: number;
  isSelected: boolean;
  isActive: boolean;
  onPress(event: MouseEvent): void;
  onOpen(): void;
}) {
  const { name, kind, standing } = mark;
  const current = standing.current ? levelOf(standing.current) : null;
  const desired = standing.desired ? levelOf(standing.desired) : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: of the grid above
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx(styles.row, styles.mark, isSelected && styles.selected, isActive && styles.active)}
      style={{ top, height }}
      onClick={onPress}
      onDoubleClick={(event) => levelAt(event) === null && onOpen()}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: of the grid above */}
      <span role="rowheader" className={cx(styles.cell, styles.name)}>
        <Glyph kind={kind} />
        <span className={styles.words}>{name}</span>
      </span>
      {ENGAGEMENTS.map((level, value) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        // biome-ignore lint/a11y/useSemanticElements: of the grid above
        <span
          key={level}
          role="gridcell"
          data-level={value}
          className={cx(styles.level, styles.place)}
          style={{ gridColumn: value + FIRST_LEVEL }}
        >
          <span className="visually-hidden">{cellWords(level, value === current, value === desired)}</span>
          {value === current ? (
            <span aria-hidden className={cx(styles.sign, styles.now)}>
              C
            </span>
          ) : null}
          {value === desired ? (
            <span aria-hidden className={cx(styles.sign, styles.then)}>
              D
            </span>
          ) : null}
        </span>
      ))}
      {current !== null && desired !== null && current !== desired ? (
        <Way from={current} to={desired} />
      ) : null}
      <Cell column={7}>{standing.gap === null ? '–' : gapWords(standing)}</Cell>
      <Cell column={8}>{standing.gap_kind ? t(`map.gap_kind.${standing.gap_kind}`) : '–'}</Cell>
      <Cell column={9} isNumber>
        {standing.priority === null ? '–' : formatNumber(standing.priority, 1)}
      </Cell>
    </div>
  );
}

function Cell({
  column,
  isNumber = false,
  children,
}: {
  column: number;
  isNumber?: boolean;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: of the grid above
    <span
      role="gridcell"
      className={cx(styles.cell, styles.made, isNumber && styles.number)}
      style={{ gridColumn: column }}
    >
      <span className={styles.words}>{children}</span>
    </span>
  );
}

/** The arrow from where somebody is to where they should be, from the middle of the first column to that of the last. */
function Way({ from, to }: { from: number; to: number }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <span
      aria-hidden
      className={cx(styles.way, to < from && styles.back)}
      style={{ gridColumn: `${left + FIRST_LEVEL} / ${right + FIRST_LEVEL + 1}` }}
    >
      <span style={{ marginInline: `calc(${50 / (right - left + 1)}% + 0.8rem)` }} />
    </span>
  );
}

function cellWords(level: (typeof ENGAGEMENTS)[number], isCurrent: boolean, isDesired: boolean): string {
  const name = t(`map.engagement.${level}`);
  if (isCurrent && isDesired) {
    return t('lenses.engagement.cell_both', { level: name });
  }
  if (isCurrent) {
    return t('lenses.engagement.cell_current', { level: name });
  }
  return isDesired ? t('lenses.engagement.cell_desired', { level: name }) : name;
}
