import { deskStore, scopeStore } from '#context';
import { type FakeHandlers, fakeTransport } from '#test';
import {
  ENGAGEMENTS,
  type Engagement,
  KINDS,
  levelOf,
  type MapMark,
  type MapView,
  quadrantOf,
} from './model';

// The test's document has no pointer events of its own.
window.PointerEvent ??= class extends MouseEvent {
  readonly pointerId: number;
  constructor(type: string, { pointerId = 0, ...init }: PointerEventInit = {}) {
    super(type, init);
    this.pointerId = pointerId;
  }
} as typeof PointerEvent;

/** What a standing tells only where it is asked to. */
type More = Partial<
  Pick<
    MapMark['standing'],
    'attitude' | 'legitimacy' | 'urgency' | 'current_placed' | 'desired_placed' | 'salience' | 'cube' | 'own'
  >
>;

interface Wanted extends More {
  name?: string;
  kind?: MapMark['kind'];
  power?: number | null;
  interest?: number;
  /** The spread of power. */
  lowest?: number;
  highest?: number;
  current?: Engagement | null;
  desired?: Engagement;
  priority?: number;
  headcount?: number;
  assessor?: string;
}

const voice = (assessor: string, value: number) => ({
  assessor,
  value,
  on_date: '2026-02-10',
  basis: 'stated' as const,
  note: '',
});

/** An invented stakeholder; placed at power 4, interest 2 unless said otherwise. */
export function fixtureMark(
  id: string,
  {
    name = `Person ${id}`,
    kind = 'person',
    power = 4,
    interest = 2,
    lowest,
    highest,
    current = 'neutral',
    desired = 'supportive',
    priority,
    headcount,
    assessor = 'Rhian Pryce',
    ...more
  }: Wanted = {},
): MapMark {
  const low = lowest ?? power ?? 0;
  const high = highest ?? power ?? 0;
  const voices = low === high ? [voice(assessor, low)] : [voice('Owain Bevan', low), voice(assessor, high)];
  const gap = current ? levelOf(desired) - levelOf(current) : null;
  const isDisputed = high - low >= 2;
  return {
    id,
    kind,
    name,
    role: 'Head of networks',
    unit: 'Operations',
    headcount: headcount ?? null,
    standing: {
      ...more,
      power:
        power === null ? null : { median: power, lowest: low, highest: high, disputed: isDisputed, voices },
      interest:
        power === null
          ? null
          : {
              median: interest,
              lowest: interest,
              highest: interest,
              disputed: false,
              voices: [voice(assessor, interest)],
            },
      quadrant: power === null ? null : quadrantOf({ power, interest }, 4),
      borderline: power !== null && [power, interest].some((value) => value >= 3 && value < 4),
      disputed: isDisputed,
      current,
      desired: current ? desired : null,
      gap,
      direction: gap === null ? null : gap > 0 ? 'raise' : gap < 0 ? 'over_engaged' : 'maintain',
      gap_kind:
        current === null
          ? null
          : current === 'unaware'
            ? 'awareness'
            : current === 'resistant'
              ? 'opposition'
              : 'activation',
      priority: priority ?? (gap === null || power === null ? null : Math.max(gap, 0) * power),
      latest_on: power === null ? null : '2026-02-10',
      oldest_on: power === null ? null : '2026-01-12',
    },
  };
}

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const first = [
  'Priya',
  'Tom',
  'Ólöf',
  'Siân',
  'Grzegorz',
  'Mei',
  'Kwame',
  'Ann',
  'Rhys',
  'Yusuf',
  'Elin',
  'Jo',
];
const last = [
  'Nair',
  'Okafor',
  'Jónsdóttir',
  'Llewellyn',
  'Kowalczyk',
  'Lin',
  'Mensah',
  'Price',
  'Haddad',
  'Ng',
];

/** So many stakeholders: spread evenly, crowded in a few fields, or with halves. */
export function many(count: number, seed: number, shape: 'even' | 'crowded' | 'halves' = 'even'): MapMark[] {
  const next = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const rating = () =>
      shape === 'halves'
        ? 1 + Math.floor(next() * 9) / 2
        : shape === 'crowded'
          ? Math.min(5, 3 + Math.floor(next() * next() * 4))
          : 1 + Math.floor(next() * 5);
    const kind = next() < 0.6 ? 'person' : pick(KINDS);
    const power = rating();
    const disputed = next() < 0.08;
    return fixtureMark(`id-${String(index).padStart(5, '0')}`, {
      name: kind === 'group' ? `${pick(last)} depot crews` : `${pick(first)} ${pick(last)}`,
      kind,
      power,
      interest: rating(),
      ...(disputed
        ? { lowest: Math.max(1, Math.floor(power) - 1), highest: Math.min(5, Math.ceil(power) + 1) }
        : {}),
      current: next() < 0.2 ? null : pick(ENGAGEMENTS),
      desired: pick(ENGAGEMENTS.slice(2)),
      ...(kind === 'group' ? { headcount: Math.ceil(next() * 180) } : {}),
    });
  });
}

export const view = (marks: MapMark[], changes: Partial<MapView> = {}): MapView => ({
  project: 'billing',
  project_name: 'Billing platform',
  as_of: '2026-03-09',
  high_from: 4,
  marks,
  placed: marks.filter(({ standing }) => standing.quadrant !== null).length,
  disputed: marks.filter(({ standing }) => standing.disputed).length,
  latest_on: '2026-02-10',
  ...changes,
});

/** Answers for the place, with the desk at 9 March 2026 and one project in scope. */
export function answering(shown: MapView, more: FakeHandlers = {}, discreet = false) {
  deskStore.set({
    open: {
      name: 'Afon Water',
      file_name: 'afon.soundings',
      folder: '/home/ann',
      read_only: false,
      fiction: true,
    },
    recent: [],
    preferences: { author: 'Rhian Pryce', theme: 'system', text_size: 1, discreet },
    today: '2026-03-09',
  });
  scopeStore.set({ id: 'billing', name: 'Billing platform' });
  return fakeTransport({ map_view: () => shown, ...more } as FakeHandlers);
}
