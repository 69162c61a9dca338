import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './http-call.ts';
import { MESSAGES, usePackageServer, type CallOptions } from './package-server.ts';

const server = usePackageServer();

const MESSAGE = {
  channel: 'whatsapp',
  messageId: 'wamid-1',
  from: '+6281234567890',
  name: 'Siti Rahayu',
  text: 'Halo, apakah dapur custom masih bisa?'
};

/** Asserts status and body, character by character, and that nothing of the call was written. */
function assertRefused(answer: Answer, status: number, text: string): void {
  assert.deepEqual(answer, { status, text });
  assert.deepEqual(server.current.counts(), {}, 'nothing is half-written');
}

/** A test that posts a body which must be refused. */
function refuses(
  name: string,
  body: unknown,
  status: number,
  text: string,
  options: CallOptions = {}
): void {
  test(name, async () => {
    assertRefused(await server.current.post(body, options), status, text);
  });
}

const EMPTY_BODY =
  '[{"errorCode":"EMPTY_BODY","message":"The body is empty. Send one message as a JSON object, or {\\"messages\\":[…]} with up to 200 of them.","fields":[]}]';
const INVALID_JSON =
  '[{"errorCode":"INVALID_JSON","message":"The body is not a JSON object. Send one message as a JSON object, or {\\"messages\\":[…]} with up to 200 of them.","fields":[]}]';

refuses('an empty body', '', 400, EMPTY_BODY);
refuses('an empty body without a content type', '', 400, EMPTY_BODY, {
  headers: { 'Content-Type': null }
});
refuses('a body of blanks', ' \n ', 400, EMPTY_BODY);
refuses(
  'malformed JSON',
  '{"channel":"whatsapp",',
  400,
  INVALID_JSON.replace(
    'a JSON object. Send',
    String.raw`valid JSON at line 1, column 23. Write quotes in texts as \\\" and line breaks as \\n. Send`
  )
);
refuses(
  'a second message behind the first',
  `${JSON.stringify(MESSAGE)}\n${JSON.stringify({ ...MESSAGE, messageId: 'm-2' })}`,
  400,
  INVALID_JSON.replace('is not a JSON object.', 'goes on after its first JSON value.')
);
refuses('a JSON list', [MESSAGE], 400, INVALID_JSON);
refuses('a JSON text', '"Halo"', 400, INVALID_JSON);
refuses('a JSON null', 'null', 400, INVALID_JSON);
refuses(
  'bytes that are not UTF-8',
  Buffer.from('7b22ff223a317d', 'hex'),
  400,
  '[{"errorCode":"INVALID_JSON","message":"The body is not UTF-8. Send JSON in UTF-8.","fields":[]}]'
);

const NO_CHANNEL =
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"channel is missing. Send the channel in lower case, for example \\"whatsapp\\".","fields":["channel"]}]';
const NO_CUSTOMER =
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"from is missing. Send the customer, for example \\"+6281234567890\\".","fields":["from"]}]';
const NO_ID =
  '[{"errorCode":"MISSING_MESSAGE_ID","message":"The message has no id, so a retry could store it twice. Send messageId, or the header Idempotency-Key with a value that stays the same in every retry.","fields":["messageId"]}]';

refuses('no channel', { ...MESSAGE, channel: undefined }, 400, NO_CHANNEL);
refuses('a blank channel', { ...MESSAGE, channel: ' ' }, 400, NO_CHANNEL);
refuses('no customer', { ...MESSAGE, from: undefined }, 400, NO_CUSTOMER);
refuses('a customer that is null', { ...MESSAGE, from: null }, 400, NO_CUSTOMER);
refuses('neither messageId nor Idempotency-Key', { ...MESSAGE, messageId: undefined }, 400, NO_ID);
refuses('a blank messageId and a blank key', { ...MESSAGE, messageId: ' ' }, 400, NO_ID, {
  headers: { 'Idempotency-Key': ' ' }
});
refuses(
  'an Idempotency-Key of 256 characters, in any letter case',
  { ...MESSAGE, messageId: undefined },
  400,
  '[{"errorCode":"INVALID_VALUE","message":"The header Idempotency-Key is longer than 255 characters. Send a shorter key, for example the id of the flow run.","fields":["Idempotency-Key"]}]',
  { headers: { 'IDEMPOTENCY-key': 'k'.repeat(256) } }
);
refuses(
  'a status without its status',
  { kind: 'status', messageId: 'wamid-1' },
  400,
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"status is missing. Send the status, for example \\"delivered\\".","fields":["status"]}]'
);
refuses(
  'a status without the id of its message',
  { kind: 'status', status: 'read' },
  400,
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"messageId is missing. Send the id of the message whose status it is.","fields":["messageId"]}]'
);

/** Values of a wrong JSON type, or that the key cannot hold, and what is expected there. */
const WRONG_VALUES: readonly (readonly [Readonly<Record<string, unknown>>, string, string])[] = [
  [{ text: { body: 'Halo' } }, 'text', 'a text'],
  [{ name: ['Siti'] }, 'name', 'a text'],
  [{ conversationId: 'c'.repeat(256) }, 'conversationId', 'a text of at most 255 characters'],
  [{ funnelStage: 's'.repeat(81) }, 'funnelStage', 'a text of at most 80 characters'],
  [{ media: { url: 'https://example.com/1.jpg' } }, 'media', 'a list of objects'],
  [{ media: ['https://example.com/1.jpg'] }, 'media[0]', 'an object'],
  [{ choices: 'Ya' }, 'choices', 'a list of texts'],
  [{ tags: ['vip', 7] }, 'tags[1]', 'a text'],
  [{ location: [-6.2, 106.8] }, 'location', 'an object'],
  [{ fields: ['LastName'] }, 'fields', 'an object'],
  [{ direction: 'sideways' }, 'direction', 'one of inbound, outbound'],
  [{ senderKind: 'robot' }, 'senderKind', 'one of customer, agent, bot, flow, campaign, system'],
  [{ kind: 'reaction' }, 'kind', 'one of message, status, conversation'],
  [{ target: 'Account' }, 'target', 'one of Lead, Case, None'],
  [{ occurredAt: 'kemarin' }, 'occurredAt', 'an ISO 8601 time such as 2026-01-31T09:30:00.000Z']
];

for (const [wrong, key, expected] of WRONG_VALUES) {
  refuses(
    `${key} that is not ${expected}`,
    { ...MESSAGE, ...wrong },
    400,
    `[{"errorCode":"INVALID_VALUE","message":"${key} is not ${expected}. Send ${expected}, or leave it out.","fields":["${key}"]}]`
  );
}

/** The same of keys that a message cannot do without. */
const WRONG_NEEDED_VALUES: typeof WRONG_VALUES = [
  [{ messageId: { id: 'wamid-1' } }, 'messageId', 'a text'],
  [{ channel: 'c'.repeat(41) }, 'channel', 'a text of at most 40 characters'],
  [{ from: ['+6281234567890'] }, 'from', 'a text'],
  [{ location: { latitude: 'south' } }, 'location.latitude', 'a number'],
  [{ location: { latitude: 91 } }, 'location.latitude', 'a number from -90 to 90']
];

for (const [wrong, key, expected] of WRONG_NEEDED_VALUES) {
  refuses(
    `${key} that is not ${expected}, without the advice to leave it out`,
    { ...MESSAGE, ...wrong },
    400,
    `[{"errorCode":"INVALID_VALUE","message":"${key} is not ${expected}. Send ${expected}.","fields":["${key}"]}]`
  );
}
refuses(
  'a file without its link',
  { ...MESSAGE, media: [{}] },
  400,
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"media[0].url is missing. Send the link of the file.","fields":["media[0].url"]}]'
);
refuses(
  'a location with one coordinate',
  { ...MESSAGE, location: { latitude: -6.2 } },
  400,
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"location.longitude is missing. Send a number from -180 to 180.","fields":["location.longitude"]}]'
);
refuses(
  'an identity without its value',
  { ...MESSAGE, identities: [{ key: 'whatsappbsuid' }] },
  400,
  '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"identities[0].value is missing. Send the identifier.","fields":["identities[0].value"]}]'
);

refuses(
  'a field that does not exist',
  { ...MESSAGE, fields: { Budget__c: 50_000_000 } },
  400,
  '[{"errorCode":"INVALID_FIELD","message":"Lead has no field Budget__c. Send the API name of a field, for example Description or Rating__c.","fields":["Budget__c"]}]'
);
refuses(
  'a field of the other object',
  { ...MESSAGE, channel: 'viber', fields: { LastName: 'Rahayu' } },
  400,
  '[{"errorCode":"INVALID_FIELD","message":"Case has no field LastName. Send the API name of a field, for example Description or Rating__c.","fields":["LastName"]}]'
);
refuses(
  'a field that the caller may not write',
  { ...MESSAGE, fields: { Email: 'siti@example.com' } },
  400,
  '[{"errorCode":"INVALID_FIELD","message":"Lead does not let this user write Email. Leave it out, or give the user edit access to the field.","fields":["Email"]}]'
);
refuses(
  'a field that the package keeps itself',
  { ...MESSAGE, fields: { BirdPhone__c: '+6289999999999' } },
  400,
  '[{"errorCode":"INVALID_FIELD","message":"Lead keeps BirdPhone__c itself, from its phone fields and from who its messages are of. Leave it out.","fields":["BirdPhone__c"]}]'
);
refuses(
  'an object as the value of a field',
  { ...MESSAGE, fields: { LastName: { first: 'Siti' } } },
  400,
  '[{"errorCode":"INVALID_VALUE","message":"The value of LastName does not fit the field, which is of type STRING. Send a value of that type, dates as 2026-01-31 or 2026-01-31T09:30:00Z.","fields":["LastName"]}]'
);

refuses(
  '201 messages',
  { messages: Array.from({ length: 201 }, (_, i) => ({ ...MESSAGE, messageId: `wamid-${i}` })) },
  413,
  '[{"errorCode":"TOO_MANY_MESSAGES","message":"The call holds 201 messages. Send at most 200 in one call.","fields":["messages"]}]'
);
refuses(
  'a message above 131,072 characters',
  { ...MESSAGE, text: 'a'.repeat(131_072) },
  413,
  '[{"errorCode":"MESSAGE_TOO_LARGE","message":"The message is longer than 131,072 characters. Send media as links, and long texts in parts.","fields":[]}]'
);
refuses(
  'a body above 1,500,000 bytes',
  {
    messages: Array.from({ length: 15 }, (_, i) => ({
      ...MESSAGE,
      messageId: `wamid-${i}`,
      text: 'a'.repeat(100_000)
    }))
  },
  413,
  '[{"errorCode":"BODY_TOO_LARGE","message":"The body is longer than 1,500,000 bytes. Send fewer messages in one call, and media as links.","fields":[]}]'
);
refuses(
  'a body above the six megabytes of the platform',
  { ...MESSAGE, text: 'a'.repeat(6_000_000) },
  413,
  '[{"errorCode":"REQUEST_ENTITY_TOO_LARGE","message":"The request body is larger than 6000000 bytes."}]'
);

const NO_LIST =
  '[{"errorCode":"INVALID_VALUE","message":"messages is not a list of messages. Send a list of 1 to 200 objects.","fields":["messages"]}]';
refuses('an empty list of messages', { messages: [] }, 400, NO_LIST);
refuses('messages that are no list', { messages: MESSAGE }, 400, NO_LIST);

refuses(
  'a content type that Apex REST takes but the endpoint does not',
  '<message/>',
  415,
  '[{"errorCode":"UNSUPPORTED_MEDIA_TYPE","message":"The body is sent as application/xml. Send JSON with the header Content-Type: application/json.","fields":[]}]',
  { headers: { 'Content-Type': 'application/xml' } }
);
refuses(
  'a content type that Apex REST does not take',
  MESSAGE,
  415,
  '[{"errorCode":"UNSUPPORTED_MEDIA_TYPE","message":"Content type text/plain is not supported: send application/json."}]',
  { headers: { 'Content-Type': 'text/plain' } }
);
refuses(
  'a body without a content type',
  MESSAGE,
  415,
  '[{"errorCode":"UNSUPPORTED_MEDIA_TYPE","message":"Content type (none) is not supported: send application/json."}]',
  { headers: { 'Content-Type': null } }
);

for (const verb of ['GET', 'PUT', 'PATCH', 'DELETE']) {
  test(`the verb ${verb}`, async () => {
    assertRefused(
      await server.current.call(verb, MESSAGES, verb === 'GET' ? null : MESSAGE),
      405,
      `[{"errorCode":"METHOD_NOT_ALLOWED","message":"HTTP Method '${verb}' not allowed. Allowed are POST"}]`
    );
  });
}

const NOT_FOUND = '[{"errorCode":"NOT_FOUND","message":"Could not find a match for URL"}]';
for (const address of [
  '/services/apexrest/bird/v1/message',
  '/services/apexrest/Bird/v1/messages',
  '/services/apexrest/bird/v1/Messages',
  '/services/apexrest/bird/v1/messages/'
]) {
  test(`the address ${address}`, async () => {
    assertRefused(await server.current.call('POST', address, MESSAGE), 404, NOT_FOUND);
  });
}

const NO_SESSION = '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]';
refuses('no token', MESSAGE, 401, NO_SESSION, { headers: { Authorization: null } });
refuses('a wrong token', MESSAGE, 401, NO_SESSION, { headers: { Authorization: 'Bearer 00D!x' } });
refuses('another scheme', MESSAGE, 401, NO_SESSION, { headers: { Authorization: 'Basic YTpi' } });

test('a token that has expired', async () => {
  const token = await server.current.fetchToken();
  const headers = { Authorization: `Bearer ${token}` };
  server.current.turnClock(2 * 60 * 60 * 1000 - 1);
  assertRefused(await server.current.post('', { headers }), 400, EMPTY_BODY);
  server.current.turnClock(1);
  assertRefused(await server.current.post(MESSAGE, { headers }), 401, NO_SESSION);
});

refuses(
  'a user without the permission set',
  MESSAGE,
  403,
  '[{"errorCode":"FORBIDDEN","message":"You do not have access to the Apex class named: BirdMessageResource"}]',
  { user: 'outsider' }
);
refuses(
  'a user who may only read conversations',
  MESSAGE,
  403,
  '[{"errorCode":"FORBIDDEN","message":"You do not have access to the Apex class named: BirdMessageResource"}]',
  { user: 'rep' }
);
refuses(
  'a user without API Enabled',
  MESSAGE,
  403,
  '[{"errorCode":"API_DISABLED_FOR_ORG","message":"The REST API is not enabled for this Organization."}]',
  { user: 'noapi' }
);

test('after all these refusals the same message is taken', async () => {
  assert.equal((await server.current.post(MESSAGE)).status, 201);
});
