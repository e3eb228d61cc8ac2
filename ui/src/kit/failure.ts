import type { kit } from '../i18n/kit';

/** Why something was refused. The set is closed, and for each there is something to do. */
type FailureCode = keyof typeof kit.failure.remedy;

/** One field of a request and what is wrong with it. */
interface FieldFault {
  field: string;
  message: string;
}

/** A refusal: a kind, a sentence for a person, and the fields concerned. */
export interface Refusal {
  code: FailureCode;
  message: string;
  fields?: readonly FieldFault[];
}

/** Whatever was thrown, as a refusal. */
export function asRefusal(thrown: unknown): Refusal {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return thrown as Refusal;
  }
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/**
 * What to say right beside what was refused: what is wrong with it, without the name it has on the wire.
 */
export function reasonOf(thrown: unknown): string {
  const { message, fields = [] } = asRefusal(thrown);
  const [only, ...more] = fields;
  return only && more.length === 0 ? only.message : message;
}
