/**
 * Rows. For the other folders:
 *
 * - `SObjectValue.create(schema, 'Lead')` is `new Lead()`; `new Lead(LastName = 'x')` then calls `write('lastname', 'x')`.
 * - Compiled field access: `read(key)`, `write(key, value)`, `parent(key)`, `writeParent(key, row)`, `children(key)`; `key` is the
 *   field or relationship name in LOWER case, the value already of the field's Apex type.
 * - `SObjectValue.fromQuery(schema, row)` wraps a {@link QueriedRow}: plain column contents by lower-cased name, Apex values are
 *   made here. Id belongs to every row, selected or not. Fields that are no key of `values` were not queried, and reading them
 *   throws. Children become a `List` of the child object. Rows of aggregate queries carry `types`.
 * - Dynamic access: `get`, `put`, `getSObject`, `putSObject`, `getSObjects`.
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { listOf, sobjectType, type ApexType } from '../../syntax/types.ts';
import type { DmlError, Transaction } from '../transaction.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import { TIMESTAMPS, type CloneOptions } from './clone-options.ts';
import { apexException, type ApexException } from './exception.ts';
import { assigned, fromColumn, type ColumnContent } from './field-value.ts';
import { ApexList } from './list.ts';
import type { QueriedRow } from './queried-row.ts';
import { childName, childType, hasChildRelationship, parentName } from './relationship-names.ts';
import { equalRows, rowKey, rowText } from './row-comparison.ts';

/** `new`: fields never set read as null. `queried`: they throw. `complete`: a trigger's row, which has them all. */
type Origin = 'new' | 'queried' | 'complete';

/**
 * An Apex SObject: one row in memory. A field that was set to null differs from one that was never set.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
export class SObjectValue {
  readonly objectName: string;
  /** null for rows of aggregate queries. */
  readonly object: ObjectSchema | null;
  readonly schema: Schema;
  /** `Database.DMLOptions` set by `setOptions`; the database library knows the class. */
  dmlOptions: object | null = null;
  readonly #values = new Map<string, unknown>();
  /** Fields that the database answered empty: set, but not populated. */
  readonly #empty = new Set<string>();
  /** Fields assigned since the row was queried or saved. */
  readonly #written = new Set<string>();
  readonly #parents = new Map<string, SObjectValue | null>();
  readonly #children = new Map<string, ApexList>();
  readonly #errors: DmlError[] = [];
  #clonedFrom: SObjectValue | null = null;
  #origin: Origin;
  #readOnly = false;

  private constructor(
    schema: Schema,
    objectName: string,
    object: ObjectSchema | null,
    origin: Origin
  ) {
    this.schema = schema;
    this.objectName = objectName;
    this.object = object;
    this.#origin = origin;
  }

  /** An empty row of an object, any letter case. */
  static create(schema: Schema, objectName: string): SObjectValue {
    const object = schema.object(objectName);
    if (object === undefined)
      throw new InternalError(`A row of the unknown object ${objectName} was made.`);
    return new SObjectValue(schema, object.name, object, 'new');
  }

  /** Wraps one row of a query with its parents and children. */
  static fromQuery(schema: Schema, row: QueriedRow): SObjectValue {
    const object = schema.object(row.object) ?? null;
    const value = new SObjectValue(schema, object?.name ?? row.object, object, 'queried');
    for (const [key, content] of row.values) {
      const field = row.types?.get(key) ?? object?.fields.get(key);
      if (field === undefined)
        throw new InternalError(`A query answered the unknown column ${row.object}.${key}.`);
      value.#load(key, fromColumn(field, content));
    }
    for (const [key, parent] of row.parents) {
      value.#parents.set(key, parent === null ? null : SObjectValue.fromQuery(schema, parent));
    }
    for (const [key, children] of row.children) {
      const items = children.map((child) => SObjectValue.fromQuery(schema, child));
      value.#children.set(
        key,
        new ApexList(listOf(childType(schema, value.objectName, key)), items)
      );
    }
    return value;
  }

  /** A row with every field, as triggers see it: what is missing in `contents` is null. By column name. */
  static complete(
    schema: Schema,
    objectName: string,
    contents: Readonly<Record<string, ColumnContent>>
  ): SObjectValue {
    const row = SObjectValue.create(schema, objectName);
    row.#origin = 'complete';
    for (const [key, field] of row.object!.fields) {
      const content = contents[field.name];
      if (content !== undefined) row.#load(key, fromColumn(field, content));
    }
    return row;
  }

  get apexType(): ApexType {
    return sobjectType(this.objectName);
  }

  // ---------------------------------------------------------- compiled access

  /** @throws System.SObjectException for a field that the query left out. */
  read(key: string): unknown {
    const value = this.#values.get(key);
    if (value !== undefined) return value;
    if (this.#origin === 'queried' && !this.#values.has(key))
      throw this.#notQueried(this.#nameOf(key));
    return null;
  }

  /** @throws System.FinalException when the row is read-only. */
  write(key: string, value: unknown): void {
    this.#assertWritable();
    this.#values.set(key, value);
    this.#written.add(key);
    this.#empty.delete(key);
  }

  /** The row behind a lookup. @throws System.SObjectException when the query left it out. */
  parent(key: string): SObjectValue | null {
    const parent = this.#parents.get(key);
    if (parent !== undefined) return parent;
    if (this.#origin === 'queried')
      throw this.#notQueried(parentName(this.schema, this.objectName, key));
    return null;
  }

  writeParent(key: string, row: SObjectValue | null): void {
    this.#assertWritable();
    this.#parents.set(key, row);
  }

  /** The rows of a child sub-query. @throws System.SObjectException when there was none. */
  children(key: string): ApexList {
    const children = this.#children.get(key);
    if (children !== undefined) return children;
    if (this.#origin === 'queried')
      throw this.#notQueried(childName(this.schema, this.objectName, key));
    const empty = new ApexList(listOf(childType(this.schema, this.objectName, key)));
    this.#children.set(key, empty);
    return empty;
  }

  /** Puts a list of child rows in place, for copies. */
  writeChildren(key: string, rows: ApexList): void {
    this.#children.set(key, rows);
  }

  /** Takes a field and the parent row of that name away, as if they had never been set or queried. */
  forget(key: string): void {
    this.#values.delete(key);
    this.#parents.delete(key);
  }

  // ----------------------------------------------------------- dynamic access

  /** @throws System.SObjectException `Invalid field X for Lead` */
  get(name: string | null): unknown {
    return this.read(this.#fieldKey(name));
  }

  /** Sets a field by name and returns its previous value. @throws System.SObjectException */
  put(name: string | null, value: unknown): unknown {
    const key = this.#fieldKey(name);
    const field = this.#field(key);
    if (field === null || (!field.createable && !field.updateable && key !== 'id')) {
      throw apexException('System.SObjectException', `Field ${this.#nameOf(key)} is not editable`);
    }
    const previous = this.#values.get(key) ?? null;
    this.write(key, assigned(field, value));
    return previous;
  }

  getSObject(name: string | null): SObjectValue | null {
    return this.parent(this.#parentKey(name));
  }

  putSObject(name: string | null, row: SObjectValue | null): SObjectValue | null {
    const key = this.#parentKey(name);
    const previous = this.#parents.get(key) ?? null;
    this.writeParent(key, row);
    return previous;
  }

  /** null where the child list is empty, as the platform answers. */
  getSObjects(name: string | null): ApexList | null {
    const key = (name ?? '').toLowerCase();
    if (!hasChildRelationship(this.schema, this.objectName, key))
      throw this.#invalid(`Invalid relationship ${name} for ${this.objectName}`);
    const children = this.children(key);
    return children.size === 0 ? null : children;
  }

  isSet(name: string | null): boolean {
    return this.#values.has(this.#fieldKey(name));
  }

  /** The id, or null before the row was saved; never throws. */
  get id(): string | null {
    return (this.#values.get('id') as string | null | undefined) ?? null;
  }

  /** Sets the id after an insert, or takes it away with null when the insert failed. */
  set id(id: string | null) {
    if (id === null) this.#values.delete('id');
    else this.#values.set('id', id);
  }

  /** A field's value, null where it is not set; never throws. */
  peek(key: string): unknown {
    return this.#values.get(key) ?? null;
  }

  /** Whether a field was assigned since the row was queried or saved. */
  isWritten(key: string): boolean {
    return this.#written.has(key);
  }

  /** What is assigned now is what the database holds. */
  markSaved(): void {
    this.#written.clear();
  }

  /** Lower-cased names of the fields that are set, in the order of setting. */
  setKeys(): string[] {
    return [...this.#values.keys()];
  }

  /**
   * Populated fields in order with their API names, without relationships: what was assigned, null too, and what the database
   * answered, unless it was empty.
   */
  fields(): { readonly name: string; readonly value: unknown }[] {
    return [...this.#values]
      .filter(([key]) => !this.#empty.has(key))
      .map(([key, value]) => ({ name: this.#nameOf(key), value: value ?? null }));
  }

  /** Parent rows that are set, by relationship name. */
  parents(): { readonly name: string; readonly row: SObjectValue | null }[] {
    return [...this.#parents].map(([key, row]) => ({
      name: parentName(this.schema, this.objectName, key),
      row
    }));
  }

  /** Child lists that were queried, by relationship name. */
  childLists(): { readonly name: string; readonly rows: ApexList }[] {
    return [...this.#children].map(([key, rows]) => ({
      name: childName(this.schema, this.objectName, key),
      rows
    }));
  }

  get isQueried(): boolean {
    return this.#origin === 'queried';
  }

  get isReadOnly(): boolean {
    return this.#readOnly;
  }

  /** From now on writing throws `System.FinalException`: rows of after triggers, `Trigger.old`, custom metadata. */
  freeze(): this {
    this.#readOnly = true;
    return this;
  }

  clone(options: CloneOptions): SObjectValue {
    const copy = new SObjectValue(
      this.schema,
      this.objectName,
      this.object,
      this.#origin === 'queried' ? 'queried' : 'new'
    );
    for (const [key, value] of this.#values) {
      if (key === 'id' && !options.preserveId) continue;
      if (TIMESTAMPS.has(key) && !options.preserveReadonlyTimestamps) continue;
      if (this.#field(key)?.type === 'AutoNumber' && !options.preserveAutonumber) continue;
      copy.#values.set(key, value);
      if (this.#empty.has(key)) copy.#empty.add(key);
    }
    for (const [key, row] of this.#parents) {
      copy.#parents.set(
        key,
        options.isDeepClone && row !== null ? row.clone({ ...options, preserveId: true }) : row
      );
    }
    for (const [key, list] of this.#children) copy.#children.set(key, list.clone());
    copy.#clonedFrom = this;
    return copy;
  }

  get isClone(): boolean {
    return this.#clonedFrom !== null;
  }

  /** Id of the row this one was cloned from. */
  get cloneSourceId(): string | null {
    return this.#clonedFrom?.id ?? null;
  }

  /** Forgets every field, parent and child list. */
  clear(): void {
    this.#values.clear();
    this.#empty.clear();
    this.#parents.clear();
    this.#children.clear();
  }

  // ------------------------------------------------------------------- errors

  /** `addError`: in a trigger it refuses the row. */
  addError(message: string, fieldName: string | null = null): void {
    const fields = fieldName === null ? [] : [this.#nameOf(this.#fieldKey(fieldName))];
    this.#errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields });
  }

  get errors(): readonly DmlError[] {
    return this.#errors;
  }

  // ----------------------------------------------------- text, equality, keys

  /** `Lead:{LastName=x, Id=00Q…}` */
  toText(tx: Transaction): string {
    return rowText(tx, this);
  }

  /** Same object and the same values of the set fields. */
  equalTo(tx: Transaction, other: unknown): boolean {
    return other instanceof SObjectValue && equalRows(tx, this, other);
  }

  keyText(tx: Transaction): string {
    return rowKey(tx, this);
  }

  // ------------------------------------------------------------------ private

  #load(key: string, value: unknown): void {
    this.#values.set(key, value);
    if (value === null) this.#empty.add(key);
  }

  #field(key: string): FieldSchema | null {
    return this.object?.fields.get(key) ?? null;
  }

  #nameOf(key: string): string {
    return this.#field(key)?.name ?? key;
  }

  #fieldKey(name: string | null): string {
    const key = (name ?? '').toLowerCase();
    const field = this.object?.fields.get(key);
    const known = this.object === null ? this.#values.has(key) : field !== undefined;
    if (!known) throw this.#invalid(`Invalid field ${name} for ${this.objectName}`);
    return field?.name.toLowerCase() ?? key;
  }

  #parentKey(name: string | null): string {
    const field = this.schema.parentRelationship(this.objectName, name ?? '');
    if (field === undefined)
      throw this.#invalid(`Invalid relationship ${name} for ${this.objectName}`);
    return (field.relationshipName ?? name ?? '').toLowerCase();
  }

  #assertWritable(): void {
    if (this.#readOnly) throw apexException('System.FinalException', 'Record is read-only');
  }

  #invalid(message: string): ApexException {
    return apexException('System.SObjectException', message);
  }

  #notQueried(name: string): ApexException {
    const message = `SObject row was retrieved via SOQL without querying the requested field: ${this.objectName}.${name}`;
    return apexException('System.SObjectException', message);
  }
}
