import { useRef, useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { notify } from '#kit';
import { type DecisionRow, faultWords, type Holder, partsIn, partWords, type RaciPart } from './model';

const keyOf = (row: DecisionRow, person: Holder) => `${row.id}/${person.id}`;
const NONE: ReadonlyMap<string, readonly RaciPart[]> = new Map();

/** The letters as they were last given: one after the other, and on the screen at once. */
export function useLetters({ again, say }: { again(): Promise<unknown>; say(text: string): void }) {
  const { mutateAsync } = useWrite('decision_parts_set');
  const [given, setGiven] = useState(NONE);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const partsOf = (row: DecisionRow, person: Holder): readonly RaciPart[] =>
    given.get(keyOf(row, person)) ?? partsIn(row, person.id);

  const write = (
    decisions: readonly { row: DecisionRow; parts: readonly RaciPart[] }[],
    person: Holder,
    told: (faults: DecisionRow['faults']) => string,
  ) => {
    waiting.current += 1;
    setGiven(
      (now) => new Map([...now, ...decisions.map(({ row, parts }) => [keyOf(row, person), parts] as const)]),
    );
    queue.current = queue.current.then(async () => {
      try {
        const kept = await mutateAsync({
          decisions: decisions.map(({ row, parts }) => ({
            decision: row.id,
            holders: [{ stakeholder: person.id, parts: [...parts] }],
          })),
        });
        say(told(kept.decisions.flatMap(({ faults }) => faults)));
      } catch (failure) {
        notify((failure as Error).message, { tone: 'red' });
      }
      waiting.current -= 1;
      if (waiting.current === 0) {
        await again();
        // Another may have been given meanwhile.
        if (waiting.current === 0) {
          setGiven(NONE);
        }
      }
    });
  };

  return {
    partsOf,
    set: (row: DecisionRow, person: Holder, parts: readonly RaciPart[]) =>
      write([{ row, parts }], person, (faults) =>
        t('decisions.said', {
          name: person.name,
          what: row.what,
          parts: partWords(parts),
          faults: faultWords({ faults }).join(', ') || t('decisions.said_right'),
        }),
      ),
    /** Takes every letter of somebody. */
    clear: (rows: readonly DecisionRow[], person: Holder) => {
      const held = rows.filter((row) => partsOf(row, person).length > 0);
      if (held.length > 0) {
        write(
          held.map((row) => ({ row, parts: [] })),
          person,
          () => t('decisions.cleared', { name: person.name }),
        );
      }
    },
  };
}
