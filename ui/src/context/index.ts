export { type Action, currentActions, resetActions, useActions, useCurrentActions } from './actions';
export { deskStore, useDesk, workspaceKey } from './desk';
export {
  type Feature,
  featuresStore,
  importFile,
  onDemand,
  type Place,
  placesOf,
  type Read,
  registerFeature,
  useFeatures,
} from './features';
export { go, type Location, locationStore, setNavigator, useFocus } from './navigation';
export { type Pass, passStore } from './pass';
export { type Protecting, protectionStore, useProtecting } from './protection';
export { type DataRequest, type RightsTask, rightsStore } from './rights';
export { useRoleOnly } from './roleOnly';
export {
  asOfStore,
  type Scope,
  type ScopeProject,
  scopeStore,
  useAsOf,
  useReadOnly,
  useScope,
} from './scope';
export { detailStore, type Selection, selectionStore, useSelection } from './selection';
export {
  createStore,
  forgetNames,
  forgetWorkspace,
  onForgetNames,
  onForgetWorkspace,
  resetStores,
  type Store,
  useStore,
} from './store';
export { diagnosticsStore, recoveryStore } from './trouble';
