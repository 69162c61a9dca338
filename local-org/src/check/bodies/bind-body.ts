import type { Block } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundParameter, BoundStatement } from '../bound.ts';
import { checkFlow } from '../flow.ts';
import { show } from '../show.ts';
import { bindStatements } from '../statements/blocks.ts';
import type { ParameterSymbol } from '../symbols.ts';
import type { Position } from '../../diagnostics/errors.ts';

/** Declares the parameters of a method in its body's scope. */
export function bindParameters(
  context: BodyContext,
  parameters: readonly ParameterSymbol[]
): readonly BoundParameter[] {
  return parameters.map(({ name, type, position }) => {
    const variable = context.scopes.declare({ text: name, position }, type);
    return { local: variable.local, name, type };
  });
}

/** The statements of a body, checked for reachability (not asked of triggers); `position` is where a missing `return` is reported. */
export function bindBody(
  context: BodyContext,
  body: Block,
  position: Position
): readonly BoundStatement[] {
  const { returnType } = context.details;
  const required = returnType === null || returnType.kind === 'void' ? null : show(returnType);
  const { reporter } = context.environment;
  const before = reporter.count;
  const bound = bindStatements(context, body.statements);
  if (reporter.count === before && context.details.role !== 'trigger')
    reporter.attempt(context.details.file, () => checkFlow(body, required, position));
  return bound;
}
