import type { DecisionPart } from '#bindings/DecisionPart';
import type { DecisionRow } from '#bindings/DecisionRow';
import type { RaciPart } from '#bindings/RaciPart';
import { t } from '#i18n';

export type { DecisionRow, RaciPart };

/** The parts somebody may have, in the order of the letters (R6). */
export const PARTS: readonly RaciPart[] = ['responsible', 'accountable', 'consulted', 'informed'];

/** The part whose letter this key is. */
export const partOfKey = (key: string): RaciPart | undefined =>
  PARTS.find((part) => part.startsWith(key.toLowerCase()) && key.length === 1);

/** Somebody with a column in the matrix. */
export interface Holder {
  id: string;
  name: string;
}

/** Which parts somebody has in a decision. */
export const partsIn = (row: DecisionRow, person: string): RaciPart[] =>
  PARTS.filter((part) => row.parts.some((held) => held.part === part && held.stakeholder === person));

/** Everybody with a letter, by name; then those who were added and have none yet. */
export function holdersOf(rows: readonly DecisionRow[], added: readonly Holder[]): Holder[] {
  const found = new Map<string, DecisionPart>();
  for (const part of rows.flatMap(({ parts }) => parts)) {
    found.set(part.stakeholder, part);
  }
  const holders = [...found.values()].map(({ stakeholder, stakeholder_name: name, archived }) => ({
    id: stakeholder,
    name: archived ? t('decisions.archived', { name }) : name,
  }));
  holders.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  return [...holders, ...added.filter(({ id }) => !found.has(id))];
}

/** Those that are about what is looked for, by their words or by somebody with a part in them. */
export function finding(rows: readonly DecisionRow[], text: string): readonly DecisionRow[] {
  const words = text.trim().toLocaleLowerCase();
  if (words === '') {
    return rows;
  }
  const holds = (each: string) => each.toLocaleLowerCase().includes(words);
  return rows.filter(
    ({ what, parts }) => holds(what) || parts.some(({ stakeholder_name: name }) => holds(name)),
  );
}

export const partWords = (parts: readonly RaciPart[]): string =>
  parts.length === 0
    ? t('decisions.no_part')
    : parts.map((part) => t(`decisions.part.${part}`).toLowerCase()).join(', ');

export const faultWords = ({ faults }: Pick<DecisionRow, 'faults'>): string[] =>
  faults.map((fault) => t(`decisions.fault.${fault}`));
