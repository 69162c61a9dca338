import type { StatementOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { emitEquals } from './operators.ts';
import type { StatementEmitter } from './statements.ts';

/** `switch on` becomes a chain of `if`, so that `break` and `continue` inside belong to the loop around. */
export function emitSwitch(
  context: FunctionContext,
  statement: StatementOf<'switch'>,
  statements: StatementEmitter
): void {
  const { writer } = context.unit;
  const subject = context.temporary();
  writer.write(`${subject} = ${context.expression(statement.subject)}; `);
  let prefix = '';
  for (const branch of statement.cases) {
    writer.moveTo(branch.position.line);
    if (branch.kind === 'type') {
      const type = context.unit.type(branch.type);
      const test = context.operation('instanceOf', subject, type);
      writer.write(`${prefix}if (${test}) { let ${branch.local} = ${subject}; `);
    } else {
      const tests = branch.values.map((value) =>
        emitEquals(context, statement.compare, subject, context.expression(value))
      );
      writer.write(`${prefix}if (${tests.join(' || ')}) { `);
    }
    statements(context, branch.body);
    writer.write('} ');
    prefix = 'else ';
  }
  if (statement.otherwise === null) return;
  writer.write(`${prefix}{ `);
  statements(context, statement.otherwise);
  writer.write('} ');
}
