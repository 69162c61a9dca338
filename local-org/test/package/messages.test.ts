import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, AnswerReader, pointingTo, storedAs } from './expected-answers.ts';
import { documentedCalls } from './api-page.ts';
import { usePackageServer, type Row } from './package-server.ts';
import { rowsOfPerson } from './person-rows.ts';
import { message } from './sample-message.ts';

const server = usePackageServer();

const { conversationsOf, leadsOf, messagesOf } = rowsOfPerson(server);

/** The number of a Case, which the answer repeats. */
function caseNumber(id: string): string {
  return String(server.current.row(`SELECT CaseNumber FROM Case WHERE Id = '${id}'`)['CaseNumber']);
}

test('a first message makes a Lead, and the answer has every key', async () => {
  const reader = new AnswerReader(server.current);
  const sent = message('+6281200000101', { messageId: 'first-1' });
  const created = await server.current.post(sent);
  reader.expect(
    created,
    201,
    '{"status":"created","objectType":"Lead","recordId":"<Lead 1>","recordUrl":"<org>/lightning/r/Lead/<Lead 1>/view","caseNumber":null,"contactId":null,"conversationRecordId":"<BirdConversation__c 1>","messageRecordId":"<BirdMessage__c 1>","eventId":null,"errorCode":null,"message":null}'
  );
  assert.deepEqual(leadsOf('+6281200000101'), [{ Id: reader.id('<Lead 1>') }]);
});

test('a batch answers in order, the malformed ones among them, and counts', async () => {
  const reader = new AnswerReader(server.current);
  const from = '+6281200000104';
  const answer = await server.current.post({
    messages: [
      message(from, { messageId: 'batch-1' }),
      message(from, { messageId: 'batch-2', from: undefined }),
      message(from, { messageId: 'batch-1' }),
      message(from, { messageId: 'batch-3', fields: { Budget__c: 1 } }),
      message(from),
      message(from, { messageId: 'batch-4', direction: 'outbound' })
    ]
  });
  const stored = { ...pointingTo('Lead'), ...storedAs(1, 1) };
  reader.expect(answer, 200, {
    results: [
      answerOf({ status: 'created', ...stored }),
      answerOf({
        status: 'failed',
        errorCode: 'REQUIRED_FIELD_MISSING',
        message: 'from is missing. Send the customer, for example "+6281234567890".'
      }),
      answerOf({ status: 'duplicate', ...stored }),
      answerOf({
        status: 'failed',
        errorCode: 'INVALID_FIELD',
        message:
          'Lead has no field Budget__c. Send the API name of a field, for example Description or Rating__c.'
      }),
      answerOf({
        status: 'failed',
        errorCode: 'MISSING_MESSAGE_ID',
        message:
          'The message has no id, so a retry could store it twice. Send messageId, or the header Idempotency-Key with a value that stays the same in every retry.'
      }),
      answerOf({ status: 'matched', ...stored, messageRecordId: '<BirdMessage__c 2>' })
    ],
    created: 1,
    failed: 3
  });
  assert.deepEqual(messagesOf(from), ['batch-1', 'batch-4']);
  assert.equal(leadsOf(from).length, 1);
});

test('200 messages of 200 people in one call', async () => {
  const people = Array.from({ length: 200 }, (_, i) => `+62813000${10_000 + i}`);
  const messages = people.map((from, i) => message(from, { messageId: `many-${i}` }));
  const { status, text } = await server.current.post({ messages });
  const { results, created, failed } = JSON.parse(text) as {
    readonly results: readonly Row[];
    readonly created: number;
    readonly failed: number;
  };
  assert.deepEqual([status, created, failed], [200, 200, 0]);
  const phones = server.current.rows(
    "SELECT BirdPhone__c FROM Lead WHERE BirdPhone__c LIKE '+62813000%' ORDER BY BirdPhone__c"
  );
  assert.deepEqual(
    phones.map((row) => row['BirdPhone__c']),
    people
  );
  assert.equal(new Set(results.map((result) => result['recordId'])).size, 200);
});

test('a local phone format lands on the same Lead and conversation', async () => {
  const reader = new AnswerReader(server.current);
  await server.current.post(message('+6281200000106', { messageId: 'local-1' }));
  for (const [index, from] of ['081200000106', '0812-0000-0106', '62 812 0000 0106'].entries()) {
    reader.expect(
      await server.current.post(message(from, { messageId: `local-${index + 2}` })),
      200,
      answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, index + 1) })
    );
  }
  assert.equal(leadsOf('+6281200000106').length, 1);
});

test('another channel of the same number lands on the same Lead in a conversation of its own', async () => {
  const reader = new AnswerReader(server.current);
  const first = message('+6281200000107', { messageId: 'channel-1' });
  reader.read((await server.current.post(first)).text);
  reader.expect(
    await server.current.post({ ...first, messageId: 'channel-2', channel: 'sms' }),
    200,
    answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(2, 2) })
  );
  assert.equal(leadsOf('+6281200000107').length, 1);
});

test('a Viber message makes a Case; after it is closed the next one makes a new Case', async () => {
  const reader = new AnswerReader(server.current);
  const from = '+6281200000108';
  const sent = message(from, { channel: 'viber' });
  const first = await server.current.post({ ...sent, messageId: 'viber-1' });
  reader.read(first.text);
  const number = caseNumber(reader.id('<Case 1>'));
  const ofFirst = { ...pointingTo('Case'), caseNumber: number, ...storedAs(1, 1) };
  reader.expect(first, 201, answerOf({ status: 'created', ...ofFirst }));
  const second = await server.current.post({ ...sent, messageId: 'viber-2' });
  reader.expect(
    second,
    200,
    answerOf({ status: 'matched', ...ofFirst, messageRecordId: '<BirdMessage__c 2>' })
  );

  const address = `/services/data/v67.0/sobjects/Case/${reader.id('<Case 1>')}`;
  const closed = await server.current.call(
    'PATCH',
    address,
    { Status: 'Closed' },
    { user: 'admin' }
  );
  assert.equal(closed.status, 204);
  const third = await server.current.post({ ...sent, messageId: 'viber-3' });
  reader.read(third.text);
  const ofThird = {
    ...pointingTo('Case', 2),
    caseNumber: caseNumber(reader.id('<Case 2>')),
    ...storedAs(2, 3)
  };
  reader.expect(third, 201, answerOf({ status: 'created', ...ofThird }));
  assert.deepEqual(
    conversationsOf(from).map((row) => [
      row['ConversationKey__c'],
      row['Status__c'],
      row['Case__c']
    ]),
    [
      [`viber||phonenumber|${from}|#1`, 'Closed', reader.id('<Case 1>')],
      [`viber||phonenumber|${from}|#2`, 'Open', reader.id('<Case 2>')]
    ]
  );
  assert.equal(leadsOf(from).length, 0);
});

test('target overrides the route', async () => {
  const reader = new AnswerReader(server.current);
  const ofCase = await server.current.post(
    message('+6281200000109', { messageId: 'target-1', target: 'Case' })
  );
  reader.read(ofCase.text);
  const number = caseNumber(reader.id('<Case 1>'));
  reader.expect(
    ofCase,
    201,
    answerOf({
      status: 'created',
      ...pointingTo('Case'),
      caseNumber: number,
      ...storedAs(1, 1)
    })
  );
  reader.expect(
    await server.current.post(
      message('+6281200000110', { messageId: 'target-2', channel: 'viber', target: 'lead' })
    ),
    201,
    answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(2, 2) })
  );
  reader.expect(
    await server.current.post(message('+6281200000111', { messageId: 'target-3', target: 'None' })),
    200,
    answerOf({ status: 'stored', ...storedAs(3, 3) })
  );
});

test('an outbound message to somebody unknown makes no record; their reply does', async () => {
  const reader = new AnswerReader(server.current);
  const from = '+6281200000112';
  reader.expect(
    await server.current.post(
      message(from, { messageId: 'campaign-1', direction: 'outbound', senderKind: 'campaign' })
    ),
    200,
    answerOf({ status: 'stored', ...storedAs(1, 1) })
  );
  assert.deepEqual([leadsOf(from).length, conversationsOf(from).length], [0, 1]);
  reader.expect(
    await server.current.post(message(from, { messageId: 'campaign-2' })),
    201,
    answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(1, 2) })
  );
});

test('fields, tags and funnelStage are written on the matched Lead', async () => {
  const from = '+6281200000113';
  await server.current.post(message(from, { messageId: 'fields-1', tags: ['dapur'] }));
  const enriched = message(from, {
    messageId: 'fields-2',
    tags: ['dapur', 'vip'],
    funnelStage: 'Survey',
    fields: { description: 'Dapur custom 12 m2' }
  });
  assert.equal((await server.current.post(enriched)).status, 200);
  assert.deepEqual(
    server.current.row(
      `SELECT Description, BirdTags__c, BirdFunnelStage__c FROM Lead WHERE BirdPhone__c = '${from}'`
    ),
    {
      Description: 'Dapur custom 12 m2',
      BirdTags__c: 'dapur;vip',
      BirdFunnelStage__c: 'Survey'
    }
  );
});

/** What an answer says, or what the page prints of it: ids there end in `…`, and stand for any of their object. */
function asPrinted(answer: unknown, page: unknown): unknown {
  if (typeof answer === 'string' && typeof page === 'string' && page.includes('…')) {
    const [start = '', ...rest] = page.split('…');
    const isLike = answer.startsWith(start) && rest.every((part) => answer.includes(part));
    return isLike ? page : answer;
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  const printed = Object.entries(answer).map(([key, value]) => [
    key,
    asPrinted(value, (page as Record<string, unknown> | null)?.[key])
  ]);
  return Array.isArray(answer) ? printed.map(([, value]) => value) : Object.fromEntries(printed);
}

test('the calls in docs/api.md are answered as the page says', async () => {
  const calls = documentedCalls();
  assert.equal(calls.length, 2);
  for (const { body, answer } of calls) {
    const { text } = await server.current.post(body);
    const found: unknown = JSON.parse(text.replaceAll(server.current.baseUrl, 'https://local'));
    assert.deepEqual(asPrinted(found, answer), answer);
    assert.deepEqual(Object.keys(found as object), Object.keys(answer as object));
  }
});
