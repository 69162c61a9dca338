import type {
  BlockContext,
  CatchClauseContext,
  ForStatementContext,
  IfStatementContext,
  LocalVariableDeclarationContext,
  RunAsStatementContext,
  StatementContext,
  TryStatementContext,
  VariableDeclaratorsContext
} from '@apexdevtools/apex-parser';
import type { Block, CatchClause, Declarator, Statement } from './ast.ts';
import { buildDml } from './dml-statements.ts';
import {
  optional,
  positionOf,
  positionOfTerminal,
  type ExpressionReader,
  type Source
} from './source.ts';
import { buildSwitch } from './switch-statements.ts';
import { buildQualifiedType, buildTypeRef } from './types-as-written.ts';
import { isFinalVariable, refuseModifiers } from './variable-modifiers.ts';

export function buildBlock(reader: ExpressionReader, context: BlockContext): Block {
  return {
    kind: 'block',
    position: positionOf(context),
    statements: context.statement_list().map((statement) => buildStatement(reader, statement)),
    end: positionOfTerminal(context.RBRACE())
  };
}

/** Any statement. */
export function buildStatement(reader: ExpressionReader, context: StatementContext): Statement {
  const block = optional(context.block());
  if (block !== null) return buildBlock(reader, block);
  const local = optional(context.localVariableDeclarationStatement());
  if (local !== null) return buildLocal(reader, local.localVariableDeclaration());
  const expression = optional(context.expressionStatement());
  if (expression !== null) {
    return {
      kind: 'expressionStatement',
      position: positionOf(expression),
      expression: reader.expression(expression.expression())
    };
  }
  return (
    buildBranch(reader, context) ??
    buildLoop(reader, context) ??
    buildJump(reader, context) ??
    buildDml(reader, context) ??
    buildRunAs(reader, context.runAsStatement())
  );
}

/** `Integer a = 1, b;` */
export function buildLocal(
  reader: ExpressionReader,
  context: LocalVariableDeclarationContext
): Statement {
  const declarators = buildDeclarators(reader, context.variableDeclarators());
  const position = positionOf(context);
  const name = declarators[0]?.position ?? position;
  return {
    kind: 'local',
    position,
    isFinal: isFinalVariable(reader.source, context.modifier_list(), 'locals', name),
    type: buildTypeRef(reader.source, context.typeRef()),
    declarators
  };
}

export function buildDeclarators(
  reader: ExpressionReader,
  context: VariableDeclaratorsContext
): readonly Declarator[] {
  return context.variableDeclarator_list().map((declarator) => {
    const value = optional(declarator.expression());
    return {
      position: positionOf(declarator),
      name: reader.source.identifier(declarator.id()),
      initializer: value === null ? null : reader.expression(value)
    };
  });
}

function buildBranch(reader: ExpressionReader, context: StatementContext): Statement | null {
  const branch = optional(context.ifStatement());
  if (branch !== null) return buildIf(reader, branch);
  const attempt = optional(context.tryStatement());
  if (attempt !== null) return buildTry(reader, attempt);
  const choice = optional(context.switchStatement());
  return choice === null ? null : buildSwitch(reader, choice, buildBlock);
}

function buildIf(reader: ExpressionReader, context: IfStatementContext): Statement {
  const otherwise = context.statement_list()[1];
  return {
    kind: 'if',
    position: positionOf(context),
    condition: reader.expression(context.parExpression().expression()),
    then: buildStatement(reader, context.statement(0)),
    otherwise: otherwise === undefined ? null : buildStatement(reader, otherwise)
  };
}

function buildTry(reader: ExpressionReader, context: TryStatementContext): Statement {
  const last = optional(context.finallyBlock());
  return {
    kind: 'try',
    position: positionOf(context),
    body: buildBlock(reader, context.block()),
    catches: context.catchClause_list().map((clause) => buildCatch(reader, clause)),
    finallyBlock: last === null ? null : buildBlock(reader, last.block())
  };
}

function buildCatch(reader: ExpressionReader, context: CatchClauseContext): CatchClause {
  return {
    position: positionOf(context),
    type: buildQualifiedType(reader.source, context.qualifiedName()),
    name: reader.source.identifier(context.id()),
    body: buildBlock(reader, context.block())
  };
}

function buildLoop(reader: ExpressionReader, context: StatementContext): Statement | null {
  const loop = optional(context.forStatement());
  if (loop !== null) return buildFor(reader, loop);
  const whileLoop = optional(context.whileStatement());
  if (whileLoop !== null) {
    const body = optional(whileLoop.statement());
    return {
      kind: 'while',
      position: positionOf(whileLoop),
      condition: reader.expression(whileLoop.parExpression().expression()),
      body: body === null ? emptyBody(reader.source, whileLoop) : buildStatement(reader, body)
    };
  }
  const doLoop = optional(context.doWhileStatement());
  if (doLoop === null) return null;
  return {
    kind: 'doWhile',
    position: positionOf(doLoop),
    condition: reader.expression(doLoop.parExpression().expression()),
    body: buildBlock(reader, doLoop.block())
  };
}

function buildFor(reader: ExpressionReader, context: ForStatementContext): Statement {
  const position = positionOf(context);
  const written = optional(context.statement());
  const body =
    written === null ? emptyBody(reader.source, context) : buildStatement(reader, written);
  const each = optional(context.forControl().enhancedForControl());
  if (each !== null) {
    return {
      kind: 'forEach',
      position,
      type: buildTypeRef(reader.source, each.typeRef()),
      name: reader.source.identifier(each.id()),
      iterable: reader.expression(each.expression()),
      body
    };
  }
  const control = context.forControl();
  const condition = optional(control.expression());
  const update = optional(control.forUpdate())?.expressionList().expression_list() ?? [];
  return {
    kind: 'for',
    position,
    init: forInit(reader, context),
    condition: condition === null ? null : reader.expression(condition),
    update: update.map((expression) => reader.expression(expression)),
    body
  };
}

function forInit(reader: ExpressionReader, context: ForStatementContext): readonly Statement[] {
  const init = optional(context.forControl().forInit());
  if (init === null) return [];
  const local = optional(init.localVariableDeclaration());
  if (local !== null) {
    refuseModifiers(reader.source, local.modifier_list());
    return [buildLocal(reader, local)];
  }
  return init
    .expressionList()
    .expression_list()
    .map((expression) => ({
      kind: 'expressionStatement',
      position: positionOf(expression),
      expression: reader.expression(expression)
    }));
}

/** `while (x);` has an empty body. */
function emptyBody(source: Source, context: Parameters<typeof positionOf>[0]): Statement {
  throw source.unsupported(positionOf(context), 'A loop with an empty body');
}

function buildJump(reader: ExpressionReader, context: StatementContext): Statement | null {
  const position = positionOf(context);
  const end = optional(context.returnStatement());
  if (end !== null) {
    const value = optional(end.expression());
    return { kind: 'return', position, value: value === null ? null : reader.expression(value) };
  }
  const failure = optional(context.throwStatement());
  if (failure !== null) {
    return { kind: 'throw', position, value: reader.expression(failure.expression()) };
  }
  if (optional(context.breakStatement()) !== null) return { kind: 'break', position };
  return optional(context.continueStatement()) === null ? null : { kind: 'continue', position };
}

function buildRunAs(reader: ExpressionReader, context: RunAsStatementContext): Statement {
  const values = optional(context.expressionList())?.expression_list() ?? [];
  return {
    kind: 'runAs',
    position: positionOf(context),
    arguments: values.map((value) => reader.expression(value)),
    body: buildBlock(reader, context.block())
  };
}
