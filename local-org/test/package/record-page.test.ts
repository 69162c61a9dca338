import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CompiledProject } from '../../src/org/compile.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { withServer, type PackageServer, type Row } from './package-server.ts';
import { RecordPage, callAsRep, conversationIds } from './record-page.ts';

const project: { compiled: CompiledProject | null } = { compiled: null };
before(() => {
  project.compiled = compilePackage();
});

const MESSAGE = {
  channel: 'whatsapp',
  messageId: 'page-1',
  from: '+6591234567',
  name: 'Mei Ling',
  text: 'Do you ship to Singapore?'
};

async function posted(server: PackageServer, message: object): Promise<Row> {
  return JSON.parse((await server.post(message)).text) as Row;
}

async function inserted(server: PackageServer, object: string, values: Row): Promise<string> {
  const address = `/services/data/v67.0/sobjects/${object}`;
  const answer = await server.call('POST', address, values, { user: 'admin' });
  assert.equal(answer.status, 201, answer.text);
  return String((JSON.parse(answer.text) as Row)['id']);
}

async function giveToRep(server: PackageServer, object: string, id: string): Promise<void> {
  const address = `/services/data/v67.0/sobjects/${object}/${id}`;
  const owner = { OwnerId: server.userId('rep') };
  assert.equal((await server.call('PATCH', address, owner, { user: 'admin' })).status, 204);
}

test('without the field Body no text reaches the page, neither as preview nor by searching', async () => {
  const hidden = withMetadata(project.compiled!, 'hidden-body');
  await withServer({ project: hidden }, async (server) => {
    const { recordId } = await posted(server, MESSAGE);
    const page = new RecordPage(server, String(recordId));
    const frame = await page.frame();
    assert.equal(frame['canReadBody'], false);
    assert.equal(frame['personName'], 'Mei Ling');
    const ids = conversationIds(frame);
    const { messages } = await page.messages(ids);
    const [message] = messages as readonly Row[];
    assert.equal(message?.['body'] ?? null, null);
    assert.equal(message?.['type'] ?? null, null);
    assert.equal((await page.search(ids, 'Singapore'))['code'], 'HIDDEN');

    const inbox = await callAsRep(server, 'BirdInboxController.getSummary', { scope: 'all' });
    const [row] = inbox['rows'] as readonly Row[];
    assert.equal(row?.['recordName'], 'Mei Ling');
    assert.equal(row?.['preview'] ?? null, null);
    for (const answer of [frame, messages, inbox])
      assert.ok(!JSON.stringify(answer).includes('Singapore'));
  });
});

test('a filter by a hidden field is refused, and counts do not tell it', async () => {
  const hidden = withMetadata(project.compiled!, 'hidden-body');
  await withServer({ project: hidden }, async (server) => {
    const { recordId } = await posted(server, { ...MESSAGE, type: 'image' });
    const page = new RecordPage(server, String(recordId));
    const frame = await page.frame();
    assert.deepEqual(
      (frame['counts'] as readonly Row[]).map((row) => [row['direction'] ?? null, row['kind']]),
      [[null, 'other']]
    );
    const ids = conversationIds(frame);
    assert.equal((await page.messages(ids, { kinds: ['media'] }))['code'], 'HIDDEN');
    assert.equal((await page.messages(ids, { direction: 'Inbound' }))['code'], 'HIDDEN');
  });
});

test("what is linked to somebody else's Lead is not read, whichever way it is asked for", async () => {
  const secretive = withMetadata(project.compiled!, 'private-leads');
  await withServer({ project: secretive }, async (server) => {
    const lead = await posted(server, MESSAGE);
    const made = await posted(server, { ...MESSAGE, messageId: 'page-2', channel: 'viber' });
    const [leadId, caseId] = [String(lead['recordId']), String(made['recordId'])];
    const both = [lead, made].map((answer) => String(answer['conversationRecordId']));
    const ofCase = new RecordPage(server, caseId);

    const asked = `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '${server.userId('rep')}' AND RecordId IN ('${leadId}', '${caseId}')`;
    assert.deepEqual(await server.query(asked, 'rep'), [{ RecordId: caseId, HasReadAccess: true }]);
    const frame = await ofCase.frame();
    assert.deepEqual(conversationIds(frame), [both[1]]);
    assert.equal(((await ofCase.messages(both))['messages'] as readonly Row[]).length, 1);
    assert.equal((await ofCase.search(both, 'Singapore'))['total'], 1);
    for (const id of [leadId, both[0]!]) {
      const page = new RecordPage(server, id);
      assert.equal((await page.frame())['code'], 'NOT_FOUND');
      assert.equal((await page.messages(both))['code'], 'NOT_FOUND');
      assert.equal((await page.search(both, 'Singapore'))['code'], 'NOT_FOUND');
    }
    const inbox = await callAsRep(server, 'BirdInboxController.getSummary', { scope: 'all' });
    assert.deepEqual(
      (inbox['rows'] as readonly Row[]).map((row) => row['recordId']),
      [caseId]
    );

    await giveToRep(server, 'Lead', leadId);
    const shown = await ofCase.frame();
    assert.deepEqual(conversationIds(shown).toSorted(), both.toSorted());
    assert.equal((await ofCase.search(both, 'Singapore'))['total'], 2);
    const mine = await callAsRep(server, 'BirdInboxController.getSummary', { scope: 'mine' });
    assert.deepEqual(
      (mine['rows'] as readonly Row[]).map((row) => row['recordId']),
      [leadId]
    );
    const owned = (shown['conversations'] as readonly Row[]).find(
      (row) => row['leadId'] === leadId
    );
    assert.equal(typeof owned?.['ownerName'], 'string');
  });
});

test('an Opportunity lists the people of its roles whom the user may read, and them alone', async () => {
  const secretive = withMetadata(project.compiled!, 'private-accounts');
  await withServer({ project: secretive }, async (server) => {
    const OwnerId = server.userId('rep');
    const open = await inserted(server, 'Account', { Name: 'Open', OwnerId });
    const secret = await inserted(server, 'Account', { Name: 'Secret' });
    const people = [
      { LastName: 'Ani', Phone: '+6281200000001', AccountId: open },
      { LastName: 'Budi', Phone: '+6281200000002', AccountId: secret }
    ];
    const opportunity = await inserted(server, 'Opportunity', {
      Name: 'Deal',
      AccountId: open,
      OwnerId,
      CloseDate: '2026-12-31',
      StageName: 'Prospecting'
    });
    for (const person of people) {
      const ContactId = await inserted(server, 'Contact', person);
      const role = { OpportunityId: opportunity, ContactId };
      await inserted(server, 'OpportunityContactRole', role);
      const message = { ...MESSAGE, messageId: person.LastName, from: person.Phone };
      assert.equal((await posted(server, message))['contactId'], ContactId);
    }
    for (const recordId of [opportunity, open]) {
      const view = await callAsRep(server, 'BirdConversationController.getPeople', { recordId });
      const names = (view['people'] as readonly Row[]).map((person) => person['name']);
      assert.deepEqual(names, ['Ani']);
    }
    const other = await callAsRep(server, 'BirdConversationController.getPeople', {
      recordId: secret
    });
    assert.deepEqual(other['people'], []);
  });
});
