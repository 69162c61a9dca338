import { UnsupportedError } from '../../../diagnostics/errors.ts';
import { OBJECT, printType, type ApexType } from '../../../syntax/types.ts';
import type { Transaction } from '../../transaction.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { allocate, writeField } from '../../values/object.ts';
import { ApexSet } from '../../values/set.ts';
import { enumValues } from '../../values/enum-value.ts';
import { ENUM_CONSTANTS } from '../enums.ts';
import { jsonException } from './json-cursor.ts';
import type { JsonNode, JsonObject } from './json-node.ts';
import { primitiveReader } from './read-primitive.ts';
import { readSObject } from './read-sobject.ts';

/**
 * `JSON.deserialize`: a value of a type. Names of fields ignore letter case; those nobody knows are ignored, or with `strict`
 * refused.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 * @throws System.JSONException when the JSON does not fit the type.
 */
export function readTyped(
  tx: Transaction,
  node: JsonNode,
  type: ApexType,
  strict: boolean
): unknown {
  if (node.kind === 'null') return null;
  const readPrimitive = primitiveReader(type.name);
  if (readPrimitive !== undefined) return readPrimitive(node);
  if (type.kind === 'sobject') {
    return readSObject(tx, expectObject(node), type);
  }
  if (type.kind === 'user') return readUser(tx, node, type, strict);
  return readCollection(tx, node, type, strict);
}

function expectObject(node: JsonNode): JsonObject {
  if (node.kind === 'object') return node;
  throw jsonException("Malformed JSON: Expected '{' at the beginning of object");
}

function expectArray(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items;
  throw jsonException("Malformed JSON: Expected '[' at the beginning of List/Set");
}

function readCollection(tx: Transaction, node: JsonNode, type: ApexType, strict: boolean): unknown {
  const element = type.args[0] ?? OBJECT;
  switch (type.name) {
    case 'System.List': {
      const items = expectArray(node).map((item) => readTyped(tx, item, element, strict));
      return new ApexList(type, items);
    }
    case 'System.Set':
      return ApexSet.of(
        tx,
        element,
        expectArray(node).map((item) => readTyped(tx, item, element, strict))
      );
    case 'System.Map':
      return readMap(tx, expectObject(node), type, strict);
    default:
      return readLibrary(node, type);
  }
}

function readMap(tx: Transaction, node: JsonObject, type: ApexType, strict: boolean): ApexMap {
  const map = new ApexMap(type);
  for (const [name, value] of node.entries) {
    const key: JsonNode = { kind: 'string', value: name, line: value.line, column: value.column };
    map.put(tx, readKey(tx, key, map.keyType), readTyped(tx, value, map.valueType, strict));
  }
  return map;
}

function readKey(tx: Transaction, key: JsonNode, type: ApexType): unknown {
  if (type.name === 'System.String' || type.name === 'System.Id' || type.kind === 'user') {
    return readTyped(tx, key, type, false);
  }
  throw new UnsupportedError(`JSON.deserialize of a Map with keys of type ${printType(type)}`);
}

function readLibrary(node: JsonNode, type: ApexType): unknown {
  const constants = ENUM_CONSTANTS[type.name];
  if (constants !== undefined) return readEnum(node, type, constants);
  throw jsonException(`Apex Type unsupported in JSON: ${printType(type)}`);
}

function readEnum(node: JsonNode, type: ApexType, constants: readonly string[]): unknown {
  const name = node.kind === 'string' ? node.value : null;
  const found = enumValues(type, constants).find((constant) => constant.name === name);
  if (found === undefined)
    throw jsonException(`Illegal value for enum ${printType(type)}: ${name}`);
  return found;
}

function readUser(tx: Transaction, node: JsonNode, type: ApexType, strict: boolean): unknown {
  const info = tx.classInfo(type.name);
  if (info === null || info.kind === 'interface') {
    throw jsonException(`Apex Type unsupported in JSON: ${printType(type)}`);
  }
  if (info.kind === 'enum') return readEnum(node, type, info.enumConstants);
  const created = allocate(tx, type);
  const fields = new Map(info.fields.map((field) => [field.name.toLowerCase(), field]));
  const seen = new Set<string>();
  for (const [name, value] of expectObject(node).entries) {
    const field = fields.get(name.toLowerCase());
    if (field === undefined || field.isTransient || !field.hasSetter) {
      if (strict) throw jsonException(`Unknown field: ${type.name}.${name}`);
      continue;
    }
    if (seen.has(field.name)) throw jsonException(`Duplicate field: ${type.name}.${name}`);
    seen.add(field.name);
    writeField(created, field.name, readTyped(tx, value, field.type, strict));
  }
  return created;
}
