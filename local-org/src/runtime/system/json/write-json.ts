import { Buffer } from 'node:buffer';
import { printType } from '../../../syntax/types.ts';
import type { Transaction } from '../../transaction.ts';
import { ApexBlob } from '../../values/blob.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { ApexException } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { isUserObject, readField, type UserObject } from '../../values/object.ts';
import { hasJsonValue } from '../../values/self-describing.ts';
import { ApexSet } from '../../values/set.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { ApexTime } from '../../values/time.ts';
import { toText } from '../../values/text.ts';
import { runtimeTypeOf } from '../../core/runtime-types.ts';
import { jsonException } from './json-cursor.ts';
import { COMPACT, PrettyWriter, quoteJson, type JsonWriter } from './json-writer.ts';
import { sobjectEntries } from './write-sobject.ts';

/** How values are written. */
export interface JsonStyle {
  readonly pretty: boolean;
  /** Leaves out fields of Apex objects that are null; null values of maps stay. */
  readonly suppressNulls: boolean;
}

/** Writes a value that stands in another one, with the writer of its level. */
export type WriteInner = (value: unknown, writer: JsonWriter) => string;

/**
 * `JSON.serialize`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 * @throws System.JSONException for values that have no JSON form.
 */
export function writeJson(tx: Transaction, value: unknown, style: JsonStyle): string {
  return write(tx, value, style, style.pretty ? new PrettyWriter() : COMPACT, []);
}

function write(
  tx: Transaction,
  value: unknown,
  style: JsonStyle,
  writer: JsonWriter,
  parents: readonly object[]
): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoteJson(value);
  if (typeof value !== 'object') return toText(tx, value);
  const plain = writePlain(value);
  if (plain !== null) return plain;
  if (parents.includes(value)) throw jsonException('Direct self-reference leading to cycle');
  const inner: WriteInner = (each, level) => write(tx, each, style, level, [...parents, value]);
  return writeComposite(tx, value, style, writer, inner);
}

function writePlain(value: object): string | null {
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return value.toString();
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime) {
    return quoteJson(value.toIso());
  }
  if (value instanceof EnumValue) return quoteJson(value.name);
  if (value instanceof ApexBlob) return quoteJson(Buffer.from(value.bytes).toString('base64'));
  return null;
}

function writeComposite(
  tx: Transaction,
  value: object,
  style: JsonStyle,
  writer: JsonWriter,
  inner: WriteInner
): string {
  if (value instanceof ApexList)
    return writer.array(value.items.map((item) => inner(item, writer)));
  if (value instanceof ApexSet)
    return writer.array(value.values().map((item) => inner(item, writer)));
  if (value instanceof ApexMap) {
    return writer.object(
      value.entries().map(([key, item]) => [keyText(tx, key), inner(item, writer.inner)])
    );
  }
  if (value instanceof SObjectValue) return writer.object(sobjectEntries(value, writer, inner));
  if (value instanceof ApexException || !isUserObject(value))
    return writeDescribed(tx, value, writer, inner);
  return writer.object(userEntries(tx, value, style, (each) => inner(each, writer.inner)));
}

function writeDescribed(
  tx: Transaction,
  value: object,
  writer: JsonWriter,
  inner: WriteInner
): string {
  if (hasJsonValue(value)) return inner(value.toJsonValue(tx), writer);
  throw jsonException(`Apex Type unsupported in JSON: ${printType(runtimeTypeOf(value))}`);
}

function keyText(tx: Transaction, key: unknown): string {
  if (key === null) throw jsonException('Null key for a Map not allowed in JSON');
  if (typeof key === 'object' && writePlain(key) === null) {
    throw jsonException('Map keys of this type are not supported in JSON');
  }
  if (key instanceof ApexDate || key instanceof ApexDatetime || key instanceof ApexTime)
    return key.toIso();
  return toText(tx, key);
}

function userEntries(
  tx: Transaction,
  value: UserObject,
  style: JsonStyle,
  inner: (value: unknown) => string
): (readonly [string, string])[] {
  const entries: (readonly [string, string])[] = [];
  for (const field of tx.classInfo(value.apexType.name)?.fields ?? []) {
    if (field.isTransient || !field.hasGetter) continue;
    const content = readField(value, field.name);
    if (content === null && style.suppressNulls) continue;
    entries.push([field.name, inner(content)]);
  }
  return entries;
}
