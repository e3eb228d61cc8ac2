import { createStore, onForgetNames } from '#context';
import { type MapFilter, NO_FILTER } from '../filter';
import type { MapLayout } from '../Toolbar';

/** What is looked for and left out is the same in every lens, and stays while one goes from place to place. */
export const filterStore = createStore<MapFilter>(NO_FILTER);
export const textStore = createStore('');
export const layoutStore = createStore<MapLayout>('map');

// What is looked for may be the name of somebody.
onForgetNames(textStore.reset);
