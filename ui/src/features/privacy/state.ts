import { createStore, useScope } from '#context';

export type PaperKind = 'notice' | 'worksheet';
export type Part = 'requests' | PaperKind;

/** Which part of the place is shown. */
export const partStore = createStore<Part>('requests');

/**
 * What is being written and not saved yet, by paper, section and the project that is looked at: looking elsewhere loses
 * nothing, and what was begun where names are not shown stays there.
 */
export const draftsStore = createStore<Readonly<Record<string, string>>>({});

export function useDraftKey(paper: PaperKind, section: string): string {
  const { project } = useScope();
  return `${paper} ${section} ${project?.id ?? ''}`;
}

export function setDraft(key: string, text: string | null): void {
  draftsStore.set(({ [key]: _, ...others }) => (text === null ? others : { ...others, [key]: text }));
}
