import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { invalidateTags } from './client';
import type { Failure } from './failure';
import { OPERATION_KINDS, OPERATION_TAGS, type OperationName, type Operations } from './operations';
import { invoke, listen } from './transport';
import { useWithin, within } from './within';

export type Request<Op extends OperationName> = Operations[Op]['request'];
export type Response<Op extends OperationName> = Operations[Op]['response'];

/** Calls one operation directly. Inside a component, use `useRead` and `useWrite`. */
export function call<Op extends OperationName>(op: Op, request: Request<Op>): Promise<Response<Op>> {
  return invoke<Response<Op>>(op, request, within());
}

/** What is read while looking at one project is kept apart from what is read while looking at another. */
const keyOf = (op: OperationName, request: unknown, project: string | null): QueryKey =>
  project === null ? [op, request] : [op, request, project];

export interface ReadOptions {
  /** Do not ask yet. */
  enabled?: boolean;
  /** Go on showing the last answer while the answer to a changed request is on its way. */
  keepPrevious?: boolean;
}

/** Reads an operation and keeps the answer current: any change to what it reads asks again. */
export function useRead<Op extends OperationName>(
  op: Op,
  request: Request<Op>,
  { enabled = true, keepPrevious = false }: ReadOptions = {},
): UseQueryResult<Response<Op>, Failure> {
  const project = useWithin();
  return useQuery<Response<Op>, Failure>({
    queryKey: keyOf(op, request, project),
    queryFn: () => invoke<Response<Op>>(op, request, project),
    enabled,
    ...(keepPrevious
      ? {
          placeholderData: (previous, query) =>
            (query?.queryKey[2] ?? null) === project ? previous : undefined,
        }
      : {}),
  });
}

/** Writes with an operation; what it touches is read again. `mutate` or `mutateAsync` it. */
export function useWrite<Op extends OperationName>(
  op: Op,
): UseMutationResult<Response<Op>, Failure, Request<Op>> {
  const client = useQueryClient();
  return useMutation<Response<Op>, Failure, Request<Op>>({
    mutationKey: [op],
    mutationFn: (request) => call(op, request),
    onSuccess: () => {
      void invalidateTags(client, OPERATION_KINDS[op] === 'travel' ? undefined : OPERATION_TAGS[op], false);
    },
  });
}

/** Rows in windows, as the kit's DataGrid asks for them. */
export interface WindowSource<Row> {
  key(offset: number, limit: number): QueryKey;
  fetch(offset: number, limit: number): Promise<{ total: number; items: Row[] }>;
}

type Windowed = {
  [Op in OperationName]: Response<Op> extends { total: number; items: unknown[] } ? Op : never;
}[OperationName];

type RowOf<Op extends Windowed> = Response<Op> extends { items: (infer Row)[] } ? Row : never;

/** A list operation as a source of windows: the request without its offset and limit. */
export function useWindowSource<Op extends Windowed>(
  op: Op,
  request: Omit<Request<Op>, 'offset' | 'limit'>,
): WindowSource<RowOf<Op>> {
  const asked = JSON.stringify(request);
  const project = useWithin();
  return useMemo(() => {
    const base = JSON.parse(asked) as object;
    const whole = (offset: number, limit: number) => ({ ...base, offset, limit }) as unknown as Request<Op>;
    return {
      key: (offset, limit) => keyOf(op, whole(offset, limit), project),
      fetch: (offset, limit) =>
        invoke<{ total: number; items: RowOf<Op>[] }>(op, whole(offset, limit), project),
    };
  }, [op, asked, project]);
}

export interface Changed {
  tags: string[];
  elsewhere: boolean;
}

/** Reads again what any commit touched, whoever made it. The shell mounts this once. */
export function useChangedEvents(onChanged?: (changed: Changed) => void): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listen<Changed>('changed', (changed) => {
        void invalidateTags(client, changed.tags);
        onChanged?.(changed);
      }),
    [client, onChanged],
  );
}

/** Drops all that was read or written and is shown no longer: it may name somebody who is to be named nowhere. */
export function useForgetUnseen(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    client.removeQueries({ type: 'inactive' });
    client.getMutationCache().clear();
  }, [client]);
}

/** Marks everything read under a key as out of date; what is shown of it is read again. */
export function useReadAgain(): (key: QueryKey) => void {
  const client = useQueryClient();
  return useCallback((queryKey) => void client.invalidateQueries({ queryKey }), [client]);
}
