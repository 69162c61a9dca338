import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { createRecord, SOBJECTS } from './data-calls.ts';
import { useTestServer } from './test-server.ts';

const UPSERT = documented(
  'https://developer.salesforce.com/docs/platform/api-rest/guide/dome-upsert.html'
);
const RESOURCE = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_upsert.htm'
);
const QUOTED = assumed('public clients quote the body, no page of Salesforce does');
const GADGETS = `${SOBJECTS}/Gadget__c`;
const server = useTestServer();

async function call(method: string, address: string, json?: unknown) {
  const options = json === undefined ? {} : { json };
  const { status, text } = await server.current.call(method, address, {
    user: 'integration',
    ...options
  });
  return { status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

test(`${UPSERT} an unknown value creates the record, a known one changes it, letter case as the field takes it`, async () => {
  const first = await call('PATCH', `${GADGETS}/Code__c/AB%201`, { Note__c: 'new' });
  assert.equal(first.status, 201);
  const { id } = first.body as { id: string };
  assert.deepEqual(first.body, { id, success: true, errors: [], created: true });
  const second = await call('PATCH', `${GADGETS}/code__c/ab%201`, { Note__c: 'newer' });
  assert.equal(second.status, 200);
  assert.deepEqual(second.body, { id, success: true, errors: [], created: false });
  const read = await call('GET', `${GADGETS}/Code__c/AB%201?fields=Note__c`);
  assert.equal(read.status, 200);
  assert.deepEqual((read.body as { Note__c: string }).Note__c, 'newer');
});

test(`${UPSERT} before version 46 the answer does not say whether it created`, async () => {
  const old = GADGETS.replace('v67.0', 'v45.0');
  const first = await call('PATCH', `${old}/Code__c/old`, {});
  assert.equal(first.status, 201);
  assert.equal('created' in (first.body as object), false);
  assert.deepEqual(await call('PATCH', `${old}/Code__c/old`, {}), { status: 204, body: null });
});

test(`${UPSERT} with updateOnly an unknown value creates nothing`, async () => {
  const { status } = await call('PATCH', `${GADGETS}/Code__c/never?updateOnly=true`, {});
  assert.equal(status, 404);
  assert.equal((await call('GET', `${GADGETS}/Code__c/never`)).status, 404);
});

test(`${UPSERT} a value of several records: 300 with their addresses, and nothing changes`, async () => {
  const ids: string[] = [];
  for (const Note__c of ['one', 'two']) {
    ids.push(
      await createRecord(server.current, 'Gadget__c', { Lot__c: 7, Note__c }, 'integration')
    );
  }
  const expected = { status: 300, body: ids.map((id) => `${GADGETS}/${id}`) };
  assert.deepEqual(await call('PATCH', `${GADGETS}/Lot__c/7`, { Note__c: 'both' }), expected);
  assert.deepEqual(await call('GET', `${GADGETS}/Lot__c/7`), expected);
  const read = await call('GET', `${GADGETS}/${ids[0]}?fields=Note__c`);
  assert.equal((read.body as { Note__c: string }).Note__c, 'one');
});

test(`${RESOURCE} a record is deleted by its value, once`, async () => {
  await call('PATCH', `${GADGETS}/Code__c/gone`, {});
  assert.equal((await call('DELETE', `${GADGETS}/Code__c/gone`)).status, 204);
  assert.equal((await call('DELETE', `${GADGETS}/Code__c/gone`)).status, 404);
});

test(`${QUOTED} the value also in the body: 400 INVALID_FIELD`, async () => {
  assert.deepEqual(await call('PATCH', `${GADGETS}/Code__c/x`, { code__c: 'y' }), {
    status: 400,
    body: [
      {
        errorCode: 'INVALID_FIELD',
        message: 'The Code__c field should not be specified in the sobject data.'
      }
    ]
  });
});

test(`${QUOTED} a field that is no external id: 404 by name`, async () => {
  assert.deepEqual(await call('PATCH', `${GADGETS}/Note__c/x`, {}), {
    status: 404,
    body: [
      {
        errorCode: 'NOT_FOUND',
        message: 'Provided external ID field does not exist or is not accessible: Note__c'
      }
    ]
  });
});
