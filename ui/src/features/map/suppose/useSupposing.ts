import { useCallback, useMemo } from 'react';
import { type Failure, type Request, type Response, useRead, useWrite } from '#api';
import { useAsOf, useReadOnly, useStore } from '#context';
import { useDiscreet } from '#discreet';
import type { AnyAxis } from '../axes';
import type { MapView } from '../model';
import { keyOf, NOTHING, type Supposing, suppose, supposeStore } from './state';

type Answer = Response<'map_suppose'>;

/** What is supposed, beside the map as it is. */
export interface Supposed {
  /** The map as it is. */
  base: MapView;
  /** What it would come to; undefined while that is not known. */
  answer: Answer | undefined;
  failure: Failure | null;
}

/** A map as it is looked at: as it is, or as it would be. */
export type ShownMap = MapView & { supposed?: Supposed };

/** What is supposed of a project; null where nothing is: of the past, where nothing can be kept, and on a screen that others see. */
export function useSupposing(project: string): Supposing | null {
  const { asOf } = useAsOf();
  const readOnly = useReadOnly();
  const discreet = useDiscreet();
  const supposing = useStore(supposeStore).get(keyOf(project)) ?? NOTHING;
  return supposing.isOpen && asOf === undefined && !readOnly && !discreet ? supposing : null;
}

/** The map of a project, with what is supposed where something is. */
export function useMapOf(project: string, axes: readonly AnyAxis[], { enabled = true } = {}) {
  const { asOf } = useAsOf();
  const supposing = useSupposing(project);
  const more = axes.length > 0 ? { axes: [...axes] } : {};
  const base = useRead(
    'map_view',
    { project, ...(asOf === undefined ? {} : { as_of: asOf }), ...more },
    { enabled, keepPrevious: true },
  );
  const { data: answer, error } = useRead(
    'map_suppose',
    { project, ...more, ...requestOf(supposing ?? NOTHING) },
    { enabled: enabled && supposing !== null, keepPrevious: true },
  );
  const isOn = supposing !== null;
  const data = useMemo((): ShownMap | undefined => {
    if (!isOn || base.data === undefined) {
      return base.data;
    }
    const shown = error ? base.data : (answer?.map ?? base.data);
    return { ...shown, supposed: { base: base.data, answer, failure: error } };
  }, [isOn, base.data, answer, error]);
  return { data, error: base.error, refetch: base.refetch };
}

const requestOf = ({ said, without }: Supposing): Pick<Request<'map_suppose'>, 'said' | 'without'> => ({
  said: [...said].map(([stakeholder, values]) => ({
    stakeholder,
    values: [...values].map(([axis, value]) => ({ axis, value })),
  })),
  without: [...without],
});

interface Then {
  onSuccess?: () => void;
  onError?: (failure: Failure) => void;
}

/** Says something of somebody: for good, or as long as it is supposed. */
export function useSaying(project: string): (said: Omit<Request<'assess'>, 'project'>, then?: Then) => void {
  const isSupposing = useSupposing(project) !== null;
  const { mutate } = useWrite('assess');
  return useCallback(
    (said, then = {}) => {
      if (isSupposing) {
        suppose(keyOf(project), said.stakeholder, said.values);
        then.onSuccess?.();
      } else {
        mutate({ ...said, project }, then);
      }
    },
    [isSupposing, project, mutate],
  );
}
