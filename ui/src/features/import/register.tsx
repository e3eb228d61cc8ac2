import { registerFeature } from '#context';
import { Importing } from './Importing';
import { startImport } from './store';

registerFeature({
  id: 'import',
  overlay: Importing,
  importFile: (file) => startImport(file && { from: 'file', file }),
});
