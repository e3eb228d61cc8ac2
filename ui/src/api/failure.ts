import type { Code } from './bindings/Code';
import type { FieldFault } from './bindings/FieldFault';

/** Why something was refused. The set is closed: a caller may match on every one. */
export type FailureCode = Code;
export type { FieldFault };

/** A refusal, whether it came from an operation or from the desk. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly fields: readonly FieldFault[];

  constructor(code: FailureCode, message: string, fields: readonly FieldFault[] = []) {
    super(message);
    this.code = code;
    this.fields = fields;
  }

  /** What is wrong with one field of the request, if anything is. */
  fault(field: string): string | undefined {
    return this.fields.find((fault) => fault.field === field)?.message;
  }

  /** Whatever was thrown, as a Failure. */
  static from(thrown: unknown): Failure {
    if (thrown instanceof Failure) {
      return thrown;
    }
    if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
      const { code, message, fields } = thrown as {
        code: FailureCode;
        message: string;
        fields?: FieldFault[] | null;
      };
      return new Failure(code, String(message), (fields ?? []).map(asSentence));
    }
    return new Failure('internal', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** On the wire a fault follows the name of its field; beside the field it stands alone. */
function asSentence({ field, message }: FieldFault): FieldFault {
  return { field, message: message.charAt(0).toUpperCase() + message.slice(1) };
}
