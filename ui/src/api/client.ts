import { QueryClient } from '@tanstack/react-query';
import { OPERATION_TAGS, type Tag } from './operations';

/** Everything is local: no retries, no waiting for a network, and nothing goes stale until a change says so. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        throwOnError: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

const tagsOf = (op: unknown): readonly Tag[] =>
  (OPERATION_TAGS as Record<string, readonly Tag[] | undefined>)[String(op)] ?? [];

/**
 * Marks everything stale that reads one of these tags; without tags, everything. Every change is also a line of
 * the journal, so what reads that is always marked.
 */
export function invalidateTags(
  client: QueryClient,
  tags?: readonly string[],
  cancelRefetch = true,
): Promise<void> {
  const touched = tags && new Set<string>([...tags, 'journal']);
  return client.invalidateQueries(
    {
      predicate: ({ queryKey }) =>
        touched === undefined ? true : tagsOf(queryKey[0]).some((tag) => touched.has(tag)),
    },
    { cancelRefetch },
  );
}
