import type { Position } from '../../diagnostics/errors.ts';
import type { Identifier } from '../../syntax/ast.ts';
import { libraryType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';

const OBJECT_TOKEN = libraryType('Schema.SObjectType');
const FIELD_TOKEN = libraryType('Schema.SObjectField');
const OBJECT_DESCRIBE = libraryType('Schema.DescribeSObjectResult');
const FIELD_DESCRIBE = libraryType('Schema.DescribeFieldResult');

/** `Lead.SObjectType` */
export function objectToken(
  _context: BodyContext,
  object: string,
  position: Position
): BoundExpression {
  return { kind: 'sobjectTypeToken', position, type: OBJECT_TOKEN, object };
}

/** `Lead.LastName`, `Lead.fields.LastName` */
export function fieldToken(
  context: BodyContext,
  object: string,
  name: Identifier
): BoundExpression {
  const field = context.environment.schema.field(object, name.text);
  if (field === undefined) {
    return fail('unknown-field', name.position, `Variable does not exist: ${name.text}`);
  }
  return {
    kind: 'fieldToken',
    position: name.position,
    type: FIELD_TOKEN,
    object,
    field: field.name
  };
}

/** `Schema.SObjectType.Lead`: the describe of the object, read from its token. */
export function objectDescribe(
  context: BodyContext,
  object: string,
  position: Position
): BoundExpression {
  return describeCall(objectToken(context, object, position), OBJECT_TOKEN.name);
}

/** `Schema.SObjectType.Lead.fields.LastName`: the describe of the field, read from its token. */
export function fieldDescribe(
  context: BodyContext,
  object: string,
  name: Identifier
): BoundExpression {
  return describeCall(fieldToken(context, object, name), FIELD_TOKEN.name);
}

function describeCall(target: BoundExpression, owner: string): BoundExpression {
  const type = owner === OBJECT_TOKEN.name ? OBJECT_DESCRIBE : FIELD_DESCRIBE;
  return {
    kind: 'libraryCall',
    position: target.position,
    type,
    owner,
    name: 'getDescribe',
    parameters: [],
    target,
    arguments: []
  };
}

/** The object whose describe an expression is, when it is written as `Schema.SObjectType.X`; else null. */
export function describedObject(expression: BoundExpression): string | null {
  if (expression.kind !== 'libraryCall' || expression.name !== 'getDescribe') return null;
  return expression.target?.kind === 'sobjectTypeToken' ? expression.target.object : null;
}
