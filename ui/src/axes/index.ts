import { later } from '#kit';

export { endsOf, isOwn, type OwnAxis, ownAxesStore, ownAxis, useOwnAxes } from './own';

/** The axes of one's own: adding, renaming, putting in order, removing. */
export const AxesDialog = later(async () => (await import('./AxesDialog')).AxesDialog);
