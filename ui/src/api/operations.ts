/** What a change can touch. */
export type Tag =
  | 'workspace'
  | 'people'
  | 'units'
  | 'ties'
  | 'projects'
  | 'assessments'
  | 'readiness'
  | 'support'
  | 'journal'
  | 'settings';

export interface UndoStep {
  seq: number;
  label: string;
}

export interface ProjectRow {
  id: string;
  name: string;
}

export interface SearchHit {
  kind: string;
  id: string;
  name: string;
  detail?: string | null;
}

interface Operations {
  undo_state: { request: Record<string, never>; response: { undo: UndoStep | null; redo: UndoStep | null } };
  undo: { request: Record<string, never>; response: { label: string; seq: number; tags: Tag[] } };
  redo: { request: Record<string, never>; response: { label: string; seq: number; tags: Tag[] } };
  projects_list: { request: Record<string, never>; response: { total: number; items: ProjectRow[] } };
  search_everywhere: { request: { text: string; limit?: number }; response: { items: SearchHit[] } };
}

export type { Operations };

export const OPERATION_TAGS: Record<
  keyof Operations,
  { kind: 'read' | 'write' | 'travel'; tags: readonly Tag[] }
> = {
  undo_state: { kind: 'read', tags: ['journal'] },
  undo: { kind: 'travel', tags: [] },
  redo: { kind: 'travel', tags: [] },
  projects_list: { kind: 'read', tags: ['projects'] },
  search_everywhere: { kind: 'read', tags: ['people', 'projects', 'units'] },
};
