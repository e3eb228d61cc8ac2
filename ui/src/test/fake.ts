import { vi } from 'vitest';
import { setTransport, type Transport } from '../api/transport';

export type FakeHandlers = Record<string, (request: never) => unknown>;

/**
 * Puts a transport in place that answers from these handlers, by command name. A handler may throw a
 * `{ code, message, fields? }`. Returns the calls made and a way to send an event to the page.
 */
export function fakeTransport(handlers: FakeHandlers) {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const invoke = vi.fn<Transport['invoke']>(async (command, request) => {
    const handler = handlers[command];
    if (!handler) {
      throw { code: 'internal', message: `No answer to ${command} in this test` };
    }
    return handler(request as never);
  });
  setTransport({
    invoke,
    listen: async (event, handler) => {
      const found = listeners.get(event) ?? new Set();
      listeners.set(event, found.add(handler));
      return () => found.delete(handler);
    },
  });
  return {
    invoke,
    /** The requests made of one command, in order. */
    requests: (command: string) =>
      invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request),
    emit: (event: string, payload: unknown) => {
      for (const listener of listeners.get(event) ?? []) {
        listener(payload);
      }
    },
  };
}
