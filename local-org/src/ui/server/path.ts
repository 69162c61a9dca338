import type { ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { ComponentModel, PathStep } from './page-model.ts';
import type { PageOrg, PageRow } from './rows.ts';

/** The field whose values are the steps of an object's path. */
const PATH_FIELDS: Readonly<Record<string, string>> = {
  Lead: 'Status',
  Case: 'Status',
  Opportunity: 'StageName'
};

/** Where the record stands on its way, to be read only; null for objects without a path, or without access to its field. */
export function pathOf(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  row: PageRow
): ComponentModel | null {
  const field = org.schema.field(object.name, PATH_FIELDS[object.name] ?? '');
  if (field === undefined || !user.permissions.canReadField(object.name, field.name)) return null;
  const values = (field.picklist ?? []).filter(({ isActive }) => isActive);
  const value = row.value(field.name);
  const current = values.findIndex((entry) => entry.value === value);
  if (current < 0) return null;
  const steps = values.map((entry, index): PathStep => ({
    key: entry.value,
    label: entry.label,
    state: index < current ? 'complete' : index === current ? 'current' : 'incomplete'
  }));
  return { kind: 'path', key: 'path', label: field.label, steps };
}
