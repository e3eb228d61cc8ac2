import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BackupDifference } from './bindings/BackupDifference';
import type { BackupEntry } from './bindings/BackupEntry';
import type { Backups } from './bindings/desk/Backups';
import { invalidateTags } from './client';
import { desk } from './desk';
import type { Failure } from './failure';

export type { BackupDifference, BackupEntry, Backups };

const KEY = ['desk_backups'];

/** They are made by themselves, too. */
const LOOK_AGAIN = 60_000;

/** The backups of the open workspace, looked at again now and then. */
export function useBackups(): UseQueryResult<Backups, Failure> {
  return useQuery<Backups, Failure>({
    queryKey: KEY,
    queryFn: desk.backups,
    refetchOnMount: 'always',
    refetchInterval: LOOK_AGAIN,
  });
}

/** Shows what the desk just answered about the backups. */
export function useKeepBackups(): (backups: Backups) => void {
  const client = useQueryClient();
  return useCallback((backups) => void client.setQueryData(KEY, backups), [client]);
}

/** After another state was put in the place of the workspace: everything is read again, the backups too. */
export function useReadEverythingAgain(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => invalidateTags(client), [client]);
}
