import type { Position } from '../diagnostics/errors.ts';
import type { Block, Statement } from '../syntax/ast.ts';
import { fail } from './mistakes.ts';

/**
 * True when control can reach the end of the statements. Fails at the first statement that control cannot reach.
 *
 * @remarks As the platform's compiler sees it: a loop and a `runAs` block can always end, whatever stands in them, and `break`
 * and `continue` end nothing. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_statements.htm
 */
function completes(statements: readonly Statement[]): boolean {
  let open = true;
  for (const statement of statements) {
    if (!open) fail('unreachable', statement.position, 'Unreachable statement');
    open = statementCompletes(statement);
  }
  return open;
}

function statementCompletes(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
      return false;
    case 'block':
      return completes(statement.statements);
    case 'if': {
      const then = statementCompletes(statement.then);
      const otherwise = statement.otherwise === null || statementCompletes(statement.otherwise);
      return then || otherwise;
    }
    case 'for':
    case 'forEach':
    case 'while':
    case 'doWhile':
      statementCompletes(statement.body);
      return true;
    case 'try':
      return tryCompletes(statement);
    case 'switch': {
      const branches = statement.cases.map((each) => completes(each.body.statements));
      const otherwise = statement.otherwise === null || completes(statement.otherwise.statements);
      return otherwise || branches.includes(true);
    }
    case 'runAs':
      completes(statement.body.statements);
      return true;
    default:
      return true;
  }
}

/** What `finally` does is not counted, even when it returns. */
function tryCompletes(statement: Extract<Statement, { kind: 'try' }>): boolean {
  const body = completes(statement.body.statements);
  const catches = statement.catches.map((clause) => completes(clause.body.statements));
  if (statement.finallyBlock !== null) completes(statement.finallyBlock.statements);
  return body || catches.includes(true);
}

/** Checks that a body that must return a value does so on every way, and that every statement can be reached. */
export function checkFlow(body: Block, required: string | null, position: Position): void {
  if (completes(body.statements) && required !== null) {
    fail('missing-return', position, `Missing return statement required return type: ${required}`);
  }
}
