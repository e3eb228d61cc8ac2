import { CalendarDays, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, memo, useId, useRef, useState } from 'react';
import { formatDate, t } from '#i18n';
import { cx, MenuAt, type MenuGroup } from '#kit';
import styles from './Decisions.module.css';
import {
  type DecisionRow,
  faultWords,
  type Holder,
  PARTS,
  partOfKey,
  partWords,
  type RaciPart,
} from './model';

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Of so many people the names lean, so that each has a narrow column. */
const MANY = 9;

export interface RaciMatrixProps {
  label: string;
  help: string;
  rows: readonly DecisionRow[];
  people: readonly Holder[];
  partsOf(row: DecisionRow, person: Holder): readonly RaciPart[];
  /** The parts somebody is to have; undefined when nothing can be changed. */
  onSet: ((row: DecisionRow, person: Holder, parts: readonly RaciPart[]) => void) | undefined;
  onChange(row: DecisionRow): void;
  onRemove(row: DecisionRow): void;
  onOpen(person: Holder): void;
  onClear(person: Holder): void;
}

/** Which decision, none for the heading, and whose column, none for that of the decisions. */
interface At {
  row: string | null;
  person: string | null;
}

/** Decisions by people, with their letters (R6): one stop for Tab, arrow keys inside. */
export function RaciMatrix({
  label,
  help,
  rows,
  people,
  partsOf,
  onSet,
  onChange,
  onRemove,
  onOpen,
  onClear,
}: RaciMatrixProps) {
  const described = useId();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: rows[0]?.id ?? null, person: null });
  const [isMenuOpen, setMenuOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  // What is gone must not take the stop with it.
  const foundRow = rows.findIndex(({ id }) => id === at.row);
  const line = at.row === null && at.person !== null ? -1 : Math.max(0, foundRow);
  const column = people.findIndex(({ id }) => id === at.person) + 1;
  const row = rows[line];
  const person = people[column - 1];

  const button = (toLine: number, toColumn: number) =>
    table.current?.querySelector<HTMLButtonElement>(`[data-at="${toLine}/${toColumn}"]`) ?? null;
  const goTo = (toLine: number, toColumn: number) => {
    const nextColumn = Math.max(0, Math.min(people.length, toColumn));
    // Over the decisions stands no button.
    const nextLine = Math.max(nextColumn === 0 ? 0 : -1, Math.min(rows.length - 1, toLine));
    button(nextLine, nextColumn)?.focus();
  };
  const [openMenu] = useState(() => (place: At, from: HTMLButtonElement) => {
    trigger.current = from;
    setAt(place);
    setMenuOpen(true);
  });
  const toggle = (part: RaciPart) => {
    if (row && person && onSet) {
      const now = partsOf(row, person);
      onSet(
        row,
        person,
        PARTS.filter((each) => (each === part ? !now.includes(part) : now.includes(each))),
      );
    }
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const step = steps[event.key];
    const part = partOfKey(event.key);
    if (step) {
      goTo(line + step[0], column + step[1]);
    } else if (event.key === 'Home') {
      goTo(line, 0);
    } else if (event.key === 'End') {
      goTo(line, people.length);
    } else if (part && row && person && onSet) {
      toggle(part);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && row && onSet) {
      if (person) {
        onSet(row, person, []);
      } else if (event.key === 'Delete') {
        // Whoever removes one goes on with the next.
        const next = rows[line + 1] ?? rows[line - 1];
        setAt({ row: next?.id ?? null, person: null });
        button(next === rows[line + 1] ? line + 1 : line - 1, 0)?.focus();
        onRemove(row);
      }
    } else if (event.key === 'F2' && row && !person && onSet) {
      onChange(row);
    } else {
      return false;
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isMenuOpen) {
      return;
    }
    if (pressed(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const isLeaning = people.length >= MANY;

  return (
    <div className={cx(styles.scroll, isLeaning && styles.leaning)}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves about in is a grid
        role="grid"
        aria-label={label}
        aria-describedby={described}
        className={styles.matrix}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('decisions.what')}
            </th>
            {people.map((each, index) => (
              <th
                key={each.id}
                scope="col"
                className={styles.person}
                // A name that leans lies over the headings beside it.
                style={{ zIndex: people.length - index + 1 }}
              >
                <button
                  type="button"
                  className={cx(styles.name, index + 1 === column && styles.here)}
                  title={each.name}
                  data-at={`-1/${index + 1}`}
                  tabIndex={line === -1 && index + 1 === column ? 0 : -1}
                  onFocus={() => setAt({ row: null, person: each.id })}
                  onClick={({ currentTarget }) => openMenu({ row: null, person: each.id }, currentTarget)}
                >
                  <span>{each.name}</span>
                </button>
              </th>
            ))}
            {isLeaning ? <th aria-hidden className={styles.room} /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((each, index) => (
            <Line
              key={each.id}
              row={each}
              line={index}
              people={people}
              letters={people.map((holder) => partsOf(each, holder).join(' ')).join('/')}
              stop={index === line ? column : -1}
              isStill={onSet === undefined}
              isLeaning={isLeaning}
              onStop={setAt}
              onPress={openMenu}
            />
          ))}
        </tbody>
      </table>
      <p id={described} className="visually-hidden">
        {help}
      </p>
      <MenuAt
        isOpen={isMenuOpen && (person !== undefined || onSet !== undefined)}
        onClose={() => setMenuOpen(false)}
        at={trigger}
        {...menuOf({ row, person, parts: row && person ? partsOf(row, person) : [] })}
      />
    </div>
  );

  function menuOf(of: {
    row: DecisionRow | undefined;
    person: Holder | undefined;
    parts: readonly RaciPart[];
  }): {
    label: string;
    groups: MenuGroup[];
  } {
    if (of.row && of.person) {
      const { row: decision, person: holder, parts } = of;
      return {
        label: t('decisions.letters_of', { name: holder.name, what: decision.what }),
        groups: onSet
          ? [
              {
                id: 'letters',
                several: true,
                items: PARTS.map((part) => ({
                  id: part,
                  label: t(`decisions.part.${part}`),
                  hint: t(`decisions.part_hint.${part}`),
                  keys: t(`decisions.letter.${part}`).toLowerCase(),
                  isChosen: parts.includes(part),
                  onAction: () => toggle(part),
                })),
              },
              {
                id: 'none',
                items: [
                  {
                    id: 'clear',
                    label: t('decisions.clear'),
                    keys: 'delete',
                    isDisabled: parts.length === 0,
                    onAction: () => onSet(decision, holder, []),
                  },
                ],
              },
            ]
          : [{ id: 'person', items: [profileOf(holder)] }],
      };
    }
    if (of.person) {
      const holder = of.person;
      return {
        label: t('decisions.person_actions', { name: holder.name }),
        groups: [
          { id: 'open', items: [profileOf(holder)] },
          {
            id: 'clear',
            items: onSet
              ? [
                  {
                    id: 'clear',
                    label: t('decisions.clear_person'),
                    isDanger: true,
                    onAction: () => onClear(holder),
                  },
                ]
              : [],
          },
        ],
      };
    }
    const decision = of.row;
    return {
      label: t('decisions.actions_of', { what: decision?.what ?? '' }),
      groups: decision
        ? [
            {
              id: 'change',
              items: [
                {
                  id: 'change',
                  label: t('decisions.change'),
                  keys: 'f2',
                  onAction: () => onChange(decision),
                },
              ],
            },
            {
              id: 'remove',
              items: [
                {
                  id: 'remove',
                  label: t('decisions.remove'),
                  keys: 'delete',
                  isDanger: true,
                  onAction: () => onRemove(decision),
                },
              ],
            },
          ]
        : [],
    };
  }

  function profileOf(holder: Holder) {
    return { id: 'open', label: t('decisions.open_profile'), onAction: () => onOpen(holder) };
  }
}

/** A decision with a cell for everybody. */
const Line = memo(
  function Line({
    row,
    line,
    people,
    letters,
    stop,
    isStill,
    isLeaning,
    onStop,
    onPress,
  }: {
    row: DecisionRow;
    line: number;
    people: readonly Holder[];
    /** The parts of each of the people, in one text. */
    letters: string;
    stop: number;
    isStill: boolean;
    isLeaning: boolean;
    onStop(at: At): void;
    onPress(at: At, from: HTMLButtonElement): void;
  }) {
    const cells = letters.split('/').map((each) => PARTS.filter((part) => each.split(' ').includes(part)));
    return (
      <tr>
        <th scope="row" className={styles.decision}>
          <button
            type="button"
            className={cx(styles.what, isStill && styles.still)}
            data-at={`${line}/0`}
            tabIndex={stop === 0 ? 0 : -1}
            onFocus={() => onStop({ row: row.id, person: null })}
            onClick={({ currentTarget }) => onPress({ row: row.id, person: null }, currentTarget)}
          >
            <span className={cx(styles.title, stop > 0 && styles.here)}>{row.what}</span>
            <span className={styles.about}>
              {t(`decisions.kind.${row.kind}`)}
              {row.due_on ? (
                <span className={styles.due}>
                  <CalendarDays aria-hidden className={styles.icon} />
                  {t('decisions.due', { date: formatDate(row.due_on) })}
                </span>
              ) : null}
            </span>
            {row.note ? <span className={styles.note}>{row.note}</span> : null}
            {faultWords(row).map((words) => (
              <span key={words} className={styles.fault}>
                <TriangleAlert aria-hidden className={styles.icon} />
                {words}
              </span>
            ))}
          </button>
        </th>
        {people.map((person, index) => {
          const parts = cells[index] ?? [];
          return (
            <td key={person.id}>
              <button
                type="button"
                className={cx(styles.cell, isStill && styles.still)}
                data-at={`${line}/${index + 1}`}
                tabIndex={stop === index + 1 ? 0 : -1}
                onFocus={() => onStop({ row: row.id, person: person.id })}
                onClick={({ currentTarget }) => onPress({ row: row.id, person: person.id }, currentTarget)}
              >
                <span className="visually-hidden">
                  {t('decisions.cell', { name: person.name, what: row.what, parts: partWords(parts) })}
                </span>
                {parts.map((part) => (
                  <span key={part} aria-hidden className={cx(styles.letter, styles[part])}>
                    {t(`decisions.letter.${part}`)}
                  </span>
                ))}
              </button>
            </td>
          );
        })}
        {isLeaning ? <td aria-hidden className={styles.room} /> : null}
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.line === after.line &&
    before.people === after.people &&
    before.letters === after.letters &&
    before.stop === after.stop &&
    before.isStill === after.isStill &&
    before.isLeaning === after.isLeaning,
);
