import type { ObjectSchema, Schema } from '../../../local-org/src/metadata/schema.ts';

/**
 * Declarations that make `Schema.SObjectType.Lead.fields.Phone` mean what it means in an org, by type name.
 * @param token the library's own declaration of `Schema.SObjectType`
 */
export function describeDeclarations(schema: Schema, token: string): ReadonlyMap<string, string> {
  const objects = [...schema.objects.values()];
  const constants = objects.map(({ name }) => `global static Schema.DescribeOf${name} ${name};`);
  const end = token.lastIndexOf('}');
  const declarations = new Map([
    ['SObjectType', `${token.slice(0, end)}${constants.join('\n')}\n}`]
  ]);
  for (const object of objects) {
    declarations.set(`DescribeOf${object.name}`, describeOf(object));
    declarations.set(`FieldsOf${object.name}`, fieldsOf(object));
  }
  return declarations;
}

function describeOf({ name }: ObjectSchema): string {
  return `global virtual class DescribeOf${name} extends Schema.DescribeSObjectResult {
global Schema.FieldsOf${name} fields;
}`;
}

function fieldsOf({ name, fields }: ObjectSchema): string {
  const results = [...fields.values()].map(
    (field) => `global Schema.DescribeFieldResult ${field.name};`
  );
  return `global virtual class FieldsOf${name} extends Schema.SObjectTypeFields {
${results.join('\n')}
}`;
}
