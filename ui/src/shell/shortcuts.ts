import { useEffect } from 'react';
import { currentActions } from '#context';
import { isTextField, matchesKeys } from '#kit';

/** Keys that belong to a text field while one is being typed into. */
const fieldKeys = new Set(['mod+z', 'mod+shift+z', 'mod+y', 'mod+a', 'mod+c', 'mod+v', 'mod+x']);

function runKey(event: KeyboardEvent, withMod: boolean): void {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  const inModal = document.querySelector('[data-modal]') !== null;
  const inField = isTextField(event.target);
  // The most recently offered wins: a place's own key over the window's.
  const action = currentActions()
    .reverse()
    .find(
      ({ keys, disabled, overModals }) =>
        keys !== undefined &&
        !disabled &&
        (!inModal || overModals === true) &&
        keys.includes('mod') === withMod &&
        matchesKeys(event, keys),
    );
  if (!action?.keys || (inField && (!withMod || fieldKeys.has(action.keys)))) {
    return;
  }
  event.preventDefault();
  if (withMod) {
    event.stopPropagation();
  }
  action.run();
}

/**
 * Runs actions by their keys. Combinations are taken before any control sees them; single keys only when no control
 * wanted them.
 */
export function useShortcuts(): void {
  useEffect(() => {
    const early = (event: KeyboardEvent) => runKey(event, true);
    const late = (event: KeyboardEvent) => runKey(event, false);
    window.addEventListener('keydown', early, true);
    window.addEventListener('keydown', late);
    return () => {
      window.removeEventListener('keydown', early, true);
      window.removeEventListener('keydown', late);
    };
  }, []);
}
