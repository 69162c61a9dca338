import { SObjectValue } from '../../runtime/values/sobject.ts';
import { toRestValue } from './record-values.ts';

/** A row as the REST API writes it: `attributes` first, then what was selected, parents and children nested. */
export function recordJson(row: SObjectValue, version: string): Record<string, unknown> {
  const json: Record<string, unknown> = { attributes: attributesOf(row, version) };
  for (const { name, value } of row.fields()) json[name] = toRestValue(value);
  for (const { name, row: parent } of row.parents()) {
    json[name] = parent === null ? null : recordJson(parent, version);
  }
  for (const { name, rows } of row.childLists()) {
    const children = rows.items.filter((child) => child instanceof SObjectValue);
    json[name] = children.length === 0 ? null : resultJson(children, version);
  }
  return json;
}

/** A list of rows with its size, as answers to queries and child lists are written. */
export function resultJson(
  rows: readonly SObjectValue[],
  version: string
): Record<string, unknown> {
  return {
    totalSize: rows.length,
    done: true,
    records: rows.map((row) => recordJson(row, version))
  };
}

function attributesOf(row: SObjectValue, version: string): Record<string, string> {
  if (row.id === null) return { type: row.objectName };
  return {
    type: row.objectName,
    url: `/services/data/v${version}/sobjects/${row.objectName}/${row.id}`
  };
}
