import { printType, type ApexType } from '../../../syntax/types.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import type { ApexNumber } from '../../values/equality.ts';
import { apexException, nullPointer } from '../../values/exception.ts';
import { toId } from '../../values/id.ts';
import { wrapInteger } from '../../values/long.ts';
import { toText } from '../../values/text.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';
import { isInstance, runtimeTypeOf, type AncestorLookup } from '../runtime-types.ts';

/** Applies a conversion to everything but null. */
function unlessNull<T>(convert: (value: T) => unknown): (value: unknown) => unknown {
  return (value) => (value === null ? null : convert(value as T));
}

function toDouble(value: ApexNumber): ApexDouble {
  if (value instanceof ApexDouble) return value;
  return new ApexDouble(value instanceof ApexDecimal ? value.toNumber() : Number(value));
}

function toDecimal(value: ApexNumber): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return value instanceof ApexDouble
    ? ApexDecimal.fromDouble(value.value)
    : ApexDecimal.fromInteger(value);
}

const MILLISECONDS_PER_DAY = 86_400_000;

function midnight(date: ApexDate): ApexDatetime {
  return new ApexDatetime(date.days * MILLISECONDS_PER_DAY);
}

/** @throws ApexException `System.TypeException` */
function cast(value: unknown, type: ApexType, ancestors: AncestorLookup): unknown {
  if (value === null) return null;
  if (type.name === 'System.Id' && typeof value === 'string') return toId(value);
  if (isInstance(value, type, ancestors)) return value;
  const from = printType(runtimeTypeOf(value));
  throw apexException(
    'System.TypeException',
    `Invalid conversion from runtime type ${from} to ${printType(type)}`
  );
}

/** Conversions, casts and checks of values. */
export function conversionOperations(
  host: Host
): Pick<
  Operations,
  | 'checked'
  | 'condition'
  | 'integerToLong'
  | 'numberToDouble'
  | 'numberToDecimal'
  | 'longToInteger'
  | 'stringToId'
  | 'dateToDatetime'
  | 'text'
  | 'grown'
  | 'cast'
  | 'instanceOf'
> {
  const ancestors: AncestorLookup = (name) => host.program.ancestors(name);
  return {
    checked: (value) => {
      if (value === null) throw nullPointer();
      return value;
    },
    condition: (value) => {
      if (value === null) throw nullPointer();
      return value as boolean;
    },
    integerToLong: unlessNull<number>(BigInt),
    numberToDouble: unlessNull(toDouble),
    numberToDecimal: unlessNull(toDecimal),
    longToInteger: unlessNull<bigint>(wrapInteger),
    stringToId: (value) => toId(value as string | null),
    dateToDatetime: unlessNull(midnight),
    text: (value) => (typeof value === 'string' ? value : toText(host.tx, value)),
    grown: (text) => {
      host.tx.limits.fitHeap(text.length);
      return text;
    },
    cast: (value, type) => cast(value, type as ApexType, ancestors),
    instanceOf: (value, type) => isInstance(value, type as ApexType, ancestors)
  };
}
