import { useStore } from '#context';
import { RestoreDialog } from './RestoreDialog';
import { restoreStore } from './restoring';

const close = () => restoreStore.set(null);

/** The window that puts a backup back: from the list of them, or from the notice that one was. */
export function Restoring() {
  const backup = useStore(restoreStore);
  return backup ? <RestoreDialog key={backup.file_name} backup={backup} onClose={close} /> : null;
}
