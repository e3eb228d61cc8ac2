import { registerFeature } from '#context';
import { beforeNames } from '#purpose';
import { Importing } from './Importing';
import { startImport } from './store';

registerFeature({
  id: 'import',
  overlay: Importing,
  importFile: (file) => beforeNames(() => startImport(file && { from: 'file', file })),
});
