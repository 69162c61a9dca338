import type { StatementOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';
import type { StatementEmitter } from './statements.ts';

/** `insert rows;` and its like. */
export function emitDml(context: FunctionContext, statement: StatementOf<'dml'>): void {
  const { writer } = context.unit;
  const target = context.expression(statement.target);
  const mode = [quote(statement.access), context.sharingText] as const;
  if (statement.mergeWith !== null) {
    const duplicates = context.expression(statement.mergeWith);
    writer.write(`${context.operation('merge', target, duplicates, ...mode)}; `);
    return;
  }
  const field = statement.externalIdField;
  const key = field === null ? 'null' : quote(field);
  const operation = quote(statement.operation);
  writer.write(`${context.operation('dml', operation, target, ...mode, key)}; `);
}

/** `System.runAs(user) { … }` */
export function emitRunAs(
  context: FunctionContext,
  statement: StatementOf<'runAs'>,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  const before = context.temporary();
  const enter = context.operation('enterUser', context.expression(statement.user));
  writer.write(`${before} = ${enter}; try { `);
  statements(context, statement.body);
  writer.write(`} finally { ${context.operation('leaveUser', before)}; } `);
}
