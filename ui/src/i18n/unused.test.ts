import { expect, test } from 'vitest';
import { late } from './late';
import { start } from './start';

const sources = Object.entries(
  import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '!../i18n/**', '!../test/**', '!../**/*.test.*', '!../api/bindings/**'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
).map(([, text]) => text);

const isLeaf = (node: unknown): boolean =>
  typeof node === 'string' || (typeof node === 'object' && node !== null && 'one' in node && 'other' in node);

function keysOf(node: unknown, path: string[] = []): string[] {
  return isLeaf(node)
    ? [path.join('.')]
    : Object.entries(node as object).flatMap(([name, inner]) => keysOf(inner, [...path, name]));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Texts in quotes stand for themselves; in a template each value stands for a part of the path. */
const literals = new Set<string>();
const templates: RegExp[] = [];
/** Endings of templates that begin with a value: `${words}.title`. */
const endings: string[] = [];

for (const text of sources) {
  for (const [, found = ''] of text.matchAll(/'([a-z_]+(?:\.\w+)*)'/g)) {
    literals.add(found);
  }
  for (const [, found = ''] of text.matchAll(/`((?:[\w.]|\$\{[^`]*?\})+)`/g)) {
    const parts = found.split(/\$\{.*?\}(?=[\w.$]|$)/);
    if (found.startsWith('${')) {
      endings.push(parts.slice(1).join(''));
    } else if (found.includes('.')) {
      templates.push(new RegExp(`^${parts.map(escaped).join('[^]+')}$`));
    }
  }
}

const isUsed = (key: string): boolean =>
  literals.has(key) ||
  templates.some((template) => template.test(key)) ||
  endings.some((end) => end !== '' && key.endsWith(end) && literals.has(key.slice(0, -end.length)));

test('no words are kept that nobody says', () => {
  expect(keysOf({ ...start, ...late }).filter((key) => !isUsed(key))).toEqual([]);
});
