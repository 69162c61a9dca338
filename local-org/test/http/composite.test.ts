import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { useTestServer } from './test-server.ts';

const COMPOSITE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm'
);
const COLLECTIONS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm'
);
const TREE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm'
);
const BASE = '/services/data/v67.0';
const server = useTestServer();

async function post(address: string, json: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await server.current.call('POST', `${BASE}${address}`, { user: 'admin', json });
  return { status: answer.status, body: JSON.parse(answer.text) as unknown };
}

const lead = (LastName: string): object => ({ LastName, Company: 'Composite' });
const part = (referenceId: string, url: string, body: object): object => {
  return { method: 'POST', url: `${BASE}${url}`, referenceId, body };
};

interface Parts {
  readonly compositeResponse: readonly {
    httpStatusCode: number;
    referenceId: string;
    body: unknown;
  }[];
}

test(`${COMPOSITE} a later part uses what an earlier one answered`, async () => {
  const compositeRequest = [
    part('a', '/sobjects/Account', { Name: 'Composite parent' }),
    part('c', '/sobjects/Contact', { LastName: 'Child', AccountId: '@{a.id}' })
  ];
  const { status, body } = await post('/composite', { compositeRequest });
  assert.equal(status, 200);
  const { compositeResponse } = body as Parts;
  assert.deepEqual(
    compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [201, 201]
  );
});

test(`${COMPOSITE} allOrNone takes all back; without it each part stands alone`, async () => {
  const compositeRequest = [
    part('good', '/sobjects/Lead', lead('Good')),
    part('bad', '/sobjects/Lead', {})
  ];
  const before = server.current.countLeads();
  const whole = (await post('/composite', { allOrNone: true, compositeRequest })).body as Parts;
  assert.deepEqual(
    whole.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [400, 400]
  );
  assert.match(JSON.stringify(whole.compositeResponse[0]?.body), /PROCESSING_HALTED/);
  assert.equal(server.current.countLeads(), before);
  const each = (await post('/composite', { compositeRequest })).body as Parts;
  assert.deepEqual(
    each.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [201, 400]
  );
  assert.equal(server.current.countLeads(), before + 1);
});

test(`${COLLECTIONS} each record has its own answer; allOrNone rolls back the good ones`, async () => {
  const attributes = { type: 'Lead' };
  const records = [
    { attributes, ...lead('Collected') },
    { attributes, LastName: 'No company' }
  ];
  const before = server.current.countLeads();
  const { body } = await post('/composite/sobjects', { records });
  const answers = body as readonly {
    success: boolean;
    errors: readonly { statusCode: string }[];
  }[];
  assert.deepEqual(
    answers.map(({ success }) => success),
    [true, false]
  );
  assert.equal(answers[1]?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
  const all = (await post('/composite/sobjects', { allOrNone: true, records }))
    .body as typeof answers;
  assert.equal(all[0]?.errors[0]?.statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
  assert.equal(server.current.countLeads(), before + 1);
});

test(`${TREE} a tree is made whole, or names the record that is wrong`, async () => {
  const attributes = (type: string, referenceId: string): object => ({
    attributes: { type, referenceId }
  });
  const child = (LastName: string | null): object => ({ ...attributes('Contact', 'c'), LastName });
  const tree = (LastName: string | null): object => ({
    records: [
      { ...attributes('Account', 'a'), Name: 'Tree', Contacts: { records: [child(LastName)] } }
    ]
  });
  const good = await post('/composite/tree/Account', tree('Leaf'));
  assert.equal(good.status, 201);
  const refs = (good.body as { results: readonly { referenceId: string }[] }).results;
  assert.deepEqual(
    refs.map(({ referenceId }) => referenceId),
    ['a', 'c']
  );
  const bad = await post('/composite/tree/Account', tree(null));
  assert.equal(bad.status, 400);
  assert.match(JSON.stringify(bad.body), /"hasErrors":true,"results":\[\{"referenceId":"c"/);
});

test(`${assumed('no page describes it; as Salesforce CLI reads it')} a query tells its columns`, async () => {
  const soql = 'SELECT Id, Name, Owner.Name FROM Lead';
  const address = `${BASE}/query?${new URLSearchParams({ q: soql, columns: 'true' }).toString()}`;
  const answer = await server.current.call('GET', address, { user: 'admin' });
  const { columnMetadata } = JSON.parse(answer.text) as {
    columnMetadata: readonly {
      columnName: string;
      joinColumns: readonly { columnName: string }[];
    }[];
  };
  assert.deepEqual(
    columnMetadata.map(({ columnName }) => columnName),
    ['Id', 'Name', 'Owner']
  );
  assert.deepEqual(
    columnMetadata[2]?.joinColumns.map(({ columnName }) => columnName),
    ['Name']
  );
});

test(`${documented('https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm')} a describe shows the fields that the user may read`, async () => {
  const answer = await server.current.call('GET', `${BASE}/sobjects/Lead/describe`, {
    user: 'admin'
  });
  const { fields, keyPrefix } = JSON.parse(answer.text) as {
    keyPrefix: string;
    fields: readonly { name: string; type: string; length: number; nillable: boolean }[];
  };
  assert.equal(keyPrefix, '00Q');
  const company = fields.find(({ name }) => name === 'Company');
  assert.deepEqual([company?.type, company?.length, company?.nillable], ['string', 255, false]);
});
