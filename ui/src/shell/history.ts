import { useCallback } from 'react';
import { useRead, useWrite } from '#api';
import type { JournalEntry } from '#bindings/JournalEntry';
import { createStore, onForgetNames, useReadOnly } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';

/** What the status line says for a moment. */
export const flashStore = createStore<string | null>(null);
onForgetNames(flashStore.reset);

const FLASH_MS = 5000;
let fading: ReturnType<typeof setTimeout> | undefined;

export function flash(text: string): void {
  clearTimeout(fading);
  flashStore.set(text);
  fading = setTimeout(() => flashStore.set(null), FLASH_MS);
}

function labelOf({ kind, label }: JournalEntry): string {
  switch (kind) {
    case 'undo':
    case 'reverse':
      return t('shell.status.undone', { label });
    case 'redo':
      return t('shell.status.redone', { label });
    default:
      return label;
  }
}

/** Undo and redo, with the label of what each will do. */
export function useHistory() {
  const state = useRead('undo_state', {}).data;
  const readOnly = useReadOnly();
  const undoing = useWrite('undo');
  const redoing = useWrite('redo');
  const busy = undoing.isPending || redoing.isPending;

  const { mutate: undoNow } = undoing;
  const { mutate: redoNow } = redoing;
  const undo = useCallback(
    () =>
      undoNow(
        {},
        {
          onSuccess: ({ label }) => flash(t('shell.status.undone', { label })),
          onError: (failure) => notify(failure.message, { tone: 'red' }),
        },
      ),
    [undoNow],
  );
  const redo = useCallback(
    () =>
      redoNow(
        {},
        {
          onSuccess: ({ label }) => flash(t('shell.status.redone', { label })),
          onError: (failure) => notify(failure.message, { tone: 'red' }),
        },
      ),
    [redoNow],
  );

  return {
    /** The last entry of the journal, whatever it is. */
    lastLabel: state?.last ? labelOf(state.last) : undefined,
    undoLabel: state?.undo?.label,
    redoLabel: state?.redo?.label,
    canUndo: !readOnly && !busy && state?.undo != null,
    canRedo: !readOnly && !busy && state?.redo != null,
    undo,
    redo,
  };
}
