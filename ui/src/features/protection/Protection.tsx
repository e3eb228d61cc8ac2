import { protectionStore, useProtecting } from '#context';
import { PlainBackups } from './PlainBackups';
import { RemovePassword } from './RemovePassword';
import { SetPassword } from './SetPassword';

const close = () => protectionStore.set(null);

/** The windows that set, change and remove the password, wherever they were asked for. */
export function Protection() {
  const doing = useProtecting();
  switch (doing) {
    case 'set':
    case 'change':
      return <SetPassword onClose={close} />;
    case 'remove':
      return <RemovePassword onClose={close} />;
    case 'backups':
      return <PlainBackups onClose={close} />;
    default:
      return null;
  }
}
