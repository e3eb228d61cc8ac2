import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call, type DeskState, desk, Failure, listen, lookWithin, type Recovery } from '#api';
import {
  deskStore,
  forgetWorkspace,
  importFile,
  locationStore,
  onForgetNames,
  recoveryStore,
  scopeStore,
  workspaceKey,
} from '#context';
import { clearNotices, notify } from '#kit';

// Every call says which project is looked at, from before anything that is drawn hears of it.
scopeStore.subscribe(() => lookWithin(scopeStore.get()?.id ?? null));

const identity = (state: DeskState | undefined): string =>
  `${state?.open ? 'open' : 'shut'}\u0000${workspaceKey(state?.open ?? state?.locked)}`;

/** Where the window was when it was locked, for when the same workspace comes back: no name, nothing of the content. */
let left: { identity: string; place: string; project: string | undefined } | undefined;

const leftHere = () => (left?.identity === identity(deskStore.get()) ? left : undefined);

/** The place to begin with. */
export function placeToBegin(first: string): string {
  const back = leftHere();
  left = undefined;
  return back?.place ?? first;
}

/**
 * Before the frame stands: looks at the project that was looked at when the workspace was locked, so that nothing is
 * read of the whole programme first. Whether the frame may begin.
 */
export function useProjectAgain(): boolean {
  const client = useQueryClient();
  const [id] = useState(() => leftHere()?.project);
  const [known, setKnown] = useState(id === undefined);
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    let gone = false;
    client
      .fetchQuery({ queryKey: ['projects_list', {}], queryFn: () => call('projects_list', {}) })
      .then(({ items }) => {
        const project = items.find((each) => each.id === id);
        if (project && !gone && scopeStore.get() === null) {
          scopeStore.set({ id, name: project.name });
        }
      })
      // Then the whole programme is looked at.
      .catch(() => {})
      .finally(() => {
        if (!gone) {
          setKnown(true);
        }
      });
    return () => {
      gone = true;
    };
  }, [client, id]);
  return known;
}

// What was said, to the eye and to the ear.
onForgetNames(() => {
  clearNotices();
  for (const log of document.querySelectorAll('[data-live-announcer] [role=log]')) {
    log.replaceChildren();
  }
});

/** Takes a new state of the desk; with another workspace, nothing of the last one stays behind. */
function takeDesk(state: DeskState, forget: () => void): void {
  if (identity(deskStore.get()) !== identity(state)) {
    if (state.locked && deskStore.get()?.open) {
      left = {
        identity: identity(deskStore.get()),
        place: locationStore.get().place,
        project: scopeStore.get()?.id,
      };
    }
    forget();
    forgetWorkspace();
    locationStore.reset();
  }
  deskStore.set(state);
}

/** Takes a new state of the desk, and drops all that was read of another workspace. */
export function useTakeDesk(): (state: DeskState) => void {
  const client = useQueryClient();
  return useCallback((state) => takeDesk(state, () => client.clear()), [client]);
}

/** The ways back to the workspace that was refused with this, if there are any. */
export async function waysBack({
  code,
  message,
}: Pick<Failure, 'code' | 'message'>): Promise<Recovery | null> {
  // What cannot be found out is not offered.
  const found = await desk.recovery().catch(() => null);
  return found?.failure.code === code && found.failure.message === message ? found : null;
}

/** What may be done with workspaces; each gives back what went wrong, or nothing. */
export function useWorkspaces() {
  const take = useTakeDesk();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const run = useCallback(
    async (ask: () => Promise<DeskState>): Promise<DeskState | undefined> => {
      setBusy(true);
      setFailure(null);
      try {
        const state = await ask();
        take(state);
        return state;
      } catch (thrown) {
        const found = Failure.from(thrown);
        if (found.code !== 'cancelled') {
          setFailure(found);
          recoveryStore.set(await waysBack(found));
        }
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [take],
  );

  return { run, take, failure, busy };
}

/** As `useWorkspaces().run`, with failures said in passing. */
export function useWorkspaceCommand(): (ask: () => Promise<DeskState>) => void {
  const take = useTakeDesk();
  return useCallback(
    (ask) => {
      ask()
        .then(take)
        .catch(async (thrown) => {
          const failure = Failure.from(thrown);
          if (failure.code === 'cancelled') {
            return;
          }
          const found = await waysBack(failure);
          recoveryStore.set(found);
          if (!found) {
            notify(failure.message, { tone: 'red' });
          }
        });
    },
    [take],
  );
}

/** Asks the desk how things stand, at the start and whenever it says so. */
export function useDeskConnection(): { failure: Failure | null; retry(): void } {
  const { run, take, failure } = useWorkspaces();
  const ask = useCallback(() => void run(desk.state), [run]);
  // What was answered before the window was drawn needs no second answer.
  useEffect(() => {
    if (deskStore.get() === undefined) {
      ask();
    }
  }, [ask]);
  useEffect(() => listen<DeskState | null>('desk', (state) => (state ? take(state) : ask())), [take, ask]);
  return { failure, retry: ask };
}

let importAfterOpening = false;

/** The next workspace that opens begins with choosing a spreadsheet. */
export function startWithSpreadsheet(start = true): void {
  importAfterOpening = start;
}

/** Once the frame stands: goes on with what the first start began. */
export function useStartWithSpreadsheet(): void {
  useEffect(() => {
    if (importAfterOpening) {
      importAfterOpening = false;
      importFile(null);
    }
  }, []);
}
