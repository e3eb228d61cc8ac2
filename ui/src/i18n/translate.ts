import type { late } from './late';
import { start } from './start';

/** Every string a user reads, by feature. */
type Words = typeof start & typeof late;

const words: Record<string, unknown> = { ...start };
let brought: Promise<void> | undefined;

/** Brings the strings of what opens later; nothing of it may be read before. */
export function bringWords(): Promise<void> {
  brought ??= import('./late').then(({ late }) => {
    Object.assign(words, late);
  });
  return brought;
}

/** A string with one form for one and another for many; chosen by `count`. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

type Leaf = string | Plural;

type Paths<T> = {
  [K in keyof T & string]: T[K] extends Leaf ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

type At<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : never;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type NamesOf<L> = L extends string
  ? Names<L>
  : L extends Plural
    ? Names<L['one'] | L['other']> | 'count'
    : never;

export type Key = Paths<Words>;

type Values<K extends Key> = { [N in NamesOf<At<Words, K>>]: string | number };

const plurals = new Intl.PluralRules('en-GB');
const numbers = new Intl.NumberFormat('en-GB');

function find(key: string): Leaf {
  let node: unknown = words;
  for (const part of key.split('.')) {
    node = (node as Record<string, unknown> | undefined)?.[part];
  }
  if (node === undefined) {
    throw new Error(`There is no string called ${key}`);
  }
  return node as Leaf;
}

/** The string called `key`, with `{name}` replaced by its value; a plural is chosen by `count`. */
export function t<K extends Key>(
  key: K,
  ...rest: [NamesOf<At<Words, K>>] extends [never] ? [] : [values: Values<K>]
): string {
  const values = (rest[0] ?? {}) as Record<string, string | number>;
  const leaf = find(key);
  const text =
    typeof leaf === 'string' ? leaf : leaf[plurals.select(Number(values.count)) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
  });
}
