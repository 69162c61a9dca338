import type { BoundExpression, BoundStatement } from '../check/bound.ts';

/** A bound expression of one kind. */
export type ExpressionOf<K extends BoundExpression['kind']> = BoundExpression & {
  readonly kind: K;
};

/** A bound statement of one kind. */
export type StatementOf<K extends BoundStatement['kind']> = BoundStatement & { readonly kind: K };

const NEVER_NULL: ReadonlySet<BoundExpression['kind']> = new Set([
  'this',
  'enumValue',
  'classLiteral',
  'sobjectTypeToken',
  'fieldToken',
  'newUser',
  'newLibrary',
  'newSObject',
  'newElements',
  'newPairs',
  'newArray',
  'arithmetic',
  'concat',
  'negate',
  'bitNot',
  'not',
  'compare',
  'logical',
  'instanceof'
]);

/** Whether an expression can be proved to have a value, so that no check is emitted. */
export function isNeverNull(expression: BoundExpression): boolean {
  if (expression.kind === 'literal') return expression.value !== null;
  if (expression.kind === 'soql') return true;
  return NEVER_NULL.has(expression.kind);
}
