import { describe, expect, test } from 'vitest';
import {
  asOfStore,
  createStore,
  deskStore,
  detailStore,
  forgetNames,
  forgetWorkspace,
  locationStore,
  protectionStore,
  resetStores,
  type Store,
  scopeStore,
  selectionStore,
} from '#context';
import { openDesk } from '#test';
import { restoreStore } from '../features/health/restoring';
import { importStore, leaveStore } from '../features/import/store';
import { registerStore } from '../features/people/register/state';
import { taskStore } from '../features/people/tasks';
import { flashStore } from './history';

const NAME = 'Zyxwhilda Quorn';

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../test/**', '!../**/*.test.*', '!../**/fixture.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** The glob gives files beside this one as `./`. */
const placed = (file: string) => file.replace(/^\.\//, 'shell/').replace(/^\.\.\//, '');

/** Everything in the sources that this finds, with where it stands. */
const found = (what: RegExp): string[] =>
  sources
    .flatMap(([file, text]) => [...text.matchAll(what)].map(([, name]) => `${placed(file)} ${name}`))
    .sort();

describe('what outlives a workspace is known', () => {
  test('stores are forgotten with it, but for those of the window', () => {
    expect(found(/(\w+Store) = createStore(?:<[^;]*>)?\([^;]*(?:ofWindow|kept): true/g)).toEqual([
      'context/actions.ts versionStore',
      'context/desk.ts deskStore',
      'context/features.ts featuresStore',
      'context/navigation.ts locationStore',
    ]);
  });

  test('there are no stores of another make', () => {
    const makers = found(
      /\b(useSyncExternalStore|new ToastQueue|zustand|createContext|(?:local|session)Storage)\b/g,
    );
    expect([...new Set(makers)]).toEqual([
      'api/within.ts useSyncExternalStore',
      'context/store.ts useSyncExternalStore',
      'kit/Toast/Toast.tsx useSyncExternalStore',
      'kit/Toast/queue.ts new ToastQueue',
    ]);
  });

  // Whoever adds one says in the module what becomes of it when another workspace comes, or uses a store.
  test('modules keep little else that changes', () => {
    expect(
      found(/^(?:export )?(?:let|const(?= \w+ = new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\))) (\w+)/gm),
    ).toEqual([
      'api/transport.ts current',
      'api/transport.ts early',
      'api/within.ts listeners',
      'api/within.ts looked',
      'context/actions.ts layers',
      'context/navigation.ts navigator',
      'features/import/store.ts asked',
      'features/import/store.ts planned',
      'features/import/store.ts rest',
      'features/import/store.ts session',
      'features/map/LensSwitch.tsx hadFocus',
      'features/map/network/overlay.ts widths',
      'features/map/useChart.ts measures',
      'features/map/useRowsHere.ts versions',
      'i18n/format.ts cache',
      'i18n/translate.ts brought',
      'kit/later.tsx painted',
      'shell/history.ts fading',
      'shell/workspace.ts importAfterOpening',
      'shell/workspace.ts left',
    ]);
  });
});

describe('forgetting', () => {
  const holding: [name: string, store: unknown, value: unknown][] = [
    ['scope', scopeStore, { id: 'p1', name: NAME }],
    ['date', asOfStore, '2026-01-01'],
    ['marked', selectionStore, new Set(['s1'])],
    ['opened', detailStore, 's1'],
    ['password', protectionStore, 'set'],
    ['task', taskStore, { kind: 'tag', id: 's1', name: NAME }],
    ['import', importStore, { at: 'choose', reading: null, failure: null, name: NAME }],
    ['leaving the import', leaveStore, { source: { from: 'clipboard', text: NAME } }],
    ['what flashes', flashStore, `Added ${NAME}`],
    ['the register', registerStore, { ...registerStore.get(), text: NAME, kinds: ['person'] }],
    ['what is restored', restoreStore, { file_name: 'b1' }],
  ];

  test.each(holding)('%s goes with the workspace', (_, held, value) => {
    const store = held as Store<unknown>;
    resetStores();
    const before = store.get();
    store.set(value);
    expect(store.get()).not.toEqual(before);
    forgetWorkspace();
    expect(store.get()).toEqual(before);
  });

  test('a new store needs nothing for it, and the window stays what it is', () => {
    const mine = createStore('');
    mine.set(NAME);
    deskStore.set(openDesk);
    locationStore.set({ place: 'map' });
    forgetWorkspace();
    expect([mine.get(), deskStore.get(), locationStore.get()]).toEqual(['', openDesk, { place: 'map' }]);
  });

  test('of the names only what may hold one, not where one is', () => {
    flashStore.set(`Added ${NAME}`);
    registerStore.set((now) => ({ ...now, text: NAME, kinds: ['person'] }));
    scopeStore.set({ id: 'p1', name: 'Leak Line' });
    forgetNames();
    expect(flashStore.get()).toBeNull();
    expect(registerStore.get()).toMatchObject({ text: '', kinds: ['person'] });
    expect(scopeStore.get()).toEqual({ id: 'p1', name: 'Leak Line' });
  });
});
