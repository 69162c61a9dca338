import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, AnswerReader, pointingTo, storedAs } from './expected-answers.ts';
import type { Answer } from './http-call.ts';
import { usePackageServer, type Row } from './package-server.ts';
import { rowsOfPerson } from './person-rows.ts';
import { message } from './sample-message.ts';

const server = usePackageServer();

const { conversationsOf, leadsOf, messagesOf } = rowsOfPerson(server);

async function sendStatus(messageId: string, status: string): Promise<Answer> {
  return await server.current.post({ kind: 'status', messageId, status });
}

function statusOf(messageId: string): unknown {
  return server.current.row(
    `SELECT Status__c FROM BirdMessage__c WHERE ExternalId__c = '${messageId}'`
  )['Status__c'];
}

function waitingEvents(messageId: string): readonly (readonly unknown[])[] {
  return server.current
    .rows(
      `SELECT Status__c, Payload__c FROM BirdInboundEvent__c WHERE EventKey__c = 'status|${messageId}'`
    )
    .map((row) => [
      row['Status__c'],
      (JSON.parse(String(row['Payload__c'])) as { readonly status: string }).status
    ]);
}

test('the same message again, also under another Idempotency-Key, changes nothing', async () => {
  const reader = new AnswerReader(server.current);
  const sent = message('+6281200000102', { messageId: 'again-1' });
  await server.current.post(sent);
  const before = server.current.everything();
  server.current.turnClock(60_000);
  const duplicate = answerOf({ status: 'duplicate', ...pointingTo('Lead'), ...storedAs(1, 1) });
  reader.expect(await server.current.post(sent), 200, duplicate);
  const headers = { 'Idempotency-Key': 'delivery-2' };
  reader.expect(
    await server.current.post({ ...sent, text: 'Changed on the way' }, { headers }),
    200,
    duplicate
  );
  reader.expect(await server.current.post({ messages: [sent, sent] }), 200, {
    results: [duplicate, duplicate],
    created: 0,
    failed: 0
  });
  assert.deepEqual(server.current.everything(), before);
});

test('Idempotency-Key stands for messageId, in any letter case', async () => {
  const reader = new AnswerReader(server.current);
  const sent = message('+6281200000103');
  const answers = [];
  for (const name of ['Idempotency-Key', 'idempotency-key', 'IDEMPOTENCY-KEY']) {
    answers.push(await server.current.post(sent, { headers: { [name]: 'run-103' } }));
  }
  const stored = { ...pointingTo('Lead'), ...storedAs(1, 1) };
  reader.expect(answers[0]!, 201, answerOf({ status: 'created', ...stored }));
  reader.expect(answers[1]!, 200, answerOf({ status: 'duplicate', ...stored }));
  reader.expect(answers[2]!, 200, answerOf({ status: 'duplicate', ...stored }));
  assert.deepEqual(messagesOf('+6281200000103'), ['key:run-103']);
  const longest = { headers: { 'Idempotency-Key': 'k'.repeat(255) } };
  const next = answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 2) });
  reader.expect(await server.current.post(sent, longest), 200, next);
});

test('ids that differ in letter case, or only behind 255 characters, are different messages', async () => {
  const from = '+6281200000208';
  const long = 'x'.repeat(300);
  for (const messageId of ['Wamid-208', 'wamid-208', `${long}1`, `${long}2`]) {
    const { status, text } = await server.current.post(message(from, { messageId }));
    assert.match(text, status === 201 ? /"status":"created"/ : /"status":"matched"/);
  }
  const again = await server.current.post(message(from, { messageId: `${long}2` }));
  assert.match(again.text, /"status":"duplicate"/);
  assert.equal(messagesOf(from).length, 4);
});

test('in a batch the Idempotency-Key counts the messages without an id', async () => {
  const from = '+6281200000105';
  const options = { headers: { 'Idempotency-Key': 'run-105' } };
  const body = { messages: [message(from), message(from, { messageId: 'own' }), message(from)] };
  await server.current.post(body, options);
  const before = server.current.everything();
  const { text } = await server.current.post(body, options);
  const { results } = JSON.parse(text) as { readonly results: readonly Row[] };
  assert.deepEqual(
    results.map((result) => result['status']),
    ['duplicate', 'duplicate', 'duplicate']
  );
  assert.deepEqual(messagesOf(from), ['key:run-105#0', 'key:run-105#2', 'own']);
  assert.deepEqual(server.current.everything(), before);
});

test('two posts of two first messages at one instant make one Lead (the server lets one transaction run at a time; BirdRaceTest interleaves them)', async () => {
  const from = '+6281200000114';
  const answers = await Promise.all(
    ['race-1', 'race-2'].map((messageId) => server.current.post(message(from, { messageId })))
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 201]);
  assert.equal(leadsOf(from).length, 1);
  assert.equal(conversationsOf(from).length, 1);
  assert.deepEqual(messagesOf(from), ['race-1', 'race-2']);
});
test('statuses out of order never move a status backwards', async () => {
  const reader = new AnswerReader(server.current);
  await server.current.post(message('+6281200000201', { messageId: 'order-0' }));
  reader.expect(
    await server.current.post(
      message('+6281200000201', {
        messageId: 'order-1',
        direction: 'outbound',
        status: 'pending'
      })
    ),
    200,
    answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 1) })
  );
  const about = { ...pointingTo('Lead'), ...storedAs(1, 1) };
  const steps: readonly (readonly [string, 'updated' | 'duplicate', string])[] = [
    ['delivered', 'updated', 'delivered'],
    ['sent', 'duplicate', 'delivered'],
    ['delivered', 'duplicate', 'delivered'],
    ['READ', 'updated', 'read'],
    ['failed', 'duplicate', 'read'],
    ['sparkling', 'duplicate', 'read']
  ];
  for (const [sent, word, kept] of steps) {
    reader.expect(await sendStatus('order-1', sent), 200, answerOf({ status: word, ...about }));
    assert.equal(statusOf('order-1'), kept, sent);
  }
});

test('a status before its message waits as an event and is applied when the message comes', async () => {
  const reader = new AnswerReader(server.current);
  const queued = answerOf({ status: 'queued', eventId: '<BirdInboundEvent__c 1>' });
  reader.expect(await sendStatus('early-1', 'delivered'), 202, queued);
  reader.expect(await sendStatus('early-1', 'read'), 202, queued);
  reader.expect(await sendStatus('early-1', 'sent'), 202, queued);
  assert.deepEqual(waitingEvents('early-1'), [['New', 'read']]);
  assert.deepEqual(
    server.current.rows("SELECT Id FROM BirdMessage__c WHERE ExternalId__c = 'early-1'"),
    []
  );

  const late = message('+6281200000202', {
    messageId: 'early-1',
    direction: 'outbound',
    status: 'sent'
  });
  const stored = answerOf({ status: 'stored', ...storedAs(1, 1) });
  reader.expect(await server.current.post(late), 200, stored);
  assert.equal(statusOf('early-1'), 'read');
  assert.deepEqual(waitingEvents('early-1'), [['Resolved', 'read']]);
});

test('statuses and their message in one call, in any order', async () => {
  const from = '+6281200000203';
  const answer = await server.current.post({
    messages: [
      { kind: 'status', messageId: 'batch-1', status: 'delivered' },
      message(from, { messageId: 'batch-1', direction: 'outbound', status: 'pending' }),
      { kind: 'status', messageId: 'batch-1', status: 'sent' },
      { kind: 'status', messageId: 'nobody', status: 'sent' }
    ]
  });
  const { results } = JSON.parse(answer.text) as { readonly results: readonly Row[] };
  assert.equal(answer.status, 200);
  assert.deepEqual(
    results.map((result) => result['status']),
    ['updated', 'stored', 'duplicate', 'queued']
  );
  assert.equal(statusOf('batch-1'), 'delivered');
  assert.deepEqual(waitingEvents('batch-1'), []);
  assert.deepEqual(waitingEvents('nobody'), [['New', 'sent']]);
});

test('the answer to a status points to the Case of its message', async () => {
  const reader = new AnswerReader(server.current);
  const viber = { channel: 'viber', messageId: 'case-1' };
  const made = await server.current.post(message('+6281200000209', viber));
  const { caseNumber } = JSON.parse(reader.read(made.text)) as { readonly caseNumber: string };
  reader.expect(
    await sendStatus('case-1', 'read'),
    200,
    answerOf({ status: 'updated', ...pointingTo('Case'), caseNumber, ...storedAs(1, 1) })
  );
});

test('a conversation event names the conversation and stores no message', async () => {
  const reader = new AnswerReader(server.current);
  const from = '+6281200000204';
  reader.read((await server.current.post(message(from, { messageId: 'talk-1' }))).text);
  const event = { kind: 'conversation', channel: 'whatsapp', from, conversationId: 'c-204' };
  reader.expect(
    await server.current.post({ ...event, name: 'Siti R.' }),
    200,
    answerOf({
      status: 'updated',
      ...pointingTo('Lead'),
      conversationRecordId: '<BirdConversation__c 1>'
    })
  );
  const { BirdConversationId__c: birdId, DisplayName__c: name } = server.current.row(
    `SELECT BirdConversationId__c, DisplayName__c FROM BirdConversation__c WHERE Phone__c = '${from}'`
  );
  assert.deepEqual([birdId, name], ['c-204', 'Siti R.']);
  const messages = `SELECT Id FROM BirdMessage__c WHERE Conversation__r.Phone__c = '${from}'`;
  assert.equal(server.current.rows(messages).length, 1);
});

test('another call inserts the same conversation first: its row and its Lead are used', async () => {
  const from = '+6281200000205';
  const threadKey = `whatsapp||phonenumber|${from}`;
  const reader = new AnswerReader(server.current);
  const lead = { LastName: 'Siti Rahayu', Company: 'Dapur Siti' };
  const leads = '/services/data/v67.0/sobjects/Lead';
  const made = await server.current.call('POST', leads, lead, { user: 'integration' });
  const { id: leadId } = JSON.parse(reader.read(made.text)) as { readonly id: string };
  assert.equal(leadId, '<Lead 1>');
  server.current.org.faults.add({
    kind: 'rivalInsert',
    object: 'BirdConversation__c',
    values: {
      Name: 'BC-99999999',
      ConversationKey__c: `${threadKey}|#1`,
      ThreadKey__c: threadKey,
      Channel__c: 'whatsapp',
      IdentityKey__c: `phonenumber|${from}`,
      Phone__c: from,
      Status__c: 'Open',
      Lead__c: reader.id('<Lead 1>'),
      OwnerId: server.current.userId('integration')
    }
  });
  reader.expect(
    await server.current.post(message(from, { messageId: 'rival-1' })),
    200,
    answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 1) })
  );
  assert.deepEqual(server.current.org.faults.pending, []);
  assert.equal(conversationsOf(from).length, 1);
  assert.equal(leadsOf(from).length, 0);
});

test('another call holds the conversation: 503, nothing is written, and the same call succeeds later', async () => {
  const from = '+6281200000206';
  const reader = new AnswerReader(server.current);
  reader.read((await server.current.post(message(from, { messageId: 'lock-1' }))).text);
  const before = server.current.everything();
  server.current.org.faults.add({ kind: 'rowLock', object: 'BirdConversation__c', id: null });
  const next = message(from, { messageId: 'lock-2' });
  reader.expect(
    await server.current.post(next),
    503,
    '[{"errorCode":"TRY_AGAIN","message":"Another call is writing the same records and nothing was stored. Send the same call again in a few seconds.","fields":[]}]'
  );
  assert.deepEqual(server.current.everything(), before);
  reader.expect(
    await server.current.post(next),
    200,
    answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 2) })
  );
});

test('the org has no room for the message: refused whole, the Lead and the conversation are taken back', async () => {
  const from = '+6281200000207';
  const reader = new AnswerReader(server.current);
  const before = server.current.everything();
  server.current.org.faults.add({ kind: 'storageLimit', object: 'BirdMessage__c' });
  const sent = message(from, { messageId: 'room-1' });
  reader.expect(
    await server.current.post(sent),
    503,
    '[{"errorCode":"STORAGE_LIMIT_EXCEEDED","message":"storage limit exceeded","fields":[]}]'
  );
  assert.deepEqual(server.current.everything(), before);
  assert.equal((await server.current.post(sent)).status, 201);
});
