import { Diagnostic } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import type { QueryRequest } from '../runtime/core/services.ts';
import type { Transaction } from '../runtime/transaction.ts';
import { apexException, type ApexException } from '../runtime/values/exception.ts';
import { toColumn } from '../runtime/values/field-value.ts';
import { ApexList } from '../runtime/values/list.ts';
import { ApexSet } from '../runtime/values/set.ts';
import { SObjectValue } from '../runtime/values/sobject.ts';
import { bindSoql } from '../soql/bind.ts';
import type { BoundQuery } from '../soql/bound-query.ts';
import type { BindValue, BindValues } from '../soql/options.ts';
import type { QueryResult, SoqlRow } from '../soql/rows.ts';
import { runQuery } from '../soql/run.ts';
import { SoqlError } from '../soql/soql-error.ts';
import type { Store } from '../store/store.ts';
import type { SoqlQuery } from '../syntax/soql-ast.ts';
import { parseSoql } from '../syntax/parse.ts';
import { listOf, sobjectType } from '../syntax/types.ts';

/** Joins Apex to SOQL: Apex values become column contents on the way in, rows become SObjects on the way out. */
export class QueryRunner {
  readonly #schema: Schema;
  readonly #store: Store;
  readonly #bound = new WeakMap<SoqlQuery, BoundQuery>();

  constructor(schema: Schema, store: Store) {
    this.#schema = schema;
    this.#store = store;
  }

  /** Dynamic SOQL. @throws System.QueryException with the platform's text. */
  parse(text: string): SoqlQuery {
    try {
      return parseSoql(text);
    } catch (error) {
      if (error instanceof Diagnostic) throw queryException(error.message);
      throw error;
    }
  }

  /** Rows as a List of their object; `SELECT COUNT()` answers one row that holds the number. @throws System.QueryException */
  run(tx: Transaction, request: QueryRequest): ApexList {
    try {
      const query = this.#bind(request.query);
      const result = runQuery(query, bindValues(request.binds), {
        store: this.#store,
        user: tx.user,
        access: request.access,
        sharing: request.sharing,
        now: tx.now(),
        limits: tx.limits
      });
      return this.#list(query, tx.isTest ? withoutOwners(result) : result);
    } catch (error) {
      if (error instanceof SoqlError) throw queryException(error.message);
      throw error;
    }
  }

  #bind(query: SoqlQuery): BoundQuery {
    const known = this.#bound.get(query);
    if (known !== undefined) return known;
    const bound = bindSoql(query, this.#schema);
    this.#bound.set(query, bound);
    return bound;
  }

  #list(query: BoundQuery, { rows, count }: QueryResult): ApexList {
    if (count !== null) return new ApexList(AGGREGATES, [this.#countRow(count)]);
    const type = query.kind === 'aggregate' ? AGGREGATES : listOf(sobjectType(query.object.name));
    return new ApexList(
      type,
      rows.map((row) => SObjectValue.fromQuery(this.#schema, row))
    );
  }

  #countRow(count: number): SObjectValue {
    return SObjectValue.fromQuery(this.#schema, {
      object: 'AggregateResult',
      values: new Map([['expr0', count]]),
      parents: new Map(),
      children: new Map(),
      types: new Map([['expr0', { name: 'expr0', apexType: 'System.Integer', scale: 0 }]])
    });
  }
}

const AGGREGATES = listOf(sobjectType('AggregateResult'));

function bindValues(binds: QueryRequest['binds']): BindValues {
  if (Array.isArray(binds)) return binds.map(bindValue);
  const named = binds as ReadonlyMap<string, unknown>;
  return new Map([...named].map(([name, value]) => [name.toLowerCase(), bindValue(value)]));
}

function bindValue(value: unknown): BindValue {
  if (value instanceof SObjectValue) return value.id;
  if (value instanceof ApexList || value instanceof ApexSet)
    return elementsOf(value).map(bindValue);
  return toColumn(value);
}

function elementsOf(collection: ApexList | ApexSet): readonly unknown[] {
  return collection instanceof ApexList ? collection.items : collection.values();
}

/**
 * What a test sees.
 *
 * @remarks "SELECT Owner.IsActive FROM Account returns null when run within a data silo Apex test":
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_data_access.htm
 */
function withoutOwners({ rows, count }: QueryResult): QueryResult {
  return { rows: rows.map(withoutOwner), count };
}

function withoutOwner(row: SoqlRow): SoqlRow {
  if (row.parents.size === 0 && row.children.size === 0) return row;
  const parents = [...row.parents].map(
    ([name, parent]) =>
      [name, name === 'owner' || parent === null ? null : withoutOwner(parent)] as const
  );
  const children = [...row.children].map(([name, rows]) => [name, rows.map(withoutOwner)] as const);
  return { ...row, parents: new Map(parents), children: new Map(children) };
}

function queryException(message: string): ApexException {
  return apexException('System.QueryException', message);
}
