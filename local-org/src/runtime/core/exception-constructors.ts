import { InternalError } from '../../diagnostics/errors.ts';
import { ApexException } from '../values/exception.ts';

type Constructor = (...args: unknown[]) => unknown;

function withCause(target: ApexException, cause: ApexException | null): void {
  target.cause = cause;
  target.causeIsSet = true;
}

/** The constructors that a user exception inherits from the platform, by the property the emitted code calls. */
const CONSTRUCTORS: Readonly<Record<string, Constructor>> = {
  'new()': function (this: unknown) {
    return this;
  },
  'new(System.String)': function (this: unknown, message: unknown) {
    asException(this).setText(message as string | null);
    return this;
  },
  'new(System.Exception)': function (this: unknown, cause: unknown) {
    withCause(asException(this), cause as ApexException | null);
    return this;
  },
  'new(System.String,System.Exception)': function (
    this: unknown,
    message: unknown,
    cause: unknown
  ) {
    const target = asException(this);
    target.setText(message as string | null);
    withCause(target, cause as ApexException | null);
    return this;
  }
};

function asException(target: unknown): ApexException {
  if (target instanceof ApexException) return target;
  throw new InternalError('An exception constructor was called on something else.');
}

export function exceptionConstructor(property: string): Constructor {
  const found = CONSTRUCTORS[property];
  if (found === undefined) throw new InternalError(`Exceptions have no constructor ${property}.`);
  return found;
}
