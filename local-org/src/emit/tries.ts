import type { StatementOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import type { StatementEmitter } from './statements.ts';

/**
 * `try … catch … finally`. What ends the transaction (a limit, a failed assertion, a fault of the local org) passes every catch
 * clause, and no finally block runs for it.
 */
export function emitTry(
  context: FunctionContext,
  statement: StatementOf<'try'>,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  const hasFinally = statement.finallyBody !== null;
  const fatal = context.temporary();
  const error = context.temporary();
  if (hasFinally) writer.write(`${fatal} = false; `);
  writer.write('try { ');
  statements(context, statement.body);
  writer.write(`} catch ($e) { `);
  const isFatal = context.operation('isFatal', '$e');
  writer.write(
    hasFinally ? `if ((${fatal} = ${isFatal})) throw $e; ` : `if (${isFatal}) throw $e; `
  );
  writer.write(`${error} = $e; `);
  emitCatches(context, statement, error, statements);
  writer.write('} ');
  if (statement.finallyBody === null) return;
  writer.write(`finally { if (!${fatal}) { `);
  statements(context, statement.finallyBody);
  writer.write('} } ');
}

function emitCatches(
  context: FunctionContext,
  statement: StatementOf<'try'>,
  error: string,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  for (const clause of statement.catches) {
    writer.moveTo(clause.position.line);
    const test = context.operation('isException', error, context.unit.type(clause.type));
    writer.write(`if (${test}) { let ${clause.local} = ${error}; `);
    statements(context, clause.body);
    writer.write('} else ');
  }
  writer.write(`throw ${error}; `);
}
