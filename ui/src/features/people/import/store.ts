import { desk, Failure, type ImportOffer, type OnMatch } from '#api';
import { createStore } from '#context';
import type { ImportOutcome } from '../model';

type Offer = ImportOffer<ImportOutcome>;

/** How the import is to be done. */
export interface Choices {
  project: string | null;
  onMatch: OnMatch;
}

/** Where an import stands. */
export type Stage =
  | { at: 'idle' }
  | { at: 'reading' }
  | { at: 'failed'; failure: Failure }
  /** What would happen is shown; with other choices it is asked again. */
  | {
      at: 'offer';
      offer: Offer;
      choices: Choices;
      outcome: ImportOutcome;
      asking: boolean;
      failure?: Failure;
    }
  | { at: 'running'; offer: Offer; choices: Choices; stopping: boolean }
  | { at: 'done'; offer: Offer; outcome: ImportOutcome };

export const importStore = createStore<Stage>({ at: 'idle' });

/** Which attempt the store speaks of; answers to an earlier one are passed over. */
let attempt = 0;

/** Reads a spreadsheet that was dropped, or lets one be chosen, and shows what bringing it in would do. */
export function startImport(file: File | null): void {
  if (importStore.get().at === 'running') {
    return;
  }
  putAway();
  attempt += 1;
  const mine = attempt;
  // Choosing a file is the system's own dialog; there is nothing to show behind it.
  if (file) {
    importStore.set({ at: 'reading' });
  }
  const asked = file ? readFile(file) : desk.importDialog<ImportOutcome>();
  asked
    .then((offer) => {
      if (mine !== attempt) {
        return;
      }
      importStore.set(
        offer
          ? {
              at: 'offer',
              offer,
              choices: { project: null, onMatch: 'skip' },
              outcome: offer.preview,
              asking: false,
            }
          : { at: 'idle' },
      );
    })
    .catch((thrown) => {
      if (mine === attempt) {
        importStore.set({ at: 'failed', failure: Failure.from(thrown) });
      }
    });
}

async function readFile(file: File): Promise<Offer | null> {
  const text = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Failure('io', reader.error?.message ?? ''));
    reader.readAsDataURL(file);
  });
  return desk.importDrop<ImportOutcome>(file.name, text);
}

/** Asks what would happen with other choices. */
export function chooseImport(choices: Choices): void {
  const stage = importStore.get();
  if (stage.at !== 'offer') {
    return;
  }
  attempt += 1;
  const mine = attempt;
  const { offer, outcome } = stage;
  importStore.set({ at: 'offer', offer, choices, outcome, asking: true });
  desk
    .importRun<ImportOutcome>({ ...asRequest(offer, choices), dry_run: true })
    .then((next) => {
      if (mine === attempt) {
        importStore.set({ at: 'offer', offer, choices, outcome: next, asking: false });
      }
    })
    .catch((thrown) => {
      if (mine === attempt) {
        importStore.set({
          at: 'offer',
          offer,
          choices,
          outcome,
          asking: false,
          failure: Failure.from(thrown),
        });
      }
    });
}

/** Brings it in, as one change. */
export function runImport(): void {
  const stage = importStore.get();
  if (stage.at !== 'offer') {
    return;
  }
  const { offer, choices, outcome: before } = stage;
  importStore.set({ at: 'running', offer, choices, stopping: false });
  desk
    .importRun<ImportOutcome>(asRequest(offer, choices))
    .then((outcome) => importStore.set({ at: 'done', offer, outcome }))
    .catch((thrown) => {
      const failure = Failure.from(thrown);
      importStore.set(
        failure.code === 'cancelled'
          ? { at: 'failed', failure }
          : { at: 'offer', offer, choices, outcome: before, asking: false, failure },
      );
    });
}

/** Stops an import that is running; it leaves no trace. */
export function stopImport(): void {
  const stage = importStore.get();
  if (stage.at === 'running') {
    importStore.set({ ...stage, stopping: true });
    desk.importCancel(stage.offer.token).catch(() => {});
  }
}

/** Closes what is shown; an offer that was not taken up is put away. */
export function endImport(): void {
  if (importStore.get().at === 'running') {
    return;
  }
  putAway();
  attempt += 1;
  importStore.set({ at: 'idle' });
}

function putAway(): void {
  const stage = importStore.get();
  if (stage.at === 'offer') {
    desk.importCancel(stage.offer.token).catch(() => {});
  }
}

const asRequest = (offer: Offer, { project, onMatch }: Choices) => ({
  token: offer.token,
  on_match: onMatch,
  ...(project === null ? {} : { project }),
});
