import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { DmlOperation } from '../../syntax/ast.ts';
import { bindsOf } from '../../soql/binds.ts';
import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import { SObjectFieldToken } from '../schema/tokens.ts';
import type { AccessMode, DmlRowResult, Transaction } from '../transaction.ts';
import { apexException, nullArgument } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { sizeOfRows } from '../values/row-size.ts';
import { SObjectValue } from '../values/sobject.ts';
import { accessModeOf } from './access-level.ts';
import { dmlException } from './dml-exception.ts';
import { DmlOptions } from './dml-options.ts';
import { DatabaseResult, type ResultName } from './results.ts';

const RESULTS: Readonly<Record<Exclude<DmlOperation, 'merge'>, ResultName>> = {
  insert: 'SaveResult',
  update: 'SaveResult',
  upsert: 'UpsertResult',
  delete: 'DeleteResult',
  undelete: 'UndeleteResult'
};

/** What the arguments after the rows say; their order differs between overloads, their types do not. */
interface Arguments {
  readonly allOrNone: boolean;
  readonly options: DmlOptions | null;
  readonly externalIdField: string | null;
  readonly access: AccessMode;
}

function readArguments(given: readonly unknown[]): Arguments {
  const options = given.find((each) => each instanceof DmlOptions) ?? null;
  const flag = given.find((each) => typeof each === 'boolean');
  const key = given.find((each) => each instanceof SObjectFieldToken);
  return {
    allOrNone: options === null ? (flag ?? true) : options.optAllOrNone === true,
    options,
    externalIdField: key?.field.name ?? null,
    access: accessModeOf(given)
  };
}

function rowsOf(tx: Transaction, given: unknown, operation: DmlOperation): readonly SObjectValue[] {
  if (given === null) throw nullArgument();
  const values: readonly unknown[] = given instanceof ApexList ? given.items : [given];
  return values.map((value) => {
    if (typeof value === 'string') return rowOfId(tx, value, operation);
    return value as SObjectValue;
  });
}

/** A row that holds nothing but an id, for `Database.delete(id)`. */
function rowOfId(tx: Transaction, id: string, operation: DmlOperation): SObjectValue {
  for (const object of tx.schema.objects.values()) {
    if (!object.stored || !id.startsWith(object.keyPrefix)) continue;
    const row = SObjectValue.create(tx.schema, object.name);
    row.id = id;
    return row;
  }
  throw apexException(
    'System.TypeException',
    `DML operation ${operation.toUpperCase()} not allowed on ${id.slice(0, 3)}`
  );
}

function run(
  tx: Transaction,
  operation: Exclude<DmlOperation, 'merge'>,
  target: unknown,
  given: readonly unknown[]
): unknown {
  const settings = readArguments(given);
  const rows = rowsOf(tx, target, operation);
  const results = withOptions(rows, settings.options, () =>
    tx.dml({
      operation,
      rows,
      access: settings.access,
      allOrNone: settings.allOrNone,
      externalIdField: settings.externalIdField
    })
  );
  const refusal = settings.allOrNone ? dmlException(operation, results) : null;
  if (refusal !== null) throw refusal;
  const name = RESULTS[operation];
  const wrapped = results.map((result) => new DatabaseResult(name, result));
  return target instanceof ApexList
    ? ApexList.of(libraryType(`Database.${name}`), wrapped)
    : wrapped[0]!;
}

/** Options of a call hold for the call; afterwards each row has its own again. */
function withOptions(
  rows: readonly SObjectValue[],
  options: DmlOptions | null,
  action: () => readonly DmlRowResult[]
): readonly DmlRowResult[] {
  if (options === null) return action();
  const before = rows.map((row) => row.dmlOptions);
  for (const row of rows) row.dmlOptions = options;
  try {
    return action();
  } finally {
    rows.forEach((row, index) => (row.dmlOptions = before[index]!));
  }
}

function valuesOf(map: ApexMap | null): ReadonlyMap<string, unknown> {
  if (map === null) throw nullArgument();
  return new Map(map.entries().map(([name, value]) => [String(name), value]));
}

function query(
  tx: Transaction,
  text: string | null,
  binds: ReadonlyMap<string, unknown>,
  access: unknown
): ApexList {
  if (text === null) throw nullArgument();
  const parsed = tx.parseQuery(text);
  if (binds === NO_BINDS && bindsOf(parsed).length > 0) {
    throw new UnsupportedError('Database.query with bind variables (Database.queryWithBinds is)');
  }
  const rows = tx.query(parsed, binds, accessModeOf([access]));
  tx.limits.fitHeap(sizeOfRows(rows.items));
  return rows;
}

/** `SELECT COUNT()` answers one row that holds the number. */
function count(
  tx: Transaction,
  text: string | null,
  binds: ReadonlyMap<string, unknown>,
  access: unknown
): number {
  const answer: unknown = query(tx, text, binds, access);
  if (typeof answer === 'number') return answer;
  const row = answer instanceof ApexList ? answer.items[0] : undefined;
  const value = row instanceof SObjectValue ? row.fields()[0]?.value : undefined;
  if (typeof value !== 'number')
    throw new UnsupportedError(`Database.countQuery with this query`, text ?? '');
  return value;
}

const NO_BINDS: ReadonlyMap<string, unknown> = new Map();

/**
 * `System.Database`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
export const DATABASE: LibraryType = {
  name: 'System.Database',
  statics: {
    insert: (tx, target: unknown, ...given: unknown[]) => run(tx, 'insert', target, given),
    update: (tx, target: unknown, ...given: unknown[]) => run(tx, 'update', target, given),
    upsert: (tx, target: unknown, ...given: unknown[]) => run(tx, 'upsert', target, given),
    delete: (tx, target: unknown, ...given: unknown[]) => run(tx, 'delete', target, given),
    undelete: (tx, target: unknown, ...given: unknown[]) => run(tx, 'undelete', target, given),
    query: (tx, text: string | null, access?: unknown) => query(tx, text, NO_BINDS, access),
    queryWithBinds: (tx, text: string | null, binds: ApexMap | null, access: unknown) =>
      query(tx, text, valuesOf(binds), access),
    countQuery: (tx, text: string | null, access?: unknown) => count(tx, text, NO_BINDS, access),
    countQueryWithBinds: (tx, text: string | null, binds: ApexMap | null, access: unknown) =>
      count(tx, text, valuesOf(binds), access),
    setSavepoint: (tx) => tx.setSavepoint(),
    rollback: (tx, savepoint: unknown) => {
      if (savepoint === null) throw nullArgument();
      tx.rollback(savepoint);
    }
  }
};
