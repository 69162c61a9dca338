import type { Schema } from '../../metadata/schema.ts';
import { sobjectType, type ApexType } from '../../syntax/types.ts';

/** `Lead__r` in its own letter case, for messages and maps. */
export function parentName(schema: Schema, objectName: string, key: string): string {
  return schema.parentRelationship(objectName, key)?.relationshipName ?? key;
}

/** `BirdMessages__r` in its own letter case. */
export function childName(schema: Schema, objectName: string, key: string): string {
  return childOf(schema, objectName, key)?.name ?? key;
}

/** Type of the rows behind a child relationship; `SObject` where the relationship is unknown. */
export function childType(schema: Schema, objectName: string, key: string): ApexType {
  return sobjectType(childOf(schema, objectName, key)?.childObject ?? 'SObject');
}

/** True when the object has a child relationship of this lower-cased name. */
export function hasChildRelationship(schema: Schema, objectName: string, key: string): boolean {
  return childOf(schema, objectName, key) !== undefined;
}

function childOf(
  schema: Schema,
  objectName: string,
  key: string
): { readonly name: string; readonly childObject: string } | undefined {
  return schema.childRelationship(objectName, key);
}
