import { sobjectType, type ApexType } from '../../../syntax/types.ts';
import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { Transaction } from '../../transaction.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { jsonException } from './json-cursor.ts';
import { entry, type JsonNode, type JsonObject } from './json-node.ts';
import { primitiveReader } from './read-primitive.ts';

/**
 * A row from JSON; `attributes.type` names the object where the type is the generic SObject. Fields that the object does not have
 * are refused, by the lenient `deserialize` too.
 *
 * @throws System.JSONException
 */
export function readSObject(tx: Transaction, node: JsonObject, type: ApexType): SObjectValue {
  const row = SObjectValue.create(tx.schema, objectName(tx, node, type));
  for (const [name, value] of node.entries) {
    if (name === 'attributes') continue;
    if (!readMember(tx, row, name, value)) {
      throw jsonException(`No such column '${name}' on sobject of type ${row.objectName}`);
    }
  }
  return row;
}

function objectName(tx: Transaction, node: JsonObject, type: ApexType): string {
  if (type.name !== 'SObject') return type.name;
  const attributes = entry(node, 'attributes');
  const name = attributes?.kind === 'object' ? entry(attributes, 'type') : null;
  const object = name?.kind === 'string' ? tx.schema.object(name.value) : undefined;
  if (object === undefined) {
    throw jsonException(
      'Unable to determine the type of the SObject: attributes.type is missing or unknown'
    );
  }
  return object.name;
}

/** Sets a field or a parent; false when the object has no such member. */
function readMember(tx: Transaction, row: SObjectValue, name: string, value: JsonNode): boolean {
  const key = name.toLowerCase();
  const field = tx.schema.field(row.objectName, name);
  if (field !== undefined) {
    row.write(
      field.name.toLowerCase(),
      value.kind === 'null' ? null : fieldValue(field.apexType, value)
    );
    return true;
  }
  const lookup = tx.schema.parentRelationship(row.objectName, name);
  if (lookup === undefined) return refuseChildren(tx, row, key);
  const target = lookup.referenceTo.length === 1 ? lookup.referenceTo[0] : 'SObject';
  if (value.kind !== 'object')
    throw jsonException("Malformed JSON: Expected '{' at the beginning of object");
  row.writeParent(
    (lookup.relationshipName ?? key).toLowerCase(),
    readSObject(tx, value, sobjectType(target ?? 'SObject'))
  );
  return true;
}

function refuseChildren(tx: Transaction, row: SObjectValue, key: string): false {
  if (tx.schema.childRelationship(row.objectName, key) !== undefined) {
    throw new UnsupportedError('JSON.deserialize of a row with child rows');
  }
  return false;
}

function fieldValue(apexType: string, node: JsonNode): unknown {
  const read = primitiveReader(apexType);
  if (read === undefined)
    throw new UnsupportedError(`JSON.deserialize of a field of type ${apexType}`);
  return read(node);
}
