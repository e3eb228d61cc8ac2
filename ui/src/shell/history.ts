import { useCallback } from 'react';
import { useRead, useWrite } from '#api';
import type { JournalEntry } from '#bindings/JournalEntry';
import { createStore, onForgetNames, useReadOnly } from '#context';
import { isDiscreet, onDiscreet, sayLabel, useSaid } from '#discreet';
import { t } from '#i18n';
import { notify } from '#kit';

/** What the status line says for a moment. */
export const flashStore = createStore<string | null>(null);
onForgetNames(flashStore.reset);
onDiscreet(flashStore.reset);

const FLASH_MS = 5000;
let fading: ReturnType<typeof setTimeout> | undefined;

export function flash(text: string): void {
  clearTimeout(fading);
  flashStore.set(text);
  fading = setTimeout(() => flashStore.set(null), FLASH_MS);
}

function labelOf({ kind }: JournalEntry, label: string): string {
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

/** As it may be read just now, outside a component. */
const said = (label: string): string => (isDiscreet() ? sayLabel(label) : label);

/** Undo and redo, with the label of what each will do. */
export function useHistory() {
  const state = useRead('undo_state', {}).data;
  const say = useSaid();
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
          onSuccess: ({ label }) => flash(t('shell.status.undone', { label: said(label) })),
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
          onSuccess: ({ label }) => flash(t('shell.status.redone', { label: said(label) })),
          onError: (failure) => notify(failure.message, { tone: 'red' }),
        },
      ),
    [redoNow],
  );

  return {
    /** The last entry of the journal, whatever it is. */
    lastLabel: state?.last ? labelOf(state.last, say(state.last.label)) : undefined,
    undoLabel: state?.undo ? say(state.undo.label) : undefined,
    redoLabel: state?.redo ? say(state.redo.label) : undefined,
    canUndo: !readOnly && !busy && state?.undo != null,
    canRedo: !readOnly && !busy && state?.redo != null,
    undo,
    redo,
  };
}
