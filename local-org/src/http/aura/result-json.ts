import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexDate } from '../../runtime/values/date.ts';
import { ApexDatetime } from '../../runtime/values/datetime.ts';
import { ApexDecimal } from '../../runtime/values/decimal.ts';
import { ApexDouble } from '../../runtime/values/double.ts';
import { EnumValue } from '../../runtime/values/enum-value.ts';
import { ApexList } from '../../runtime/values/list.ts';
import { ApexMap } from '../../runtime/values/map.ts';
import { isUserObject, readField, type UserObject } from '../../runtime/values/object.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { ApexTime } from '../../runtime/values/time.ts';

/**
 * What an `@AuraEnabled` method returned, as the browser gets it: of user objects only the members that are `@AuraEnabled`
 * themselves, without those that are null.
 * @remarks https://developer.salesforce.com/docs/platform/lwc/guide/apex-wire-method.html
 * @throws UnsupportedError for values that Aura does not serialise or that are not modelled.
 */
export function toBrowserJson(tx: Transaction, value: unknown): unknown {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  )
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDatetime || value instanceof ApexDate) return value.toIso();
  if (value instanceof ApexTime) return value.milliseconds;
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map((item) => toBrowserJson(tx, item));
  if (value instanceof ApexMap) {
    return Object.fromEntries(
      value.entries().map(([key, item]) => [keyText(key), toBrowserJson(tx, item)])
    );
  }
  if (value instanceof SObjectValue) return rowJson(tx, value);
  if (isUserObject(value)) return objectJson(tx, value);
  throw new UnsupportedError('Sending this kind of value to a Lightning component');
}

function keyText(key: unknown): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'number' || typeof key === 'bigint') return String(key);
  if (key instanceof EnumValue) return key.name;
  throw new UnsupportedError('Sending a map with such keys to a Lightning component');
}

function rowJson(tx: Transaction, row: SObjectValue): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const { name, value } of row.fields())
    if (value !== null) json[name] = toBrowserJson(tx, value);
  for (const { name, row: parent } of row.parents())
    if (parent !== null) json[name] = rowJson(tx, parent);
  for (const { name, rows } of row.childLists())
    if (rows.size > 0) json[name] = toBrowserJson(tx, rows);
  return json;
}

function objectJson(tx: Transaction, object: UserObject): Record<string, unknown> {
  const info = tx.classInfo(object.apexType.name);
  const json: Record<string, unknown> = {};
  for (const field of info?.fields ?? []) {
    if (!field.isAuraEnabled) continue;
    const value = readField(object, field.name);
    if (value !== null) json[field.name] = toBrowserJson(tx, value);
  }
  return json;
}
