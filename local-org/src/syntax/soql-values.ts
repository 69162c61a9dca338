import type {
  BoundExpressionContext,
  DateFormulaContext,
  LimitClauseContext,
  OffsetClauseContext,
  ValueContext
} from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import { unescape } from './literals.ts';
import type { SoqlValue } from './soql-ast.ts';
import type { SubQueryBuilder } from './soql-conditions.ts';
import { optional, positionOf, type ExpressionReader } from './source.ts';

/** Characters whose backslash the LIKE pattern keeps. */
const LIKE_ESCAPES: ReadonlySet<string> = new Set(['_', '%']);

/** The right side of a comparison. */
export function buildValue(
  reader: ExpressionReader,
  context: ValueContext,
  subQuery: SubQueryBuilder
): SoqlValue {
  const position = positionOf(context);
  const bind = optional(context.boundExpression());
  if (bind !== null) return bindOf(reader, bind);
  const query = optional(context.subQuery());
  if (query !== null) return { kind: 'query', position, query: subQuery(reader, query) };
  const list = optional(context.valueList());
  if (list !== null) {
    const values = list.value_list().map((value) => buildValue(reader, value, subQuery));
    return { kind: 'list', position, values };
  }
  const formula = optional(context.dateFormula());
  if (formula !== null) return dateLiteral(position, formula);
  return plainValue(reader, position, context);
}

function plainValue(
  reader: ExpressionReader,
  position: Position,
  context: ValueContext
): SoqlValue {
  const text = context.getText();
  if (optional(context.NULL()) !== null) return { kind: 'null', position };
  if (optional(context.BooleanLiteral()) !== null) {
    return { kind: 'boolean', position, value: text.toLowerCase() === 'true' };
  }
  if (optional(context.StringLiteral()) !== null) {
    const value = unescape(reader.source, position, text, LIKE_ESCAPES);
    return { kind: 'string', position, value };
  }
  if (optional(context.signedNumber()) !== null) return { kind: 'number', position, text };
  if (optional(context.DateLiteral()) !== null) return { kind: 'date', position, text };
  if (optional(context.DateTimeLiteral()) !== null) return { kind: 'datetime', position, text };
  if (optional(context.TimeLiteral()) !== null) {
    throw reader.source.unsupported(position, 'A Time literal in SOQL');
  }
  if (optional(context.IntegralCurrencyLiteral()) !== null) {
    throw reader.source.unsupported(position, 'A currency literal in SOQL');
  }
  throw reader.source.unsupported(position, `The value \`${text}\` in SOQL`);
}

function bindOf(reader: ExpressionReader, context: BoundExpressionContext): SoqlValue {
  return {
    kind: 'bind',
    position: positionOf(context),
    expression: reader.expression(context.expression())
  };
}

/** `TODAY`, `LAST_N_DAYS:3` */
function dateLiteral(position: Position, context: DateFormulaContext): SoqlValue {
  const count = optional(context.signedInteger());
  return {
    kind: 'dateLiteral',
    position,
    name: context.getChild(0).getText().toUpperCase(),
    count: count === null ? null : Number(count.getText())
  };
}

/** The number of LIMIT or OFFSET. */
export function buildCount(
  reader: ExpressionReader,
  context: LimitClauseContext | OffsetClauseContext | null
): SoqlValue | null {
  if (context === null) return null;
  const bind = optional(context.boundExpression());
  if (bind !== null) return bindOf(reader, bind);
  const number = context.IntegerLiteral();
  return {
    kind: 'number',
    position: { line: number.symbol.line, column: number.symbol.column + 1 },
    text: number.getText()
  };
}
