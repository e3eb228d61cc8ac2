import type { QueryClient } from '@tanstack/react-query';
import { call, type DeskState } from '#api';
import { deskStore, featuresStore, placesOf, type Read } from '#context';

/** What the frame itself shows. */
const OF_THE_FRAME: readonly Read[] = [
  ['projects_list', {}],
  ['undo_state', {}],
];

/**
 * Reads what the first place asks before anything is drawn, so that the window comes with its content instead of being
 * drawn twice. What cannot be read is asked again, and said, where it is shown.
 */
export async function begin(client: QueryClient, asked: Promise<DeskState>): Promise<void> {
  const state = await asked.catch(() => undefined);
  if (state?.open) {
    const [first] = placesOf(featuresStore.get());
    const reads = [...OF_THE_FRAME, ...(first?.reads ?? [])];
    await Promise.all(
      reads.map(([op, request]) =>
        client.prefetchQuery({ queryKey: [op, request], queryFn: () => call(op, request as never) }),
      ),
    );
  }
  deskStore.set(state);
}
