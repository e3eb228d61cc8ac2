import { useCallback } from 'react';
import { type BackupEntry, desk, Failure, useReadEverythingAgain } from '#api';
import { detailStore, selectionStore } from '#context';
import { formatInstant, t } from '#i18n';
import { notify } from '#kit';

/** Puts a backup back, says so, and offers the way back from that. */
export function useRestore(): (backup: BackupEntry, password: string | undefined) => Promise<void> {
  const readAgain = useReadEverythingAgain();
  return useCallback(
    async (backup, password) => {
      const put = async (entry: BackupEntry, under?: string) => {
        const { file_name } = entry;
        const request = under === undefined ? { file_name } : { file_name, password: under };
        const { before } = await desk.backupRestore(request);
        // Who was marked or opened may not be there any more.
        selectionStore.reset();
        detailStore.reset();
        await readAgain();
        return before;
      };
      const before = await put(backup, password);
      const undo = () => {
        put(before)
          .then(() => notify(t('health.restore.undone')))
          .catch((thrown) => notify(Failure.from(thrown).message, { tone: 'red' }));
      };
      notify(t('health.restore.done', { date: formatInstant(backup.at), before: formatInstant(before.at) }), {
        action: { label: t('health.restore.undo'), run: undo },
        stays: true,
      });
    },
    [readAgain],
  );
}
