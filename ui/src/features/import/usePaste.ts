import { useEffect } from 'react';
import { locationStore, useReadOnly } from '#context';
import { t } from '#i18n';
import { isTextField, notify } from '#kit';
import { beforeNames } from '#purpose';
import { isTable } from './source';
import { importStore, startImport } from './store';

/** Whether a cell is meant, of a grid into whose cells one pastes. */
const isIntoCell = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[data-pastes] [role="gridcell"], [data-pastes] [role="rowheader"]') !== null;

/**
 * Cells pasted from a spreadsheet in People, or where a spreadsheet is being chosen, are brought in; pasted into a cell of
 * the register they go there.
 */
export function usePaste(): void {
  const readOnly = useReadOnly();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const stage = importStore.get();
      const isChoosing = stage.at === 'choose' && stage.reading === null;
      const isInPeople =
        stage.at === 'idle' &&
        locationStore.get().place === 'people' &&
        document.querySelector('[data-modal]') === null &&
        !isIntoCell(event.target);
      if (readOnly || isTextField(event.target) || !(isChoosing || isInPeople)) {
        return;
      }
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTable(text)) {
        event.preventDefault();
        // A grid would take it otherwise.
        event.stopPropagation();
        beforeNames(() => startImport({ from: 'clipboard', text }));
      } else if (isChoosing) {
        notify(t('bring_in.not_table'), { tone: 'red' });
      }
    };
    window.addEventListener('paste', paste, true);
    return () => window.removeEventListener('paste', paste, true);
  }, [readOnly]);
}
