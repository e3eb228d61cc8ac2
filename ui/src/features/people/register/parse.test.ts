import { describe, expect, test } from 'vitest';
import { UNITS } from '../fixture';
import { parseLine } from './parse';
import { sentenceOf } from './sentence';

const read = (line: string) => parseLine(line, UNITS);

describe('quick add', () => {
  test('name, role and unit, parted by commas or tabs', () => {
    for (const line of ['Ann Smith, Finance Director, Finance', 'Ann Smith\tFinance Director\tFinance']) {
      expect(read(line)).toMatchObject({ name: 'Ann Smith', role: 'Finance Director', kind: 'person' });
      expect(read(line).unit?.id).toBe('u1');
    }
  });

  test('a name alone is enough, and spaces round it do not matter', () => {
    expect(read('  Ólöf Jónsdóttir ')).toMatchObject({ name: 'Ólöf Jónsdóttir', role: '', unit: null });
    expect(read('').name).toBe('');
    expect(read(' , Head of nothing').name).toBe('');
  });

  test('a second part that names a unit is the unit, otherwise the role', () => {
    expect(read('Ann, finance')).toMatchObject({ role: '', unit: { id: 'u1' } });
    expect(read('Ann, Auditor')).toMatchObject({ role: 'Auditor', unit: null, unknownUnit: null });
  });

  test('the beginning of a unit will do when only one begins so', () => {
    expect(read('Ann, Auditor, Fin').unit?.id).toBe('u1');
    expect(read('Ann, Auditor, Fi')).toMatchObject({ unit: null, unknownUnit: 'Fi' });
  });

  test('a unit that is none is told, not made', () => {
    expect(read('Ann, Auditor, Legal')).toMatchObject({ role: 'Auditor', unit: null, unknownUnit: 'Legal' });
  });

  test('kinds and headcount', () => {
    expect(read('North depot crews, Field service @group 42.5')).toMatchObject({
      name: 'North depot crews',
      kind: 'group',
      headcount: 42.5,
      unit: { id: 'u3' },
    });
    expect(read('@org Ofwat').kind).toBe('organisation');
    expect(read('Clerk @role 3')).toMatchObject({ kind: 'role', headcount: null });
    expect(read('Ann @boss')).toMatchObject({ name: 'Ann', unknownTag: 'boss' });
  });

  test('an address is an address wherever it stands', () => {
    expect(read('Ann, ann@harbour.example, Auditor')).toMatchObject({
      email: 'ann@harbour.example',
      role: 'Auditor',
      kind: 'person',
    });
  });

  test('markup, quotes and formulas stay as they were typed', () => {
    const naughty = '<b>=cmd|"x"</b> Robert\'); DROP TABLE';
    expect(read(naughty).name).toBe(naughty);
  });
});

describe('the filter as a sentence', () => {
  test('kinds, unit, project and words', () => {
    expect(sentenceOf({ kinds: [], text: '', conditions: '' })).toBe('Everybody');
    expect(sentenceOf({ kinds: ['role', 'person'], unit: 'Finance', text: 'ann', conditions: '' })).toBe(
      'People and roles in Finance matching “ann”',
    );
    expect(sentenceOf({ kinds: ['group'], project: 'Field app', text: ' ', conditions: '' })).toBe(
      'Groups with a stake in Field app',
    );
  });
});
