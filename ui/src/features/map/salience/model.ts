import type { SalienceClass } from '#bindings/SalienceClass';

export type { SalienceClass };

/** Every class, by tier (R3). */
export const CLASSES = [
  'definitive',
  'dominant',
  'dangerous',
  'dependent',
  'dormant',
  'discretionary',
  'demanding',
  'non_stakeholder',
] as const satisfies readonly SalienceClass[];
