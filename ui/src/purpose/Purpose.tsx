import { useEffect } from 'react';
import { useRead } from '#api';
import { useReadOnly, useStore } from '#context';
import { later } from '#kit';
import { askingStore, goOn } from './asking';

const PurposeDialog = later(async () => (await import('./PurposeDialog')).PurposeDialog);

/** Knows whether it was said what names are kept for, and asks when they are about to come in. */
export function Purpose() {
  const readOnly = useReadOnly();
  const read = useRead('workspace_overview', {});
  const purpose = readOnly || read.error ? undefined : (read.data?.purpose ?? null);
  const { goesOn } = useStore(askingStore);
  useEffect(() => {
    askingStore.set((now) => ({ ...now, purpose }));
  }, [purpose]);
  useEffect(() => {
    // What waited for the answer goes on where there is nothing to ask.
    if (goesOn !== null && purpose !== '' && purpose !== null) {
      goOn();
    }
  }, [goesOn, purpose]);
  return goesOn !== null && purpose === '' && read.data ? <PurposeDialog name={read.data.name} /> : null;
}
