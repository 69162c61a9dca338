import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { AnswerReader } from './expected-answers.ts';
import type { Answer } from './http-call.ts';
import { usePackageServer } from './package-server.ts';

const server = usePackageServer();
const BIRD = '/services/apexrest/bird/v1/';
const STANDARD = '/services/data/v67.0/sobjects/Lead';

/** What the seed's flow sends. */
function lead(phone: string): Readonly<Record<string, unknown>> {
  return { LastName: 'Budi', Company: 'WhatsApp', Phone: phone, LeadSource: 'WhatsApp' };
}

function json(answer: Answer): Readonly<Record<string, unknown>> {
  return JSON.parse(answer.text) as Readonly<Record<string, unknown>>;
}

async function postLead(body: unknown, key?: string): Promise<Answer> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return await server.current.call('POST', `${BIRD}leads`, body, { headers });
}

async function lookup(query: string): Promise<Answer> {
  return await server.current.call('GET', `${BIRD}lookup?${query}`);
}

test('a flow moves over from the standard create by changing its URL', async () => {
  const standard = await server.current.call('POST', STANDARD, lead('+6281200000701'));
  const ours = await postLead(lead('+6281200000702'));
  assert.equal(ours.status, standard.status);
  for (const key of Object.keys(json(standard))) assert.ok(key in json(ours), key);
  assert.deepEqual([json(ours)['success'], json(ours)['errors']], [true, []]);
  const made = server.current.row(
    `SELECT LastName, Company, LeadSource FROM Lead WHERE Id = '${String(json(ours)['id'])}'`
  );
  assert.deepEqual(made, { LastName: 'Budi', Company: 'WhatsApp', LeadSource: 'WhatsApp' });
});

test('what the standard create refuses is refused with its code and fields', async () => {
  const bodies = [
    { ...lead('+6281200000703'), Nope__c: 1 },
    { ...lead('+6281200000703'), CreatedDate: '2026-01-31T09:30:00Z' },
    { ...lead('+6281200000703'), LastName: null }
  ];
  for (const body of bodies) {
    const [standard] = JSON.parse(
      (await server.current.call('POST', STANDARD, body)).text
    ) as Readonly<Record<string, unknown>>[];
    const answer = await postLead(body, 'refused');
    const [ours] = JSON.parse(answer.text) as Readonly<Record<string, unknown>>[];
    assert.equal(answer.status, 400);
    assert.equal(ours?.['errorCode'], standard?.['errorCode']);
    const said = String(ours?.['message']);
    assert.ok(said.startsWith(String(standard?.['message'])), said);
  }
  assert.deepEqual(server.current.rows("SELECT Id FROM Lead WHERE Phone = '+6281200000703'"), []);
});

test('ten calls with one key at once make one Lead', async () => {
  const body = { LastName: 'Once', Company: 'WhatsApp' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => postLead(body, 'run-7')));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 200, 200, 200, 200, 200, 200, 200, 200, 201]
  );
  assert.equal(new Set(answers.map((answer) => json(answer)['id'])).size, 1);
  assert.equal(server.current.rows("SELECT Id FROM Lead WHERE LastName = 'Once'").length, 1);
});

test('a later step enriches the Lead, by 15 characters too, and no other object', async () => {
  const id = String(json(await postLead(lead('+6281200000704')))['id']);
  const body = { Description: 'Wants a quote', tags: ['vip'], funnelStage: 'Quoted' };
  const changed = await server.current.call('PATCH', `${BIRD}leads/${id.slice(0, 15)}`, body);
  assert.deepEqual(
    [changed.status, json(changed)['status'], json(changed)['id']],
    [200, 'updated', id]
  );
  const row = server.current.row(
    `SELECT Description, BirdTags__c, BirdFunnelStage__c FROM Lead WHERE Id = '${id}'`
  );
  assert.deepEqual(row, {
    Description: 'Wants a quote',
    BirdTags__c: 'vip',
    BirdFunnelStage__c: 'Quoted'
  });
  for (const address of [`cases/${id}`, 'leads', 'leads/x']) {
    assert.equal((await server.current.call('PATCH', BIRD + address, body)).status, 404, address);
  }
  assert.equal((await server.current.call('PUT', `${BIRD}leads/${id}`, body)).status, 405);
});

test('a plus sign that an address turned into a blank is still one', async () => {
  const reader = new AnswerReader(server.current);
  await postLead(lead('+6281200000705'));
  const encoded = await lookup('channel=whatsapp&identity=%2B6281200000705');
  const blank = await lookup('channel=whatsapp&identity=+6281200000705');
  assert.equal(blank.text, encoded.text);
  reader.expect(
    blank,
    200,
    '{"found":true,"objectType":"Lead","recordId":"<Lead 1>","recordUrl":"<org>/lightning/r/Lead/<Lead 1>/view","name":"Budi","ownerId":"<User 1>","ownerName":"Bird Integration","leadId":"<Lead 1>","contactId":null,"caseId":null,"caseNumber":null,"tags":[],"funnelStage":null,"conversationRecordId":null,"errorCode":null,"message":null}'
  );
  const nobody = await lookup('channel=telegram&identity=793');
  assert.deepEqual([nobody.status, json(nobody)['found']], [200, false]);
});

test('the status tells the version of package.json', async () => {
  const file = path.join(import.meta.dirname, '../../../package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  const status = await server.current.call('GET', `${BIRD}status`);
  assert.equal(status.status, 200);
  assert.equal(json(status)['version'], version);
  assert.equal((await server.current.call('GET', `${BIRD}status?eventId=x`)).status, 404);
});
