import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { sampleDeliveries } from '../../../scripts/property/sample-deliveries.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { convertLead } from './convert-lead.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { sendRequest, type Answer } from './http-call.ts';
import { OPENAPI_FILE, OpenApiDocument } from './openapi-document.ts';
import { PackageServer, type CallOptions } from './package-server.ts';
import { message } from './sample-message.ts';
import { keepKeys } from './webhook-keys.ts';

const BASE = '/services/apexrest/bird/v1';
const CODES = path.join(
  import.meta.dirname,
  '../../../force-app/main/default/classes/shared/BirdErrorCode.cls'
);
const SECRET = { 'X-Bird-Secret': 'openapi-test-secret-of-32-letters' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const document = new OpenApiDocument();
const held: { server: PackageServer | null } = { server: null };
const seen = new Set<string>();

before(async () => {
  const project = withMetadata(compilePackage(), 'webhook-sources', 'validation-rule');
  held.server = await PackageServer.start({ project });
  keepKeys(held.server, { Shared: SECRET['X-Bird-Secret'], Gen2: 'fixture-gen2-signing-key' });
});
after(async () => {
  await held.server?.stop();
});

interface Call extends CallOptions {
  readonly verb: string;
  /** As in the document. */
  readonly path: string;
  /** What follows the base, where it is not the same. */
  readonly address?: string;
  readonly body?: unknown;
  readonly expect: number;
}

/** Sends a call and holds its answer against the document. */
async function check(call: Call): Promise<Answer> {
  const server = held.server!;
  const { verb, path: name, address = name, body = null } = call;
  const answer = await server.call(verb.toUpperCase(), BASE + address, body, call);
  assertDocumented(call, answer);
  return answer;
}

function assertDocumented(call: Call, { status, text }: Answer): void {
  const { verb, path: name, expect } = call;
  assert.equal(status, expect, `${verb} ${name}: ${text}`);
  const documentedVerb = expect === 405 ? verbOf(name) : verb;
  const fault = document.answerFault(name, documentedVerb, status, JSON.parse(text));
  assert.equal(fault, null, `${verb} ${name} ${status} ${text}`);
  seen.add(`${documentedVerb} ${name} ${status}`);
}

function verbOf(name: string): string {
  return document.operations.find((operation) => operation.path === name)!.verb;
}

/** What every operation that takes a token answers to a caller without rights, and to a wrong verb. */
async function checkRefusals(verb: string, name: string, body: unknown, rest = {}): Promise<void> {
  const call = { verb, path: name, body, ...rest };
  const noToken = { Authorization: 'Bearer nothing' };
  await check({ ...call, expect: 401, headers: noToken });
  await check({ ...call, expect: 403, user: 'outsider' });
  await check({ ...call, expect: 405, verb: 'delete' });
  held.server!.org.faults.add({ kind: 'limit', object: 'REST' });
  await check({ ...call, expect: 500 });
}

/** What every operation with a body answers to one that nobody can read. */
async function checkBodies(verb: string, name: string, rest = {}): Promise<void> {
  const call = { verb, path: name, ...rest };
  await check({ ...call, expect: 400, body: '{"half":' });
  await check({ ...call, expect: 413, body: { padding: 'x'.repeat(1_500_000) } });
  await check({ ...call, expect: 415, body: '{}', headers: { 'Content-Type': 'text/plain' } });
}

test('the document is OpenAPI 3.1', async () => {
  const result = await new Validator().validate(OPENAPI_FILE);
  assert.deepEqual(result, { valid: true });
});

test('every code of BirdErrorCode stands in the document, and no other', () => {
  const unit = parseUnit(readFileSync(CODES, 'utf8'), 'BirdErrorCode.cls');
  const codes = unit.kind === 'enum' ? unit.constants.map(({ text }) => text) : [];
  assert.deepEqual(document.words('BirdErrorCode').toSorted(), codes.toSorted());
});

test('POST /messages', async () => {
  const verb = 'post';
  const name = '/messages';
  const first = message('+6281200000901', { messageId: 'doc-1' });
  assert.equal(document.requestFault(name, verb, first), null);
  await check({ verb, path: name, body: first, expect: 201 });
  await check({ verb, path: name, body: first, expect: 200 });
  const list = { messages: [first, { channel: 'sms' }] };
  assert.equal(document.requestFault(name, verb, list), null);
  await check({ verb, path: name, body: list, expect: 200 });
  const refused = message('+6581200000', { messageId: 'doc-2' });
  await check({ verb, path: name, body: refused, expect: 200 });
  const status = { kind: 'status', messageId: 'doc-unknown', status: 'read' };
  assert.equal(document.requestFault(name, verb, status), null);
  await check({ verb, path: name, body: status, expect: 202 });
  await check({ verb, path: name, body: { channel: 'sms' }, expect: 400 });
  await checkBodies(verb, name);
  held.server!.org.faults.add({ kind: 'rowLock', object: 'BirdConversation__c', id: null });
  const next = message('+6281200000901', { messageId: 'doc-3' });
  await check({ verb, path: name, body: next, expect: 503 });
  await checkRefusals(verb, name, first);
});

test('POST /leads and PATCH /leads/{id}', async () => {
  const post = { verb: 'post', path: '/leads' };
  const lead = { LastName: 'Budi', Company: 'WhatsApp', Phone: '+6281200000902' };
  const bird = message('+6281200000902', { messageId: 'doc-lead' });
  assert.equal(document.requestFault('/leads', 'post', { ...lead, bird }), null);
  const made = await check({ ...post, body: { ...lead, bird }, expect: 201 });
  const { id } = JSON.parse(made.text) as { readonly id: string };
  await check({ ...post, body: lead, expect: 200 });
  await check({ ...post, body: { ...lead, Phone: '+6581200001' }, expect: 400 });
  await check({ ...post, address: '/leads/1', body: lead, expect: 404 });
  await checkBodies('post', '/leads');
  await checkRefusals('post', '/leads', lead);
  held.server!.org.faults.add({ kind: 'storageLimit', object: 'Lead' });
  await check({ ...post, body: { ...lead, Phone: '+6281200000903' }, expect: 503 });

  const patch = { verb: 'patch', path: '/leads/{id}', address: `/leads/${id}` };
  const change = { tags: ['vip'], funnelStage: 'Quote', Company: 'Toko Budi' };
  assert.equal(document.requestFault('/leads/{id}', 'patch', change), null);
  await check({ ...patch, body: change, expect: 200 });
  await check({ ...patch, body: { Nothing__c: 1 }, expect: 400 });
  await check({ ...patch, address: '/leads/1', body: change, expect: 404 });
  await checkBodies('patch', patch.path, { address: patch.address });
  await checkRefusals('patch', patch.path, change, { address: patch.address });
  held.server!.org.faults.add({ kind: 'rowLock', object: 'Lead', id: null });
  await check({ ...patch, body: { Company: 'Toko Lain' }, expect: 503 });
  convertLead(held.server!, id);
  await check({ ...patch, body: change, expect: 409 });
});

test('POST /cases and PATCH /cases/{id}', async () => {
  const post = { verb: 'post', path: '/cases' };
  const record = { SuppliedName: 'Budi', SuppliedPhone: '+6281200000904', Subject: 'Viber' };
  assert.equal(document.requestFault('/cases', 'post', record), null);
  const made = await check({ ...post, body: record, expect: 201 });
  const { id } = JSON.parse(made.text) as { readonly id: string };
  await check({ ...post, body: record, expect: 200 });
  await check({ ...post, body: { ...record, Nothing__c: 1 }, expect: 400 });
  await check({ ...post, address: '/cases/1', body: record, expect: 404 });
  await checkBodies('post', '/cases');
  await checkRefusals('post', '/cases', record);
  held.server!.org.faults.add({ kind: 'storageLimit', object: 'Case' });
  await check({ ...post, body: { ...record, SuppliedPhone: '+6281200000905' }, expect: 503 });

  const patch = { verb: 'patch', path: '/cases/{id}', address: `/cases/${id}` };
  await check({ ...patch, body: { funnelStage: 'Solved' }, expect: 200 });
  await check({ ...patch, body: { Nothing__c: 1 }, expect: 400 });
  await check({ ...patch, address: '/cases/1', body: { Subject: 'x' }, expect: 404 });
  await checkBodies('patch', patch.path, { address: patch.address });
  await checkRefusals('patch', patch.path, { Subject: 'x' }, { address: patch.address });
  held.server!.org.faults.add({ kind: 'rowLock', object: 'Case', id: null });
  await check({ ...patch, body: { Subject: 'Another' }, expect: 503 });
});

test('GET /lookup', async () => {
  const call = { verb: 'get', path: '/lookup' };
  const known = '/lookup?channel=whatsapp&identity=%2B6281200000901';
  const { text } = await check({ ...call, address: known, expect: 200 });
  assert.match(text, /"found":true/);
  const blank = await check({ ...call, address: known.replace('%2B', '+'), expect: 200 });
  assert.equal(blank.text, text);
  const nobody = '/lookup?channel=whatsapp&identity=%2B6281299999999';
  await check({ ...call, address: nobody, expect: 200 });
  await check({ ...call, expect: 400 });
  await checkRefusals('get', '/lookup', null, { address: known });
});

test('POST /webhooks/{source}', async () => {
  const server = held.server!;
  const call = { verb: 'post', path: '/webhooks/{source}', address: '/webhooks/Shared' };
  const headers = SECRET;
  for (const { body } of sampleDeliveries()) {
    assert.equal(document.requestFault(call.path, 'post', body), null);
  }
  const [delivery] = sampleDeliveries().filter(({ name }) => name === 'gen2-whatsapp-text');
  const { body } = delivery!;
  await check({ ...call, body, headers, expect: 201 });
  await check({ ...call, body, headers, expect: 200 });
  const ignored = { service: 'channels', event: 'channel.created', payload: { id: 'c' } };
  await check({ ...call, body: ignored, headers, expect: 200 });
  const list = { messages: [message('+6281200000906', { messageId: 'doc-hook' })] };
  await check({ ...call, body: list, headers, expect: 200 });
  const status = { kind: 'status', messageId: 'doc-hook-unknown', status: 'read' };
  await check({ ...call, body: status, headers, expect: 202 });
  await check({ ...call, body: { hello: 'world' }, headers, expect: 400 });
  await check({ ...call, body, expect: 401 });
  await check({ ...call, body, expect: 401, headers: { 'X-Bird-Secret': 'wrong' } });
  await check({ ...call, body, headers, address: '/webhooks/Nobody', expect: 404 });
  await check({ ...call, body: { padding: 'x'.repeat(140_000) }, headers, expect: 413 });
  server.org.faults.add({ kind: 'storageLimit', object: 'BirdMessage__c' });
  server.org.faults.add({ kind: 'storageLimit', object: 'BirdInboundEvent__c' });
  const next = message('+6281200000907', { messageId: 'doc-hook-2' });
  await check({ ...call, body: next, headers, expect: 503 });
  const url = `${server.baseUrl}/bird${BASE}/webhooks/Shared`;
  const asGuest = await sendRequest('POST', url, { ...JSON_TYPE, ...headers }, body);
  assertDocumented({ ...call, expect: 202 }, asGuest);
  await checkRefusals('post', call.path, body, { address: call.address });
});

test('GET /status', async () => {
  const call = { verb: 'get', path: '/status' };
  await check({ ...call, expect: 200 });
  const body = { kind: 'status', messageId: 'doc-waits', status: 'read' };
  const queued = await check({ verb: 'post', path: '/messages', body, expect: 202 });
  const { eventId } = JSON.parse(queued.text) as { readonly eventId: string };
  await check({ ...call, address: `/status?eventId=${eventId}`, expect: 200 });
  await check({ ...call, address: '/status?eventId=nothing', expect: 404 });
  await checkRefusals('get', '/status', null);
});

test('every documented status of every operation was answered and looked at', () => {
  const documented = document.operations.flatMap(({ path: name, verb, statuses }) =>
    statuses.map((status) => `${verb} ${name} ${status}`)
  );
  assert.deepEqual(
    documented.filter((each) => !seen.has(each)),
    []
  );
});
