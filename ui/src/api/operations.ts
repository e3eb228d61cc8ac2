/** A part of the workspace that reads provide and writes change. */
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

type Nothing = Record<string, never>;

interface Step {
  seq: number;
  label: string;
}

interface Settings {
  weights: Record<string, number>;
  [rule: string]: number | Record<string, number>;
}

/** Every operation with what it is asked and what it answers. */
export interface Operations {
  undo_state: { request: Nothing; response: { undo: Step | null; redo: Step | null } };
  undo: { request: Nothing; response: { label: string; seq: number } };
  redo: { request: Nothing; response: { label: string; seq: number } };
  projects_list: {
    request: { offset?: number; limit?: number };
    response: {
      total: number;
      items: { id: string; name: string; programme_name: string; pilot: boolean }[];
    };
  };
  search_everywhere: {
    request: { text: string; limit?: number };
    response: {
      stakeholders: { id: string; kind: string; name: string; role: string; unit: string | null }[];
      stakeholders_total: number;
      projects: { id: string; name: string }[];
      units: { id: string; name: string }[];
    };
  };
  settings_read: { request: Nothing; response: Settings };
  settings_change: { request: Settings; response: Settings };
}

/** The name of an operation. */
export type OperationName = keyof Operations;

/** What a read provides, or a write changes. */
export const OPERATION_TAGS: Record<OperationName, readonly Tag[]> = {
  undo_state: ['journal'],
  undo: ['journal'],
  redo: ['journal'],
  projects_list: ['projects'],
  search_everywhere: ['people', 'projects', 'units'],
  settings_read: ['settings'],
  settings_change: ['settings', 'assessments', 'readiness'],
};

/** Whether an operation looks, changes, or moves along the journal. */
export const OPERATION_KINDS: Record<OperationName, 'read' | 'write' | 'travel'> = {
  undo_state: 'read',
  undo: 'travel',
  redo: 'travel',
  projects_list: 'read',
  search_everywhere: 'read',
  settings_read: 'read',
  settings_change: 'write',
};
