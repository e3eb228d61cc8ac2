import { createStore } from '#context';

export interface Asking {
  /** What the names are kept for: null while that is being read, undefined where nobody looks after it. */
  purpose: string | null | undefined;
  /** It was asked in this session, and may wait. */
  asked: boolean;
  /** What goes on once it is said, or left for later. */
  goesOn: (() => void) | null;
}

export const askingStore = createStore<Asking>({ purpose: undefined, asked: false, goesOn: null });

/** Goes on to where names come in; where nobody has said yet what they are kept for, that is asked first, once. */
export function beforeNames(then: () => void): void {
  const { purpose, asked } = askingStore.get();
  if (asked || purpose === undefined || (purpose !== null && purpose !== '')) {
    then();
  } else {
    askingStore.set((now) => ({ ...now, goesOn: then }));
  }
}

/** Goes on with what waited. */
export function goOn(): void {
  const { goesOn } = askingStore.get();
  askingStore.set((now) => ({ ...now, asked: true, goesOn: null }));
  goesOn?.();
}
