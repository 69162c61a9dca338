import type { ChildRelationship, ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { fieldLabel, fieldModel, readableFields, selectedPaths } from './fields.ts';
import { layoutOf } from './layouts.ts';
import type { RelatedListModel } from './page-model.ts';
import type { PageOrg } from './rows.ts';

const MAXIMUM_ROWS = 10;

/** The records that point at one record and that the user may see; relationships without any are left out. */
export function relatedLists(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  id: string
): readonly RelatedListModel[] {
  return org.schema
    .childRelationships(object.name)
    .map((relationship) => relatedList(org, user, relationship, id))
    .filter((list) => list !== null && list.rows.length > 0) as readonly RelatedListModel[];
}

function relatedList(
  org: PageOrg,
  user: RunningUser,
  relationship: ChildRelationship,
  id: string
): RelatedListModel | null {
  const child = org.schema.object(relationship.childObject);
  if (child === undefined || !child.stored || !user.permissions.canRead(child.name)) return null;
  if (!user.permissions.canReadField(child.name, relationship.field.name)) return null;
  const layout = layoutOf(child.name);
  const names = layout.list.length > 0 ? layout.list : [child.nameField ?? 'Id'];
  const fields = readableFields(org, user, child, names);
  const paths = new Set(['Id', ...fields.flatMap((field) => selectedPaths(org, field))]);
  const rows = org.rows(
    user,
    `SELECT ${[...paths].join(', ')} FROM ${child.name} WHERE ${relationship.field.name} = '${id}' ORDER BY Id DESC LIMIT ${MAXIMUM_ROWS}`
  );
  return {
    key: `${child.name}.${relationship.field.name}`,
    icon: layout.icon,
    heading: `${child.pluralLabel} (${rows.length}${rows.length === MAXIMUM_ROWS ? '+' : ''})`,
    columns: fields.map(fieldLabel),
    rows: rows.map((row) => ({
      id: row.id,
      cells: fields.map((field) => fieldModel(org, child, field, row, true))
    }))
  };
}
