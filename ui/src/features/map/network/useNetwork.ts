import { useCallback, useMemo, useState } from 'react';
import { useRead } from '#api';
import { useAsOf, useScope, useStore } from '#context';
import type { Quadrant } from '../model';
import { keyOf, leave, NOTHING, supposeStore } from '../suppose/state';
import { useMapOf } from '../suppose/useSupposing';
import { lookingStore } from './state';

const NO_AXES = [] as const;

/** The network that is looked at, what is left of it without some, and the places on the grid where they are shown. */
export function useNetwork() {
  const { project } = useScope();
  const { asOf } = useAsOf();
  const looking = useStore(lookingStore);
  // Whoever is thought away here is so in the other lenses, too; of another network nobody is.
  const key = keyOf(project?.id ?? '', asOf);
  const { without } = useStore(supposeStore).get(key) ?? NOTHING;
  const setWithout = useCallback(
    (to: (now: readonly string[]) => readonly string[]) => leave(key, to),
    [key],
  );
  // Each waits for an answer of its own; a later question stops the one before.
  const [askers] = useState(() => [crypto.randomUUID(), crypto.randomUUID()] as const);
  const request = {
    ...(project ? { project: project.id } : {}),
    ...(asOf === undefined ? {} : { as_of: asOf }),
    ...(looking.kinds.length > 0 ? { kinds: [...looking.kinds] } : {}),
    ...(looking.strengthFrom === null ? {} : { strength_from: looking.strengthFrom }),
    group_by: looking.groupBy,
  };
  const whole = useRead('network_view', { ...request, asker: askers[0] }, { keepPrevious: true });
  const left = useRead(
    'network_view',
    { ...request, without: [...without], asker: askers[1] },
    { enabled: without.length > 0, keepPrevious: true },
  );
  const wantsGrid = looking.colour === 'quadrant' || looking.size === 'power';
  const grid = useMapOf(project?.id ?? '', NO_AXES, { enabled: wantsGrid && project !== null });
  const standings = useMemo(
    () => new Map((grid.data?.marks ?? []).map(({ id, standing }) => [id, standing])),
    [grid.data],
  );
  const quadrantOf = useCallback(
    (id: string): Quadrant | null => standings.get(id)?.quadrant ?? null,
    [standings],
  );
  const powerOf = useCallback(
    (id: string): number | null => standings.get(id)?.power?.median ?? null,
    [standings],
  );
  return {
    project,
    asOf,
    looking,
    view: whole.data,
    error: whole.error,
    again: () => void whole.refetch(),
    without,
    setWithout,
    left: without.length > 0 ? left.data : undefined,
    leftError: without.length > 0 ? left.error : null,
    quadrantOf,
    powerOf,
  };
}
