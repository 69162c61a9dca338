import { maskedValue, type MaskViewer } from '../../metadata/field-mask.ts';
import type { BoundPath, BoundQuery } from '../../soql/bound-query.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { toRestValue } from './record-values.ts';

/** What of a row is written, by API name in the order selected: a value, a parent row or child rows. */
export type Selection = Map<string, Selected>;

type Selected =
  | { readonly kind: 'value' }
  | { readonly kind: 'parent' | 'children'; readonly selection: Selection };

const VALUE: Selected = { kind: 'value' };

/** Selects fields of the row itself. */
export function selectFields(names: readonly string[]): Selection {
  return new Map(names.map((name) => [name, VALUE]));
}

/** What a query selects. */
export function selectionOf(query: BoundQuery): Selection {
  const selection: Selection = new Map();
  for (const item of query.select) {
    if (item.kind === 'children') {
      const children: Selected = { kind: 'children', selection: selectionOf(item.query) };
      selection.set(item.relationship.name, children);
    } else if (item.kind === 'aggregate' || query.kind === 'aggregate') {
      selection.set(item.alias, VALUE);
    } else addPath(selection, item.path);
  }
  return selection;
}

function addPath(selection: Selection, { steps, field }: BoundPath): void {
  let fields = selection;
  for (const { reference } of steps) fields = parentIn(fields, reference.relationshipName!);
  fields.set(field.name, VALUE);
}

function parentIn(fields: Selection, relationship: string): Selection {
  const known = fields.get(relationship);
  if (known?.kind === 'parent') return known.selection;
  const selection: Selection = new Map();
  fields.set(relationship, { kind: 'parent', selection });
  return selection;
}

/**
 * A row as the REST API writes it: `attributes` first, then what was selected and nothing else, empty fields as null, encrypted texts
 * masked for those who may not see them.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm
 */
export function recordJson(
  row: SObjectValue,
  selection: Selection,
  version: string,
  viewer: MaskViewer
): Record<string, unknown> {
  const json: Record<string, unknown> = { attributes: attributesOf(row, version) };
  for (const [name, selected] of selection) {
    const key = name.toLowerCase();
    if (selected.kind === 'value') json[name] = shown(row, key, viewer);
    else if (selected.kind === 'parent') {
      const parent = row.parent(key);
      json[name] = parent === null ? null : recordJson(parent, selected.selection, version, viewer);
    } else json[name] = childrenJson(row.children(key).items, selected.selection, version, viewer);
  }
  return json;
}

function shown(row: SObjectValue, key: string, viewer: MaskViewer): unknown {
  const field = row.schema.field(row.objectName, key);
  return toRestValue(maskedValue(field, row.peek(key), viewer));
}

/** No children at all are null. */
function childrenJson(
  rows: readonly unknown[],
  selection: Selection,
  version: string,
  viewer: MaskViewer
): unknown {
  if (rows.length === 0) return null;
  const records = rows
    .filter((row) => row instanceof SObjectValue)
    .map((row) => recordJson(row, selection, version, viewer));
  return { totalSize: records.length, done: true, records };
}

/** @remarks The row behind `Owner` is of type Name, its address of type User: public answers of the API show it. */
function attributesOf(row: SObjectValue, version: string): Record<string, string> {
  const { id, objectName } = row;
  if (id === null) return { type: objectName };
  const address = objectName === 'Name' ? objectOf(row, id) : objectName;
  return { type: objectName, url: `/services/data/v${version}/sobjects/${address}/${id}` };
}

function objectOf(row: SObjectValue, id: string): string {
  const prefix = id.slice(0, 3);
  const found = [...row.schema.objects.values()].find(({ keyPrefix }) => keyPrefix === prefix);
  return found?.name ?? row.objectName;
}
