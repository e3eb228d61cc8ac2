import { createStore } from '#context';

/** Whether two dates are compared, and the earlier of them; null for 90 days before today. */
export interface Comparing {
  isOpen: boolean;
  from: string | null;
}

export const comparingStore = createStore<Comparing>({ isOpen: false, from: null });
