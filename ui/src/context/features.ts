import type { LucideIcon } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { bringWords } from '#i18n';
import type { OperationName } from '../api';
import { createStore, useStore } from './store';

/** An operation and the request to it. */
export type Read = readonly [OperationName, object];

/** One entry of the navigation at the left. */
export interface Place {
  id: string;
  label: string;
  icon: LucideIcon;
  /** Position from the top; People 20, Map 30, Readiness 40, Support 70, Reports 80. */
  order: number;
  /** At the foot of the navigation. */
  foot?: boolean;
  component: ComponentType;
  /** What it asks first, as `useRead` would; read before the window is drawn when the program starts with it. */
  reads?: readonly Read[];
  /** Reads the component ahead of its first showing. */
  prepare?(): Promise<unknown>;
}

/** For a place whose program is read when it is first shown, or prepared; the window opens sooner without it. */
export function onDemand(load: () => Promise<ComponentType>): Pick<Place, 'component' | 'prepare'> {
  const read = async () => {
    await bringWords();
    return load();
  };
  return { component: lazy(async () => ({ default: await read() })), prepare: read };
}

/** What a feature brings. Only what works is registered, so only what works is shown. */
export interface Feature {
  id: string;
  place?: Place;
  /** What the detail panel shows for a stakeholder. One feature brings it. */
  detail?: ComponentType<{ id: string }>;
  /** Stands ready in the frame whatever place is shown: for dialogs that open from anywhere. */
  overlay?: ComponentType;
  /** Takes a spreadsheet that was dropped; null asks the person to choose one. */
  importFile?(file: File | null): void;
}

/** Every feature there is. */
export const featuresStore = createStore<readonly Feature[]>([], { kept: true });

/** Puts a feature on the map; called once from the feature's `register` module. */
export function registerFeature(feature: Feature): void {
  featuresStore.set((now) => [...now.filter(({ id }) => id !== feature.id), feature]);
}

export function useFeatures(): readonly Feature[] {
  return useStore(featuresStore);
}

/** The places in the order they are shown. */
export function placesOf(features: readonly Feature[]): Place[] {
  return features
    .flatMap(({ place }) => (place ? [place] : []))
    .sort((a, b) => Number(a.foot ?? false) - Number(b.foot ?? false) || a.order - b.order);
}

/** Hands a spreadsheet to the feature that imports. */
export function importFile(file: File | null): void {
  featuresStore
    .get()
    .find((feature) => feature.importFile)
    ?.importFile?.(file);
}
