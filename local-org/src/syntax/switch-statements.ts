import type {
  BlockContext,
  QualifiedNameContext,
  SwitchStatementContext,
  WhenControlContext,
  WhenLiteralContext
} from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type { Block, Expression, Statement, SwitchCase } from './ast.ts';
import { unescape } from './literals.ts';
import { identifierOf, optional, positionOf, type ExpressionReader } from './source.ts';
import { buildTypeRef } from './types-as-written.ts';

type BlockBuilder = (reader: ExpressionReader, context: BlockContext) => Block;

/** `switch on x { when 1, 2 { … } when Lead l { … } when else { … } }` */
export function buildSwitch(
  reader: ExpressionReader,
  context: SwitchStatementContext,
  block: BlockBuilder
): Statement {
  const whens = context.whenControl_list();
  const elseIndex = whens.findIndex((when) => optional(when.whenValue().ELSE()) !== null);
  const last = whens[elseIndex];
  if (last !== undefined && elseIndex < whens.length - 1) {
    throw reader.source.error(
      positionOf(last),
      'when-else-not-last',
      "'when else' must be the last when block"
    );
  }
  return {
    kind: 'switch',
    position: positionOf(context),
    subject: reader.expression(context.expression()),
    cases: whens.filter((when) => when !== last).map((when) => buildCase(reader, when, block)),
    otherwise: last === undefined ? null : block(reader, last.block())
  };
}

function buildCase(
  reader: ExpressionReader,
  context: WhenControlContext,
  block: BlockBuilder
): SwitchCase {
  const position = positionOf(context);
  const value = context.whenValue();
  const body = block(reader, context.block());
  const type = optional(value.typeRef());
  if (type !== null) {
    return {
      kind: 'type',
      position,
      body,
      type: buildTypeRef(reader.source, type),
      name: reader.source.identifier(value.id())
    };
  }
  const values = value.whenLiteral_list().map((literal) => buildWhenLiteral(reader, literal));
  return { kind: 'values', position, body, values };
}

function buildWhenLiteral(reader: ExpressionReader, context: WhenLiteralContext): Expression {
  const nested = optional(context.whenLiteral());
  if (nested !== null) return buildWhenLiteral(reader, nested);
  const position = positionOf(context);
  const name = optional(context.qualifiedName());
  if (name !== null) return nameExpression(reader, name);
  if (optional(context.NULL()) !== null) {
    return { kind: 'literal', position, of: 'null', text: 'null' };
  }
  const string = optional(context.StringLiteral());
  if (string !== null) {
    const text = unescape(reader.source, position, string.getText());
    return { kind: 'literal', position, of: 'string', text };
  }
  return numberLiteral(reader, position, context);
}

function numberLiteral(
  reader: ExpressionReader,
  position: Position,
  context: WhenLiteralContext
): Expression {
  const negative = context.SUB_list().length % 2 === 1;
  const integer = optional(context.IntegerLiteral());
  const long = optional(context.LongLiteral());
  const digits = integer?.getText() ?? long?.getText().slice(0, -1);
  if (digits === undefined) {
    throw reader.source.unsupported(position, 'A multi-line string literal');
  }
  const of = integer === null ? 'long' : 'integer';
  return { kind: 'literal', position, of, text: negative ? `-${digits}` : digits };
}

function nameExpression(reader: ExpressionReader, context: QualifiedNameContext): Expression {
  const [first, ...rest] = context.id_list();
  const position = positionOf(context);
  if (first === undefined) throw reader.source.error(position, 'syntax', "Unexpected token '.'.");
  const start: Expression = { kind: 'name', position, name: identifierOf(first) };
  return rest.reduce<Expression>(
    (target, id) => ({ kind: 'member', position, target, name: identifierOf(id), safe: false }),
    start
  );
}
