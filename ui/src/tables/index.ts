export { type OutColumn, out, tableOf } from './columns';
export { type Reading, readPages } from './pages';
export { TableExport, type TableExportProps } from './TableExport';
export { tableTitle, useTableTitle } from './title';
