import type { Schema } from '../../local-org/src/metadata/schema.ts';
import { bindSoql } from '../../local-org/src/soql/bind.ts';
import { explainFilters } from '../../local-org/src/soql/explain.ts';
import { Store } from '../../local-org/src/store/store.ts';
import type { TransactionMeter } from './transaction-meter.ts';

/** A query that reads a large object from end to end. */
export interface Finding {
  readonly where: string;
  readonly what: string;
}

/** Objects that grow with the messages. */
const LARGE = [
  'BirdMessage__c',
  'BirdConversation__c',
  'BirdInboundEvent__c',
  'Lead',
  'Contact',
  'Case'
];

/**
 * Names the queries of Apex that filter on nothing Salesforce keeps an index of, and the statements that scan a large table of the
 * database.
 */
export function unselective(
  schema: Schema,
  { soql, sql }: TransactionMeter,
  database: string
): readonly Finding[] {
  const queries = [...soql].flatMap((query) =>
    explainFilters(bindSoql(query, schema)).map(({ object, filter }) => ({
      where: `SOQL on ${object}`,
      what: filter
    }))
  );
  const store = Store.open(schema, { file: database });
  try {
    const scans = [...sql].flatMap((statement) => scansOf(store, statement));
    return [...queries, ...scans];
  } finally {
    store.close();
  }
}

/** How the statements read one large table. */
export interface AccessPaths {
  readonly table: string;
  /** Names of fields by whose index rows were found. */
  readonly fields: readonly string[];
}

/** By which indexes the statements of a run find their rows. */
export function accessPaths(
  schema: Schema,
  { sql }: TransactionMeter,
  database: string
): readonly AccessPaths[] {
  const store = Store.open(schema, { file: database });
  try {
    const fields = new Map<string, Set<string>>(LARGE.map((table) => [table, new Set()]));
    for (const statement of sql) {
      for (const detail of planOf(store, statement)) {
        const [, table = '', field = ''] = /USING INDEX (\w+)\.(\w+)/.exec(detail) ?? [];
        const [, ofIds = ''] = /USING INDEX sqlite_autoindex_(\w+)_1/.exec(detail) ?? [];
        fields.get(table)?.add(field);
        fields.get(ofIds)?.add('Id');
      }
    }
    return [...fields]
      .filter(([, names]) => names.size > 0)
      .map(([table, names]) => ({ table, fields: [...names].toSorted() }));
  } finally {
    store.close();
  }
}

function planOf(store: Store, statement: string): readonly string[] {
  if (!/^\s*(SELECT|WITH)/i.test(statement)) return [];
  return store.all(`EXPLAIN QUERY PLAN ${statement}`).map((row) => String(row['detail']));
}

function scansOf(store: Store, statement: string): readonly Finding[] {
  const aliases = new Map(
    [...statement.matchAll(/(?:FROM|JOIN)\s+"(\w+)"(?:\s+(?:AS\s+)?(\w+))?/gi)].map((match) => [
      match[2] ?? match[1],
      match[1]
    ])
  );
  return planOf(store, statement).flatMap((detail) => {
    const scanned = /^SCAN (\w+)/.exec(detail)?.[1];
    const table = aliases.get(scanned) ?? scanned;
    return table !== undefined && LARGE.includes(table)
      ? [{ where: `SQL on ${table}`, what: `${detail}: ${statement.slice(0, 200)}` }]
      : [];
  });
}
