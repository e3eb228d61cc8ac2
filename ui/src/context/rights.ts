import type { Response } from '../api';
import { createStore } from './store';

/** What somebody asks about their own data, as it is listed. */
export type DataRequest = Response<'data_requests_list'>['items'][number];

/** Something about the rights of somebody that is done in a dialog. */
export type RightsTask =
  | { kind: 'data-request'; id?: string; name?: string }
  | { kind: 'decide'; request: DataRequest }
  | { kind: 'erase'; id: string; name: string }
  | { kind: 'erase-gone' }
  | { kind: 'pack'; id: string };

/** What is being done about that just now: its dialog stands wherever it was asked for. */
export const rightsStore = createStore<RightsTask | null>(null);
