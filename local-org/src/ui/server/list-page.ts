import type { ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { fieldLabel, fieldModel, readableFields, selectedPaths } from './fields.ts';
import { layoutOf } from './layouts.ts';
import type { ListPageModel } from './page-model.ts';
import type { PageOrg } from './rows.ts';

const MAXIMUM_ROWS = 200;

/** The newest records of an object that the user may see. */
export function listPage(org: PageOrg, user: RunningUser, object: ObjectSchema): ListPageModel {
  const layout = layoutOf(object.name);
  const names = layout.list.length > 0 ? layout.list : [object.nameField ?? 'Id'];
  const fields = readableFields(org, user, object, names);
  const paths = new Set(['Id', ...fields.flatMap((field) => selectedPaths(org, field))]);
  const soql = `SELECT ${[...paths].join(', ')} FROM ${object.name} ORDER BY CreatedDate DESC, Id DESC LIMIT ${MAXIMUM_ROWS}`;
  const rows = org.rows(user, soql);
  return {
    kind: 'list',
    icon: layout.icon,
    objectLabel: object.pluralLabel,
    heading: `All ${object.pluralLabel}`,
    columns: fields.map(fieldLabel),
    rows: rows.map((row) => ({
      id: row.id,
      cells: fields.map((field) => fieldModel(org, object, field, row, true))
    })),
    countText:
      rows.length === 1
        ? '1 item'
        : `${rows.length}${rows.length === MAXIMUM_ROWS ? '+' : ''} items`
  };
}
