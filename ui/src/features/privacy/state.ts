import { createStore } from '#context';

export type PaperKind = 'notice' | 'worksheet';
export type Part = 'requests' | PaperKind;

/** Which part of the place is shown. */
export const partStore = createStore<Part>('requests');

/** What is being written and not saved yet, by paper and section: looking elsewhere loses nothing. */
export const draftsStore = createStore<Readonly<Record<string, string>>>({});

export function setDraft(key: string, text: string | null): void {
  draftsStore.set(({ [key]: _, ...others }) => (text === null ? others : { ...others, [key]: text }));
}
