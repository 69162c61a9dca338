import { Diagnostic, InternalError, UnsupportedError } from '../../diagnostics/errors.ts';
import { LimitFailure } from '../limit-failure.ts';
import { ApexException } from '../values/exception.ts';
import { traceText } from './stack-trace.ts';

const KNOWN = [ApexException, LimitFailure, UnsupportedError, InternalError, Diagnostic] as const;

/** Nested calls of Apex methods. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
export const DEEPEST_STACK = 1000;

/** What Salesforce says of a recursion without end. */
export function stackTooDeep(): LimitFailure {
  return new LimitFailure(`Maximum stack depth reached: ${DEEPEST_STACK + 1}`);
}

/** What ended a transaction, as one of the known kinds of failure. */
export function translateFailure(error: unknown): unknown {
  if (KNOWN.some((kind) => error instanceof kind)) return error;
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return stackTooDeep();
  }
  const where = error instanceof Error ? (traceText(error.stack ?? '')[0]?.text ?? '') : '';
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = where === '' ? '' : ` at ${where}`;
  return new InternalError(`The runtime failed${place} (${what}).`, { cause: error });
}
