import type { ScopeProject } from './scope';
import { createStore } from './store';

/** A group that is assessed in one pass. */
export interface Pass {
  project: ScopeProject;
  /** Those whom the filter of the map shows, everybody in the project, or these. */
  who: 'shown' | 'all' | readonly string[];
}

/** The pass that is under way: its window stands wherever it was asked for. */
export const passStore = createStore<Pass | null>(null);
