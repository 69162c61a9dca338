import type { BoundStatement } from '../check/bound.ts';
import { InternalError } from '../diagnostics/errors.ts';
import { emitDml, emitRunAs } from './database-statements.ts';
import type { StatementOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { emitFor, emitForEach, emitWhile, emitDoWhile } from './loops.ts';
import { emitCondition } from './operators.ts';
import { emitSwitch } from './switches.ts';
import { emitTry } from './tries.ts';

/** How parts of a statement write the statements inside them. */
export type StatementEmitter = (
  context: FunctionContext,
  statements: readonly BoundStatement[]
) => void;

/** Writes statements, each on its own line of the Apex file. */
export function emitStatements(
  context: FunctionContext,
  statements: readonly BoundStatement[]
): void {
  for (const statement of statements) emitStatement(context, statement);
}

function emitStatement(context: FunctionContext, statement: BoundStatement): void {
  const { unit } = context;
  unit.writer.moveTo(statement.position.line);
  if (isCounted(statement)) unit.writer.write(`${unit.count(statement.position.line)} `);
  if (!emitSimple(context, statement)) emitCompound(context, statement);
}

/** Blocks, `try` and declarations without a value hold no code of their own. */
function isCounted(statement: BoundStatement): boolean {
  if (statement.kind === 'local') return statement.value !== null;
  return statement.kind !== 'block' && statement.kind !== 'try';
}

/** Statements without statements inside. */
function emitSimple(context: FunctionContext, statement: BoundStatement): boolean {
  const { writer } = context.unit;
  switch (statement.kind) {
    case 'local': {
      const value = statement.value === null ? 'null' : context.expression(statement.value);
      writer.write(`let ${statement.local} = ${value}; `);
      return true;
    }
    case 'expression':
      writer.write(`${context.expression(statement.expression)}; `);
      return true;
    case 'return': {
      const value =
        statement.value === null ? returned(context) : context.expression(statement.value);
      writer.write(`return ${value}; `);
      return true;
    }
    case 'throw':
      writer.write(`throw ${context.operation('thrown', context.expression(statement.value))}; `);
      return true;
    case 'break':
    case 'continue':
      writer.write(`${statement.kind}; `);
      return true;
    case 'dml':
      emitDml(context, statement);
      return true;
    default:
      return false;
  }
}

/** A constructor answers its object, every other function without a value answers null. */
function returned(context: FunctionContext): string {
  return context.isConstructor ? 'this' : 'null';
}

function emitCompound(context: FunctionContext, statement: BoundStatement): void {
  const { writer } = context.unit;
  switch (statement.kind) {
    case 'block':
      writer.write('{ ');
      emitStatements(context, statement.body);
      writer.write('} ');
      return;
    case 'if':
      return emitIf(context, statement);
    case 'for':
      return emitFor(context, statement, emitStatements);
    case 'forEach':
      return emitForEach(context, statement, emitStatements);
    case 'while':
      return emitWhile(context, statement, emitStatements);
    case 'doWhile':
      return emitDoWhile(context, statement, emitStatements);
    case 'try':
      return emitTry(context, statement, emitStatements);
    case 'switch':
      return emitSwitch(context, statement, emitStatements);
    case 'runAs':
      return emitRunAs(context, statement, emitStatements);
    default:
      throw new InternalError(`No emitter for a statement of kind ${statement.kind}.`);
  }
}

function emitIf(context: FunctionContext, statement: StatementOf<'if'>): void {
  const { writer } = context.unit;
  writer.write(`if (${emitCondition(context, statement.condition)}) { `);
  emitStatement(context, statement.then);
  if (statement.otherwise !== null) {
    writer.write('} else { ');
    emitStatement(context, statement.otherwise);
  }
  writer.write('} ');
}
