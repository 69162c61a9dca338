import type { Position } from '../../diagnostics/errors.ts';
import type { Expression, Identifier } from '../../syntax/ast.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { coerce } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { resolveType } from '../types/resolve-type.ts';
import { fieldType, parentType } from './sobject-members.ts';
import { requireWritableField } from './writable-fields.ts';

/** `new Lead(LastName = 'x', Owner = user)` */
export function bindNewNamed(
  context: BodyContext,
  node: Extract<Expression, { kind: 'newNamed' }>
): BoundExpression {
  const type = resolveType(context.typeScope, { ...node.type, position: node.position });
  if (type.kind !== 'sobject' || type.name === 'SObject') {
    fail(
      'illegal-constructor',
      node.position,
      `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${show(type)}`
    );
  }
  if (type.name === 'AggregateResult') {
    fail('illegal-constructor', node.position, `SObject is not constructable: ${type.name}`);
  }
  const seen = new Set<string>();
  const fields = node.fields.map(({ name, value }) => {
    const target = initializedField(context, node.position, type.name, name);
    if (seen.has(target.field))
      fail('duplicate-field', node.position, `Duplicate field initialization: ${target.field}`);
    seen.add(target.field);
    return {
      field: target.field,
      value: coerce(context, context.bind(value), target.type, { position: node.position })
    };
  });
  return { kind: 'newSObject', position: node.position, type, object: type.name, fields };
}

function initializedField(
  context: BodyContext,
  position: Position,
  object: string,
  name: Identifier
): { readonly field: string; readonly type: ApexType } {
  const { schema } = context.environment;
  const field = schema.field(object, name.text);
  if (field !== undefined) {
    requireWritableField(context, object, field.name, position);
    return { field: field.name, type: fieldType(field) };
  }
  const lookup = schema.parentRelationship(object, name.text);
  if (lookup === undefined)
    return fail('unknown-field', position, `Field does not exist: ${name.text} on ${object}`);
  return { field: lookup.relationshipName ?? name.text, type: parentType(lookup) };
}
