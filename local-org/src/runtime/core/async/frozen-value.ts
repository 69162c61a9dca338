import { InternalError, UnsupportedError } from '../../../diagnostics/errors.ts';
import { userType, type ApexType } from '../../../syntax/types.ts';
import { ApexBlob } from '../../values/blob.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { enumValue, EnumValue } from '../../values/enum-value.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexObject, fieldKey, isUserObject, type UserObject } from '../../values/object.ts';
import { ApexSet } from '../../values/set.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { ApexTime } from '../../values/time.ts';
import { ApexTypeValue } from '../../values/type-value.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { allocate } from '../reflection.ts';
import { freezeRow, thawRow, type FrozenRow } from './frozen-row.ts';

/** One value of a frozen graph; `ref` points at a node, so that what was shared stays shared. */
export type FrozenValue = string | number | boolean | null | { readonly ref: number };

type FrozenNode =
  | { readonly kind: 'object'; readonly type: string; fields: Record<string, FrozenValue> }
  | { readonly kind: 'list' | 'set'; readonly type: ApexType; items: FrozenValue[] }
  | { readonly kind: 'map'; readonly type: ApexType; entries: [FrozenValue, FrozenValue][] }
  | { readonly kind: 'row'; row: FrozenRow | null }
  | {
      readonly kind: 'enum';
      readonly type: ApexType;
      readonly name: string;
      readonly ordinal: number;
    }
  | { readonly kind: 'type'; readonly type: ApexType }
  | {
      readonly kind: 'long' | 'decimal' | 'double' | 'date' | 'datetime' | 'time' | 'blob';
      readonly text: string;
    };

/**
 * A value and all it refers to, as text: a job is stored when it is put in line. Transient fields are left out.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm "Variables that are declared transient are ignored by serialization and deserialization and therefore have the value set to null in Queueable Apex."
 * @throws UnsupportedError for values whose copy is not modelled, such as describe results
 */
export function freezeValue(tx: ApexTransaction, value: unknown): string {
  const freezer = new Freezer(tx);
  const root = freezer.freeze(value);
  return JSON.stringify({ root, nodes: freezer.nodes });
}

/** A copy of what was frozen. */
export function thawValue(tx: ApexTransaction, text: string): unknown {
  const { root, nodes } = JSON.parse(text) as { root: FrozenValue; nodes: FrozenNode[] };
  return new Thawer(tx, nodes).thaw(root);
}

/** Where the object keeps a field: behind the accessor when the property has bodies. */
function rawKey(target: object, name: string): string {
  const key = fieldKey(name);
  return key in (Object.getPrototypeOf(target) as object) ? `$${key}` : key;
}

class Freezer {
  readonly nodes: FrozenNode[] = [];
  readonly #tx: ApexTransaction;
  readonly #seen = new Map<object, number>();

  constructor(tx: ApexTransaction) {
    this.#tx = tx;
  }

  freeze(value: unknown): FrozenValue {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    if (typeof value === 'bigint') return this.#add({ kind: 'long', text: String(value) });
    const known = this.#seen.get(value);
    return known === undefined ? this.#freezeNew(value) : { ref: known };
  }

  #add(node: FrozenNode, value?: object): { readonly ref: number } {
    const ref = this.nodes.push(node) - 1;
    if (value !== undefined) this.#seen.set(value, ref);
    return { ref };
  }

  #freezeNew(value: object): FrozenValue {
    if (value instanceof ApexList || value instanceof ApexSet) return this.#freezeElements(value);
    if (value instanceof ApexMap) {
      const node: FrozenNode = { kind: 'map', type: value.type, entries: [] };
      const ref = this.#add(node, value);
      node.entries = value.entries().map(([key, each]) => [this.freeze(key), this.freeze(each)]);
      return ref;
    }
    if (value instanceof SObjectValue) {
      const node: FrozenNode = { kind: 'row', row: null };
      const ref = this.#add(node, value);
      node.row = freezeRow(value, (each) => this.freeze(each));
      return ref;
    }
    if (value instanceof ApexObject && isUserObject(value)) return this.#freezeObject(value);
    return this.#add(scalarNode(value), value);
  }

  #freezeElements(value: ApexList | ApexSet): FrozenValue {
    const isList = value instanceof ApexList;
    const node: FrozenNode = { kind: isList ? 'list' : 'set', type: value.type, items: [] };
    const ref = this.#add(node, value);
    const items = isList ? value.items : value.values();
    node.items = items.map((each) => this.freeze(each));
    return ref;
  }

  #freezeObject(value: UserObject): FrozenValue {
    const { name } = value.apexType;
    const node: FrozenNode = { kind: 'object', type: name, fields: {} };
    const ref = this.#add(node, value);
    for (const field of this.#tx.classInfo(name)?.fields ?? []) {
      if (field.isTransient) continue;
      node.fields[field.name] = this.freeze(Reflect.get(value, rawKey(value, field.name)));
    }
    return ref;
  }
}

/** @throws UnsupportedError */
function scalarNode(value: object): FrozenNode {
  if (value instanceof EnumValue)
    return { kind: 'enum', type: value.type, name: value.name, ordinal: value.ordinal };
  if (value instanceof ApexTypeValue) return { kind: 'type', type: value.type };
  if (value instanceof ApexDecimal)
    return { kind: 'decimal', text: `${value.unscaled}/${value.scale}` };
  if (value instanceof ApexDouble) return { kind: 'double', text: String(value.value) };
  if (value instanceof ApexDate) return { kind: 'date', text: value.toIso() };
  if (value instanceof ApexDatetime) return { kind: 'datetime', text: String(value.milliseconds) };
  if (value instanceof ApexTime) return { kind: 'time', text: String(value.milliseconds) };
  if (value instanceof ApexBlob)
    return { kind: 'blob', text: Buffer.from(value.bytes).toString('base64') };
  const name: unknown = Reflect.get(value, 'typeName');
  throw new UnsupportedError(
    `A ${typeof name === 'string' ? name : value.constructor.name} inside of an asynchronous job`
  );
}

class Thawer {
  readonly #tx: ApexTransaction;
  readonly #nodes: readonly FrozenNode[];
  readonly #made = new Map<number, unknown>();

  constructor(tx: ApexTransaction, nodes: readonly FrozenNode[]) {
    this.#tx = tx;
    this.#nodes = nodes;
  }

  thaw(value: FrozenValue): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (!this.#made.has(value.ref)) this.#make(value.ref);
    return this.#made.get(value.ref);
  }

  #make(ref: number): void {
    const node = this.#nodes[ref];
    if (node === undefined) throw new InternalError('A kept job refers to a value it lacks.');
    switch (node.kind) {
      case 'object':
        return this.#makeObject(ref, node.type, node.fields);
      case 'list': {
        const list = new ApexList(node.type);
        this.#made.set(ref, list);
        for (const item of node.items) list.items.push(this.thaw(item));
        return;
      }
      case 'set': {
        const set = new ApexSet(node.type);
        this.#made.set(ref, set);
        for (const item of node.items) set.add(this.#tx, this.thaw(item));
        return;
      }
      case 'map': {
        const map = new ApexMap(node.type);
        this.#made.set(ref, map);
        for (const [key, item] of node.entries) map.put(this.#tx, this.thaw(key), this.thaw(item));
        return;
      }
      case 'row': {
        const row = thawRow(this.#tx, node.row!, (each) => this.thaw(each));
        this.#made.set(ref, row);
        return;
      }
      default:
        this.#made.set(ref, scalarOf(node));
    }
  }

  #makeObject(ref: number, type: string, fields: Readonly<Record<string, FrozenValue>>): void {
    const object = allocate(this.#tx.host, userType(type));
    this.#made.set(ref, object);
    for (const [name, value] of Object.entries(fields)) {
      Reflect.set(object, rawKey(object, name), this.thaw(value));
    }
  }
}

type ScalarNode = Exclude<FrozenNode, { kind: 'object' | 'list' | 'set' | 'map' | 'row' }>;

function scalarOf(node: ScalarNode): unknown {
  switch (node.kind) {
    case 'enum':
      return enumValue(node.type, node.name, node.ordinal);
    case 'type':
      return new ApexTypeValue(node.type);
    case 'long':
      return BigInt(node.text);
    case 'decimal': {
      const [unscaled, scale] = node.text.split('/');
      return new ApexDecimal(BigInt(unscaled!), Number(scale));
    }
    case 'double':
      return new ApexDouble(Number(node.text));
    case 'date':
      return ApexDate.parseIso(node.text);
    case 'datetime':
      return new ApexDatetime(Number(node.text));
    case 'time':
      return new ApexTime(Number(node.text));
    case 'blob':
      return new ApexBlob(Buffer.from(node.text, 'base64'));
  }
}
