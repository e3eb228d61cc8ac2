import { invoke as tauriInvoke } from '@tauri-apps/api/core';
import { listen as tauriListen } from '@tauri-apps/api/event';
import { Failure } from './failure';

/** How this page reaches Rust. Tests put their own in place with `setTransport`. */
export interface Transport {
  invoke(command: string, request: unknown): Promise<unknown>;
  listen(event: string, handler: (payload: unknown) => void): Promise<() => void>;
}

const tauri: Transport = {
  invoke: (command, request) => tauriInvoke(command, { request }),
  listen: (event, handler) => tauriListen(event, ({ payload }) => handler(payload)),
};

let current: Transport = tauri;

/** Puts another transport in place; without one, the real one again. */
export function setTransport(transport: Transport = tauri): void {
  current = transport;
}

/** Calls one command; a refusal is thrown as a `Failure`. */
export async function invoke<Response>(command: string, request: unknown = {}): Promise<Response> {
  try {
    return (await current.invoke(command, request)) as Response;
  } catch (thrown) {
    throw Failure.from(thrown);
  }
}

/** Listens until the returned function is called. */
export function listen<Payload>(event: string, handler: (payload: Payload) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  current
    .listen(event, (payload) => handler(payload as Payload))
    .then((unlisten) => {
      if (stopped) {
        unlisten();
      } else {
        stop = unlisten;
      }
    })
    .catch(() => {});
  return () => {
    stopped = true;
    stop?.();
  };
}
