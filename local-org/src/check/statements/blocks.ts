import type { Block, Statement } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundStatement } from '../bound.ts';

/** The statements of a block in a scope of its own. A mistake in one statement does not hide those of the next. */
export function bindBlock(context: BodyContext, block: Block): readonly BoundStatement[] {
  return context.scopes.inBlock(() => bindStatements(context, block.statements));
}

/** Statements in the scope that is open already. */
export function bindStatements(
  context: BodyContext,
  statements: readonly Statement[]
): readonly BoundStatement[] {
  const { reporter } = context.environment;
  return statements.flatMap(
    (statement) =>
      reporter.attempt(context.details.file, () => context.bindStatement(statement)) ?? []
  );
}

/** The body of a loop or a branch: a block, or one statement in a scope of its own. */
export function bindBranch(context: BodyContext, statement: Statement): BoundStatement {
  const body = statement.kind === 'block' ? statement.statements : [statement];
  const bound = context.scopes.inBlock(() => bindStatements(context, body));
  return { kind: 'block', position: statement.position, body: bound };
}
