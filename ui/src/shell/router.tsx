import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useParams,
  useSearch,
} from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { locationStore, placesOf, setNavigator, useFeatures } from '#context';
import { PlaceBoundary } from './PlaceBoundary';

const root = createRootRoute();

const placeRoute = createRoute({
  getParentRoute: () => root,
  path: '/$place',
  validateSearch: (search: Record<string, unknown>): { focus?: string } =>
    typeof search.focus === 'string' ? { focus: search.focus } : {},
  component: CurrentPlace,
});

function CurrentPlace() {
  const { place: id } = useParams({ from: placeRoute.id });
  const { focus } = useSearch({ from: placeRoute.id });
  const place = placesOf(useFeatures()).find((each) => each.id === id);
  useEffect(() => locationStore.set(focus === undefined ? { place: id } : { place: id, focus }), [id, focus]);
  return place ? (
    <PlaceBoundary key={place.id}>
      <Suspense>
        <place.component />
      </Suspense>
    </PlaceBoundary>
  ) : null;
}

const makeRouter = (first: string) =>
  createRouter({
    routeTree: root.addChildren([placeRoute]),
    history: createMemoryHistory({ initialEntries: [`/${first}`] }),
    defaultPendingMs: 0,
  });

export type ShellRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ShellRouter;
  }
}

let ready: { first: string; router: ShellRouter } | undefined;

/** Has the router at its first place when the frame comes, which would otherwise be drawn without a place before. */
export async function prepareRouter(first: string): Promise<void> {
  const router = makeRouter(first);
  await router.load();
  ready = { first, router };
}

function readyRouter(first: string): ShellRouter | undefined {
  const router = ready?.first === first ? ready.router : undefined;
  ready = undefined;
  return router;
}

/** A router that begins at this place and carries `go` out. */
export function useShellRouter(first: string): ShellRouter {
  const router = useMemo(() => readyRouter(first) ?? makeRouter(first), [first]);
  useEffect(() => {
    setNavigator(({ place, focus }) => {
      void router.navigate({
        to: '/$place',
        params: { place },
        search: focus === undefined ? {} : { focus },
      });
    });
    return () => setNavigator();
  }, [router]);
  return router;
}

/** The place that is shown. */
export function Places({ router }: { router: ShellRouter }) {
  return <RouterProvider router={router} />;
}
