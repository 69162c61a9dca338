import { UnsupportedError } from '../../diagnostics/errors.ts';
import { RequestRefusal } from '../../org/request-refusal.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexDate } from '../../runtime/values/date.ts';
import { ApexDatetime } from '../../runtime/values/datetime.ts';
import { ApexDecimal } from '../../runtime/values/decimal.ts';
import { ApexDouble } from '../../runtime/values/double.ts';
import { toId } from '../../runtime/values/id.ts';
import { ApexList } from '../../runtime/values/list.ts';
import { ApexMap } from '../../runtime/values/map.ts';
import { OBJECT, printType, STRING, type ApexType } from '../../syntax/types.ts';

/** A value from the browser that does not fit the declared type of its parameter. */
export class ParameterError extends RequestRefusal {
  constructor(type: ApexType, value: unknown) {
    super(
      `Value provided is invalid for action parameter of type ${printType(type)}: ${JSON.stringify(value)}`
    );
    this.name = 'ParameterError';
  }
}

/**
 * A JSON value as the Apex value of a declared parameter type. Undefined and null are both null.
 * @throws ParameterError when it does not fit, UnsupportedError for types that are not modelled here.
 */
export function toParameter(tx: Transaction, type: ApexType, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (type.kind !== 'library')
    throw new UnsupportedError(`An @AuraEnabled parameter of type ${printType(type)}`);
  if (type.name === 'System.List') return listOf(tx, type, value);
  if (type.name === 'System.Map') return mapOf(tx, type, value);
  const converted = SCALARS.get(type.name);
  if (converted === undefined)
    throw new UnsupportedError(`An @AuraEnabled parameter of type ${printType(type)}`);
  const result = converted(value);
  if (result === null) throw new ParameterError(type, value);
  return result;
}

/** By type name; null where the value does not fit. */
const SCALARS: ReadonlyMap<string, (value: unknown) => unknown> = new Map<
  string,
  (value: unknown) => unknown
>([
  ['System.String', (value) => (typeof value === 'string' ? value : scalarText(value))],
  ['System.Id', (value) => (typeof value === 'string' ? toId(value) : null)],
  ['System.Boolean', booleanOf],
  ['System.Integer', (value) => integerOf(value)],
  [
    'System.Long',
    (value) => (Number.isSafeInteger(numberOf(value)) ? BigInt(numberOf(value)) : null)
  ],
  [
    'System.Double',
    (value) => (Number.isFinite(numberOf(value)) ? new ApexDouble(numberOf(value)) : null)
  ],
  [
    'System.Decimal',
    (value) => (Number.isFinite(numberOf(value)) ? ApexDecimal.parse(String(value)) : null)
  ],
  ['System.Date', (value) => (typeof value === 'string' ? ApexDate.parseIso(value) : null)],
  ['System.Datetime', dateTimeOf]
]);

function scalarText(value: unknown): string | null {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 'false' ? value === 'true' : null;
}

function integerOf(value: unknown): number | null {
  const number = numberOf(value);
  return Number.isInteger(number) && number === (number | 0) ? number : null;
}

/** Numbers also come as texts, as from an input field. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function dateTimeOf(value: unknown): ApexDatetime | null {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : new ApexDatetime(milliseconds);
}

function listOf(tx: Transaction, type: ApexType, value: unknown): ApexList {
  if (!Array.isArray(value)) throw new ParameterError(type, value);
  const elementType = type.args[0] ?? OBJECT;
  return new ApexList(
    type,
    value.map((item) => toParameter(tx, elementType, item))
  );
}

function mapOf(tx: Transaction, type: ApexType, value: unknown): ApexMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ParameterError(type, value);
  const map = new ApexMap(type);
  for (const [key, item] of Object.entries(value)) {
    map.put(
      tx,
      toParameter(tx, type.args[0] ?? STRING, key),
      toParameter(tx, type.args[1] ?? OBJECT, item)
    );
  }
  return map;
}
