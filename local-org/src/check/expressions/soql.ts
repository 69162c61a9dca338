import { UnsupportedError, type Position } from '../../diagnostics/errors.ts';
import { bindSoql as bindQuery } from '../../soql/bind.ts';
import { bindsOf } from '../../soql/binds.ts';
import type { BoundQuery } from '../../soql/bound-query.ts';
import { SoqlError } from '../../soql/soql-error.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { SoqlQuery } from '../../syntax/soql-ast.ts';
import { INTEGER, listOf, sobjectType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';
import { defaultAccess } from '../default-access.ts';

/** `[SELECT …]`: its binds are Apex expressions, its fields and relationships are checked against the schema. */
export function bindSoql(
  context: BodyContext,
  node: Extract<Expression, { kind: 'soql' }>
): BoundExpression {
  const { query, position } = node;
  const binds = bindsOf(query).map((bind) => context.bind(bind.expression));
  const checked = checkQuery(
    context,
    query,
    binds.map((bind) => bind.type)
  );
  requireLockable(context, node);
  const isCount = checked.kind === 'count';
  const object = checked.kind === 'aggregate' ? 'AggregateResult' : checked.object.name;
  return {
    kind: 'soql',
    position,
    type: isCount ? INTEGER : listOf(sobjectType(object)),
    query,
    binds,
    yields: isCount ? 'count' : 'list',
    object,
    access: query.access ?? defaultAccess(context)
  };
}

function requireLockable(
  context: BodyContext,
  { query, position }: { readonly query: SoqlQuery; readonly position: Position }
): void {
  const object = context.environment.schema.object(query.from.text);
  if (!query.forUpdate || object?.kind !== 'customMetadata') return;
  const message = `Cannot lock rows for an SObject type that can not be updated: ${object.name}`;
  fail('illegal-query', position, message);
}

function checkQuery(
  context: BodyContext,
  query: SoqlQuery,
  bindTypes: readonly ApexType[]
): BoundQuery {
  try {
    return bindQuery(query, context.environment.schema, { bindTypes });
  } catch (error) {
    if (error instanceof SoqlError) return fail('illegal-query', error.position, error.message);
    if (error instanceof UnsupportedError) throw context.unsupported(error.feature, query.position);
    throw error;
  }
}
