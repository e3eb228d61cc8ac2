import { describe, expect, it } from 'vitest';
import { POWER_INTEREST, PRESETS, presetOf, stepName } from './axes';
import { inWords, lyingOn } from './axes/lying';
import { overlap } from './bins';
import { NO_FILTER, passes, searcher } from './filter';
import { fixtureMark, many } from './fixture';
import { held, showing, viewOf, WHOLE, zoomedAt } from './geometry';
import type { Laid } from './ground/ground';
import { fieldOf, planeGround, ratingOf } from './ground/plane';
import { extentOf, initialled, placeLabels, shortened } from './labels';
import { byPressure, type Lying, layOut, type MapMark, quadrantOf } from './model';
import { at, type Direction, hitIndex, idOf, inReadingOrder, nextIn, type Target } from './spatial';

const ground = (halves: boolean, axes: Parameters<typeof planeGround>[0]['axes'] = POWER_INTEREST) =>
  planeGround({ axes, highFrom: 4, borderlineFrom: 3, halves: { across: halves, up: halves } });
const plane = ({ width = 900, height = 500 } = {}): Laid => ground(false).lay(width, height, 1);
const halved = ground(true).lay(900, 500, 1);
const at2 = (power: number, interest: number) => fieldOf({ up: power, across: interest });
const lying = (mark: MapMark) => lyingOn(POWER_INTEREST, mark, 4);
const inOrder = (marks: readonly MapMark[]): Lying[] =>
  [...marks].sort(byPressure).flatMap((mark) => lying(mark) ?? []);
const placed = (count: number, seed: number, shape?: 'even' | 'crowded' | 'halves'): Lying[] =>
  inOrder(many(count, seed, shape));
const targetsOf = (marks: Lying[], on: Laid): Target[] => {
  const { ordered, clusters } = layOut(on, marks);
  return [
    ...ordered.map((spot) => ({ kind: 'spot' as const, spot })),
    ...clusters.map((cluster) => ({ kind: 'cluster' as const, cluster })),
  ];
};
const crowds = [1, 7, 60, 200, 400, 1000, 2000].flatMap((count) =>
  (['even', 'crowded', 'halves'] as const).map((shape) => ({ count, shape })),
);
const planeFor = (shape: string) => (shape === 'halves' ? halved : plane());

describe('R1: the plane', () => {
  it('names the quadrants, 3 and a half short of high counting as low', () => {
    expect(quadrantOf({ power: 5, interest: 4 }, 4)).toBe('manage_closely');
    expect(quadrantOf({ power: 5, interest: 2 }, 4)).toBe('keep_satisfied');
    expect(quadrantOf({ power: 3, interest: 5 }, 4)).toBe('keep_informed');
    expect(quadrantOf({ power: 1, interest: 1 }, 4)).toBe('monitor');
    expect(quadrantOf({ power: 3.5, interest: 3.5 }, 4)).toBe('monitor');
  });

  it('puts power upwards and interest to the right', () => {
    expect(plane().cellOf(at2(5, 1))).toEqual({ x: 0, y: 0, width: 180, height: 100 });
    expect(plane().fieldAt({ x: 899, y: 499 })).toBe(at2(1, 5));
    expect(plane().fieldAt({ x: -50, y: -50 })).toBe(at2(5, 1));
  });

  it('has fields that share nothing, halves included', () => {
    for (const on of [plane(), halved]) {
      const values = on === halved ? [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] : [1, 2, 3, 4, 5];
      const fields = values.flatMap((power) => values.map((interest) => on.roomOf(at2(power, interest))));
      for (const [index, field] of fields.entries()) {
        expect(field.width).toBeGreaterThan(10);
        expect(field.height).toBeGreaterThan(10);
        expect(fields.slice(index + 1).some((other) => overlap(field, other))).toBe(false);
      }
    }
  });

  it('zooms about a point, shows a field, and never beyond the plane', () => {
    const view = zoomedAt(WHOLE, 2, { x: 300, y: 100 }, 900, 500);
    expect(view).toEqual({ zoom: 2, x: 300, y: 100 });
    expect(zoomedAt(view, 0.1, { x: 0, y: 0 }, 900, 500)).toEqual(WHOLE);
    expect(held({ zoom: 2, x: -5, y: 9999 }, 900, 500)).toEqual({ zoom: 2, x: 0, y: 500 });
    const field = viewOf(plane().cellOf(at2(4, 4)), WHOLE, 900, 500);
    expect(field.zoom).toBeGreaterThan(4);
    expect(showing({ zoom: 2, x: 0, y: 0 }, { x: 1000, y: 40 }, 900, 500)).toEqual({ zoom: 2, x: 132, y: 0 });
  });
});

describe('R2: other axes', () => {
  it('have steps of their own, and a line only where a rule says one', () => {
    const on = ground(false, PRESETS.power_attitude).lay(500, 500, 1);
    expect(on.cellOf(fieldOf({ up: 5, across: -2 }))).toEqual({ x: 0, y: 0, width: 100, height: 100 });
    expect(on.fieldAt({ x: 499, y: 499 })).toBe(fieldOf({ up: 1, across: 2 }));
    const engaged = ground(false, PRESETS.engagement).lay(500, 300, 1);
    expect(engaged.cellOf(fieldOf({ up: 2, across: 4 }))).toEqual({
      x: 400,
      y: 200,
      width: 100,
      height: 100,
    });
    expect(engaged.fieldAt({ x: 1, y: 1 })).toBe(fieldOf({ up: 4, across: 0 }));
  });

  it('keep halves and values below 0 apart', () => {
    const on = ground(true, PRESETS.interest_attitude).lay(900, 500, 1);
    const values = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
    const fields = values.map((across) => on.cellOf(fieldOf({ up: 3, across })));
    for (const [index, field] of fields.entries()) {
      expect(field.width).toBeGreaterThan(20);
      expect(fields.slice(index + 1).some((other) => other.x < field.x + field.width - 1e-6)).toBe(false);
    }
    expect(values.map((across) => ratingOf(fieldOf({ up: 3, across })).across)).toEqual(values);
  });

  it('call their steps by name, and pairs that are looked at often', () => {
    expect(stepName('attitude', -2)).toBe('Strong opponent');
    expect(stepName('attitude', -0.5)).toBe('-0.5');
    expect(stepName('current_engagement', 0)).toBe('Unaware');
    expect(stepName('power', 4)).toBe('4');
    expect(presetOf({ up: 'power', across: 'attitude' })).toBe('power_attitude');
    expect(presetOf({ up: 'attitude', across: 'power' })).toBeNull();
  });
});

describe('marks never hide one another', () => {
  it.each(crowds)('$count marks, $shape', ({ count, shape }) => {
    for (const seed of [1, 2, 3]) {
      const on = planeFor(shape);
      const marks = placed(count, seed, shape);
      const { ordered, clusters } = layOut(on, marks);
      expect(ordered.length + clusters.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(count);
      const boxes = [
        ...ordered.map((spot) => ({ spot, ...extentOf(spot) })),
        ...clusters.map(({ x, y, width, height }) => ({
          spot: null,
          x: x - width / 2,
          y: y - height / 2,
          width,
          height,
        })),
      ].sort((a, b) => a.x - b.x);
      for (const [index, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(900);
        expect(box.y + box.height).toBeLessThanOrEqual(500);
        for (let next = index + 1; next < boxes.length; next += 1) {
          const other = boxes[next];
          if (other === undefined || other.x >= box.x + box.width) {
            break;
          }
          expect(overlap(box, other)).toBe(false);
        }
      }
      expect(Math.min(...ordered.map(({ radius }) => radius))).toBeGreaterThan(2.8);
    }
  });

  it('each lies within the field of its rating', () => {
    const marks = placed(2000, 5, 'halves');
    const { spots } = layOut(halved, marks);
    for (const { mark, field } of marks) {
      const spot = spots.get(mark.id);
      const cell = halved.cellOf(field);
      if (spot) {
        expect(spot.x).toBeGreaterThan(cell.x);
        expect(spot.x).toBeLessThan(cell.x + cell.width);
        expect(spot.y).toBeGreaterThan(cell.y);
        expect(spot.y).toBeLessThan(cell.y + cell.height);
      }
    }
  });

  it('the same marks lie in the same places, whatever order they come in', () => {
    const marks = placed(400, 9);
    expect(layOut(plane(), [...marks].reverse()).spots).toEqual(layOut(plane(), marks).spots);
  });

  it('those counted instead of drawn are the least pressing, and zooming brings them out', () => {
    const crowd = inOrder(
      Array.from({ length: 400 }, (_, index) =>
        fixtureMark(String(index).padStart(4, '0'), { power: 4, interest: 4, priority: index % 20 }),
      ),
    );
    const { clusters, spots } = layOut(plane(), crowd);
    expect(clusters).toHaveLength(1);
    const hidden = new Set(clusters[0]?.ids);
    const priority = ({ mark }: Lying) => mark.standing.priority ?? 0;
    const shown = crowd.filter(({ mark }) => spots.has(mark.id)).map(priority);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(
      Math.max(...crowd.filter(({ mark }) => hidden.has(mark.id)).map(priority)),
    );
    expect(layOut(plane({ width: 2700, height: 1500 }), crowd).clusters).toHaveLength(0);
  });
});

describe('names', () => {
  const measure = (text: string) => text.length * 6.5;

  it.each(crowds)('never lie on a name or a mark: $count marks, $shape', ({ count, shape }) => {
    const on = planeFor(shape);
    const marks = placed(count, 4, shape);
    const names = new Map(marks.map(({ mark }) => [mark.id, mark.name]));
    const { ordered, clusters } = layOut(on, marks);
    const obstacles = clusters.map(({ x, y, width, height }) => ({
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
    }));
    const labels = placeLabels(ordered, (id) => names.get(id) ?? '', {
      measure,
      height: 15,
      obstacles,
    });
    const marksBoxes = ordered.map((spot) => ({ id: spot.id, ...extentOf(spot) }));
    for (const [index, label] of labels.entries()) {
      expect(labels.slice(index + 1).some((other) => overlap(label, other))).toBe(false);
      expect(marksBoxes.some((box) => box.id !== label.id && overlap(label, box))).toBe(false);
      expect(obstacles.some((box) => overlap(label, box))).toBe(false);
    }
    if (count <= 60 && shape === 'even') {
      expect(labels.length).toBeGreaterThanOrEqual(count * 0.8);
    }
  });

  it('are given to the first first', () => {
    const field = { x: 0, y: 42, width: 110, height: 16 };
    const spot = (id: string, x: number) => ({ id, x, y: 50, radius: 5, nameWidth: 0, track: false, field });
    const found = (order: string[]) =>
      placeLabels(
        order.map((id) => spot(id, id === 'a' ? 40 : 52)),
        () => 'Aneurin',
        { measure, height: 14 },
      ).map(({ id }) => id);
    expect(found(['b', 'a'])).toEqual(['b']);
    expect(found(['a', 'b'])[0]).not.toBe('a');
  });

  it('are cut where they must be', () => {
    expect(shortened('Megan Howells', 200, measure)).toBe('Megan Howells');
    expect(shortened('Megan Howells', 50, measure)).toBe('Megan…');
    expect(shortened('Megan Howells', 20, measure)).toBe('');
    expect(initialled('Rhys van der Berg')).toEqual(['R. van der Berg', 'Rhys B.']);
    expect(initialled('Megan')).toEqual([]);
  });
});

describe('pointing and walking', () => {
  it('finds the mark under a point, or the nearest', () => {
    const targets = targetsOf(placed(400, 3), plane());
    const hit = hitIndex(targets);
    for (const target of targets) {
      expect(hit(at(target))).toBe(target);
    }
    expect(hit({ x: -200, y: -200 })).toBeUndefined();
  });

  it('goes to the nearest in the direction', () => {
    const spot = (id: string, x: number, y: number): Target => ({
      kind: 'spot',
      spot: {
        id,
        x,
        y,
        radius: 5,
        nameWidth: 0,
        track: false,
        field: { x: 0, y: 0, width: 400, height: 400 },
      },
    });
    const middle = spot('m', 100, 100);
    const all = [
      middle,
      spot('up', 104, 60),
      spot('right', 150, 101),
      spot('far', 300, 100),
      spot('d', 90, 300),
    ];
    const next = (direction: Direction) => {
      const found = nextIn(all, middle, direction);
      return found && idOf(found);
    };
    expect([next('up'), next('right'), next('down'), next('left')]).toEqual(['up', 'right', 'd', 'd']);
  });

  it.each([40, 300])('reaches every one of %i marks with arrow keys alone', (count) => {
    const targets = targetsOf(placed(count, 11), plane());
    const [start] = inReadingOrder(targets);
    const seen = new Set<Target>();
    const queue = start ? [start] : [];
    for (let target = queue.pop(); target; target = queue.pop()) {
      if (!seen.has(target)) {
        seen.add(target);
        for (const way of ['up', 'down', 'left', 'right'] as const) {
          const next = nextIn(targets, target, way);
          if (next) {
            queue.push(next);
          }
        }
      }
    }
    expect(seen.size).toBe(targets.length);
  });
});

describe('filters and words', () => {
  const disputed = fixtureMark('a', {
    name: 'Siân Llewellyn',
    power: 3.5,
    interest: 5,
    lowest: 2,
    highest: 5,
  });

  it('search ignores accents and case and wants every word', () => {
    expect(searcher('  ')).toBeNull();
    expect(searcher('sian OPER')?.(disputed)).toBe(true);
    expect(searcher('sian depot')?.(disputed)).toBe(false);
  });

  it('filters by kind, dispute and gap', () => {
    expect(passes(disputed, NO_FILTER)).toBe(true);
    expect(passes(disputed, { ...NO_FILTER, kinds: ['group'] })).toBe(false);
    expect(passes(disputed, { ...NO_FILTER, disputedOnly: true })).toBe(true);
    expect(passes(fixtureMark('b'), { ...NO_FILTER, disputedOnly: true })).toBe(false);
    expect(passes(fixtureMark('b', { current: 'leading' }), { ...NO_FILTER, toRaiseOnly: true })).toBe(false);
  });

  it('says everything of a mark, and keeps engagement to itself when discreet', () => {
    const found = lying(disputed);
    expect(found && inWords(POWER_INTEREST, found, false)).toBe(
      'Siân Llewellyn, person, Keep informed, power 3.5, interest 5, disputed: power 2–5, borderline, neutral → supportive',
    );
    expect(found && inWords(POWER_INTEREST, found, true)).not.toContain('neutral');
  });
});
