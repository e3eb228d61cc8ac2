import { createStore } from '#context';
import { type Axes, POWER_INTEREST } from '../axes';

/** The axes that were chosen; they stay while one goes from place to place. */
export const axesStore = createStore<Axes>(POWER_INTEREST);
