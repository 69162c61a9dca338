import type { Identifier } from '../../syntax/ast.ts';
import { libraryType, SOBJECT, VOID } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { findMethods } from '../members/find-methods.ts';
import { chooseOverload } from '../members/overloads.ts';
import { convertArguments } from './calls.ts';

/**
 * `lead.LastName.addError('…')` marks the field of the row: it is bound as `lead.addError(Lead.LastName, '…')`. Null for
 * any other call.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
export function addErrorOnField(
  context: BodyContext,
  target: BoundExpression,
  name: Identifier,
  args: readonly BoundExpression[]
): BoundExpression | null {
  if (
    name.text.toLowerCase() !== 'adderror' ||
    target.kind !== 'sobjectField' ||
    target.relationship !== null
  )
    return null;
  const token: BoundExpression = {
    kind: 'fieldToken',
    position: target.position,
    type: libraryType('Schema.SObjectField'),
    object: target.object,
    field: target.field
  };
  const all = [token, ...args];
  const shapes = all.map((argument) => ({ type: argument.type, isQuery: false }));
  const chosen = chooseOverload(
    context.environment,
    findMethods(context.environment, SOBJECT, 'addError'),
    shapes
  );
  if (typeof chosen === 'string' || chosen.source.kind !== 'library') return null;
  return {
    kind: 'libraryCall',
    position: name.position,
    type: VOID,
    owner: chosen.source.owner,
    name: chosen.name,
    parameters: chosen.source.declared,
    target: target.target,
    arguments: convertArguments(context, all, chosen.parameters)
  };
}
