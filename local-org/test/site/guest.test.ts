import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { useSiteServer } from './site-server.ts';

const GUESTS =
  'https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm';
const HOOKS = '/bird/services/apexrest/bird/v1/webhooks/legacy';
const server = useSiteServer();

async function hook(query: string): Promise<{ readonly status: number; readonly json: unknown }> {
  const { status, text } = await server.current.call('POST', `${HOOKS}?${query}`, { body: {} });
  return { status, json: text === '' ? null : (JSON.parse(text) as unknown) };
}

describe(documented(GUESTS, 'the guest user of a site'), () => {
  test('Apex REST runs as the guest, without a session', async () => {
    assert.deepEqual(await hook('a=%20b'), {
      status: 200,
      json: {
        type: 'Guest',
        guest: true,
        name: 'Hooks Site Guest User',
        uri: '/bird/v1/webhooks/legacy',
        resourcePath: '/services/apexrest/bird/v1/webhooks/*',
        a: ' b'
      }
    });
  });

  test('rows it creates belong to the default owner of the site, and it sees none of them', async () => {
    const { status, json } = await hook('do=insert');
    assert.equal(status, 200);
    const { id } = json as { id: string };
    const owner = server.current.org.run(
      server.current.org.users.byId(server.current.userId('admin'))!,
      ({ tx }) =>
        tx.query(
          tx.parseQuery(`SELECT OwnerId, CreatedById FROM Inbox__c WHERE Id = '${id}'`),
          [],
          'system'
        ).items
    );
    const row = owner[0] as { peek(key: string): unknown };
    assert.equal(row.peek('ownerid'), server.current.userId('integration'));
    assert.equal(row.peek('createdbyid'), server.current.org.users.guestOf('Hooks')!.id);
    assert.deepEqual(await hook('do=read'), { status: 200, json: 0 });
  });

  test('a system-mode query of a class with sharing sees no record either', async () => {
    const { json } = await hook('do=insert');
    assert.equal((json as { seen: number }).seen, 0);
  });

  test('edit is refused, even on a public object', async () => {
    const { json } = await hook('do=insert');
    const { status, json: errors } = await hook(`do=update&id=${(json as { id: string }).id}`);
    assert.equal(status, 500);
    assert.match(JSON.stringify(errors), /Access to entity 'Inbox__c' denied/);
  });

  test('an object without permission does not exist', async () => {
    const { status, json } = await hook('do=leads');
    assert.equal(status, 500);
    assert.match(JSON.stringify(json), /sObject type 'Lead' is not supported/);
  });

  test('a permission set with more than read and create cannot be assigned', () =>
    assert.deepEqual(server.current.apex('SetupReader', 'assignToGuest'), [
      'FIELD_INTEGRITY_EXCEPTION',
      "Can't assign permission set BirdIntegration to user Hooks Site Guest User. The user license doesn't allow the permission: Edit Inbox__c"
    ]));

  test('a class without access is refused by name', async () => {
    const { status, text } = await server.current.call('GET', '/bird/services/apexrest/other');
    assert.equal(status, 403);
    assert.deepEqual(JSON.parse(text), [
      {
        errorCode: 'FORBIDDEN',
        message: 'You do not have access to the Apex class named: OtherResource'
      }
    ]);
  });
});

describe(
  assumed('no page of Salesforce lists what a site answers', 'other addresses of a site'),
  () => {
    for (const address of [
      '/bird/services/data/v67.0/query?q=SELECT+Id+FROM+User',
      '/bird/services/oauth2/token'
    ]) {
      test(`${address} needs a session`, async () => {
        const { status, text } = await server.current.call('GET', address);
        assert.equal(status, 401);
        assert.match(text, /INVALID_SESSION_ID/);
      });
    }
    test("the org's tokens are not valid on the site", async () => {
      const token = server.current.token('integration');
      const { status } = await server.current.call('POST', HOOKS, { token, body: {} });
      assert.equal(status, 401);
    });
    test('pages are not found', async () => {
      for (const address of ['/bird', '/bird/', '/bird/lightning/o/Lead/list']) {
        assert.equal((await server.current.call('GET', address)).status, 404);
      }
    });
    test('without the prefix a session is needed', async () => {
      const { status } = await server.current.call('POST', HOOKS.slice('/bird'.length), {
        body: {}
      });
      assert.equal(status, 401);
    });
    test('guests cannot log in', () =>
      assert.ok(
        !server.current.org.users
          .activeIds()
          .includes(server.current.org.users.guestOf('Hooks')!.id)
      ));
  }
);
