import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documented } from '../support/evidence.ts';
import { useSiteServer } from './site-server.ts';

const OBJECTS =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/';
const CLASSIC =
  'https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm';
const server = useSiteServer();
const read = (method: string): unknown => server.current.apex('SetupReader', method);

describe(documented(OBJECTS, 'rows that a deployment makes'), () => {
  test('a static resource with its content', () =>
    assert.deepEqual(read('resource'), [
      'SampleDelivery',
      '{ "text": "Apa kabar? ✓" }\n',
      'application/json',
      29
    ]));
  test('Apex cannot make one', () =>
    assert.equal(read('written'), 'DML operation INSERT not allowed on StaticResource'));
  test('a custom notification type', () =>
    assert.deepEqual(read('notificationType'), ['New_Message', 'New_Message', true]));
  test('a queue with its objects and members', () =>
    assert.deepEqual(read('queue'), ['Inbound', 'Queue', 'Case', 'Lead', 'Ticket__c', 1]));
  test('a queue owns rows of its objects only', () =>
    assert.deepEqual(read('owners'), [
      'Inbound',
      'Queue',
      'Queue not associated with this SObject type'
    ]));
  test('a custom permission is granted by a permission set', () => {
    assert.equal(read('permitted'), false);
    assert.equal(server.current.apex('SetupReader', 'permitted', 'integration'), true);
  });
});

describe(
  documented(
    'https://help.salesforce.com/s/articleView?id=sf.queues_overview.htm',
    'private records of a queue'
  ),
  () => {
    test('its members see and change them, nobody else', () => {
      read('fillQueue');
      assert.deepEqual(server.current.apex('SetupReader', 'tickets', 'agent'), [1, 1]);
      assert.deepEqual(server.current.apex('SetupReader', 'tickets', 'rep'), [0, 0]);
    });
  }
);

describe(documented(CLASSIC, 'encrypted text in use'), () => {
  test('Apex reads the value, describe names the type', () =>
    assert.deepEqual(read('secret'), ['hush-hush', 'ENCRYPTEDSTRING', false, 175]));
  test('the API masks it for users without View Encrypted Data', async () => {
    const token = server.current.token('integration');
    const base = '/services/data/v67.0/sobjects/Secret__c';
    const { text } = await server.current.call('POST', base, {
      token,
      body: { Name: 'mine', Key__c: 'secret' }
    });
    const { id } = JSON.parse(text) as { id: string };
    const row = await server.current.call('GET', `${base}/${id}?fields=Key__c`, { token });
    assert.equal((JSON.parse(row.text) as { Key__c: string }).Key__c, '******');
    const query = '/services/data/v67.0/query?q=SELECT+Key__c+FROM+Secret__c';
    const rows = await server.current.call('GET', query, { token });
    assert.match(rows.text, /\*{6}/);
    assert.doesNotMatch(rows.text, /secret"/);
  });
  test('a filter is refused', async () => {
    const query = "/services/data/v67.0/query?q=SELECT+Id+FROM+Secret__c+WHERE+Key__c='secret'";
    const { status, text } = await server.current.call('GET', query, {
      token: server.current.token('integration')
    });
    assert.equal(status, 400);
    assert.match(text, /can not be filtered/);
  });
});
