import { registerFeature } from '#context';
import { later } from '#kit';

const Protection = later(async () => (await import('./Protection')).Protection);

registerFeature({ id: 'protection', overlay: Protection });
