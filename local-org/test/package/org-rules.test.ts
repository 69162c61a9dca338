import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import type { CompiledProject } from '../../src/org/compile.ts';
import type { DuplicateRule } from '../../src/runtime/database/org-rules.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { answerOf, AnswerReader, pointingTo, storedAs } from './expected-answers.ts';
import { withServer, type PackageServer, type Row } from './package-server.ts';
import { textsOf } from './record-page.ts';

const project: { compiled: CompiledProject | null } = { compiled: null };
before(() => {
  project.compiled = compilePackage();
});

/** The package, with the metadata of an org in a folder below `fixtures` over it. */
function deployed(fixture: string | null): CompiledProject {
  return fixture === null ? project.compiled! : withMetadata(project.compiled!, fixture);
}

/** Runs the steps one after another against one database, each after a deployment of its own. */
async function withDeployments(
  steps: readonly (readonly [string | null, (server: PackageServer) => Promise<void>])[]
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bird-package-'));
  try {
    const database = path.join(folder, 'org.sqlite');
    for (const [fixture, work] of steps) {
      await withServer({ project: deployed(fixture), database }, work);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SINGAPORE = {
  channel: 'whatsapp',
  messageId: 'rule-1',
  from: '+6591234567',
  name: 'Mei Ling',
  text: 'Do you ship to Singapore?'
};

const EVENT =
  'SELECT Id, EventKey__c, Status__c, ErrorCode__c, ErrorMessage__c, Attempts__c, Payload__c, Conversation__c, Message__c, Lead__c FROM BirdInboundEvent__c';

/** What a person with the right to see everything finds of the message over HTTP. */
async function shownMessages(server: PackageServer): Promise<readonly unknown[]> {
  const rows = await server.query(
    'SELECT Body__c, Conversation__r.Lead__c, Conversation__r.Case__c FROM BirdMessage__c'
  );
  return rows.map(({ Body__c: text, Conversation__r: conversation }) => {
    const { Lead__c: lead, Case__c: ofCase } = conversation as Row;
    return { text, lead, case: ofCase };
  });
}

/** Asserts that the message is kept whole: one row of each kind, unlinked, the event with its cause, no record. */
async function assertKept(
  server: PackageServer,
  reader: AnswerReader,
  cause: { readonly code: string; readonly message: string; readonly attempts: number }
): Promise<void> {
  assert.deepEqual(server.counts(), {
    BirdConversation__c: 1,
    BirdMessage__c: 1,
    BirdInboundEvent__c: 1
  });
  assert.deepEqual(await shownMessages(server), [{ text: SINGAPORE.text, lead: null, case: null }]);
  const { Payload__c: payload, ...event } = server.row(EVENT);
  assert.deepEqual(event, {
    Id: reader.id('<BirdInboundEvent__c 1>'),
    EventKey__c: `messages|rule-1|${cause.code}`,
    Status__c: 'Stored',
    ErrorCode__c: cause.code,
    ErrorMessage__c: cause.message,
    Attempts__c: cause.attempts,
    Conversation__c: reader.id('<BirdConversation__c 1>'),
    Message__c: reader.id('<BirdMessage__c 1>'),
    Lead__c: null
  });
  const { occurredAt, ...kept } = JSON.parse(String(payload)) as { readonly occurredAt: string };
  assert.deepEqual(kept, SINGAPORE);
  assert.match(occurredAt, /^2026-11-23T10:0/, 'the time it came is kept with it');
}

/** Sends the message again once its cause is gone: it gets its Lead, the event is resolved. */
async function assertMended(server: PackageServer, reader: AnswerReader): Promise<void> {
  const stored = { ...pointingTo('Lead'), ...storedAs(1, 1) };
  reader.expect(await server.post(SINGAPORE), 201, answerOf({ status: 'created', ...stored }));
  const { Status__c: status, Lead__c: lead } = server.row(EVENT);
  assert.deepEqual([status, lead], ['Resolved', reader.id('<Lead 1>')]);
  assert.deepEqual(await shownMessages(server), [
    { text: SINGAPORE.text, lead: reader.id('<Lead 1>'), case: null }
  ]);
  reader.expect(await server.post(SINGAPORE), 200, answerOf({ status: 'duplicate', ...stored }));
  assert.deepEqual(server.counts(), {
    BirdConversation__c: 1,
    BirdMessage__c: 1,
    BirdInboundEvent__c: 1,
    Lead: 1
  });
}

/** A refusal that stores the message, and the deployments with and without its cause. */
async function assertStoredThenMended(fixture: string, code: string, text: string): Promise<void> {
  await withDeployments([
    [
      fixture,
      async (server) => {
        const reader = new AnswerReader(server);
        const refused = answerOf({
          status: 'stored',
          ...storedAs(1, 1),
          eventId: '<BirdInboundEvent__c 1>',
          errorCode: code,
          message: text
        });
        reader.expect(await server.post(SINGAPORE), 200, refused);
        await assertKept(server, reader, { code, message: text, attempts: 1 });
        reader.expect(await server.post(SINGAPORE), 200, refused);
        await assertKept(server, reader, { code, message: text, attempts: 2 });
      }
    ],
    [null, async (server) => await assertMended(server, new AnswerReader(server))]
  ]);
}

test('no active route: stored and shown without a record; sent again with a route it gets one', async () => {
  await assertStoredThenMended(
    'no-route',
    'NO_ROUTE',
    'No active route leads from the channel whatsapp to an object. Activate a Bird Channel Route for it, or the route Default, and send the message again.'
  );
});

test('a validation rule refuses the Lead: stored and shown without a record; sent again without the rule it gets one', async () => {
  await assertStoredThenMended(
    'validation-rule',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'Leads from Singapore are made by the Singapore team.'
  );
});

test('the caller may not create Leads: stored and shown without a record; sent again with the right it gets one', async () => {
  await assertStoredThenMended(
    'no-lead-rights',
    'NO_PERMISSION',
    'The user may not create Lead records. Assign the permission set Bird Integration, and send the message again.'
  );
});

test('two Leads match and the route says to leave such messages unlinked; sent again when one is left it is linked', async () => {
  await withServer({ project: deployed('unlinked-matches') }, async (server) => {
    const reader = new AnswerReader(server);
    const leads = '/services/data/v67.0/sobjects/Lead';
    for (const Company of ['Peranakan Interiors', 'Kitchen 65']) {
      const lead = { LastName: 'Mei Ling', Company, Phone: SINGAPORE.from };
      reader.read((await server.call('POST', leads, lead, { user: 'admin' })).text);
    }
    reader.expect(
      await server.post(SINGAPORE),
      200,
      answerOf({
        status: 'stored',
        ...storedAs(1, 1),
        eventId: '<BirdInboundEvent__c 1>',
        errorCode: 'AMBIGUOUS_MATCH',
        message:
          '2 records match this person and the route leaves such messages unlinked. Merge the records, or choose Newest or Oldest as the match policy of the route, and send the message again.'
      })
    );
    const second = `${leads}/${reader.id('<Lead 2>')}`;
    assert.equal((await server.call('DELETE', second, null, { user: 'admin' })).status, 204);
    reader.expect(
      await server.post(SINGAPORE),
      200,
      answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 1) })
    );
    assert.equal(server.row(EVENT)['Status__c'], 'Resolved');
  });
});

test('a refused Lead gets its record when the message is sent again with other values', async () => {
  await withServer({ project: deployed('validation-rule') }, async (server) => {
    const reader = new AnswerReader(server);
    reader.read((await server.post(SINGAPORE)).text);
    const corrected = { ...SINGAPORE, fields: { Phone: '+6281200000301' } };
    reader.expect(
      await server.post(corrected),
      201,
      answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(1, 1) })
    );
    assert.equal(server.row(EVENT)['Status__c'], 'Resolved');
  });
});

const TOO_LONG = {
  eventId: '<BirdInboundEvent__c 1>',
  errorCode: 'STRING_TOO_LONG',
  message:
    'LastName takes 80 characters and was given 81. Send a shorter value, or correct the field mapping, and send the message again.'
};

test('a value too long for its field: stored without a record, and the answer does not repeat it', async () => {
  await withServer({ project: deployed(null) }, async (server) => {
    const reader = new AnswerReader(server);
    const sent = { ...SINGAPORE, fields: { LastName: 'x'.repeat(81) } };
    reader.expect(
      await server.post(sent),
      200,
      answerOf({ status: 'stored', ...storedAs(1, 1), ...TOO_LONG })
    );
    assert.deepEqual(server.counts(), {
      BirdConversation__c: 1,
      BirdMessage__c: 1,
      BirdInboundEvent__c: 1
    });
    reader.expect(
      await server.post(SINGAPORE),
      201,
      answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(1, 1) })
    );
  });
});

test('a refused change leaves the Lead as it is; sent again corrected it is made, once', async () => {
  await withServer({ project: deployed(null) }, async (server) => {
    const reader = new AnswerReader(server);
    reader.read((await server.post(SINGAPORE)).text);
    const stored = { ...pointingTo('Lead'), ...storedAs(1, 2) };
    const change = (LastName: string): Row => ({
      ...SINGAPORE,
      messageId: 'rule-2',
      fields: { LastName }
    });
    const refused = answerOf({ status: 'matched', ...stored, ...TOO_LONG });
    reader.expect(await server.post(change('x'.repeat(81))), 200, refused);
    reader.expect(await server.post(change('x'.repeat(81))), 200, refused);
    assert.equal(server.row('SELECT LastName FROM Lead')['LastName'], 'Mei Ling');
    const updated = answerOf({ status: 'updated', ...stored });
    reader.expect(await server.post(change('Tan')), 200, updated);
    assert.equal(server.row(EVENT)['Status__c'], 'Resolved');
    const duplicate = answerOf({ status: 'duplicate', ...stored });
    reader.expect(await server.post(change('Lim')), 200, duplicate);
    assert.equal(server.row('SELECT LastName FROM Lead')['LastName'], 'Tan');
  });
});

test('in a batch a rule refuses only the Lead that breaks it', async () => {
  await withServer({ project: deployed('validation-rule') }, async (server) => {
    const reader = new AnswerReader(server);
    const other = { ...SINGAPORE, messageId: 'rule-2', from: '+6281200000302' };
    reader.expect(await server.post({ messages: [SINGAPORE, other] }), 200, {
      results: [
        answerOf({
          status: 'stored',
          ...storedAs(1, 1),
          eventId: '<BirdInboundEvent__c 1>',
          errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: 'Leads from Singapore are made by the Singapore team.'
        }),
        answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(2, 2) })
      ],
      created: 1,
      failed: 0
    });
  });
});

test('a duplicate rule that blocks refuses the Lead: stored and shown without a record', async () => {
  const text = 'A Lead of this name exists.';
  const rule: DuplicateRule = {
    object: 'Lead',
    fields: ['LastName'],
    action: 'block',
    message: text
  };
  const rules = { duplicateRules: [rule], assignmentRules: [] };
  await withServer({ project: deployed(null), rules }, async (server) => {
    const reader = new AnswerReader(server);
    const known = { LastName: 'Mei Ling', Company: 'Peranakan Interiors' };
    const leads = '/services/data/v67.0/sobjects/Lead';
    assert.equal((await server.call('POST', leads, known, { user: 'admin' })).status, 201);
    reader.expect(
      await server.post(SINGAPORE),
      200,
      answerOf({
        status: 'stored',
        ...storedAs(1, 1),
        eventId: '<BirdInboundEvent__c 1>',
        errorCode: 'DUPLICATES_DETECTED',
        message: text
      })
    );
    assert.deepEqual(await shownMessages(server), [
      { text: SINGAPORE.text, lead: null, case: null }
    ]);
    assert.equal(server.rows('SELECT Id FROM Lead').length, 1);
    reader.expect(
      await server.post({ ...SINGAPORE, name: 'Mei Ling Tan' }),
      201,
      answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(1, 1) })
    );
  });
});

test('a conversation linked to a Lead that the user cannot read is not shown, not even beside a Case of the same person', async () => {
  await withServer({ project: deployed('private-leads') }, async (server) => {
    const reader = new AnswerReader(server);
    const secret = { ...SINGAPORE, text: 'Only for the owner of the Lead' };
    reader.read((await server.post(secret)).text);
    const open = { ...SINGAPORE, messageId: 'rule-2', channel: 'viber', text: 'For all' };
    reader.read((await server.post(open)).text);
    const [leadId, caseId] = [reader.id('<Lead 1>'), reader.id('<Case 1>')];

    assert.deepEqual(await server.query('SELECT Id FROM Lead', 'rep'), []);
    assert.deepEqual(await textsOf(server, leadId), {
      code: 'NOT_FOUND',
      message: 'The record does not exist, or you may not read it.'
    });
    assert.deepEqual(await textsOf(server, caseId), [open.text]);

    const owner = { OwnerId: server.userId('rep') };
    const address = `/services/data/v67.0/sobjects/Lead/${leadId}`;
    assert.equal((await server.call('PATCH', address, owner, { user: 'admin' })).status, 204);
    assert.deepEqual(await textsOf(server, leadId), [open.text, secret.text]);
    assert.deepEqual(await textsOf(server, caseId), [open.text, secret.text]);
  });
});

test('a Lead given to somebody else is still known to the integration user, who cannot see it', async () => {
  await withServer({ project: deployed('private-leads') }, async (server) => {
    const reader = new AnswerReader(server);
    reader.read((await server.post(SINGAPORE)).text);
    const owner = { OwnerId: server.userId('rep') };
    const address = `/services/data/v67.0/sobjects/Lead/${reader.id('<Lead 1>')}`;
    assert.equal((await server.call('PATCH', address, owner, { user: 'admin' })).status, 204);
    assert.deepEqual(await server.query('SELECT Id FROM Lead', 'integration'), []);
    reader.expect(
      await server.post({ ...SINGAPORE, messageId: 'rule-2', channel: 'sms' }),
      200,
      answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(2, 2) })
    );
    assert.equal(server.rows('SELECT Id FROM Lead').length, 1);
  });
});
