export {
  type BackupDifference,
  type BackupEntry,
  type Backups,
  useBackups,
  useKeepBackups,
  useReadEverythingAgain,
} from './backups';
export { invalidateTags, newQueryClient } from './client';
export {
  type DeskState,
  desk,
  type ImportOffer,
  type LockedWorkspace,
  type OnMatch,
  type OpenWorkspace,
  type PasswordStrength,
  type PlainBackups,
  type Preferences,
  type Progress,
  type RecentWorkspace,
  type Recovery,
  type Salvaged,
  type SavedFile,
  type Theme,
} from './desk';
export { Failure, type FailureCode, type FieldFault } from './failure';
export {
  type Changed,
  call,
  type ReadOptions,
  type Request,
  type Response,
  useChangedEvents,
  useForgetUnseen,
  useRead,
  useReadAgain,
  useWindowSource,
  useWrite,
  type WindowSource,
} from './hooks';
export { OPERATION_KINDS, OPERATION_TAGS, type OperationName, type Operations } from './operations';
export { type DrawnPicture, type PictureFormat, type PictureRequest, pictureOut } from './pictureOut';
export {
  type CellOut,
  type HiddenName,
  type Holds,
  type MarkedColumn,
  type MarkedRow,
  type MarkedTable,
  type Profile,
  type TableFormat,
  type Told,
  tableOut,
  type Withheld,
  type Wording,
} from './tableOut';
export { listen, listenEarly, setTransport, type Transport } from './transport';
export { lookWithin } from './within';
