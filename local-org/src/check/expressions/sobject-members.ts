import type { FieldSchema } from '../../metadata/schema.ts';
import type { Identifier } from '../../syntax/ast.ts';
import { ID, libraryType, listOf, sobjectType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';

/** `.name` on a row: one of its fields, its parent row or its child rows. */
export function sobjectMember(
  context: BodyContext,
  target: BoundExpression,
  name: Identifier
): BoundExpression {
  const object = target.type.name;
  const { schema } = context.environment;
  const base = { kind: 'sobjectField', position: name.position, target, object } as const;
  if (object === 'SObject' || object === 'AggregateResult') {
    if (name.text.toLowerCase() === 'id')
      return { ...base, type: ID, field: 'Id', relationship: null };
    return unknown(name);
  }
  const field = schema.field(object, name.text);
  if (field !== undefined)
    return { ...base, type: fieldType(field), field: field.name, relationship: null };
  const lookup = schema.parentRelationship(object, name.text);
  if (lookup !== undefined) {
    return {
      ...base,
      type: parentType(lookup),
      field: lookup.relationshipName ?? name.text,
      relationship: 'parent'
    };
  }
  const children = schema.childRelationship(object, name.text);
  if (children === undefined) return unknown(name);
  return {
    ...base,
    type: listOf(sobjectType(children.childObject)),
    field: children.name,
    relationship: 'children'
  };
}

function unknown(name: Identifier): never {
  return fail('unknown-field', name.position, `Variable does not exist: ${name.text}`);
}

/** Apex type of a field's value. */
export function fieldType(field: FieldSchema): ApexType {
  return libraryType(field.apexType);
}

/**
 * Type of the row behind a lookup; a lookup to several objects gives rows of the `Name` object.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_and_polymorph_keys.htm
 */
export function parentType(lookup: FieldSchema): ApexType {
  const [only, ...others] = lookup.referenceTo;
  return sobjectType(only !== undefined && others.length === 0 ? only : 'Name');
}
