import { isSortableField } from '../store/columns.ts';
import type { SoqlOrder, SoqlPath } from '../syntax/soql-ast.ts';
import { bindAggregate } from './bind-aggregates.ts';
import type { Scope } from './binding-context.ts';
import { bindPath } from './bind-path.ts';
import type { BoundAggregate, BoundOrder, BoundPath, BoundSelectItem } from './bound-query.ts';
import { cannot } from './soql-error.ts';

/** Resolves one ORDER BY element. @throws SoqlError when the field cannot be sorted. */
export function bindOrder(
  order: SoqlOrder,
  scope: Scope,
  select: readonly BoundSelectItem[]
): BoundOrder {
  const by = bindBy(order.by, scope, select);
  if (!('operation' in by) && !isSortableField(by.field))
    throw cannot('sorted', by.field.name, order.by.position);
  return { by, descending: order.descending, nulls: order.nulls ?? 'first' };
}

function bindBy(
  by: SoqlOrder['by'],
  scope: Scope,
  select: readonly BoundSelectItem[]
): BoundPath | BoundAggregate {
  if ('operation' in by) return bindAggregate(by, scope);
  return aliased(by, select) ?? bindPath(by, scope);
}

/** An alias of an aggregate may stand in ORDER BY. */
function aliased(
  path: SoqlPath,
  select: readonly BoundSelectItem[]
): BoundPath | BoundAggregate | null {
  if (path.names.length !== 1) return null;
  const wanted = path.names[0]!.toLowerCase();
  const item = select.find(
    (candidate) => candidate.kind === 'aggregate' && candidate.alias.toLowerCase() === wanted
  );
  return item?.kind === 'aggregate' ? item.call : null;
}
