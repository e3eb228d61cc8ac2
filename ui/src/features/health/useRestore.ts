import { useCallback } from 'react';
import { type BackupEntry, desk, useReadEverythingAgain } from '#api';
import { forgetWorkspace } from '#context';
import { formatInstant, t } from '#i18n';
import { notify } from '#kit';
import { restoreStore } from './restoring';

/** Puts a backup back, says so, and offers the way back from that. */
export function useRestore(): (backup: BackupEntry, password: string | undefined) => Promise<void> {
  const readAgain = useReadEverythingAgain();
  return useCallback(
    async ({ file_name, at }, password) => {
      const request = password === undefined ? { file_name } : { file_name, password };
      const { before } = await desk.backupRestore(request);
      // The project or the date looked at, and whoever was marked, may not be in it.
      forgetWorkspace();
      await readAgain();
      notify(t('health.restore.done', { date: formatInstant(at), before: formatInstant(before.at) }), {
        action: { label: t('health.restore.undo'), run: () => restoreStore.set(before) },
        stays: true,
      });
    },
    [readAgain],
  );
}
