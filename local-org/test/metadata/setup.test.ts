import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readMetadata, readSchema } from '../../src/metadata/read-schema.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { LocalOrg } from '../../src/org/local-org.ts';
import { assumed, documented } from '../support/evidence.ts';
import { field, metadata, object, project } from './project.ts';

const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
type Files = Readonly<Record<string, string>>;

function messages(files: Files): readonly string[] {
  return readMetadata([project(files)]).diagnostics.map((found) => found.message);
}

const FLAGS = [
  'active',
  'allowHomePage',
  'allowStandardIdeasPages',
  'allowStandardLookups',
  'allowStandardPortalPages',
  'allowStandardSearch',
  'browserXssProtection',
  'contentSniffingProtection',
  'referrerPolicyOriginWhenCrossOrigin'
];

function site(prefix: string, more = '<indexPage>UnderConstruction</indexPage>'): string {
  const flags = FLAGS.map((name) => `<${name}>true</${name}>`).join('');
  return metadata(
    'CustomSite',
    `${flags}<masterLabel>Site</masterLabel><siteType>Visualforce</siteType><urlPathPrefix>${prefix}</urlPathPrefix>${more}`
  );
}

function resource(): string {
  return metadata(
    'StaticResource',
    '<cacheControl>Public</cacheControl><contentType>text/plain</contentType>'
  );
}

function subscriber(more: string, consumer = 'Ready'): string {
  return metadata(
    'PlatformEventSubscriberConfig',
    `<masterLabel>C</masterLabel><platformEventConsumer>${consumer}</platformEventConsumer>${more}`
  );
}

const TRIGGER: Files = {
  'triggers/Ready.trigger-meta.xml': metadata('ApexTrigger', '<apiVersion>67.0</apiVersion>')
};

function queue(objectName: string, members = ''): string {
  return metadata(
    'Queue',
    `<name>Q</name>${members}<queueSobject><sobjectType>${objectName}</sobjectType></queueSobject>`
  );
}

describe(documented(`${META}meta_staticresource.htm`, 'static resources'), () => {
  test('the content lies beside the file under any suffix', () => {
    const schema = readSchema([
      project({
        'staticresources/A.resource-meta.xml': resource(),
        'staticresources/A.txt': 'hello'
      })
    ]);
    const { body, length, cacheControl } = schema.setup.staticResources.get('A')!;
    assert.deepEqual([body, length, cacheControl], ['aGVsbG8=', 5, 'Public']);
  });
  test('a missing content file', () =>
    assert.deepEqual(messages({ 'staticresources/A.resource-meta.xml': resource() }), [
      'No content file lies beside A'
    ]));
  test('a name that no API name can be', () =>
    assert.match(
      messages({
        'staticresources/a-b.resource-meta.xml': resource(),
        'staticresources/a-b.txt': ''
      })[0]!,
      /can only contain underscores and alphanumeric/
    ));
  test('an archive kept as a folder is refused by name', () =>
    assert.throws(
      () =>
        messages({
          'staticresources/A.resource-meta.xml': resource(),
          'staticresources/A/x.txt': ''
        }),
      /A static resource kept as a folder/
    ));
});

describe(
  documented(`${META}meta_platformeventsubscriberconfig.htm`, 'subscriber configurations'),
  () => {
    const file = 'platformEventSubscriberConfigs/C.platformEventSubscriberConfig-meta.xml';
    test('consumer, batch size and user', () => {
      const more = '<batchSize>200</batchSize><user>integration@local.example</user>';
      const schema = readSchema([project({ ...TRIGGER, [file]: subscriber(more) })]);
      assert.deepEqual(schema.setup.subscriberConfigs.get('C'), {
        name: 'C',
        label: 'C',
        consumer: 'Ready',
        batchSize: 200,
        username: 'integration@local.example'
      });
    });
    test('a trigger that does not exist', () =>
      assert.deepEqual(messages({ [file]: subscriber('') }), [
        'In field: platformEventConsumer - no ApexTrigger named Ready found'
      ]));
    for (const size of ['0', '2001', '1.5']) {
      test(`a batch size of ${size}`, () =>
        assert.deepEqual(
          messages({ ...TRIGGER, [file]: subscriber(`<batchSize>${size}</batchSize>`) }),
          ['The batch size must be a whole number from 1 to 2000']
        ));
    }
    test('parallel subscriptions are refused by name', () =>
      assert.throws(
        () => messages({ ...TRIGGER, [file]: subscriber('<numPartitions>2</numPartitions>') }),
        /numPartitions/
      ));
    test('two configurations of one trigger', () =>
      assert.match(
        messages({
          ...TRIGGER,
          [file]: subscriber(''),
          [file.replace('C.', 'D.')]: subscriber('')
        })[0]!,
        /has the configuration C already/
      ));
    test('a user that does not exist is refused when the org takes the deployment', () => {
      const user = '<user>nobody@local.example</user>';
      const schema = readSchema([project({ ...TRIGGER, [file]: subscriber(user) })]);
      assert.throws(
        () =>
          LocalOrg.open({
            project: { schema, units: [] },
            database: null,
            baseUrl: 'https://bird.example.com',
            now: () => 0
          }),
        (error: unknown) =>
          error instanceof DeployError &&
          error.diagnostics[0]!.message ===
            'In field: user - no User named nobody@local.example found'
      );
    });
  }
);

describe(documented(`${META}meta_sites.htm`, 'sites'), () => {
  test('a page that does not exist', () =>
    assert.deepEqual(
      messages({ 'sites/S.site-meta.xml': site('a', '<indexPage>Mine</indexPage>') }),
      ['In field: indexPage - no ApexPage named Mine found']
    ));
  test('two sites under one path', () =>
    assert.match(
      messages({ 'sites/S.site-meta.xml': site('a'), 'sites/T.site-meta.xml': site('A') })[0]!,
      /is that of the site S/
    ));
  test('a path with a hyphen', () =>
    assert.match(messages({ 'sites/S.site-meta.xml': site('a-b') })[0]!, /alphanumeric/));
  test('redirects are refused by name', () =>
    assert.throws(
      () =>
        messages({
          'sites/S.site-meta.xml': site(
            'a',
            '<indexPage>UnderConstruction</indexPage><siteRedirectMappings/>'
          )
        }),
      /siteRedirectMappings of a site/
    ));
});

describe(documented(`${META}meta_queue.htm`, 'queues'), () => {
  test('an object that no queue can own', () =>
    assert.deepEqual(messages({ 'queues/Q.queue-meta.xml': queue('Contact') }), [
      'In field: sobjectType - a queue cannot own records of Contact'
    ]));
  test('members other than users are refused by name', () => {
    const members = '<queueMembers><roles><role>R</role></roles></queueMembers>';
    assert.throws(
      () => messages({ 'queues/Q.queue-meta.xml': queue('Lead', members) }),
      /roles as members of a queue/
    );
  });
});

describe(
  assumed('wording of deployments is not documented', 'rights of guests and custom permissions'),
  () => {
    const grant = (license: string, edit: boolean): Files => ({
      'permissionsets/P.permissionset-meta.xml': metadata(
        'PermissionSet',
        `<label>P</label><license>${license}</license><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete>
       <allowEdit>${edit}</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Lead</object>
       <viewAllRecords>false</viewAllRecords></objectPermissions>`
      )
    });
    test('a permission set with the licence of guests may not edit', () =>
      assert.deepEqual(messages(grant('Guest User License', true)), [
        "The user license doesn't allow the permission: Edit Lead"
      ]));
    test('reading and creating is allowed', () =>
      assert.deepEqual(messages(grant('Guest User License', false)), []));
    test('a custom permission that is not deployed', () =>
      assert.deepEqual(
        messages({
          'permissionsets/P.permissionset-meta.xml': metadata(
            'PermissionSet',
            '<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions><label>P</label>'
          )
        }),
        ['In field: name - no CustomPermission named Nope found']
      ));
    test('an encrypted field in a formula field', () => {
      const base = 'objects/Secret__c/';
      const schema = readSchema([
        project({
          [`${base}Secret__c.object-meta.xml`]: object('Secret', 'Private'),
          [`${base}fields/Key__c.field-meta.xml`]: field(
            '<label>Key</label><length>10</length><maskChar>X</maskChar><maskType>all</maskType><type>EncryptedText</type>'
          ),
          [`${base}fields/Copy__c.field-meta.xml`]: field(
            '<formula>Key__c</formula><label>Copy</label><type>Text</type>'
          )
        })
      ]);
      const open = (): LocalOrg =>
        LocalOrg.open({
          project: { schema, units: [] },
          database: null,
          baseUrl: 'https://bird.example.com',
          now: () => 0
        });
      assert.throws(open, DeployError);
    });
  }
);
