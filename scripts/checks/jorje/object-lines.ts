import { StandardObjects } from '../../../local-org/src/metadata/platform/standard-objects.ts';
import type { ObjectSchema, Schema } from '../../../local-org/src/metadata/schema.ts';

/**
 * What the org's objects are, in the lines that the Java program reads: the deployed ones as the schema has them, and every other
 * standard object as the type tables have it.
 */
export function objectLines(schema: Schema): readonly string[] {
  const standard = StandardObjects.open();
  const deployed = [...schema.objects.values()].flatMap((object) =>
    linesOf(schema, object, standard)
  );
  return [...deployed, 'object\tAggregateResult\tstandard'];
}

function linesOf(
  schema: Schema,
  object: ObjectSchema,
  standard: StandardObjects
): readonly string[] {
  const fields = [...object.fields.values()].flatMap((field) => {
    const value = `value\t${field.name}\t${field.apexType.replace('System.', '')}`;
    const [parent] = field.referenceTo;
    if (field.relationshipName === null || parent === undefined) return [value];
    const target = field.referenceTo.length > 1 ? 'Name' : parent;
    return [value, `parent\t${field.relationshipName}\t${target}`];
  });
  const declared = new Set([...object.fields.keys()]);
  return [
    `object\t${object.name}\t${object.kind}`,
    ...fields,
    ...schema
      .childRelationships(object.name)
      .map(({ name, childObject }) => `children\t${name}\t${childObject}`),
    ...(standard.has(object.name) ? unmodelled(object.name, declared, standard) : [])
  ];
}

/** Fields of a standard object that the local org does not keep: the compiler of an org knows them. */
function unmodelled(
  name: string,
  declared: ReadonlySet<string>,
  standard: StandardObjects
): readonly string[] {
  return standard
    .members(name)
    .filter(({ name: field, type }) => !declared.has(field.toLowerCase()) && type.args.length === 0)
    .map(({ name: field, type }) =>
      type.kind === 'sobject'
        ? `parent\t${field}\t${type.name}`
        : `value\t${field}\t${type.name.replace('System.', '')}`
    );
}
