import {
  ApexParserBaseVisitor,
  type ApexParserVisitor,
  type ArrayExpressionContext,
  type Arth1ExpressionContext,
  type Arth2ExpressionContext,
  type AssignExpressionContext,
  type BitAndExpressionContext,
  type BitExpressionContext,
  type BitNotExpressionContext,
  type BitOrExpressionContext,
  type CastExpressionContext,
  type CmpExpressionContext,
  type CoalExpressionContext,
  type CondExpressionContext,
  type DotExpressionContext,
  type EqualityExpressionContext,
  type ExpressionContext,
  type ExpressionListContext,
  type IdPrimaryContext,
  type InstanceOfExpressionContext,
  type LiteralPrimaryContext,
  type LogAndExpressionContext,
  type LogOrExpressionContext,
  type MethodCallContext,
  type MethodCallExpressionContext,
  type NegExpressionContext,
  type NewExpressionContext,
  type PostOpExpressionContext,
  type PreOpExpressionContext,
  type PrimaryExpressionContext,
  type SoqlPrimaryContext,
  type SoslPrimaryContext,
  type SubExpressionContext,
  type SuperPrimaryContext,
  type ThisPrimaryContext,
  type TypeRefPrimaryContext,
  type VoidPrimaryContext
} from '@apexdevtools/apex-parser';
import type { AssignmentOperator, BinaryOperator, Expression } from './ast.ts';
import { buildNew } from './creators.ts';
import { buildLiteral } from './literals.ts';
import { negativeLiteral, refuseAmbiguousCast } from './signs.ts';
import { buildQuery } from './soql-queries.ts';
import {
  identifierOf,
  optional,
  positionOf,
  type ExpressionReader,
  type Source
} from './source.ts';
import { buildTypeRef } from './types-as-written.ts';

type Operands = { expression(index: number): ExpressionContext } & ExpressionContext;

/** Builds the AST of expressions: one method, one kind of expression of the grammar. */
export class ExpressionBuilder
  extends ApexParserBaseVisitor<Expression>
  implements ApexParserVisitor<Expression>, ExpressionReader
{
  readonly source: Source;

  constructor(source: Source) {
    super();
    this.source = source;
  }

  expression(context: ExpressionContext): Expression {
    return this.visit(context);
  }

  /** Arguments of a call; the list is absent in `f()`. */
  #arguments(context: ExpressionListContext | null): readonly Expression[] {
    return (context?.expression_list() ?? []).map((argument) => this.visit(argument));
  }

  visitPrimaryExpression(context: PrimaryExpressionContext): Expression {
    return this.visit(context.primary());
  }

  visitSubExpression(context: SubExpressionContext): Expression {
    return this.visit(context.expression());
  }

  visitIdPrimary(context: IdPrimaryContext): Expression {
    const name = this.source.identifier(context.id());
    return { kind: 'name', position: name.position, name };
  }

  visitThisPrimary(context: ThisPrimaryContext): Expression {
    return { kind: 'this', position: positionOf(context) };
  }

  visitSuperPrimary(context: SuperPrimaryContext): Expression {
    return { kind: 'super', position: positionOf(context) };
  }

  visitLiteralPrimary(context: LiteralPrimaryContext): Expression {
    return buildLiteral(this.source, context.literal());
  }

  visitTypeRefPrimary(context: TypeRefPrimaryContext): Expression {
    const type = buildTypeRef(this.source, context.typeRef());
    return { kind: 'classLiteral', position: positionOf(context), type };
  }

  visitVoidPrimary(context: VoidPrimaryContext): Expression {
    throw this.source.unsupported(positionOf(context), '`void.class`');
  }

  visitSoslPrimary(context: SoslPrimaryContext): Expression {
    throw this.source.unsupported(positionOf(context), 'SOSL (FIND)');
  }

  visitSoqlPrimary(context: SoqlPrimaryContext): Expression {
    const query = buildQuery(this, context.soqlLiteral().query());
    return { kind: 'soql', position: positionOf(context), query };
  }

  visitDotExpression(context: DotExpressionContext): Expression {
    const position = positionOf(context);
    const target = this.visit(context.expression());
    const safe = optional(context.QUESTIONDOT()) !== null;
    const call = optional(context.dotMethodCall());
    if (call === null) {
      return { kind: 'member', position, target, name: identifierOf(context.anyId()), safe };
    }
    return {
      kind: 'call',
      position,
      target,
      name: identifierOf(call.anyId()),
      arguments: this.#arguments(optional(call.expressionList())),
      safe
    };
  }

  visitMethodCallExpression(context: MethodCallExpressionContext): Expression {
    return this.#call(context.methodCall());
  }

  #call(context: MethodCallContext): Expression {
    const position = positionOf(context);
    const values = this.#arguments(optional(context.expressionList()));
    const of = optional(context.THIS()) !== null ? 'this' : 'super';
    if (of === 'this' || optional(context.SUPER()) !== null) {
      return { kind: 'constructorCall', position, of, arguments: values };
    }
    const name = this.source.identifier(context.id());
    return { kind: 'call', position, target: null, name, arguments: values, safe: false };
  }

  visitArrayExpression(context: ArrayExpressionContext): Expression {
    return {
      kind: 'index',
      position: positionOf(context),
      target: this.visit(context.expression(0)),
      index: this.visit(context.expression(1))
    };
  }

  visitNewExpression(context: NewExpressionContext): Expression {
    return buildNew(this, positionOf(context), context.creator());
  }

  visitCastExpression(context: CastExpressionContext): Expression {
    const type = buildTypeRef(this.source, context.typeRef());
    refuseAmbiguousCast(this.source, context, type);
    return {
      kind: 'cast',
      position: positionOf(context),
      type,
      operand: this.visit(context.expression())
    };
  }

  visitInstanceOfExpression(context: InstanceOfExpressionContext): Expression {
    return {
      kind: 'instanceof',
      position: positionOf(context),
      operand: this.visit(context.expression()),
      type: buildTypeRef(this.source, context.typeRef())
    };
  }

  visitPostOpExpression(context: PostOpExpressionContext): Expression {
    return {
      kind: 'increment',
      position: positionOf(context),
      operator: optional(context.INC()) !== null ? '++' : '--',
      prefix: false,
      operand: this.visit(context.expression())
    };
  }

  visitPreOpExpression(context: PreOpExpressionContext): Expression {
    const position = positionOf(context);
    const operator = context.getChild(0).getText();
    if (operator === '-') {
      const literal = negativeLiteral(this.source, position, context.expression());
      if (literal !== null) return literal;
    }
    const operand = this.visit(context.expression());
    return operator === '++' || operator === '--'
      ? { kind: 'increment', position, operator, prefix: true, operand }
      : { kind: 'unary', position, operator: operator === '-' ? '-' : '+', operand };
  }

  visitNegExpression(context: NegExpressionContext): Expression {
    return {
      kind: 'unary',
      position: positionOf(context),
      operator: optional(context.TILDE()) !== null ? '~' : '!',
      operand: this.visit(context.expression())
    };
  }

  visitArth1Expression(context: Arth1ExpressionContext): Expression {
    return this.#binary(context, optional(context.MUL()) !== null ? '*' : '/');
  }

  visitArth2Expression(context: Arth2ExpressionContext): Expression {
    return this.#binary(context, optional(context.ADD()) !== null ? '+' : '-');
  }

  visitBitExpression(context: BitExpressionContext): Expression {
    if (context.LT_list().length === 2) return this.#binary(context, '<<');
    return this.#binary(context, context.GT_list().length === 2 ? '>>' : '>>>');
  }

  visitCmpExpression(context: CmpExpressionContext): Expression {
    const orEqual = optional(context.ASSIGN()) !== null;
    if (optional(context.LT()) !== null) return this.#binary(context, orEqual ? '<=' : '<');
    return this.#binary(context, orEqual ? '>=' : '>');
  }

  visitEqualityExpression(context: EqualityExpressionContext): Expression {
    return this.#binary(context, context.getChild(1).getText() as BinaryOperator);
  }

  visitBitAndExpression(context: BitAndExpressionContext): Expression {
    return this.#binary(context, '&');
  }

  /** The grammar calls exclusive or "bit not". */
  visitBitNotExpression(context: BitNotExpressionContext): Expression {
    return this.#binary(context, '^');
  }

  visitBitOrExpression(context: BitOrExpressionContext): Expression {
    return this.#binary(context, '|');
  }

  visitLogAndExpression(context: LogAndExpressionContext): Expression {
    return this.#binary(context, '&&');
  }

  visitLogOrExpression(context: LogOrExpressionContext): Expression {
    return this.#binary(context, '||');
  }

  visitCoalExpression(context: CoalExpressionContext): Expression {
    return this.#binary(context, '??');
  }

  visitCondExpression(context: CondExpressionContext): Expression {
    return {
      kind: 'conditional',
      position: positionOf(context),
      condition: this.visit(context.expression(0)),
      then: this.visit(context.expression(1)),
      otherwise: this.visit(context.expression(2))
    };
  }

  visitAssignExpression(context: AssignExpressionContext): Expression {
    return {
      kind: 'assign',
      position: positionOf(context),
      operator: context.getChild(1).getText() as AssignmentOperator,
      target: this.visit(context.expression(0)),
      value: this.visit(context.expression(1))
    };
  }

  #binary(context: Operands, operator: BinaryOperator): Expression {
    return {
      kind: 'binary',
      position: positionOf(context),
      operator,
      left: this.visit(context.expression(0)),
      right: this.visit(context.expression(1))
    };
  }
}
