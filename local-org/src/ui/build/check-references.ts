import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Schema } from '../../metadata/schema.ts';
import { hasAnnotation, type CompiledType } from '../../runtime/core/compiled-unit.ts';
import type { ModuleReferences } from './salesforce-modules.ts';

/**
 * What components import by name and nobody deployed, in sentences; a deployment would be refused for each.
 * @throws UnsupportedError for an org with a namespace, whose pages have it in every name they import
 */
export function missingReferences(
  references: ModuleReferences,
  schema: Schema,
  types: readonly CompiledType[]
): readonly string[] {
  if (schema.namespace !== null)
    throw new UnsupportedError(`Pages in the namespace ${schema.namespace}`);
  const labels = references.labels
    .filter((name) => !schema.labels.has(name.toLowerCase()))
    .map((name) => `No custom label ${name} is deployed.`);
  const methods = references.apexMethods
    .filter((name) => !isAuraMethod(types, name))
    .map((name) => `No @AuraEnabled Apex method ${name} is deployed.`);
  const fields = references.schema
    .filter((name) => !isKnown(schema, name))
    .map((name) => `No object or field ${name} is deployed.`);
  return [...new Set([...labels, ...methods, ...fields])];
}

function isAuraMethod(types: readonly CompiledType[], name: string): boolean {
  const [className, methodName] = name.split('.');
  const methods = types.find((type) => type.name === className)?.methods ?? [];
  return methods.some(
    (method) =>
      method.isStatic && method.name === methodName && hasAnnotation(method, 'auraenabled')
  );
}

function isKnown(schema: Schema, name: string): boolean {
  const [objectName = '', ...field] = name.split('.');
  if (field.length === 0) return schema.object(objectName) !== undefined;
  return (
    schema.field(objectName, field[0]!) !== undefined ||
    schema.parentRelationship(objectName, field[0]!) !== undefined
  );
}
