import type { DmlError } from '../transaction.ts';

/** One refused row of a DML statement, as `System.DmlException` reports it. */
export interface DmlExceptionRow {
  /** Index of the row in the list that was given. */
  readonly index: number;
  readonly id: string | null;
  readonly errors: readonly DmlError[];
}

/** What `getMessage()` answers where nothing was said. */
const NO_MESSAGE = 'Script-thrown exception';

/**
 * An Apex exception, thrown as it is. Emitted exception classes extend it and pass their own name. The JavaScript stack is
 * captured where the exception is created; the runtime core turns it into Apex lines.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
export class ApexException extends Error {
  /** `System.NullPointerException`, `BirdException`, inner classes `BirdPhone.ParseException`. */
  readonly typeName: string;
  override cause: ApexException | null;
  /** Rows of a `System.DmlException`; absent elsewhere. */
  dmlRows?: readonly DmlExceptionRow[];
  /** The text a `System.AuraHandledException` carries to the browser; absent elsewhere. */
  clientMessage?: string;
  /** False until `initCause` or a constructor with a cause was called. */
  causeIsSet: boolean;
  #text: string | null;

  constructor(typeName: string, message: string | null = null, cause: ApexException | null = null) {
    super(message ?? NO_MESSAGE);
    this.typeName = typeName;
    this.name = typeName;
    this.cause = cause;
    this.causeIsSet = cause !== null;
    this.#text = message;
  }

  /** `getMessage()`: the text given, or the platform's stand-in. */
  get text(): string {
    return this.#text ?? NO_MESSAGE;
  }

  setText(message: string | null): void {
    this.#text = message;
    this.message = this.text;
  }
}

/** A platform exception: `apexException('System.ListException', 'List index out of bounds: 3')`. */
export function apexException(
  typeName: string,
  message: string | null,
  cause: ApexException | null = null
): ApexException {
  return new ApexException(typeName, message, cause);
}

/** `System.NullPointerException` with the platform's text. */
export function nullPointer(): ApexException {
  return apexException('System.NullPointerException', 'Attempt to de-reference a null object');
}

/** What a library method throws when an argument must not be null. */
export function nullArgument(): ApexException {
  return apexException('System.NullPointerException', 'Argument cannot be null.');
}

/**
 * Whether a catch block may see this: Apex exceptions, but no failed assertion.
 *
 * @remarks "You can't catch an assertion failure using a try/catch block even though it's logged as an exception."
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
export function isCatchable(error: unknown): error is ApexException {
  return error instanceof ApexException && error.typeName !== 'System.AssertException';
}
