import type { BoundStatement } from '../check/bound.ts';
import type { OperationName } from '../runtime/core/operations.ts';
import type { StatementOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { emitCondition } from './operators.ts';
import { emitSoql } from './queries.ts';
import type { StatementEmitter } from './statements.ts';

/** Each turn of a loop burns fuel, so that a loop without end meets the CPU limit. */
const BURN_FUEL = 'if (--$.fuel < 0) $.refuel(); ';

function emitBody(
  context: FunctionContext,
  body: BoundStatement,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  writer.write(`{ ${BURN_FUEL}`);
  statements(context, [body]);
  writer.write('} ');
}

/** `for (init; condition; update)`; the initialisers stand before the loop, in a block of their own. */
export function emitFor(
  context: FunctionContext,
  statement: StatementOf<'for'>,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  writer.write('{ ');
  statements(context, statement.init);
  const condition = statement.condition === null ? '' : emitCondition(context, statement.condition);
  writer.write(`for (; ${condition}; ${context.expressions(statement.update)}) `);
  emitBody(context, statement.body, statements);
  writer.write('} ');
}

const ITERATIONS: Readonly<Record<StatementOf<'forEach'>['iterates'], OperationName>> = {
  collection: 'each',
  iterable: 'eachOfIterable',
  query: 'each',
  queryChunks: 'eachChunk'
};

export function emitForEach(
  context: FunctionContext,
  statement: StatementOf<'forEach'>,
  statements: StatementEmitter
): void {
  const { iterable } = statement;
  const rows =
    iterable.kind === 'soql'
      ? emitSoql(context, iterable, 'queryLoop')
      : context.expression(iterable);
  const values = context.operation(ITERATIONS[statement.iterates], rows);
  context.unit.writer.write(`for (let ${statement.local} of ${values}) `);
  emitBody(context, statement.body, statements);
}

export function emitWhile(
  context: FunctionContext,
  statement: StatementOf<'while'>,
  statements: StatementEmitter
): void {
  context.unit.writer.write(`while (${emitCondition(context, statement.condition)}) `);
  emitBody(context, statement.body, statements);
}

export function emitDoWhile(
  context: FunctionContext,
  statement: StatementOf<'doWhile'>,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  writer.write('do ');
  emitBody(context, statement.body, statements);
  writer.moveTo(statement.condition.position.line);
  writer.write(`while (${emitCondition(context, statement.condition)}); `);
}
