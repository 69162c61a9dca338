import type { ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { fieldLabel, fieldModel, readableFields, selectedPaths } from './fields.ts';
import { layoutOf } from './layouts.ts';
import { conditionOf, listViewsOf } from './list-views.ts';
import type { ListPageModel } from './page-model.ts';
import type { PageOrg } from './rows.ts';

const MAXIMUM_ROWS = 200;

/** The newest records of an object that the user may see, through the list view named; the object's `All` or every record without one. */
export function listPage(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  viewName: string | null
): ListPageModel {
  const layout = layoutOf(object.name);
  const views = listViewsOf(org, object);
  const view = views.find(({ name }) => name === (viewName ?? 'All')) ?? null;
  const condition = view === null ? null : conditionOf(org, user, object, view);
  const usual = layout.list.length > 0 ? layout.list : [object.nameField ?? 'Id'];
  const names = view === null ? usual : view.columns;
  const fields = readableFields(org, user, object, names);
  const paths = new Set(['Id', ...fields.flatMap((field) => selectedPaths(org, field))]);
  const soql = `SELECT ${[...paths].join(', ')} FROM ${object.name}${condition === null ? '' : ` WHERE ${condition}`} ORDER BY CreatedDate DESC, Id DESC LIMIT ${MAXIMUM_ROWS}`;
  const rows = org.rows(user, soql);
  return {
    kind: 'list',
    icon: layout.icon,
    objectLabel: object.pluralLabel,
    heading: view?.label ?? `All ${object.pluralLabel}`,
    views: views.map(({ name, label }) => ({
      label,
      url: `/lightning/o/${object.name}/list?filterName=${name}`,
      isCurrent: name === view?.name
    })),
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
