import type { CatchClause, Statement } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundStatement } from '../bound.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import type { ApexType } from '../../syntax/types.ts';
import { isException } from '../types/hierarchy.ts';
import { isSubtype } from '../types/assignability.ts';
import { resolveType } from '../types/resolve-type.ts';
import { bindBlock, bindStatements } from './blocks.ts';

type Try = Extract<Statement, { kind: 'try' }>;
type BoundCatch = Extract<BoundStatement, { kind: 'try' }>['catches'][number];

/** `try … catch … finally …` */
export function bindTry(context: BodyContext, node: Try): BoundStatement {
  const body = bindBlock(context, node.body);
  const caught: ApexType[] = [];
  const catches = node.catches.flatMap((clause): readonly BoundCatch[] => {
    const bound = bindCatch(context, clause, caught);
    return bound === null ? [] : [bound];
  });
  const finallyBody = node.finallyBlock === null ? null : bindBlock(context, node.finallyBlock);
  return { kind: 'try', position: node.position, body, catches, finallyBody };
}

function bindCatch(
  context: BodyContext,
  clause: CatchClause,
  caught: ApexType[]
): BoundCatch | null {
  const { reporter } = context.environment;
  const type = reporter.attempt(context.details.file, () => caughtType(context, clause, caught));
  if (type !== null) caught.push(type);
  return context.scopes.inBlock(() => {
    const variable = context.scopes.declare(clause.name, type);
    const body = bindStatements(context, clause.body.statements);
    return type === null ? null : { type, local: variable.local, body, position: clause.position };
  });
}

function caughtType(
  context: BodyContext,
  clause: CatchClause,
  caught: readonly ApexType[]
): ApexType {
  const type = resolveType(context.typeScope, {
    ...clause.type,
    position: clause.name.position
  });
  if (!isException(context.environment, type)) {
    fail(
      'illegal-catch',
      clause.body.position,
      `Catch block variable must be of type exception: ${show(type)}`
    );
  }
  if (caught.some((earlier) => isSubtype(context.environment, type, earlier))) {
    fail('already-caught', clause.body.position, `Exception type already caught: ${show(type)}`);
  }
  return type;
}
