import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { createRecord, queryAddress, SOBJECTS } from './data-calls.ts';
import { useTestServer } from './test-server.ts';

const ROWS = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve_get.htm'
);
const QUERY = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm'
);
const LEADS = `${SOBJECTS}/Lead`;
const server = useTestServer();

test('what the platform has and the local org has not: 501 by name', async () => {
  for (const address of ['/composite/batch', '/search', '/tooling/query']) {
    const answer = await server.current.call('GET', `/services/data/v67.0${address}`, {
      user: 'integration'
    });
    assert.equal(answer.status, 501, address);
    assert.match(answer.text, /is not modelled by the local org/);
  }
});

test(`${ROWS} a record is created, read, changed and deleted`, async () => {
  const { current } = server;
  const json = { LastName: 'Rahayu', Company: 'Rahayu Bakery', Phone: '+628120000142' };
  const created = await current.call('POST', `${LEADS}/`, { user: 'integration', json });
  assert.equal(created.status, 201);
  const { id } = JSON.parse(created.text) as { id: string };
  assert.match(id, /^00Q\w{15}$/);
  assert.equal(created.text, JSON.stringify({ id, success: true, errors: [] }));
  const address = `${LEADS}/${id}`;
  const changed = await current.call('PATCH', address, {
    user: 'integration',
    json: { Phone: null }
  });
  assert.deepEqual([changed.status, changed.text], [204, '']);
  const read = await current.call('GET', `${address}?fields=Phone,lastname`, {
    user: 'integration'
  });
  assert.equal(
    read.text,
    `{"attributes":{"type":"Lead","url":"${address}"},"Phone":null,"LastName":"Rahayu","Id":"${id}"}`
  );
  const removed = await current.call('DELETE', address, { user: 'integration' });
  assert.deepEqual([removed.status, removed.text], [204, '']);
});

test(`${ROWS} a record without a list of fields: every field the user may read, empty ones as null`, async () => {
  const id = await createRecord(server.current, 'Lead', { LastName: 'Tan', Company: 'Tan Co' });
  const answer = await server.current.call('GET', `${LEADS}/${id}`, { user: 'integration' });
  const record = JSON.parse(answer.text) as Readonly<Record<string, unknown>>;
  assert.deepEqual(Object.keys(record).slice(0, 2), ['attributes', 'Id']);
  assert.deepEqual([record['Phone'], record['Title']], [null, null]);
  assert.equal('Website' in record, false, 'the user may not read it');
});

test(`${QUERY} a query answers the selected fields and no other, empty ones and missing parents as null`, async () => {
  const { current } = server;
  const account = await createRecord(current, 'Account', { Name: 'Roti Wijaya' });
  const withParent = await createRecord(current, 'Contact', {
    LastName: 'Wijaya',
    AccountId: account
  });
  const without = await createRecord(current, 'Contact', { LastName: 'Zahra' });
  const soql = 'SELECT LastName, Title, Account.Name, Account.Phone FROM Contact ORDER BY LastName';
  const answer = await current.call('GET', queryAddress(soql), { user: 'admin' });
  assert.equal(
    answer.text,
    '{"totalSize":2,"done":true,"records":[' +
      `{"attributes":{"type":"Contact","url":"${SOBJECTS}/Contact/${withParent}"},"LastName":"Wijaya","Title":null,` +
      `"Account":{"attributes":{"type":"Account","url":"${SOBJECTS}/Account/${account}"},"Name":"Roti Wijaya","Phone":null}},` +
      `{"attributes":{"type":"Contact","url":"${SOBJECTS}/Contact/${without}"},"LastName":"Zahra","Title":null,"Account":null}]}`
  );
});

test(`${QUERY} child rows come as a result of their own, no child rows as null`, async () => {
  const { current } = server;
  const account = await createRecord(current, 'Account', { Name: 'Child test' });
  await createRecord(current, 'Account', { Name: 'Child test, empty' });
  const contact = await createRecord(current, 'Contact', { LastName: 'A', AccountId: account });
  const soql =
    "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name LIKE 'Child test%' ORDER BY Name";
  const answer = await current.call('GET', queryAddress(soql), { user: 'admin' });
  const [first, second] = (JSON.parse(answer.text) as { records: Record<string, unknown>[] })
    .records;
  assert.equal(
    JSON.stringify(first?.['Contacts']),
    `{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"${SOBJECTS}/Contact/${contact}"},"LastName":"A"}]}`
  );
  assert.equal(second?.['Contacts'], null);
});

test(`${assumed('public answers of the API show it so')} the row behind Owner is of type Name, at the address of a User`, async () => {
  const { current } = server;
  await createRecord(current, 'Case', { Subject: 'Owner test' });
  const answer = await current.call('GET', queryAddress('SELECT Owner.Name FROM Case'), {
    user: 'admin'
  });
  const [record] = (JSON.parse(answer.text) as { records: Record<string, unknown>[] }).records;
  const url = `${SOBJECTS}/User/${current.userId('admin')}`;
  assert.deepEqual(record?.['Owner'], { attributes: { type: 'Name', url }, Name: 'Ayu Prasetyo' });
});

test(`${QUERY} a count answers no records, an aggregate its aliases as written`, async () => {
  const { current } = server;
  for (const Name of ['Twin', 'Twin']) await createRecord(current, 'Account', { Name });
  const from = "FROM Account WHERE Name = 'Twin'";
  const counted = await current.call('GET', queryAddress(`SELECT COUNT() ${from}`), {
    user: 'admin'
  });
  assert.equal(counted.text, '{"totalSize":2,"done":true,"records":[]}');
  const grouped = `SELECT COUNT(Id) Total, MAX(Phone), name ${from} GROUP BY name`;
  const answer = await current.call('GET', queryAddress(grouped), { user: 'admin' });
  assert.equal(
    answer.text,
    '{"totalSize":1,"done":true,"records":[{"attributes":{"type":"AggregateResult"},"Total":2,"expr0":null,"Name":"Twin"}]}'
  );
});
