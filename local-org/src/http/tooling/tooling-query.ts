import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { bindSoql } from '../../soql/bind.ts';
import { runQuery } from '../../soql/run.ts';
import { parseSoql } from '../../syntax/parse.ts';
import { apiError } from '../api-error.ts';
import { queryRefusal } from '../data/query-refusal.ts';
import { recordJson, selectionOf } from '../data/record-json.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { CODE_UNIT } from './tooling-objects.ts';
import type { ToolingRows } from './tooling-rows.ts';

/**
 * `GET /services/data/vXX.0/tooling/query?q=`
 * @throws ApiError 400 for SOQL that is wrong; UnsupportedError for objects whose rows are not kept
 */
export function answerToolingQuery(
  rows: ToolingRows,
  user: RunningUser,
  text: string | null,
  version: string,
  now: number
): HttpResponse {
  if (text === null || text.trim() === '')
    throw apiError(400, 'MALFORMED_QUERY', 'SOQL statements can not be empty or null');
  rows.refresh();
  try {
    const query = parseSoql(text);
    if (rows.schema.object(query.from.text) === undefined)
      throw new UnsupportedError(`The Tooling API object ${query.from.text}`);
    const bound = bindSoql(query, rows.schema);
    const { store } = rows;
    const options = { store, user, access: 'system', sharing: false, now, limits: null } as const;
    const result = runQuery(bound, [], options);
    if (result.count !== null)
      return json(200, { size: result.count, totalSize: result.count, done: true, records: [] });
    const selection = selectionOf(bound);
    const records = result.rows
      .map((row) => SObjectValue.fromQuery(rows.schema, row))
      .map((row) => shown(recordJson(row, selection, `${version}/tooling`, user.permissions)));
    return json(200, { size: records.length, totalSize: records.length, done: true, records });
  } catch (error) {
    throw queryRefusal(error, text);
  }
}

/** Coverage is an object, the unit behind it a class or a trigger. */
function shown(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (name === 'Coverage' && typeof value === 'string') return [name, JSON.parse(value)];
      if (name !== 'ApexClassOrTrigger' || value === null) return [name, value];
      return [name, codeUnit(value as Readonly<Record<string, unknown>>)];
    })
  );
}

function codeUnit(unit: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { Id } = unit as { readonly Id?: string };
  const type = Id?.startsWith('01q') === true ? 'ApexTrigger' : 'ApexClass';
  const text = JSON.stringify(unit['attributes']).replaceAll(CODE_UNIT, type);
  return { ...unit, attributes: JSON.parse(text) as unknown };
}
