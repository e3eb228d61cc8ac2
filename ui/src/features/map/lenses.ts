import {
  Box,
  CircleDot,
  Grid3x3,
  type LucideIcon,
  MoveRight,
  Network,
  ScatterChart,
  Waypoints,
} from 'lucide-react';
import { createStore, useStore } from '#context';

/** A way to look at the same stakeholders; `MapPlace` has the component of each. */
export interface Lens {
  id: LensId;
  icon: LucideIcon;
}

export type LensId =
  | 'power_interest'
  | 'engagement'
  | 'salience'
  | 'cube'
  | 'network'
  | 'organisation'
  | 'decisions';

/** Every lens, in the order of the switch. */
export const LENSES: readonly Lens[] = [
  { id: 'power_interest', icon: ScatterChart },
  { id: 'engagement', icon: MoveRight },
  { id: 'salience', icon: CircleDot },
  { id: 'cube', icon: Box },
  { id: 'network', icon: Waypoints },
  { id: 'organisation', icon: Network },
  { id: 'decisions', icon: Grid3x3 },
];

/** The lens that is chosen; it stays while one goes from place to place. */
export const lensStore = createStore<LensId>('power_interest');

export const useLens = (): LensId => useStore(lensStore);
