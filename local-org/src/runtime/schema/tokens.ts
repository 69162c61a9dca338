import { InternalError } from '../../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';

/** A `Schema.SObjectType`: `Lead.SObjectType`. One instance per object, so `===` is Apex equality. */
export class SObjectTypeToken {
  readonly typeName = 'Schema.SObjectType';
  readonly schema: Schema;
  readonly object: ObjectSchema;

  constructor(schema: Schema, object: ObjectSchema) {
    this.schema = schema;
    this.object = object;
  }

  toText(): string {
    return this.object.name;
  }

  keyText(): string {
    return `SObjectType:${this.object.name}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return other instanceof SObjectTypeToken && other.object.name === this.object.name;
  }
}

/** A `Schema.SObjectField`: `Lead.LastName`. One instance per field of an object. */
export class SObjectFieldToken {
  readonly typeName = 'Schema.SObjectField';
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly field: FieldSchema;

  constructor(schema: Schema, object: ObjectSchema, field: FieldSchema) {
    this.schema = schema;
    this.object = object;
    this.field = field;
  }

  toText(): string {
    return this.field.name;
  }

  keyText(): string {
    return `SObjectField:${this.object.name}.${this.field.name}`;
  }

  equalTo(_tx: unknown, other: unknown): boolean {
    return (
      other instanceof SObjectFieldToken &&
      other.object.name === this.object.name &&
      other.field.name === this.field.name
    );
  }
}

interface KnownTokens {
  readonly type: SObjectTypeToken;
  readonly fields: Map<string, SObjectFieldToken>;
}

/** Tokens are pure facts of an object's schema: one set for each. */
const KNOWN = new WeakMap<ObjectSchema, KnownTokens>();

function tokensOf(schema: Schema, object: ObjectSchema): KnownTokens {
  const known = KNOWN.get(object);
  if (known !== undefined) return known;
  const made: KnownTokens = { type: new SObjectTypeToken(schema, object), fields: new Map() };
  KNOWN.set(object, made);
  return made;
}

/** `Lead.SObjectType`, for compiled code; the object must exist. */
export function sobjectTypeToken(schema: Schema, objectName: string): SObjectTypeToken {
  const object = schema.object(objectName);
  if (object === undefined) throw new InternalError(`No object ${objectName}.`);
  return tokensOf(schema, object).type;
}

/** `Lead.LastName`, for compiled code; the field must exist. */
export function fieldToken(
  schema: Schema,
  objectName: string,
  fieldName: string
): SObjectFieldToken {
  const token = findFieldToken(schema, objectName, fieldName);
  if (token === null) throw new InternalError(`No field ${objectName}.${fieldName}.`);
  return token;
}

/** The token of a field in any letter case; null when there is none. */
export function findFieldToken(
  schema: Schema,
  objectName: string,
  fieldName: string
): SObjectFieldToken | null {
  const object = schema.object(objectName);
  const field = object?.fields.get(fieldName.toLowerCase());
  if (object === undefined || field === undefined) return null;
  const { fields } = tokensOf(schema, object);
  const known = fields.get(field.name);
  if (known !== undefined) return known;
  const made = new SObjectFieldToken(schema, object, field);
  fields.set(field.name, made);
  return made;
}
