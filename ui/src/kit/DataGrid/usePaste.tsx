import { type ClipboardEvent, useRef, useState } from 'react';
import { asRefusal } from '../failure';
import { later } from '../later';
import { notify } from '../Toast/Toast';
import { pasted } from './BodyRow';
import { type Clip, type Pasting, readPaste } from './clip';
import { firstCell } from './clipboard';
import type { DataGridProps, GridColumn, PasteTold } from './types';

const PasteDialog = later(async () => (await import('./PasteDialog')).PasteDialog);

/** What the first cell that is pasted stands for; none where it is no choice of the column. */
export const oneValue = <Row,>(
  event: ClipboardEvent,
  column: GridColumn<Row>,
  row: Row,
): string | undefined => pasted(column, row, firstCell(event.clipboardData.getData('text/plain')));

/** What stands in the way of pasting, until one decides what becomes of the rest. */
interface Trouble<Row> {
  told: PasteTold[];
  /** What can be pasted all the same, as far as it is known. */
  rest: Pasting<Row>['cells'];
}

/** Pastes blocks of cells: all at once, or nothing, with every reason named. */
export function usePaste<Row>(onPasteCells: DataGridProps<Row>['onPasteCells']) {
  const [trouble, setTrouble] = useState<Trouble<Row> | null>(null);

  const put = async ({ cells, told }: Pasting<Row>) => {
    if (told.length > 0) {
      setTrouble({ told, rest: cells });
      return;
    }
    const faults = cells.length > 0 ? ((await onPasteCells?.(cells)) ?? []) : [];
    if (faults.length > 0) {
      const faulty = new Set(faults.map(({ cell }) => cell));
      setTrouble({
        told: faults.flatMap(({ cell, reason }) => {
          const at = cells[cell];
          return at ? [{ row: at.rowName, column: at.column.header, value: at.value, reason }] : [];
        }),
        rest: cells.filter((_, at) => !faulty.has(at)),
      });
    }
  };
  // One after another: of two at once the second would not know what the first one changed.
  const isUnderWay = useRef(false);
  const fail = (thrown: unknown) => notify(asRefusal(thrown).message, { tone: 'red' });

  return {
    /** Whether this is a block of cells, or one for a block of cells, and is pasted here. */
    takes: (event: ClipboardEvent, clip: Clip<Row>, isStale: boolean): boolean => {
      const text = event.clipboardData.getData('text/plain');
      const isBlock = text !== '' && (clip.range !== null || /[\t\r\n]/.test(text.trim()));
      if (!onPasteCells || !isBlock) {
        return false;
      }
      event.preventDefault();
      // While other rows are on their way, those that are seen are not those that would be changed.
      if (!isStale && !isUnderWay.current) {
        isUnderWay.current = true;
        readPaste(clip, text)
          .then(put)
          .catch(fail)
          .finally(() => {
            isUnderWay.current = false;
          });
      }
      return true;
    },
    dialog:
      trouble === null ? null : (
        <PasteDialog
          told={trouble.told}
          rest={trouble.rest.length}
          onClose={() => setTrouble(null)}
          onRest={() => {
            setTrouble(null);
            put({ cells: trouble.rest, told: [] }).catch(fail);
          }}
        />
      ),
  };
}
