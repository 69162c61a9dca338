import { nullArgument } from '../values/exception.ts';

/** The argument, which must not be null. @throws System.NullPointerException `Argument cannot be null.` */
export function notNull<T>(value: T | null): T {
  if (value === null) throw nullArgument();
  return value;
}
