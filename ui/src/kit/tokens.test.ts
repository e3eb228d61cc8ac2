import { describe, expect, test } from 'vitest';
import css from './tokens.css?raw';

type Rgb = [number, number, number];
type Tokens = Map<string, [light: Rgb, dark: Rgb]>;

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

function tokensIn(block: string): Tokens {
  const found: Tokens = new Map();
  for (const [, name = '', light = '', dark = ''] of block.matchAll(
    /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
  )) {
    found.set(name, [rgb(light), rgb(dark)]);
  }
  return found;
}

const [plainBlock = '', contrastBlock = ''] = css.split(':root[data-contrast="more"]');
const plain = tokensIn(plainBlock);
const contrast = new Map([...plain, ...tokensIn(contrastBlock)]);

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['chrome', 'surface', 'sunken', 'raised', 'hover'];
const texts = ['text', 'text-soft', 'text-faint', 'accent-text', 'danger'];
const pairs: [text: string, ground: string, least: number][] = [
  ...texts.flatMap((text) => surfaces.map((ground): [string, string, number] => [text, ground, 4.5])),
  ['text', 'pressed', 4.5],
  ['text-soft', 'pressed', 4.5],
  ['text-on-accent', 'accent', 4.5],
  ['text-on-accent', 'accent-hover', 4.5],
  ['text-on-accent', 'danger-fill', 4.5],
  ['accent-text', 'accent-soft', 4.5],
  ['text', 'accent-soft', 4.5],
  ['text-faint', 'accent-soft', 4.5],
  ...['green', 'amber', 'red'].flatMap((tone): [string, string, number][] => [
    [tone, 'surface', 4.5],
    [tone, `${tone}-soft`, 4.5],
    ['text-soft', `${tone}-soft`, 4.5],
  ]),
  ...[1, 2, 3, 4, 5].map((step): [string, string, number] => [`step-${step}-text`, `step-${step}`, 4.5]),
  ...['manage-closely', 'keep-satisfied', 'keep-informed', 'monitor'].map(
    (name): [string, string, number] => [`quadrant-${name}`, 'surface', 4.5],
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((at): [string, string, number] => [`series-${at}`, 'surface', 4.5]),
  ['line-control', 'surface', 3],
  ['focus', 'surface', 3],
  ['focus', 'chrome', 3],
];

describe.each([
  ['light', plain, 0],
  ['dark', plain, 1],
  ['high contrast, light', contrast, 0],
  ['high contrast, dark', contrast, 1],
] as const)('%s', (_, tokens, side) => {
  test.each(pairs)('%s on %s has at least %s to 1', (text, ground, least) => {
    const front = tokens.get(text);
    const back = tokens.get(ground);
    if (!front || !back) {
      throw new Error(`There is no token ${front ? ground : text}`);
    }
    expect(ratio(front[side], back[side])).toBeGreaterThanOrEqual(least);
  });
});
