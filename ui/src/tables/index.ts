export { type OutColumn, opinion, out, tableOf } from './columns';
export { ProfileChoice } from './ProfileChoice';
export { type Reading, readPages } from './pages';
export { TableExport, type TableExportProps } from './TableExport';
export { ToldList, type ToldListProps } from './ToldList';
export { tableTitle, useTableTitle } from './title';
