import { withAbout, withSheet } from '../mapping';
import { importStore, mend, patch, workOf } from '../store';

/** Brings a sheet in or leaves it out. One that is taken again means what it meant before. */
export function takeSheet(at: number, taken: boolean): void {
  const work = workOf(importStore.get());
  const sheet = work?.mapping.sheets[at];
  if (work && sheet) {
    if (!taken) {
      patch({ aside: new Map(work.aside).set(at, sheet) });
    }
    const before = work.aside.get(at) ?? { ...sheet, about: 'stakeholders' as const };
    mend((mapping) => withSheet(mapping, at, (now) => (taken ? before : withAbout(now, null))));
  }
}
