import { describe, expect, it } from 'vitest';
import { network, person, tie } from './fixture';
import { few, largestUnits, neighboursOf, nextIn, share, within } from './model';

const steps = neighboursOf([tie('a', 'b'), tie('b', 'c'), tie('c', 'd'), tie('b', 'a', { id: 'again' })]);

describe('the network in numbers and words', () => {
  it('counts steps from the nearest', () => {
    expect([...within(steps, 'a', 1)]).toEqual(['a', 'b']);
    expect([...within(steps, 'a', 2)]).toEqual(['a', 'b', 'c']);
    expect([...within(steps, 'x', 3)]).toEqual(['x']);
    expect([...(steps.get('a') ?? [])]).toEqual(['b']);
  });

  it('goes to the nearest that lies in a direction', () => {
    const spots = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 50, y: 10 }],
      ['c', { x: 20, y: 5 }],
      ['d', { x: -5, y: 30 }],
    ]);
    expect(nextIn(spots, 'a', ['b', 'c', 'd'], 'right')).toBe('c');
    expect(nextIn(spots, 'a', ['b', 'd'], 'right')).toBe('b');
    expect(nextIn(spots, 'a', ['b', 'c', 'd'], 'down')).toBe('d');
    expect(nextIn(spots, 'a', ['b', 'c', 'd'], 'up')).toBeUndefined();
  });

  it('gives hues to the largest units and leaves something of the smallest share', () => {
    const nodes = [...network().nodes, person('e', { unit: null })];
    expect(largestUnits(nodes, 1)).toEqual(['North']);
    expect([share(0), share(0.0001), share(1 / 3)]).toEqual(['0.000', '< 0.001', '0.333']);
    expect(few(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });
});
