import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { queryAddress } from './data-calls.ts';
import { useTestServer } from './test-server.ts';

const MORE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query_more_results.htm'
);
const INVALID = '[{"errorCode":"INVALID_QUERY_LOCATOR","message":"invalid query locator"}]';
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;
const server = useTestServer();

interface Batch {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

function insertAccounts(count: number): void {
  const { org } = server.current;
  org.run(org.users.byId(server.current.userId('admin'))!, ({ tx }) => {
    const rows = Array.from({ length: count }, (_, index) => {
      const row = SObjectValue.create(tx.schema, 'Account');
      row.write('name', `Account ${String(index + 1).padStart(4, '0')}`);
      return row;
    });
    tx.dml({ operation: 'insert', rows, access: 'system', allOrNone: true, externalIdField: null });
  });
}

test(`${MORE} 2000 records at once, the address of the next ones, and done with the last`, async () => {
  const { current } = server;
  insertAccounts(2001);
  const read = async (address: string): Promise<Batch> => {
    const { status, text } = await current.call('GET', address, { user: 'admin' });
    assert.equal(status, 200, text);
    return JSON.parse(text) as Batch;
  };
  const { nextRecordsUrl: next = '', ...first } = await read(
    queryAddress('SELECT Name FROM Account ORDER BY Name')
  );
  assert.match(next, /^\/services\/data\/v67\.0\/query\/0r8\w{15}-2000$/);
  assert.deepEqual([first.totalSize, first.done, first.records.length], [2001, false, 2000]);
  const last = await read(next);
  assert.deepEqual(Object.keys(last), ['totalSize', 'done', 'records']);
  assert.deepEqual([last.totalSize, last.done], [2001, true]);
  assert.deepEqual(
    last.records.map((record) => record['Name']),
    ['Account 2001']
  );

  const refused = async (address: string, user: 'admin' | 'rep'): Promise<void> => {
    const { status, text } = await current.call('GET', address, { user });
    assert.deepEqual({ status, text }, { status: 400, text: INVALID });
  };
  await refused(next, 'rep');
  current.turnClock(TWO_DAYS);
  await refused(next, 'admin');
});

test(`${assumed('public clients quote the text')} a locator that is none: 400`, async () => {
  for (const locator of ['0r8Lo0000000zzzAAA-2000', '0r8Lo0000000zzzAAA', 'x', '..%2F-1']) {
    const address = `/services/data/v67.0/query/${locator}`;
    const { status, text } = await server.current.call('GET', address, { user: 'admin' });
    assert.deepEqual({ status, text }, { status: 400, text: INVALID }, locator);
  }
});
