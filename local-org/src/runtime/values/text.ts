import { InternalError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../transaction.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { EnumValue } from './enum-value.ts';
import { ApexException } from './exception.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { isUserObject, readField, type UserObject } from './object.ts';
import { hasText } from './self-describing.ts';
import { ApexSet } from './set.ts';
import { ApexTime } from './time.ts';

/** Collections print this many elements, then `...`. */
const SHOWN_ELEMENTS = 10;

/** An object inside itself prints this. */
const SEEN = '(already output)';

/**
 * The text of any value as string concatenation, `String.valueOf(Object)` and `System.debug` print it. A Datetime prints in GMT
 * here; `String.valueOf(Datetime)` prints the user's time zone.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
export function toText(tx: Transaction, value: unknown): string {
  return textOf(tx, value, []);
}

function textOf(tx: Transaction, value: unknown, parents: readonly object[]): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return objectText(tx, value, parents);
    default:
      throw new InternalError(`A value of JavaScript type ${typeof value} reached Apex.`);
  }
}

function objectText(tx: Transaction, value: object, parents: readonly object[]): string {
  const plain = plainText(value);
  if (plain !== null) return plain;
  if (parents.includes(value)) return SEEN;
  const inner = (element: unknown): string => textOf(tx, element, [...parents, value]);
  if (value instanceof ApexList) return `(${shorten(value.items, inner)})`;
  if (value instanceof ApexSet) return `{${shorten(value.values(), inner)}}`;
  if (value instanceof ApexMap) {
    return `{${shorten(value.entries(), ([key, item]) => `${inner(key)}=${inner(item)}`)}}`;
  }
  if (isUserObject(value)) return userText(tx, value, inner);
  if (value instanceof ApexException) return `${value.typeName}: ${value.text}`;
  if (hasText(value)) return value.toText(tx);
  throw new InternalError(`${value.constructor.name} has no text form.`);
}

function plainText(value: object): string | null {
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return value.toString();
  if (value instanceof ApexDate) return `${value.toIso()} 00:00:00`;
  if (value instanceof ApexDatetime) return value.toText('GMT');
  if (value instanceof ApexTime) return value.toIso();
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexBlob) return `Blob[${value.bytes.length}]`;
  return null;
}

function shorten<T>(items: readonly T[], text: (item: T) => string): string {
  const shown = items.slice(0, SHOWN_ELEMENTS).map(text);
  if (items.length > SHOWN_ELEMENTS) shown.push('...');
  return shown.join(', ');
}

function userText(tx: Transaction, value: UserObject, inner: (element: unknown) => string): string {
  if (tx.hasMethod(value, 'toString', 0)) return textOf(tx, tx.invoke(value, 'toString', []), []);
  if (value instanceof ApexException) return `${value.typeName}: ${value.text}`;
  const info = tx.classInfo(value.apexType.name);
  const fields = info?.fields.filter((field) => field.hasGetter) ?? [];
  const parts = fields.map((field) => `${field.name}=${inner(readField(value, field.name))}`);
  return `${simpleName(value.apexType.name)}:[${parts.join(', ')}]`;
}

/** `Country` of `BirdPhone.Country`: an inner class prints without its outer one. */
function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
