/**
 * Keeps the focus in a dialog: where what had it has gone, as a button does whose work is done, the dialog itself has it,
 * so that Escape and Tab go on working. The engine tells nobody of such a loss. A ref for the dialog's own element.
 */
export function keepFocus(dialog: HTMLElement | null): (() => void) | undefined {
  if (!dialog) {
    return;
  }
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body) {
      dialog.focus({ preventScroll: true });
    }
  });
  observer.observe(dialog, { childList: true, subtree: true });
  return () => observer.disconnect();
}
