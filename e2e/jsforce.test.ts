import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { administratorToken } from './support/authorize.ts';
import { StartedOrg } from './support/started-org.ts';

describe('jsforce against a fresh local org', () => {
  let org: StartedOrg;
  let connection: Connection;

  before(async () => {
    org = await StartedOrg.start();
    connection = new Connection({
      instanceUrl: org.baseUrl,
      accessToken: await administratorToken(org.baseUrl),
      version: '67.0'
    });
  });

  after(async () => {
    await org.stop();
  });

  test('OAuth: client credentials', async () => {
    const client = new Connection({
      loginUrl: org.baseUrl,
      instanceUrl: org.baseUrl,
      version: '67.0',
      oauth2: {
        loginUrl: org.baseUrl,
        clientId: org.said('client_id'),
        clientSecret: org.said('client_secret').split(' ')[0]!
      }
    });
    const { organizationId } = await client.authorize({ grant_type: 'client_credentials' });
    assert.match(organizationId, /^00D/);
  });

  test('create, retrieve, update, delete', async () => {
    const leads = connection.sobject('Lead');
    const created = await leads.create({ LastName: 'Wati', Company: 'Kopi Wati' });
    assert.equal(created.success, true);
    const { id } = created;
    await leads.update({ Id: id, Company: 'Kopi Wati Jaya' });
    assert.equal((await leads.retrieve(id))['Company'], 'Kopi Wati Jaya');
    const removed = await leads.delete(id);
    assert.equal(removed.success, true);
    await assert.rejects(leads.retrieve(id), { errorCode: 'NOT_FOUND' });
  });

  test('many records at once, then a query in parts', async () => {
    const accounts = connection.sobject('Account');
    for (let hundred = 0; hundred < 11; hundred++) {
      const rows = Array.from({ length: 200 }, (_, index) => ({
        Name: `Row ${String(hundred * 200 + index).padStart(4, '0')}`
      }));
      const saved = await accounts.create(rows);
      assert.ok(saved.every(({ success }) => success));
    }
    const soql = "SELECT Id, Name FROM Account WHERE Name LIKE 'Row %' ORDER BY Name";
    const first = await connection.query(soql);
    assert.deepEqual([first.totalSize, first.done, first.records.length], [2200, false, 2000]);
    const rest = await connection.queryMore(first.nextRecordsUrl!);
    assert.deepEqual([rest.done, rest.records.length], [true, 200]);
    assert.equal(rest.records[199]?.['Name'], 'Row 2199');
  });

  test('composite', async () => {
    const url = '/services/data/v67.0/sobjects';
    const compositeRequest = [
      { method: 'POST', url: `${url}/Account`, referenceId: 'a', body: { Name: 'Composite' } },
      {
        method: 'POST',
        url: `${url}/Contact`,
        referenceId: 'c',
        body: { LastName: 'Child', AccountId: '@{a.id}' }
      }
    ];
    const { compositeResponse } = await connection.requestPost<{
      compositeResponse: readonly { httpStatusCode: number }[];
    }>('/services/data/v67.0/composite', { allOrNone: true, compositeRequest });
    assert.deepEqual(
      compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
      [201, 201]
    );
  });

  test('apex.post, as the package answers it', async () => {
    const message = {
      channel: 'whatsapp',
      channelId: 'jsforce',
      messageId: 'jsforce-1',
      from: '+628120000777',
      text: 'Halo'
    };
    const answer = await connection.apex.post<{ status: string }>('/bird/v1/messages', message);
    assert.match(answer.status, /^(created|matched|stored)$/);
  });

  test('describe', async () => {
    const lead = await connection.sobject('Lead').describe();
    assert.equal(lead.keyPrefix, '00Q');
    assert.equal(lead.fields.find(({ name }) => name === 'Company')?.nillable, false);
    const all = await connection.describeGlobal();
    assert.ok(all.sobjects.some(({ name }) => name === 'BirdMessage__c'));
  });
});
