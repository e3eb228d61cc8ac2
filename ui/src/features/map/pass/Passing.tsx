import { passStore, useStore } from '#context';
import { later } from '#kit';

const PassWindow = later(async () => (await import('./PassWindow')).PassWindow);

/** The window in which a group is assessed, whatever place is shown. */
export function Passing() {
  const pass = useStore(passStore);
  return pass ? <PassWindow pass={pass} /> : null;
}
