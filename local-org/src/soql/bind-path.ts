import { UnsupportedError } from '../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import type { SoqlPath } from '../syntax/soql-ast.ts';
import type { Scope } from './binding-context.ts';
import type { BoundPath, ParentStep } from './bound-query.ts';
import { malformed, noSuchColumn, noSuchRelationship } from './soql-error.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm */
const DEEPEST_PARENT = 5;

/** Resolves `Lead__r.Owner.Name`. @throws SoqlError for unknown fields and relationships. */
export function bindPath(path: SoqlPath, scope: Scope): BoundPath {
  const names = withoutAlias(path.names, scope);
  if (names.length - 1 > DEEPEST_PARENT) {
    throw malformed(
      `Only ${DEEPEST_PARENT} levels of child-to-parent relationships are allowed: ${names.join('.')}`,
      path.position
    );
  }
  const steps: ParentStep[] = [];
  let object = scope.object;
  for (const name of names.slice(0, -1)) {
    const reference = scope.schema.parentRelationship(object.name, name);
    if (reference === undefined) throw noSuchRelationship(name, 'field path', path.position);
    const to = parentObject(scope.schema, reference, object);
    steps.push({ from: object, reference, to });
    object = to;
  }
  const name = names.at(-1)!;
  const field = scope.schema.field(object.name, name);
  if (field === undefined) throw noSuchColumn(name, object.name, path.position);
  if (field.type === 'Compound')
    throw new UnsupportedError(`Querying the compound field ${object.name}.${field.name}`);
  return { position: path.position, steps, object, field };
}

/** Object that a path through a reference continues in: `Name` where the reference points at several objects. */
export function parentObject(
  schema: Schema,
  reference: FieldSchema,
  from: ObjectSchema
): ObjectSchema {
  const name = reference.referenceTo.length === 1 ? reference.referenceTo[0]! : 'Name';
  const parent = schema.object(name);
  if (parent === undefined)
    throw new UnsupportedError(`The object ${name} behind ${from.name}.${reference.name}`);
  return parent;
}

/** `l.Name` and `Lead.Name` say the same as `Name` in `FROM Lead l`. */
function withoutAlias(names: readonly string[], scope: Scope): readonly string[] {
  if (names.length === 1) return names;
  const first = names[0]!.toLowerCase();
  const isAlias = first === scope.alias;
  const isObject =
    first === scope.object.name.toLowerCase() &&
    scope.schema.parentRelationship(scope.object.name, first) === undefined;
  return isAlias || isObject ? names.slice(1) : names;
}

/** The path as written, canonical letter case: `Lead__r.Owner.Name`. */
export function pathText(path: BoundPath): string {
  return [...path.steps.map((step) => step.reference.relationshipName), path.field.name].join('.');
}
