import { createStore, type RightsTask, rightsStore } from '#context';
import type { Chosen, Commitment, Conversation, Post, PrivateNote } from './model';

/** A dialog of this feature that is open, with what it is about. They open from the register and from profiles. */
export type Task =
  | { kind: 'delete'; chosen: Chosen; count: number; name?: string | undefined }
  | { kind: 'bulk'; chosen: Chosen; count: number }
  /** All that may be there twice, or these two. */
  | { kind: 'twice'; two?: readonly [string, string] }
  | { kind: 'assess'; id: string; name: string; project?: string | undefined }
  | { kind: 'project'; stakeholders?: readonly string[] }
  | { kind: 'project-edit'; id: string }
  | { kind: 'group'; id: string; name: string }
  | { kind: 'member'; id: string; name: string }
  | { kind: 'brief'; id: string; name: string }
  | { kind: 'post'; id: string; name: string; record?: Post }
  | { kind: 'tie'; id: string; name: string }
  | { kind: 'tag'; id: string; name: string }
  | { kind: 'field' }
  | { kind: 'mark'; id: string; name: string }
  | Exclude<RightsTask, { kind: 'pack' }>
  | { kind: 'conversation'; id: string; name: string; record?: Conversation }
  | { kind: 'commitment'; id: string; name: string; record?: Commitment }
  | { kind: 'private-note'; id: string; name: string; record?: PrivateNote }
  | { kind: 'view'; id?: string; name?: string; body?: object }
  | { kind: 'unit-add'; parent: string | null }
  | { kind: 'unit-rename'; id: string }
  | { kind: 'unit-move'; id: string }
  | { kind: 'unit-delete'; id: string }
  | {
      kind: 'stake-remove';
      id: string;
      name: string;
      project: string;
      projectName: string;
      assessments: number;
      /** In how many decisions they have a part there. */
      decisions: number;
    };

export type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

export const taskStore = createStore<Task | null>(null);

export const begin = (task: Task): void => taskStore.set(task);
export const endTask = (): void => {
  taskStore.set(null);
  rightsStore.set(null);
};
