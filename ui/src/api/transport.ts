import { invoke as tauriInvoke } from '@tauri-apps/api/core';
import { listen as tauriListen } from '@tauri-apps/api/event';
import { Failure } from './failure';

/** How this page reaches Rust. Tests put their own in place with `setTransport`. */
export interface Transport {
  invoke(command: string, request: unknown, within?: string): Promise<unknown>;
  listen(event: string, handler: (payload: unknown) => void): Promise<() => void>;
}

const tauri: Transport = {
  invoke: (command, request, within) =>
    tauriInvoke(command, within === undefined ? { request } : { request, within }),
  listen: (event, handler) => tauriListen(event, ({ payload }) => handler(payload)),
};

let current: Transport = tauri;

/** Puts another transport in place; without one, the real one again. */
export function setTransport(transport: Transport = tauri): void {
  current = transport;
}

/** Calls one command, perhaps while a project is looked at; a refusal is thrown as a `Failure`. */
export async function invoke<Response>(
  command: string,
  request: unknown = {},
  within: string | null = null,
): Promise<Response> {
  try {
    const answer =
      within === null ? current.invoke(command, request) : current.invoke(command, request, within);
    return (await answer) as Response;
  } catch (thrown) {
    throw Failure.from(thrown);
  }
}

/** What was heard before anybody of the window listened, by event. */
const early = new Map<string, { heard: unknown[]; stop: () => void }>();

/**
 * Keeps what is said of an event from now on until `listen` takes it over: the window is drawn only after it has read,
 * and what changes meanwhile must not be missed.
 */
export function listenEarly(event: string): void {
  const heard: unknown[] = [];
  early.set(event, { heard, stop: subscribe(event, (payload) => heard.push(payload)) });
}

/** Listens until the returned function is called; what `listenEarly` kept comes first. */
export function listen<Payload>(event: string, handler: (payload: Payload) => void): () => void {
  const stop = subscribe(
    event,
    (payload) => handler(payload as Payload),
    () => {
      const kept = early.get(event);
      if (kept) {
        early.delete(event);
        kept.stop();
        for (const payload of kept.heard) {
          handler(payload as Payload);
        }
      }
    },
  );
  return stop;
}

function subscribe(event: string, handler: (payload: unknown) => void, started?: () => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  current
    .listen(event, handler)
    .then((unlisten) => {
      if (stopped) {
        unlisten();
      } else {
        stop = unlisten;
        started?.();
      }
    })
    .catch(() => {});
  return () => {
    stopped = true;
    stop?.();
  };
}
