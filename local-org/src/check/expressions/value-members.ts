import type { Identifier } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { rowOf } from '../conversions.ts';
import { findEnumConstant, findField } from '../members/find-fields.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { libraryFieldRead, userFieldRead } from './fields.ts';
import { sobjectMember } from './sobject-members.ts';

/** `.name` on a value: a field of a row, of a user object or of a platform object. */
export function valueMember(
  context: BodyContext,
  target: BoundExpression,
  name: Identifier
): BoundExpression {
  const receiver = rowOf(context, target);
  const { type } = receiver;
  if (type.kind === 'sobject') return sobjectMember(context, receiver, name);
  const field = findField(context.environment, type, name.text);
  const isConstant = findEnumConstant(context.environment, type, name.text) !== null;
  const isStatic =
    isConstant || (field?.kind === 'user' ? field.symbol.isStatic : field?.isStatic === true);
  if (isStatic) {
    fail(
      'static-context',
      name.position,
      `Static field cannot be referenced from a non static context: ${name.text} from the type ${show(type)}`
    );
  }
  if (field === null && receiver.kind === 'sobjectField') {
    const message = `A non foreign key field cannot be referenced in a path expression: ${receiver.field}`;
    return fail('unknown-variable', receiver.position, message);
  }
  if (field === null)
    return fail('unknown-variable', name.position, `Variable does not exist: ${name.text}`);
  if (field.kind === 'user') return userFieldRead(context, field.symbol, receiver, name.position);
  return libraryFieldRead(field, receiver, name.position);
}
