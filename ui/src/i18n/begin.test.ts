import { expect, test } from 'vitest';
import manifest from '../../package.json';
import { late } from './late';

const sources = new Map(
  Object.entries(
    import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).map(([path, text]) => [new URL(path, 'file:///src/i18n/').pathname.slice(1), text]),
);

const aliases: Record<string, string> = manifest.imports;

/** The file that `name` means where `from` imports it; none for a package, a style sheet or a type. */
function fileOf(from: string, name: string): string | undefined {
  const wild = Object.keys(aliases).find(
    (alias) => alias.endsWith('*') && name.startsWith(alias.slice(0, -1)),
  );
  const path =
    aliases[name]?.slice(2) ??
    (wild && aliases[wild]?.slice(2).replace('*', name.slice(wild.length - 1))) ??
    new URL(name, `file:///${from}`).pathname.slice(1);
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => path + end)
    .find((file) => sources.has(file));
}

/** What is read before anything is asked for: what the program begins with, and all that it imports at once. */
function atStart(): Set<string> {
  const read = new Set<string>();
  const visit = (file: string) => {
    if (read.has(file) || file.startsWith('src/i18n/')) {
      return;
    }
    read.add(file);
    const text = sources.get(file) ?? '';
    for (const [, isType, name = ''] of text.matchAll(
      /^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?'([.#][^']+)'/gm,
    )) {
      const next = isType ? undefined : fileOf(file, name);
      if (next) {
        visit(next);
      }
    }
  };
  for (const file of sources.keys()) {
    if (file === 'src/main.tsx' || /^src\/features\/\w+\/register\.tsx$/.test(file)) {
      visit(file);
    }
  }
  return read;
}

test('what the window begins with says nothing that comes later', () => {
  const begun = atStart();
  expect(begun.size).toBeGreaterThan(100);
  const said = [...begun].flatMap((file) =>
    [...(sources.get(file) ?? '').matchAll(/['`](\w+)\.[\w.${}]+['`]/g)].flatMap(([text, name = '']) =>
      name in late ? [`${file}: ${text}`] : [],
    ),
  );
  expect(said).toEqual([]);
});
