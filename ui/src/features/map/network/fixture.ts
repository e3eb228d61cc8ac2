import type { NetworkView } from '#bindings/NetworkView';
import { deskStore, scopeStore } from '#context';
import { type FakeHandlers, fakeTransport } from '#test';
import { lensStore } from '../lenses';
import type { NetworkNode, NetworkTie } from './model';

export const person = (id: string, changes: Partial<NetworkNode> = {}): NetworkNode => ({
  id,
  name: id,
  kind: 'person',
  title: '',
  unit: 'North',
  group: 'North',
  ties: 1,
  degree: 0.25,
  betweenness: 0,
  ei: -1,
  role: null,
  roles: [],
  component: 0,
  before: null,
  ...changes,
});

export const tie = (from: string, to: string, changes: Partial<NetworkTie> = {}): NetworkTie => ({
  id: `${from}-${to}`,
  from,
  to,
  kind: 'influences',
  strength: 3,
  since: '2026-01-10',
  source: 'Mapping session',
  ...changes,
});

/** Ann – Bo – Cy, and Dee alone; Bo holds them together. */
const nodes = [
  person('ann', { name: 'Ann Lee', roles: ['peripheral'], role: 'peripheral' }),
  person('bo', {
    name: 'Bo Ek',
    unit: 'South',
    ties: 2,
    degree: 2 / 3,
    betweenness: 1 / 3,
    ei: 1,
    role: 'broker',
    roles: ['broker', 'connector'],
  }),
  person('cy', { name: 'Cy crews', kind: 'group', roles: ['peripheral'], role: 'peripheral' }),
  person('dee', {
    name: 'Dee Ray',
    ties: 0,
    degree: 0,
    ei: null,
    role: 'peripheral',
    roles: ['peripheral'],
    component: 1,
  }),
];

export const network = (changes: Partial<NetworkView> = {}): NetworkView => ({
  project: 'billing',
  project_name: 'Billing platform',
  as_of: '2026-03-09',
  group_by: 'unit',
  n: 4,
  pairs: 2,
  components: 2,
  alone: 1,
  caption: 'From recorded ties; missing ties change the result.',
  oldest_on: '2026-01-10',
  latest_on: '2026-01-10',
  nodes,
  ties: [tie('ann', 'bo'), tie('bo', 'cy', { kind: 'works_with', strength: null, source: '' })],
  change: null,
  ...changes,
});

const SPOTS = { ann: [-60, 0], bo: [0, 0], cy: [0, 60], dee: [90, 120] };

/** Answers for the lens, with the desk at 9 March 2026 and one project in scope. */
export function answering(more: FakeHandlers = {}) {
  deskStore.set({
    open: {
      name: 'Afon Water',
      file_name: 'afon.soundings',
      folder: '/home/ann',
      read_only: false,
      fiction: true,
    },
    recent: [],
    preferences: { author: 'Rhian Pryce', theme: 'system', text_size: 1, discreet: false },
    today: '2026-03-09',
  });
  scopeStore.set({ id: 'billing', name: 'Billing platform' });
  lensStore.set('network');
  return fakeTransport({
    network_view: ({ without }: { without?: string[] }) =>
      without && without.length > 0 ? withoutBo : network(),
    network_layout: () => ({
      spots: Object.entries(SPOTS).map(([id, [x, y]]) => ({ id, x, y })),
    }),
    ...more,
  } as FakeHandlers);
}

const withoutBo = network({
  n: 3,
  pairs: 0,
  components: 3,
  alone: 3,
  nodes: nodes
    .filter(({ id }) => id !== 'bo')
    .map((node) => ({ ...node, ties: 0, degree: 0, ei: null, betweenness: 0 })),
  ties: [],
  change: {
    gone: [{ id: 'bo', name: 'Bo Ek', kind: 'person' }],
    components_before: 2,
    gains: [],
    gaining: 0,
    falls_away: [{ n: 1, members: ['cy'] }],
  },
});
