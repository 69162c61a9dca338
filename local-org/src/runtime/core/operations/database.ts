import { InternalError, UnsupportedError } from '../../../diagnostics/errors.ts';
import type { DmlOperation } from '../../../syntax/ast.ts';
import type { SoqlQuery } from '../../../syntax/soql-ast.ts';
import { dmlException } from '../../database/dml-exception.ts';
import { idsOf, mergeRows } from '../../database/merge.ts';
import type { AccessMode, RunningUser } from '../../transaction.ts';
import { apexException, nullPointer } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { sizeOfRows } from '../../values/row-size.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { SharingMode } from '../apex-transaction.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';

/** Rows that one turn of a SOQL for loop over lists sees. */
const CHUNK = 200;

function runQuery(
  host: Host,
  query: unknown,
  binds: readonly unknown[],
  access: string,
  sharing: string
): ApexList {
  host.tx.sharing = sharing as SharingMode;
  return host.tx.query(query as SoqlQuery, binds, access as AccessMode);
}

/** A SOQL for loop holds 200 rows at a time. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_loops_for_SOQL.htm */
function fittingChunks(host: Host, rows: ApexList): ApexList {
  for (let from = 0; from < rows.size; from += CHUNK) {
    host.tx.limits.fitHeap(sizeOfRows(rows.items.slice(from, from + CHUNK)));
  }
  return rows;
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_single_row.htm */
function onlyRow(rows: ApexList): unknown {
  if (rows.size === 1) return rows.items[0];
  const message =
    rows.size === 0
      ? 'List has no rows for assignment to SObject'
      : 'List has more than 1 row for assignment to SObject';
  throw apexException('System.QueryException', message);
}

/** `SELECT COUNT()` answers one aggregate row. */
function countOf(rows: ApexList): number {
  const row = rows.items[0];
  const value = row instanceof SObjectValue ? row.fields()[0]?.value : undefined;
  if (typeof value !== 'number') throw new InternalError('SELECT COUNT() answered no number.');
  return value;
}

function rowsOf(target: unknown): readonly SObjectValue[] {
  if (target === null) throw nullPointer();
  const values = target instanceof ApexList ? target.items : [target];
  return values as readonly SObjectValue[];
}

function runDml(
  host: Host,
  operation: DmlOperation,
  target: unknown,
  access: AccessMode,
  externalIdField: string | null
): void {
  const rows = rowsOf(target);
  const results = host.tx.dml({ operation, rows, access, allOrNone: true, externalIdField });
  const refusal = dmlException(operation, results);
  if (refusal !== null) throw refusal;
}

/** @remarks Each call counts as a DML statement: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm */
function enterUser(host: Host, user: unknown): RunningUser {
  const { tx } = host;
  if (!tx.isTest) {
    throw apexException('System.TypeException', 'System.runAs is allowed only in tests');
  }
  if (!(user instanceof SObjectValue)) throw nullPointer();
  tx.limits.add('dmlStatements', 1);
  const found = user.id === null ? null : tx.services.userById(user.id);
  if (found === null) throw new UnsupportedError('System.runAs with a user who is not saved');
  const before = tx.user;
  tx.user = found;
  return before;
}

/** Queries, DML statements and `System.runAs`. */
export function databaseOperations(
  host: Host
): Pick<
  Operations,
  'query' | 'queryLoop' | 'queryOne' | 'queryCount' | 'dml' | 'merge' | 'enterUser' | 'leaveUser'
> {
  return {
    query: (...args) => {
      const rows = runQuery(host, ...args);
      host.tx.limits.fitHeap(sizeOfRows(rows.items));
      return rows;
    },
    queryLoop: (...args) => fittingChunks(host, runQuery(host, ...args)),
    queryOne: (...args) => onlyRow(runQuery(host, ...args)),
    queryCount: (...args) => countOf(runQuery(host, ...args)),
    dml: (operation, target, access, sharing, externalIdField) => {
      host.tx.sharing = sharing as SharingMode;
      runDml(host, operation as DmlOperation, target, access as AccessMode, externalIdField);
    },
    merge: (master, duplicates, access, sharing) => {
      host.tx.sharing = sharing as SharingMode;
      mergeRows(host.tx, master, idsOf(duplicates), access as AccessMode, true);
    },
    enterUser: (user) => enterUser(host, user),
    leaveUser: (before) => {
      host.tx.user = before as RunningUser;
    }
  };
}
