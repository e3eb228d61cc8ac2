import { Suspense, useEffect, useMemo } from 'react';
import { Route, Router, useParams, useSearch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { locationStore, placesOf, setNavigator, useFeatures } from '#context';
import { PlaceBoundary } from './PlaceBoundary';

const makeRouter = (first: string) => memoryLocation({ path: `/${first}` });
type ShellRouter = ReturnType<typeof makeRouter>;

function CurrentPlace() {
  const { place: id = '' } = useParams<{ place: string }>();
  const focus = new URLSearchParams(useSearch()).get('focus') ?? undefined;
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

/** A router that begins at this place and carries `go` out. */
export function useShellRouter(first: string): ShellRouter {
  const router = useMemo(() => makeRouter(first), [first]);
  useEffect(() => {
    setNavigator(({ place, focus }) => {
      const search = focus === undefined ? '' : `?${new URLSearchParams({ focus })}`;
      router.navigate(`/${encodeURIComponent(place)}${search}`);
    });
    return () => setNavigator();
  }, [router]);
  return router;
}

/** The place that is shown. */
export function Places({ router }: { router: ShellRouter }) {
  return (
    <Router hook={router.hook} searchHook={router.searchHook}>
      <Route path="/:place">
        <CurrentPlace />
      </Route>
    </Router>
  );
}
