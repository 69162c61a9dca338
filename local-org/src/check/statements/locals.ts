import type { Statement } from '../../syntax/ast.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundStatement } from '../bound.ts';
import { coerce } from '../conversions.ts';
import { resolveType } from '../types/resolve-type.ts';

type Local = Extract<Statement, { kind: 'local' }>;

/** `Integer a = 1, b;`: one bound declaration for each variable. */
export function bindLocal(context: BodyContext, node: Local): readonly BoundStatement[] {
  const { reporter } = context.environment;
  const { file } = context.details;
  const type = reporter.attempt(file, () => resolveType(context.typeScope, node.type));
  return node.declarators.flatMap((declarator): readonly BoundStatement[] => {
    const bound = reporter.attempt(file, () => ({
      value: initialValue(context, declarator, type)
    }));
    const variable = context.scopes.declare(declarator.name, type);
    if (bound === null || type === null) return [];
    return [
      {
        kind: 'local',
        position: declarator.position,
        local: variable.local,
        type,
        value: bound.value
      }
    ];
  });
}

function initialValue(
  context: BodyContext,
  declarator: Local['declarators'][number],
  type: ApexType | null
) {
  if (declarator.initializer === null) return null;
  const value = context.bind(declarator.initializer);
  return type === null
    ? null
    : coerce(context, value, type, { position: declarator.name.position });
}
