import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documented } from '../support/evidence.ts';
import { useTestServer } from './test-server.ts';

const API = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm'
);
const ERRORS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm'
);
const LEADS = '/services/data/v67.0/sobjects/Lead';
const server = useTestServer();

function query(soql: string): string {
  return `/services/data/v67.0/query?${new URLSearchParams({ q: soql }).toString()}`;
}

test(`${ERRORS} an unknown version, resource, object or record: 404`, async () => {
  const addresses = [
    '/services/data/v9.0/sobjects/Lead/x',
    '/services/data/v67.0/nothing',
    '/services/data/v67.0/sobjects/Nothing__c/a00Lo0000000001AAA',
    `${LEADS}/00QLo0000000009AAA`,
    `${LEADS}/none`
  ];
  for (const address of addresses) {
    const answer = await server.current.call('GET', address, { user: 'integration' });
    assert.equal(answer.status, 404, address);
    assert.equal(
      answer.text,
      '[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]'
    );
  }
});

test('a percent sign that starts no character: 400', async () => {
  const answer = await server.current.call('GET', `${LEADS}/%zz`, { user: 'integration' });
  assert.equal(answer.status, 400);
});

test('what the platform has and the local org has not: 501 by name', async () => {
  const answer = await server.current.call('GET', '/services/data/v67.0/composite/tree', {
    user: 'integration'
  });
  assert.equal(answer.status, 501);
  assert.match(answer.text, /composite\/tree is not modelled by the local org/);
});

test(`${ERRORS} a body that is no JSON object: 400`, async () => {
  for (const body of ['{', '[]', '"x"']) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await server.current.call('POST', LEADS, { user: 'integration', body, headers });
    assert.equal(answer.status, 400, body);
    assert.match(answer.text, /JSON_PARSER_ERROR/);
  }
});

test(`${ERRORS} a field that does not exist, or that the user may not read: 400 INVALID_FIELD`, async () => {
  for (const field of ['Nothing__c', 'Website']) {
    const answer = await server.current.call('POST', LEADS, {
      user: 'integration',
      json: { [field]: 'x' }
    });
    assert.equal(answer.status, 400);
    assert.equal(
      answer.text,
      `[{"errorCode":"INVALID_FIELD","message":"No such column '${field}' on sobject of type Lead"}]`
    );
  }
});

test(`${ERRORS} a field that the user may only read: 400 INVALID_FIELD_FOR_INSERT_UPDATE`, async () => {
  const answer = await server.current.call('POST', LEADS, {
    user: 'integration',
    json: { Title: 'Owner' }
  });
  assert.equal(answer.status, 400);
  assert.deepEqual(JSON.parse(answer.text), [
    {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message:
        'Unable to create/update fields: Title. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
      fields: ['Title']
    }
  ]);
});

test(`${ERRORS} a required field that is missing: 400 with its name`, async () => {
  const answer = await server.current.call('POST', LEADS, {
    user: 'integration',
    json: { Company: 'Rahayu Bakery' }
  });
  assert.equal(answer.status, 400);
  assert.deepEqual(JSON.parse(answer.text), [
    {
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [LastName]',
      fields: ['LastName']
    }
  ]);
});

test(`${API} a record is created, read, changed and deleted`, async () => {
  const json = { LastName: 'Rahayu', Company: 'Rahayu Bakery', Phone: '+628120000142' };
  const created = await server.current.call('POST', LEADS, { user: 'integration', json });
  assert.equal(created.status, 201);
  const { id, success, errors } = JSON.parse(created.text) as {
    id: string;
    success: boolean;
    errors: unknown[];
  };
  assert.match(id, /^00Q\w{15}$/);
  assert.deepEqual({ success, errors }, { success: true, errors: [] });
  const read = await server.current.call('GET', `${LEADS}/${id}?fields=Phone`, {
    user: 'integration'
  });
  assert.deepEqual(JSON.parse(read.text), {
    attributes: { type: 'Lead', url: `${LEADS}/${id}` },
    Id: id,
    Phone: '+628120000142'
  });
  const changed = await server.current.call('PATCH', `${LEADS}/${id}`, {
    user: 'integration',
    json: { Phone: null }
  });
  assert.deepEqual([changed.status, changed.text], [204, '']);
  const removed = await server.current.call('DELETE', `${LEADS}/${id}`, { user: 'integration' });
  assert.equal(removed.status, 204);
  const gone = await server.current.call('GET', `${LEADS}/${id}`, { user: 'integration' });
  assert.equal(gone.status, 404);
});

test(`${ERRORS} refused queries name their error code`, async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['SELECT Id FRM Lead', /"errorCode":"MALFORMED_QUERY"/],
    [
      'SELECT Nothing__c FROM Lead',
      /"errorCode":"INVALID_FIELD".*No such column 'Nothing__c' on entity 'Lead'/
    ],
    ['SELECT Website FROM Lead', /"errorCode":"INVALID_FIELD".*No such column 'Website'/],
    [
      'SELECT Id FROM Nothing__c',
      /"errorCode":"INVALID_TYPE".*sObject type 'Nothing__c' is not supported/
    ]
  ];
  for (const [soql, expected] of cases) {
    const answer = await server.current.call('GET', query(soql), { user: 'integration' });
    assert.equal(answer.status, 400, soql);
    assert.match(answer.text, expected);
  }
});

test(`${API} a query answers records with parents, and a count without`, async () => {
  const json = { LastName: 'Wijaya', Company: 'Wijaya Roti' };
  await server.current.call('POST', LEADS, { user: 'integration', json });
  const found = await server.current.call(
    'GET',
    query("SELECT Name, Owner.Name FROM Lead WHERE LastName = 'Wijaya'"),
    {
      user: 'integration'
    }
  );
  const { totalSize, done, records } = JSON.parse(found.text) as {
    totalSize: number;
    done: boolean;
    records: Record<string, unknown>[];
  };
  assert.deepEqual({ totalSize, done }, { totalSize: 1, done: true });
  assert.equal(records[0]?.['Name'], 'Wijaya');
  assert.equal((records[0]?.['Owner'] as Record<string, unknown>)['Name'], 'Bird Integration');
  const counted = await server.current.call('GET', query('SELECT COUNT() FROM Lead'), {
    user: 'integration'
  });
  assert.equal(counted.text, '{"totalSize":1,"done":true,"records":[]}');
});
