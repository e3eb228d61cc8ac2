import { useEffect } from 'react';
import { type Response, useRead } from '#api';
import type { AnyAxis } from '#bindings/AnyAxis';
import type { Axis } from '#bindings/Axis';
import { createStore, onForgetNames, useStore } from '#context';
import { t } from '#i18n';

/** An axis of one's own: 1 to 5, with a word for each end (R2). */
export type OwnAxis = Response<'own_axes_list'>['items'][number];

const NONE: readonly OwnAxis[] = [];

/** Those there are, for whatever names an axis outside a component; `useOwnAxes` keeps it current. */
export const ownAxesStore = createStore<readonly OwnAxis[] | null>(null);

// What they are called may name somebody.
onForgetNames(ownAxesStore.reset);

/** The axes of one's own in their order; null until they are known. */
export function useOwnAxes(): readonly OwnAxis[] | null {
  const { data, error } = useRead('own_axes_list', {});
  const known = useStore(ownAxesStore);
  const items = data?.items ?? (error ? NONE : null);
  useEffect(() => {
    // What was forgotten meanwhile is put there again.
    if (items !== null && known !== items) {
      ownAxesStore.set(items);
    }
  }, [items, known]);
  return known;
}

/** Whether an axis is one of one's own: those go by an id, all others by a word. */
export const isOwn = (axis: AnyAxis): axis is Exclude<AnyAxis, Axis> => axis.includes('-');

/** The axis with this id, where it is known. */
export const ownAxis = (id: string): OwnAxis | undefined =>
  ownAxesStore.get()?.find((axis) => axis.id === id);

/** What 1 and 5 mean, as far as that was said. */
export function endsOf({ low, high }: Pick<OwnAxis, 'low' | 'high'>): string {
  if (low !== '' && high !== '') {
    return t('ends.both', { low, high });
  }
  return low !== '' ? t('ends.low', { low }) : high !== '' ? t('ends.high', { high }) : '';
}
