import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { BirdClient } from '../scripts/bird-client.ts';
import { RestApi } from './support/rest.ts';
import { resultOf, StartedOrg } from './support/started-org.ts';

const SAMPLES = join(import.meta.dirname, '../scripts/samples/deliveries');

/** The raw body of a sample, with these texts in the place of others. */
function sample(name: string, changes: Readonly<Record<string, string>> = {}): unknown {
  const text = readFileSync(join(SAMPLES, `${name}.json`), 'utf8');
  const changed = Object.entries(changes).reduce(
    (all, [from, to]) => all.replaceAll(from, to),
    text
  );
  return (JSON.parse(changed) as { body: unknown }).body;
}

describe('captured deliveries over HTTP', () => {
  let org: StartedOrg;
  let client: BirdClient;
  let rest: RestApi;

  before(async () => {
    org = await StartedOrg.start();
    client = org.client();
    rest = await RestApi.connect(org);
  });

  after(() => org.stop());

  test('a captured WhatsApp delivery becomes a Lead, a conversation and a message', async () => {
    const answer = await client.deliver(sample('gen2-whatsapp-text'));
    const result = resultOf(answer);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.equal(result['status'], 'created');
    assert.equal(result['objectType'], 'Lead');

    const lead = await rest.record('Lead', result['recordId'] ?? '');
    assert.equal(lead['LastName'], '+3511111111');
    assert.equal(lead['Company'], 'WhatsApp');
    assert.equal(lead['Phone'], '+3511111111');
    assert.equal(lead['LeadSource'], 'WhatsApp');
    assert.equal(lead['Description'], 'Test');
    assert.equal(lead['BirdChannel__c'], 'whatsapp');
    assert.match(result['conversationRecordId'] ?? '', /^a\w{17}$/);
    assert.match(result['messageRecordId'] ?? '', /^a\w{17}$/);
    assert.notEqual(result['conversationRecordId'], result['messageRecordId']);
  });

  test('the same message again answers duplicate and changes nothing', async () => {
    const first = resultOf(await client.deliver(sample('gen1-whatsapp-text')));
    const before = await rest.record('Lead', first['recordId'] ?? '');
    const answer = await client.deliver(
      sample('gen1-whatsapp-text', { '"text": "hi"': '"text": "changed on the way"' })
    );
    const again = resultOf(answer);
    assert.equal(answer.status, 200);
    assert.deepEqual(again, { ...first, status: 'duplicate' });
    assert.deepEqual(await rest.record('Lead', first['recordId'] ?? ''), before);
  });

  test('the same person in local phone format lands on the same Lead', async () => {
    const person = {
      channel: 'whatsapp',
      kind: 'message',
      direction: 'inbound',
      name: 'Bayu',
      text: 'Halo'
    } as const;
    const first = resultOf(
      await client.send({ ...person, messageId: 'e2e-1', from: '+628129876543' })
    );
    const second = resultOf(
      await client.send({ ...person, messageId: 'e2e-2', from: '0812-9876-543' })
    );
    assert.equal(first['status'], 'created');
    assert.equal(second['status'], 'matched');
    assert.equal(second['recordId'], first['recordId']);
    assert.equal(second['conversationRecordId'], first['conversationRecordId']);
  });

  test('a Viber message makes a Case', async () => {
    const phone = '+6281355500199';
    const answer = await client.deliver(
      sample('gen2-viber-text', {
        '+6281355500177': phone,
        'c3f5a1de-8b70-5c1e-9d42-6a7be0f5d3b8': 'e2e-viber'
      })
    );
    const result = resultOf(answer);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.equal(result['objectType'], 'Case');
    const record = await rest.record('Case', result['recordId'] ?? '');
    assert.equal(record['Origin'], 'Viber');
    assert.equal(record['CaseNumber'], result['caseNumber']);
    assert.equal(record['SuppliedPhone'], phone);
  });
});
