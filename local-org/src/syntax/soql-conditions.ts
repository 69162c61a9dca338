import type {
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  FieldExpressionContext,
  LogicalExpressionContext,
  SubQueryContext,
  WhereClauseContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext
} from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type {
  SoqlAggregate,
  SoqlComparison,
  SoqlCondition,
  SoqlPath,
  SoqlQuery
} from './soql-ast.ts';
import { aggregateOrNull, buildPath } from './soql-paths.ts';
import { buildValue } from './soql-values.ts';
import { optional, positionOf, type ExpressionReader } from './source.ts';

/** Builds a query nested in a condition. */
export type SubQueryBuilder = (reader: ExpressionReader, context: SubQueryContext) => SoqlQuery;

export function buildWhere(
  reader: ExpressionReader,
  context: WhereClauseContext | null,
  subQuery: SubQueryBuilder
): SoqlCondition | null {
  return context === null ? null : whereLogical(reader, context.whereLogicalExpression(), subQuery);
}

function whereLogical(
  reader: ExpressionReader,
  context: WhereLogicalExpressionContext,
  subQuery: SubQueryBuilder
): SoqlCondition {
  const operands = context
    .whereConditionalExpression_list()
    .map((part) => whereConditional(reader, part, subQuery));
  return combine(reader, context, operands);
}

function whereConditional(
  reader: ExpressionReader,
  context: WhereConditionalExpressionContext,
  subQuery: SubQueryBuilder
): SoqlCondition {
  const nested = optional(context.whereLogicalExpression());
  if (nested !== null) return whereLogical(reader, nested, subQuery);
  const expression = optional(context.whereFieldExpression().fieldExpression());
  if (expression === null) {
    throw reader.source.unsupported(positionOf(context), 'SOQL `FORMULA` in WHERE');
  }
  return buildComparison(reader, expression, subQuery);
}

/** A condition of HAVING. */
export function buildCondition(
  reader: ExpressionReader,
  context: LogicalExpressionContext,
  subQuery: SubQueryBuilder
): SoqlCondition {
  const operands = context
    .conditionalExpression_list()
    .map((part) => conditional(reader, part, subQuery));
  return combine(reader, context, operands);
}

function conditional(
  reader: ExpressionReader,
  context: ConditionalExpressionContext,
  subQuery: SubQueryBuilder
): SoqlCondition {
  const nested = optional(context.logicalExpression());
  return nested === null
    ? buildComparison(reader, context.fieldExpression(), subQuery)
    : buildCondition(reader, nested, subQuery);
}

/** AND and OR never mix on one level without parentheses: the grammar sees to it. */
function combine(
  reader: ExpressionReader,
  context: WhereLogicalExpressionContext | LogicalExpressionContext,
  operands: readonly SoqlCondition[]
): SoqlCondition {
  const position = positionOf(context);
  const [first] = operands;
  if (first === undefined) {
    throw reader.source.error(position, 'soql-syntax', 'unexpected token in a condition');
  }
  if (optional(context.NOT()) !== null) return { kind: 'not', position, operand: first };
  if (operands.length === 1) return first;
  const kind = context.SOQLOR_list().length > 0 ? 'or' : 'and';
  return { kind, position, operands };
}

function buildComparison(
  reader: ExpressionReader,
  context: FieldExpressionContext,
  subQuery: SubQueryBuilder
): SoqlCondition {
  return {
    kind: 'compare',
    position: positionOf(context),
    left: comparedOperand(reader, context),
    operator: operatorOf(context.comparisonOperator()),
    right: buildValue(reader, context.value(), subQuery)
  };
}

function comparedOperand(
  reader: ExpressionReader,
  context: FieldExpressionContext
): SoqlPath | SoqlAggregate {
  const field = optional(context.fieldName());
  if (field !== null) return buildPath(field);
  const aggregate = aggregateOrNull(context.soqlFunction());
  if (aggregate !== null) return aggregate;
  const position: Position = positionOf(context);
  throw reader.source.unsupported(
    position,
    `SOQL \`${context.soqlFunction().getText()}\` in WHERE`
  );
}

function operatorOf(context: ComparisonOperatorContext): SoqlComparison {
  if (optional(context.NOT()) !== null) return 'NOT IN';
  const text = context.getText().toUpperCase();
  return text === '<>' ? '!=' : (text as SoqlComparison);
}
