import type { FieldSchema } from '../../metadata/schema.ts';
import { INTEGER, mapOf, setOf, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { apexException, nullArgument } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';

type Access = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** What `Security.stripInaccessible` answers. */
export class AccessDecision {
  readonly typeName = 'System.SObjectAccessDecision';
  readonly records: ApexList;
  /** Removed field names by object. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modified: readonly number[];

  constructor(
    records: ApexList,
    removed: ReadonlyMap<string, ReadonlySet<string>>,
    modified: readonly number[]
  ) {
    this.records = records;
    this.removed = removed;
    this.modified = modified;
  }
}

const COPY = {
  preserveId: true,
  isDeepClone: false,
  preserveReadonlyTimestamps: true,
  preserveAutonumber: true
} as const;

/**
 * Copies rows without the fields the user may not read or write.
 *
 * @throws System.NoAccessException `No access to entity: Lead` when the user has no right on the object
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_stripInaccessible.htm
 */
function stripInaccessible(
  tx: Transaction,
  type: EnumValue | null,
  list: ApexList | null,
  enforces: boolean | null
): AccessDecision {
  if (type === null || list === null) throw nullArgument();
  const access = type.name as Access;
  const removed = new Map<string, Set<string>>();
  const modified: number[] = [];
  const rows = list.items.map((item, index) => {
    if (!(item instanceof SObjectValue)) throw nullArgument();
    if (enforces !== false) checkObject(tx, item.objectName, access);
    const copy = strip(tx, item, access, removed);
    if (copy.changed) modified.push(index);
    return copy.row;
  });
  return new AccessDecision(new ApexList(list.type, rows), removed, modified);
}

function checkObject(tx: Transaction, object: string, access: Access): void {
  const may = tx.user.permissions;
  const allowed = {
    CREATABLE: () => may.canCreate(object),
    READABLE: () => may.canRead(object),
    UPDATABLE: () => may.canEdit(object),
    UPSERTABLE: () => may.canCreate(object) && may.canEdit(object)
  }[access]();
  if (!allowed) throw apexException('System.NoAccessException', `No access to entity: ${object}`);
}

function strip(
  tx: Transaction,
  row: SObjectValue,
  access: Access,
  removed: Map<string, Set<string>>
): { readonly row: SObjectValue; readonly changed: boolean } {
  const copy = row.clone(COPY);
  let changed = false;
  const remove = (name: string): void => {
    const names = removed.get(row.objectName) ?? new Set<string>();
    removed.set(row.objectName, names.add(name));
    changed = true;
  };
  for (const key of row.setKeys()) {
    const field = row.object?.fields.get(key);
    if (field === undefined || key === 'id' || allows(tx, row.objectName, field, access)) continue;
    copy.forget(key);
    remove(field.name);
  }
  for (const { name, row: parent } of row.parents()) {
    const lookup = tx.schema.parentRelationship(row.objectName, name);
    if (lookup !== undefined && !allows(tx, row.objectName, lookup, access)) {
      copy.forget(name.toLowerCase());
      remove(lookup.name);
    } else if (parent !== null) {
      copy.writeParent(name.toLowerCase(), strip(tx, parent, 'READABLE', removed).row);
    }
  }
  for (const { name, rows } of row.childLists()) {
    const children = rows.items.map(
      (child) => strip(tx, child as SObjectValue, access, removed).row
    );
    copy.writeChildren(name.toLowerCase(), new ApexList(rows.type, children));
  }
  return { row: copy, changed };
}

function allows(tx: Transaction, object: string, field: FieldSchema, access: Access): boolean {
  const may = tx.user.permissions;
  const edits = may.canEditField(object, field.name);
  switch (access) {
    case 'READABLE':
      return may.canReadField(object, field.name);
    case 'CREATABLE':
      return field.createable && edits;
    case 'UPDATABLE':
      return field.updateable && edits;
    case 'UPSERTABLE':
      return field.createable && field.updateable && edits;
  }
}

function removedFields(tx: Transaction, self: AccessDecision): ApexMap {
  const map = new ApexMap(mapOf(STRING, setOf(STRING)));
  for (const [object, names] of self.removed) map.put(tx, object, ApexSet.of(tx, STRING, names));
  return map;
}

export const SECURITY_TYPES: readonly LibraryType[] = [
  {
    name: 'System.Security',
    statics: {
      'stripInaccessible/2': (tx, type: EnumValue | null, list: ApexList | null) =>
        stripInaccessible(tx, type, list, true),
      'stripInaccessible(System.AccessType,System.List<SObject>,System.Boolean)': (
        tx,
        type: EnumValue | null,
        list: ApexList | null,
        enforces: boolean | null
      ) => stripInaccessible(tx, type, list, enforces)
    }
  },
  {
    name: 'System.SObjectAccessDecision',
    methods: {
      getRecords: (_tx, self: AccessDecision) => self.records,
      getRemovedFields: (tx, self: AccessDecision) => removedFields(tx, self),
      getModifiedIndexes: (tx, self: AccessDecision) => ApexSet.of(tx, INTEGER, self.modified)
    }
  }
];
