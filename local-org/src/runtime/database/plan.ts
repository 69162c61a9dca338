import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { comparesWithoutCase } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { DmlRequest } from '../transaction.ts';
import { apexException, nullPointer } from '../values/exception.ts';
import { toColumn } from '../values/field-value.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { optionsOf } from './dml-options.ts';
import { refuse, rowWork, type RowOperation, type RowWork } from './row-work.ts';
import { rowsWithValue } from './uniqueness.ts';

/**
 * Turns the rows of a statement into work: which are inserts, which updates, which ids are missing, unknown or named twice.
 *
 * @throws System.NullPointerException for a null row
 * @throws System.ListException when one row or id stands twice in the list
 * @throws System.TypeException for objects without DML, such as custom metadata
 */
export function planRows(store: Store, request: DmlRequest): RowWork[] {
  const rows = request.rows.map(present);
  for (const row of rows) checkObject(store, row, request.operation);
  checkOptions(rows);
  const works =
    request.operation === 'upsert' ? planUpsert(store, request, rows) : planSame(request, rows);
  checkTwins(works);
  loadBefore(store, works);
  return works;
}

function present(row: SObjectValue | null): SObjectValue {
  if (row === null) throw nullPointer();
  return row;
}

/** Objects of the set-up that Apex may read but not write so. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_non_dml_objects.htm */
const READ_ONLY_OBJECTS = [
  'ApexClass',
  'AsyncApexJob',
  'CronJobDetail',
  'CronTrigger',
  'CustomNotificationType',
  'CustomPermission',
  'EventBusSubscriber',
  'Organization',
  'Profile',
  'RecordType',
  'Site',
  'StaticResource'
];
const NOT_ALLOWED: Readonly<Record<string, ReadonlySet<string>>> = {
  insert: new Set(READ_ONLY_OBJECTS),
  update: new Set(READ_ONLY_OBJECTS),
  upsert: new Set(READ_ONLY_OBJECTS),
  delete: new Set([...READ_ONLY_OBJECTS, 'User']),
  undelete: new Set([...READ_ONLY_OBJECTS, 'User'])
};

function checkObject(store: Store, row: SObjectValue, operation: string): void {
  const object = row.object;
  const isRefused =
    object === null ||
    object.kind === 'customMetadata' ||
    object.kind === 'platformEvent' ||
    NOT_ALLOWED[operation]?.has(object.name) === true;
  if (isRefused) {
    throw apexException(
      'System.TypeException',
      `DML operation ${operation.toUpperCase()} not allowed on ${row.objectName}`
    );
  }
  if (!store.keeps(object.name)) throw new UnsupportedError(`DML on ${object.name}`);
}

/** Rows with different options in one statement: what the platform does is not documented, so it is refused. */
function checkOptions(rows: readonly SObjectValue[]): void {
  const text = (row: SObjectValue): string => JSON.stringify(optionsOf(row));
  const first = rows[0];
  if (
    first === undefined ||
    rows.every((row) => row.dmlOptions === first.dmlOptions || text(row) === text(first))
  )
    return;
  throw new UnsupportedError('One DML statement over rows with different DMLOptions');
}

function planSame(request: DmlRequest, rows: readonly SObjectValue[]): RowWork[] {
  const operation = request.operation as RowOperation;
  return rows.map((row, index) => {
    const work = rowWork(index, row, operation);
    if (operation === 'insert' && work.id !== null) {
      refuse(work, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', [
        'Id'
      ]);
    }
    if (operation !== 'insert' && work.id === null) {
      const article = operation === 'delete' ? 'a' : 'an';
      refuse(work, 'MISSING_ARGUMENT', `Id not specified in ${article} ${operation} call`);
    }
    return work;
  });
}

function planUpsert(store: Store, request: DmlRequest, rows: readonly SObjectValue[]): RowWork[] {
  const key = request.externalIdField?.toLowerCase() ?? 'id';
  if (key === 'id')
    return rows.map((row, index) => rowWork(index, row, row.id === null ? 'insert' : 'update'));
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const field = keyField(row.object!, key);
    const value = row.setKeys().includes(key) ? toColumn(row.read(key)) : null;
    const found = value === null ? [] : rowsWithValue(store, row.objectName, field, value);
    const work = rowWork(index, row, found.length === 0 ? 'insert' : 'update');
    work.id = found.length === 1 ? String(found[0]!['Id']) : null;
    if (value === null) refuse(work, 'MISSING_ARGUMENT', `${field.name} not specified`);
    if (found.length > 1) {
      const ids = found.map((each) => String(each['Id'])).join(', ');
      const message = `${field.name}: more than one record found for external id field: [${ids}]`;
      refuse(work, 'DUPLICATE_EXTERNAL_ID', message);
    }
    const name = comparesWithoutCase(field) ? String(value).toLowerCase() : String(value);
    if (value !== null && seen.has(name)) {
      refuse(work, 'DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [
        field.name
      ]);
    }
    seen.add(name);
    return work;
  });
}

function keyField(object: ObjectSchema, key: string): FieldSchema {
  const field = object.fields.get(key);
  if (field?.externalId === true) return field;
  const message = `Invalid field for upsert, must be an External Id custom or standard indexed field: ${field?.name ?? key} on ${object.name}`;
  throw apexException('System.SObjectException', message);
}

function checkTwins(works: readonly RowWork[]): void {
  const rows = new Set<SObjectValue>();
  const ids = new Set<string>();
  for (const work of works) {
    if (work.operation === 'insert' && rows.has(work.source)) {
      const message = 'Before Insert or Upsert list must not have two identically equal elements';
      throw apexException('System.ListException', message);
    }
    rows.add(work.source);
    if (work.operation === 'insert' || work.id === null) continue;
    if (ids.has(work.id))
      throw apexException('System.ListException', `Duplicate id in list: ${work.id}`);
    ids.add(work.id);
  }
}

function loadBefore(store: Store, works: readonly RowWork[]): void {
  const byObject = Map.groupBy(
    works.filter((work) => work.operation !== 'insert' && work.id !== null),
    (work) => work.object.name
  );
  for (const [object, group] of byObject) {
    const rows = store.findByIds(
      object,
      group.map((work) => work.id!)
    );
    for (const work of group) {
      work.before = rows.get(work.id!) ?? null;
      if (work.before === null)
        refuse(work, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
      else if (work.before['IsDeleted'] === 1 && work.operation !== 'undelete') {
        refuse(work, 'ENTITY_IS_DELETED', 'entity is deleted');
      } else if (work.operation === 'update' && work.before['IsConverted'] === 1) {
        refuse(work, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
      }
    }
  }
}
