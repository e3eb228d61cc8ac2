import { useCallback, useEffect } from 'react';
import { desk, Failure } from '#api';
import { deskStore, protectionStore, useActions, useDesk } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import { useTakeDesk } from './workspace';

export const LOCK_KEYS = 'mod+shift+l';

/**
 * Locks the workspace: what is shown of it goes at once, and the shell closes it. Without a password, one can be set
 * instead.
 */
export function useLock(): () => void {
  const take = useTakeDesk();
  return useCallback(() => {
    const now = deskStore.get();
    if (!now?.open) {
      return;
    }
    if (!now.open.encrypted) {
      notify(t('protection.lock.none'));
      protectionStore.set('set');
      return;
    }
    const { file_name, folder } = now.open;
    const remembered = now.open.remembered ? 'locked' : 'no';
    take({ ...now, open: null, locked: { file_name, folder, why: 'asked', remembered, no_key_store: null } });
    desk
      .lock(false)
      .then(take)
      .catch(async (thrown) => {
        take(await desk.state());
        // Then the workspace is open again, and says why.
        notify(Failure.from(thrown).message, { tone: 'red' });
      })
      .catch(() => {});
  }, [take]);
}

/** Offers the lock wherever actions are listed; its key works over any window and in any field. */
export function useLockAction(): void {
  const run = useLock();
  useActions([
    {
      id: 'workspace-lock',
      label: t('protection.lock.action'),
      keys: LOCK_KEYS,
      everywhere: true,
      overModals: true,
      run,
    },
  ]);
}

const MINUTE = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Locks a protected workspace when nothing was done for as long as is preferred. One timer, set for the moment at which
 * it would be due; a sign of life moves that moment.
 */
export function useIdleLock(): void {
  const state = useDesk();
  const take = useTakeDesk();
  const minutes = state?.open?.encrypted ? (state.preferences.lock_after ?? 15) : 0;
  useEffect(() => {
    if (minutes === 0) {
      return;
    }
    const limit = minutes * MINUTE;
    let last = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const lock = () => {
      // What is on its way may go on; then it is asked for again a little later.
      last = Date.now() - limit + MINUTE;
      desk
        .lock(true)
        .then(take)
        .catch(() => {});
    };
    const look = () => {
      if (Date.now() - last >= limit) {
        lock();
      }
      timer = setTimeout(look, Math.max(last + limit - Date.now(), 1000));
    };
    const alive = () => {
      // A timer may be late, as after sleep: whoever comes back then finds it locked.
      if (Date.now() - last >= limit) {
        lock();
      } else {
        last = Date.now();
      }
    };
    look();
    for (const sign of SIGNS) {
      window.addEventListener(sign, alive, { capture: true, passive: true });
    }
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) {
        window.removeEventListener(sign, alive, { capture: true });
      }
    };
  }, [minutes, take]);
}
