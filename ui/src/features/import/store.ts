import { desk, Failure, type ImportOffer } from '#api';
import type { ImportChoices } from '#bindings/ImportChoices';
import type { ImportLook } from '#bindings/ImportLook';
import type { ImportMapping } from '#bindings/ImportMapping';
import type { ImportOutcome } from '#bindings/ImportOutcome';
import type { ImportPlan } from '#bindings/ImportPlan';
import type { ImportSheet } from '#bindings/ImportSheet';
import type { OnMatch } from '#bindings/OnMatch';
import type { RowChoice } from '#bindings/RowChoice';
import { createStore, onForgetWorkspace, scopeStore } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import { type Source, sourceName, takeUp } from './source';

/** How the rows are to be treated. */
export interface Choices {
  project: string | null;
  onMatch: OnMatch;
  /** Rows treated differently, by `rowKey`. */
  rows: ReadonlyMap<string, RowChoice>;
}

/** A file that is being looked at, and everything that was said about it. Going back and forth keeps all of it. */
export interface Work {
  token: string;
  fileName: string;
  size: number;
  /** What the file looks like under the mapping last answered. */
  look: ImportLook;
  /** The mapping as it is on the screen; ahead of the look while that is asked for. */
  mapping: ImportMapping;
  asking: boolean;
  /** Why the last thing asked was refused. */
  failure: Failure | null;
  /** The sheet that is shown. */
  sheet: number;
  choices: Choices;
  plan: ImportPlan | null;
  /** What the plan was made of. */
  planned: { mapping: ImportMapping; choices: Choices } | null;
  planning: boolean;
  /** The import was stopped; nothing was changed. */
  stopped: boolean;
  /** Sheets that were left out by hand, as they were before. */
  aside: ReadonlyMap<number, ImportSheet>;
  /** Something was said by hand that would be lost. */
  touched: boolean;
}

/** Where an import stands. */
export type Stage =
  | { at: 'idle' }
  | { at: 'choose'; reading: { name: string | null } | null; failure: Failure | null; name: string }
  | { at: 'columns'; work: Work }
  | { at: 'check'; work: Work }
  | { at: 'running'; work: Work; stopping: boolean }
  | { at: 'done'; work: Work; outcome: ImportOutcome };

export type StageAt<K extends Stage['at']> = Extract<Stage, { at: K }>;

// Before the store itself is forgotten: the file is put away, and what is answered later is passed over.
onForgetWorkspace(putAway);

export const importStore = createStore<Stage>({ at: 'idle' });

/** What is to be confirmed before work is thrown away: closing, or another file. */
export const leaveStore = createStore<{ source: Source | null } | null>(null);

const choosing: Stage = { at: 'choose', reading: null, failure: null, name: '' };

/** Which reading, asking and planning the store speaks of; answers to earlier ones are passed over. */
let session = 0;
let asked = 0;
let planned = 0;
let rest: ReturnType<typeof setTimeout> | undefined;

export const rowKey = ({ sheet, line }: { sheet: number; line: number }): string => `${sheet}:${line}`;

/** The work of the stage, if there is any. */
export const workOf = (stage: Stage): Work | null => ('work' in stage ? stage.work : null);

/** Changes what is being worked on, where anything is. */
export function patch(change: Partial<Work>): void {
  importStore.set((stage) => ('work' in stage ? { ...stage, work: { ...stage.work, ...change } } : stage));
}

/** Opens the window where a spreadsheet is chosen, or takes one up that was dropped or pasted. */
export function startImport(source: Source | null): void {
  const stage = importStore.get();
  if (stage.at === 'running') {
    notify(t('bring_in.busy'));
  } else if (workOf(stage)?.touched && stage.at !== 'done') {
    if (source) {
      leaveStore.set({ source });
    }
  } else if (source) {
    read(source);
  } else if (stage.at === 'idle' || stage.at === 'done') {
    putAway();
    importStore.set(choosing);
  }
}

/** Reads a spreadsheet and shows its columns. */
export function read(source: Source): void {
  putAway();
  session += 1;
  const mine = session;
  const name = sourceName(source);
  importStore.set({ at: 'choose', reading: { name }, failure: null, name: name ?? '' });
  takeUp(source)
    .then((offer) => {
      if (mine !== session) {
        if (offer) {
          desk.importCancel(offer.token).catch(() => {});
        }
      } else {
        importStore.set(offer ? { at: 'columns', work: begin(offer) } : choosing);
      }
    })
    .catch((thrown) => {
      if (mine === session) {
        const failure = Failure.from(thrown);
        importStore.set({
          at: 'choose',
          reading: null,
          failure: failure.code === 'cancelled' ? null : failure,
          name: name ?? '',
        });
      }
    });
}

function begin({ token, file_name, size, look }: ImportOffer): Work {
  const first = look.mapping.sheets.findIndex(({ about }) => about !== null);
  return {
    token,
    fileName: file_name,
    size,
    look,
    mapping: look.mapping,
    asking: false,
    failure: null,
    sheet: Math.max(0, first),
    choices: { project: scopeStore.get()?.id ?? null, onMatch: 'skip', rows: new Map() },
    plan: null,
    planned: null,
    planning: false,
    stopped: false,
    aside: new Map(),
    touched: false,
  };
}

export const showSheet = (sheet: number): void => patch({ sheet });

/** Mends the mapping; what the file looks like under it is asked for. */
export function mend(change: (mapping: ImportMapping) => ImportMapping): void {
  const work = workOf(importStore.get());
  if (work) {
    const mapping = change(work.mapping);
    patch({ mapping, touched: true });
    ask(() => desk.importMap(work.token, mapping));
  }
}

/** Asks once more for what was refused. */
export const askAgain = (): void => mend((mapping) => mapping);

/** Takes a saved mapping up. */
export function takeSaved(name: string): void {
  const work = workOf(importStore.get());
  if (work) {
    ask(() => desk.importUse(work.token, name));
  }
}

/** The mapping was saved; from now on it goes by this name. */
export function savedAs(name: string): void {
  const work = workOf(importStore.get());
  if (work) {
    patch({ look: { ...work.look, from: 'saved', saved_as: name } });
    offerSaved(name, true);
  }
}

/** A saved mapping is there, or no longer. */
export function offerSaved(name: string, isThere: boolean): void {
  const work = workOf(importStore.get());
  if (work) {
    const others = work.look.fitting.filter((each) => each !== name);
    patch({ look: { ...work.look, fitting: isThere ? [...others, name].sort() : others } });
  }
}

function ask(send: () => Promise<ImportLook>): void {
  asked += 1;
  const [mine, ours] = [asked, session];
  const isCurrent = () => mine === asked && ours === session;
  patch({ asking: true, failure: null });
  send()
    .then((look) => isCurrent() && patch({ look, mapping: look.mapping, asking: false }))
    .catch((thrown) => isCurrent() && patch({ asking: false, failure: Failure.from(thrown) }));
}

/** On to what will happen. */
export function check(): void {
  const stage = importStore.get();
  if (stage.at === 'columns') {
    importStore.set({ at: 'check', work: { ...stage.work, failure: null, stopped: false } });
    plan();
  }
}

/** Back to the columns, with everything that was chosen. */
export function backToColumns(): void {
  const stage = importStore.get();
  if (stage.at === 'check') {
    importStore.set({ at: 'columns', work: { ...stage.work, failure: null, stopped: false } });
  }
}

/** Says what will happen under the mapping and the choices as they are, unless that is known. */
export function plan(afterMs = 0): void {
  clearTimeout(rest);
  const work = workOf(importStore.get());
  if (!work) {
    return;
  }
  const { token, mapping, choices } = work;
  planned += 1;
  if (work.planned?.mapping === mapping && work.planned.choices === choices) {
    patch({ planning: false });
    return;
  }
  const [mine, ours] = [planned, session];
  const isCurrent = () => mine === planned && ours === session;
  patch({ planning: true, failure: null });
  rest = setTimeout(() => {
    desk
      .importPlan(token, asRequest(choices))
      .then((found) => isCurrent() && patch({ plan: found, planned: { mapping, choices }, planning: false }))
      .catch((thrown) => isCurrent() && patch({ planning: false, failure: Failure.from(thrown) }));
  }, afterMs);
}

/** Changes how rows are treated. Ticks come in bursts: what they come to is said when they rest. */
export function choose(change: Partial<Choices>): void {
  const work = workOf(importStore.get());
  if (work) {
    patch({ choices: { ...work.choices, ...change }, touched: true, stopped: false });
    plan('rows' in change ? 250 : 0);
  }
}

/** Treats some rows differently; null as all others. */
export function chooseRows(
  rows: Iterable<{ sheet: number; line: number }>,
  action: RowChoice['action'] | null,
): void {
  const work = workOf(importStore.get());
  if (work) {
    const next = new Map(work.choices.rows);
    for (const { sheet, line } of rows) {
      if (action === null) {
        next.delete(rowKey({ sheet, line }));
      } else {
        next.set(rowKey({ sheet, line }), { sheet, line, action });
      }
    }
    choose({ rows: next });
  }
}

/** Brings it in, as one change. */
export function run(): void {
  const stage = importStore.get();
  if (stage.at !== 'check' || stage.work.planning) {
    return;
  }
  const work = { ...stage.work, failure: null, stopped: false };
  const ours = session;
  importStore.set({ at: 'running', work, stopping: false });
  desk
    .importRun(work.token, asRequest(work.choices))
    .then((outcome) => ours === session && importStore.set({ at: 'done', work, outcome }))
    .catch((thrown) => {
      const failure = Failure.from(thrown);
      const stopped = failure.code === 'cancelled';
      if (ours === session) {
        importStore.set({ at: 'check', work: { ...work, stopped, failure: stopped ? null : failure } });
      }
    });
}

/** Stops what is running; it leaves no trace. */
export function stop(): void {
  const stage = importStore.get();
  if (stage.at === 'running' && !stage.stopping) {
    importStore.set({ ...stage, stopping: true });
    desk.importCancel(stage.work.token).catch(() => {});
  }
}

/** Asked for by Escape and the cross: asks back only when something would be lost. */
export function leave(): void {
  const stage = importStore.get();
  if ((stage.at === 'columns' || stage.at === 'check') && stage.work.touched) {
    leaveStore.set({ source: null });
  } else {
    endImport();
  }
}

/** Closes the window and puts the file away. */
export function endImport(): void {
  if (importStore.get().at !== 'running') {
    putAway();
    importStore.set({ at: 'idle' });
  }
}

/** From the beginning, with another file. */
export function chooseAnother(): void {
  putAway();
  importStore.set(choosing);
}

function putAway(): void {
  const work = workOf(importStore.get());
  session += 1;
  clearTimeout(rest);
  leaveStore.set(null);
  if (work) {
    desk.importCancel(work.token).catch(() => {});
  }
}

const asRequest = ({ project, onMatch, rows }: Choices): ImportChoices => ({
  on_match: onMatch,
  ...(project === null ? {} : { project }),
  ...(rows.size === 0 ? {} : { rows: [...rows.values()] }),
});
