import { ApexDatetime } from '../../values/datetime.ts';
import type { SObjectValue } from '../../values/sobject.ts';
import { quoteJson, type JsonWriter } from './json-writer.ts';
import type { WriteInner } from './write-json.ts';

/** Version in the addresses of rows. */
const API_VERSION = 'v67.0';

/** The entries of a row: its attributes, the fields that are set, parents, and child rows in the form of a query's answer. */
export function sobjectEntries(
  row: SObjectValue,
  writer: JsonWriter,
  inner: WriteInner
): (readonly [string, string])[] {
  const entries: (readonly [string, string])[] = [['attributes', attributes(row, writer)]];
  for (const { name, value } of row.fields()) entries.push([name, fieldText(value, writer, inner)]);
  for (const { name, row: parent } of row.parents())
    entries.push([name, inner(parent, writer.inner)]);
  for (const { name, rows } of row.childLists()) {
    const level = writer.inner;
    const records = rows.items.map((child) => inner(child, level.inner));
    const answer: (readonly [string, string])[] = [
      ['totalSize', String(rows.size)],
      ['done', 'true'],
      ['records', level.array(records)]
    ];
    entries.push([name, level.object(answer)]);
  }
  return entries;
}

function attributes(row: SObjectValue, writer: JsonWriter): string {
  const entries: (readonly [string, string])[] = [['type', quoteJson(row.objectName)]];
  if (row.id !== null) {
    const address = `/services/data/${API_VERSION}/sobjects/${row.objectName}/${row.id}`;
    entries.push(['url', quoteJson(address)]);
  }
  return writer.inner.object(entries);
}

/** Datetimes of rows carry an offset where those of Apex objects say Z. */
function fieldText(value: unknown, writer: JsonWriter, inner: WriteInner): string {
  if (value instanceof ApexDatetime) return quoteJson(value.toIso().replace('Z', '+0000'));
  return inner(value, writer.inner);
}
