import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { formatDate, t } from '#i18n';
import { Button, cx } from '#kit';
import { type AnyAxis, axisName, placedOf, placedWords, stepName } from '../axes';
import { Glyph } from '../Glyph';
import { useScale } from '../hooks';
import type { MapMark } from '../model';
import { digitsOf, type Entered, ownVoice } from './model';
import styles from './Pass.module.css';

/** Where the keys are: counted from 0, columns without the name. */
export interface At {
  row: number;
  column: number;
}

const ROW = 42;
const HEAD = 32;
/** A list that is not laid out (yet) still has a window. */
const SOME_ROOM = { width: 1000, height: 600 };
const PAGE = 10;

/** A row a stakeholder, a column an axis: the new value, and quietly what stands already. */
export function PassGrid({
  gridRef,
  label,
  rows,
  axes,
  entered,
  assessor,
  at,
  onAt,
  onValue,
}: {
  gridRef: RefObject<HTMLDivElement | null>;
  label: string;
  rows: readonly MapMark[];
  axes: readonly AnyAxis[];
  entered: Entered;
  assessor: string;
  at: At;
  onAt(at: At): void;
  /** Undefined takes the new value away. */
  onValue(id: string, axis: AnyAxis, value: number | undefined): void;
}) {
  const base = useId();
  const described = useId();
  const scale = useScale();
  const [isFocused, setFocused] = useState(false);
  const [said, say] = useState('');
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => Math.round(ROW * scale),
    overscan: 8,
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
  useEffect(() => virtual.scrollToIndex(at.row), [at.row, virtual]);
  useEffect(() => gridRef.current?.focus(), [gridRef]);

  const mark = rows[at.row];
  const axis = axes[at.column] ?? 'power';
  const cell = at.row * axes.length + at.column;
  const last = rows.length * axes.length - 1;
  const goTo = (row: number, column: number) =>
    onAt({ row: clamp(row, rows.length - 1), column: clamp(column, axes.length - 1) });
  const goToCell = (next: number) => {
    const to = clamp(next, last);
    goTo(Math.floor(to / axes.length), to % axes.length);
  };
  const set = (value: number) => {
    if (mark) {
      onValue(mark.id, axis, value);
      say(t('pass.said', { name: mark.name, axis: axisName(axis), value: stepName(axis, value) }));
      goToCell(cell + 1);
    }
  };
  const takeAway = () => {
    if (mark) {
      onValue(mark.id, axis, undefined);
      say(t('pass.taken', { name: mark.name, axis: axisName(axis) }));
    }
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const digit = digitOf(event);
    if (digit !== null) {
      const steps = digitsOf(axis);
      const step = steps.find((each) => each.digit === digit);
      if (step) {
        set(step.value);
      } else {
        const takes = steps.map((each) => each.digit).join(', ');
        say(t('pass.no_step', { axis: axisName(axis), digit, steps: takes }));
      }
      return true;
    }
    const isFar = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case 'ArrowDown':
        goTo(at.row + 1, at.column);
        return true;
      case 'ArrowUp':
        goTo(at.row - 1, at.column);
        return true;
      case 'ArrowRight':
        goTo(at.row, at.column + 1);
        return true;
      case 'ArrowLeft':
        goTo(at.row, at.column - 1);
        return true;
      case 'PageDown':
        goTo(at.row + PAGE, at.column);
        return true;
      case 'PageUp':
        goTo(at.row - PAGE, at.column);
        return true;
      case 'Home':
        goTo(isFar ? 0 : at.row, 0);
        return true;
      case 'End':
        goTo(isFar ? rows.length - 1 : at.row, axes.length - 1);
        return true;
      case 'Tab': {
        const next = cell + (event.shiftKey ? -1 : 1);
        if (next < 0 || next > last) {
          // From the first and the last cell it leaves the grid.
          return false;
        }
        goToCell(next);
        return true;
      }
      case 'Backspace':
      case 'Delete':
        takeAway();
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && !event.altKey && pressed(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const shown = virtual.getVirtualItems();
  const isInSight = shown.some(({ index }) => index === at.row);
  const template = `minmax(13rem, 1.4fr) repeat(${axes.length}, minmax(10.5rem, 1fr))`;
  const width = `${13 + axes.length * 10.5}rem`;
  const cellId = (id: string, of: AnyAxis) => `${base}-${id}-${of}`;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are drawn only where they are in sight */}
      <div
        ref={gridRef}
        role="grid"
        aria-label={label}
        aria-describedby={described}
        aria-rowcount={rows.length + 1}
        aria-colcount={axes.length + 1}
        tabIndex={0}
        aria-activedescendant={isFocused && isInSight && mark ? cellId(mark.id, axis) : undefined}
        className={styles.grid}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
        {/* biome-ignore lint/a11y/useSemanticElements: of the grid above */}
        <div
          role="row"
          aria-rowindex={1}
          className={cx(styles.row, styles.head)}
          style={{ gridTemplateColumns: template, minWidth: width }}
        >
          {[t('pass.name'), ...axes.map(axisName)].map((name) => (
            // biome-ignore lint/a11y/useFocusableInteractive: nothing is done here
            // biome-ignore lint/a11y/useSemanticElements: of the grid above
            <span key={name} role="columnheader" className={styles.title}>
              {name}
            </span>
          ))}
        </div>
        <div
          role="presentation"
          className={styles.all}
          style={{ height: virtual.getTotalSize(), minWidth: width }}
        >
          {shown.map(({ index, start, size }) => {
            const row = rows[index];
            return row === undefined ? null : (
              // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
              // biome-ignore lint/a11y/useSemanticElements: of the grid above
              <div
                key={row.id}
                role="row"
                aria-rowindex={index + 2}
                className={cx(styles.row, styles.mark)}
                style={{
                  top: start - virtual.options.scrollMargin,
                  height: size,
                  gridTemplateColumns: template,
                }}
              >
                {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
                {/* biome-ignore lint/a11y/useSemanticElements: of the grid above */}
                <span role="rowheader" className={styles.name}>
                  <Glyph kind={row.kind} />
                  <span className={styles.words}>{row.name}</span>
                </span>
                {axes.map((each, column) => (
                  <Cell
                    key={each}
                    id={cellId(row.id, each)}
                    mark={row}
                    axis={each}
                    value={entered.get(row.id)?.[each]}
                    assessor={assessor}
                    isActive={index === at.row && column === at.column}
                    isFocused={isFocused}
                    onPress={() => {
                      onAt({ row: index, column });
                      gridRef.current?.focus();
                    }}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {mark ? (
        // biome-ignore lint/a11y/useSemanticElements: buttons beside a grid, not a form
        <div
          role="group"
          aria-label={t('pass.choices', { axis: axisName(axis), name: mark.name })}
          className={styles.choices}
        >
          <span className={styles.of}>{t('pass.choices', { axis: axisName(axis), name: mark.name })}</span>
          {digitsOf(axis).map(({ digit, value }) => (
            <Button
              key={value}
              size="s"
              onPress={() => {
                set(value);
                gridRef.current?.focus();
              }}
            >
              {String(digit) === stepName(axis, value)
                ? String(digit)
                : t('pass.choice', { digit, value: stepName(axis, value) })}
            </Button>
          ))}
          <Button
            size="s"
            variant="quiet"
            isDisabled={entered.get(mark.id)?.[axis] === undefined}
            onPress={() => {
              takeAway();
              gridRef.current?.focus();
            }}
          >
            {t('pass.take_away')}
          </Button>
        </div>
      ) : null}
      <p id={described} className={styles.help}>
        {t('pass.help')}
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </>
  );
}

function Cell({
  id,
  mark,
  axis,
  value,
  assessor,
  isActive,
  isFocused,
  onPress,
}: {
  id: string;
  mark: MapMark;
  axis: AnyAxis;
  value: number | undefined;
  assessor: string;
  isActive: boolean;
  isFocused: boolean;
  onPress(): void;
}) {
  const placed = placedOf(mark.standing, axis);
  const own = ownVoice(mark, axis, assessor);
  const stands = placed ? t('pass.was', { value: placedWords(axis, placed) }) : t('pass.nothing');
  const ownWords = own
    ? t('pass.own', {
        assessor: own.assessor,
        value: stepName(axis, own.value),
        date: formatDate(own.on_date),
      })
    : null;
  const anew =
    value === undefined
      ? t('pass.cell_none', { axis: axisName(axis) })
      : t('pass.cell_new', { axis: axisName(axis), value: stepName(axis, value) });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: of the grid above
    <span
      id={id}
      role="gridcell"
      aria-selected={isActive}
      className={cx(styles.cell, isActive && styles.active, isActive && isFocused && styles.focused)}
      onClick={onPress}
    >
      <span className="visually-hidden">
        {[mark.name, anew, stands, ...(ownWords ? [ownWords] : [])].join(', ')}
      </span>
      <span aria-hidden className={styles.anew}>
        {value === undefined ? '' : stepName(axis, value)}
      </span>
      <span aria-hidden className={styles.before} title={ownWords ?? stands}>
        <span className={styles.words}>{placed ? placedWords(axis, placed) : '–'}</span>
        {ownWords ? <span className={styles.words}>{ownWords}</span> : null}
      </span>
    </span>
  );
}

const clamp = (at: number, last: number): number => Math.max(0, Math.min(last, at));

/** The digit of a key, of the row of digits or of the number pad. */
const digitOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): number | null =>
  !ctrlKey && !metaKey && /^\d$/.test(key) ? Number(key) : null;
