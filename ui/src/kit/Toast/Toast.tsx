import { useSyncExternalStore } from 'react';
import { laterOpen } from '../later';
import { type Message, queue } from './queue';

export interface NotifyOptions {
  tone?: Message['tone'];
  action?: Message['action'];
  /** Until it is closed: for a way back that must not slip by. */
  stays?: boolean;
}

/** Says something in passing, at the foot of the window. What went wrong stays until it is closed. */
export function notify(
  text: string,
  { tone = 'neutral', action, stays = tone === 'red' }: NotifyOptions = {},
): void {
  queue.add({ text, tone, ...(action ? { action } : {}) }, stays ? {} : { timeout: 6000 });
}

/** Takes every message away. */
export function clearNotices(): void {
  queue.clear();
}

const ToastRegion = laterOpen(async () => {
  const { ToastRegion: Region } = await import('./ToastRegion');
  return (_: { isOpen: boolean }) => <Region />;
});

/** Where messages appear; the shell mounts it once. */
export function Toasts() {
  const some = useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.visibleToasts.length > 0,
  );
  return <ToastRegion isOpen={some} />;
}
