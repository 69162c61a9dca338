import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { ListFilter, ListViewSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { PageOrg } from './rows.ts';

/** The list views of an object, by label. */
export function listViewsOf(org: PageOrg, object: ObjectSchema): readonly ListViewSchema[] {
  return org.schema.listViews
    .filter((view) => view.objectName === object.name)
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/**
 * What a list view asks of its records as the text behind WHERE; null for everything.
 * @throws UnsupportedError for a filter or a scope that the pages do not draw
 */
export function conditionOf(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  view: ListViewSchema
): string | null {
  if (view.scope === 'Queue') throw new UnsupportedError('A list view of a queue');
  if (view.filterLogic !== null) throw new UnsupportedError('The filter logic of a list view');
  const conditions = view.filters.map((filter) => comparison(org, object, filter));
  if (view.scope === 'Mine') conditions.push(`OwnerId = '${user.id}'`);
  return conditions.length === 0 ? null : conditions.join(' AND ');
}

function comparison(org: PageOrg, object: ObjectSchema, filter: ListFilter): string {
  const field = org.schema.field(object.name, filter.field);
  const operator = filter.operation === 'equals' ? 'IN' : 'NOT IN';
  const known = filter.operation === 'equals' || filter.operation === 'notEqual';
  if (field === undefined || !known)
    throw new UnsupportedError(`The list view filter ${filter.field} ${filter.operation}`);
  if (field.type === 'Checkbox')
    return `${field.name} ${operator === 'IN' ? '=' : '!='} ${filter.value === '1'}`;
  if (field.type !== 'Text' && field.type !== 'Picklist')
    throw new UnsupportedError(`A list view filter on a field of type ${field.type}`);
  const values = filter.value.split(',').map((value) => `'${escapeText(value.trim())}'`);
  return `${field.name} ${operator} (${values.join(', ')})`;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
