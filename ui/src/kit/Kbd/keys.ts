const onMac = (): boolean => typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

const names: Record<string, string> = {
  shift: 'Shift',
  alt: 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Delete',
  space: 'Space',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  arrows: '← ↑ → ↓',
};

/** The names of the keys in a combination such as `mod+shift+z`. */
export function keyNames(keys: string): string[] {
  return keys
    .split('+')
    .map((key) =>
      key === 'mod' ? (onMac() ? '⌘' : 'Ctrl') : (names[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
    );
}

/** Whether a key press is this combination. */
export function matchesKeys(event: KeyboardEvent | React.KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts[parts.length - 1] ?? '';
  const mod = onMac() ? event.metaKey : event.ctrlKey;
  const other = onMac() ? event.ctrlKey : event.metaKey;
  const typed = event.key.toLowerCase();
  const same =
    typed === key || (key === 'space' && typed === ' ') || (/^\d$/.test(key) && event.code === `Digit${key}`);
  const symbol = key.length === 1 && !/[a-z0-9]/.test(key);
  return (
    same &&
    mod === parts.includes('mod') &&
    !other &&
    event.altKey === parts.includes('alt') &&
    (symbol || event.shiftKey === parts.includes('shift'))
  );
}

const textTypes = new Set(['text', 'search', 'email', 'url', 'tel', 'password', 'number', '']);

/** Whether typing there writes text, so that the field's own keys and undo win. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return textTypes.has(target.type) && !target.readOnly;
  }
  return (
    target instanceof HTMLTextAreaElement ||
    target.isContentEditable ||
    target.getAttribute('role') === 'spinbutton'
  );
}
