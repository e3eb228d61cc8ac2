import { useState } from 'react';
import { desk, Failure } from '#api';
import { deskStore, protectionStore } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';

/** Changes the password, and goes on with the backups from before if anybody can read some of them. */
export function usePasswordChange(done: string) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);

  const change = async (request: { current?: string; password?: string }) => {
    setPending(true);
    setFailure(null);
    try {
      const { desk: state, not_told } = await desk.passwordChange(request);
      deskStore.set(state);
      notify(done);
      if (not_told) {
        notify(t('protection.remember.not_told', { why: not_told.message }), { tone: 'red' });
      }
      protectionStore.set(null);
      if (request.password !== undefined) {
        // That some are left is no reason to say that the password was not set.
        const { backups } = await desk.plainBackups().catch(() => ({ backups: [] }));
        protectionStore.set(backups.length > 0 ? 'backups' : null);
      }
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    } finally {
      setPending(false);
    }
  };
  return { change, failure, isPending };
}
