import { useCallback, useEffect, useRef, useState } from 'react';
import { call, Failure, pictureOut } from '#api';
import { useStore } from '#context';
import type { NetworkView, Spot } from './model';
import { spotsStore } from './state';

const NOWHERE: ReadonlyMap<string, Spot> = new Map();
/** Who waits for a drawing: the one before is stopped. */
const asker = crypto.randomUUID();

/** Where everybody of the network is drawn: whoever was drawn stays, and new ones come beside whom they are tied to. */
export function useSpots(view: NetworkView | undefined, asOf: string | undefined) {
  const key = view?.project ?? '';
  const spots = useStore(spotsStore, (all) => all.get(key) ?? NOWHERE);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(0);
  const isAnew = useRef(false);
  const nodes = view?.nodes;
  const isMissing = nodes?.some(({ id }) => !spots.has(id)) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when it is asked for again
  useEffect(() => {
    if (!nodes || !isMissing) {
      return;
    }
    let isOver = false;
    const kept = nodes.flatMap(({ id }) => {
      const spot = spots.get(id);
      return spot ? [{ id, ...spot }] : [];
    });
    call('network_layout', {
      ...(key === '' ? {} : { project: key }),
      ...(asOf === undefined ? {} : { as_of: asOf }),
      kept,
      ...(isAnew.current ? { anew: true } : {}),
      asker,
    }).then(
      (laid) => {
        if (!isOver) {
          setFailure(null);
          isAnew.current = false;
          spotsStore.set((all) =>
            new Map(all).set(
              key,
              new Map([
                ...(all.get(key) ?? NOWHERE),
                ...laid.spots.map(({ id, x, y }) => [id, { x, y }] as const),
              ]),
            ),
          );
          if (asOf === undefined) {
            // No more than a convenience: what keeps a file from being written is told where something would be lost.
            pictureOut.leaveNetwork(key === '' ? undefined : key, laid.spots).catch(() => {});
          }
        }
      },
      (thrown) => {
        if (!isOver) {
          setFailure(Failure.from(thrown));
        }
      },
    );
    return () => {
      isOver = true;
    };
  }, [nodes, isMissing, key, asOf, asked]);
  const redraw = useCallback(() => {
    isAnew.current = true;
    spotsStore.set((all) => new Map([...all].filter(([each]) => each !== key)));
  }, [key]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { spots, isDrawing: isMissing && failure === null, failure, redraw, again };
}
