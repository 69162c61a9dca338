import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { apex } from '../support/apex.ts';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls } from '../support/library-calls.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

const LABELS = path.resolve(import.meta.dirname, '../../../force-app/main/default/labels');

describe(documented(`${REFERENCE}apex_methods_system_userinfo.htm`, 'UserInfo and rights'), () => {
  test('the administrator', () =>
    give(rows, '', [
      ['UserInfo.getLanguage()', 'en_US'],
      ['UserInfo.getLocale()', 'en_GB'],
      ['UserInfo.getName() == [SELECT Name FROM User WHERE Id = :UserInfo.getUserId()].Name', true],
      ["UserInfo.getUserName().contains('@')", true],
      ['UserInfo.getUserType()', 'Standard'],
      ['UserInfo.isMultiCurrencyOrganization()', false],
      ["UserInfo.getOrganizationId().startsWith('00D')", true],
      ["FeatureManagement.checkPermission('nope')", false],
      ['Test.isRunningTest()', true],
      ['Auth.CommunitiesUtil.isGuestUser()', false],
      ['Auth.CommunitiesUtil.isInternalUser()', true]
    ]));
});

describe(documented(`${REFERENCE}apex_class_System_Assert.htm`, 'Assert and System.assert'), () => {
  test('what holds passes, with a message and without', () =>
    apex`Assert.areNotEqual(1, 2); Assert.isFalse(false); Assert.isFalse(false, 'm'); Assert.isTrue(true, 'm'); Assert.isInstanceOfType('a', String.class, 'm'); Assert.isNotInstanceOfType('a', Integer.class, 'm'); Assert.isNotNull(1, 'm'); Assert.isNull(null, 'm'); System.assertEquals(1, 1); System.assertNotEquals(1, 2); System.assertNotEquals(1, 2, 'm'); System.debug(LoggingLevel.INFO, 'm'); return 1;`.gives(
      1
    ));
  test('what does not hold ends the transaction with the message', () =>
    apex`Assert.isNull(1, 'm'); return 1;`.throws('System.AssertException'));
});

describe(documented(`${REFERENCE}apex_class_System_JsonParser.htm`, 'JSON'), () => {
  test('values of the parser', () =>
    give(
      apex,
      `JSONParser p = JSON.createParser('["2024-03-01","YQ==",1.5,"00Q000000000001",7,"12:00:00.000Z",{"a":1}]'); p.nextToken();`,
      [
        ['p.nextToken() == JSONToken.VALUE_STRING ? p.getDateValue() : null', '2024-03-01'],
        ['p.nextToken() == JSONToken.VALUE_STRING ? p.getBlobValue().toString() : null', 'a'],
        ['p.nextToken() == JSONToken.VALUE_NUMBER_FLOAT ? p.getDoubleValue() : null', '1.5'],
        [
          'p.nextToken() == JSONToken.VALUE_STRING ? p.getIdValue().to15() : null',
          '00Q000000000001'
        ],
        ['p.nextToken() == JSONToken.VALUE_NUMBER_INT ? p.getLongValue() : null', 7n],
        ['p.nextToken() == JSONToken.VALUE_STRING ? p.getTimeValue().hour() : null', 12],
        [
          "p.nextToken() == JSONToken.START_OBJECT ? ((Map<String, Integer>) p.readValueAsStrict(Map<String, Integer>.class)).get('a') : null",
          1
        ]
      ]
    ));
  test('pretty text without nulls', () =>
    apex`return JSON.serializePretty(new Map<String, Object>{ 'a' => 1 }, true);`.gives(
      '{\n  "a" : 1\n}'
    ));
});

describe(documented(`${REFERENCE}apex_classes_restful_crypto.htm`, 'Crypto'), () => {
  test('encryption with an own initialisation vector, and random numbers', () =>
    give(
      apex,
      "Blob key = Blob.valueOf('0123456789abcdef'); Blob iv = Blob.valueOf('fedcba9876543210'); Blob secret = Crypto.encrypt('AES128', key, iv, Blob.valueOf('text'));",
      [
        ["Crypto.decrypt('AES128', key, iv, secret).toString()", 'text'],
        ['secret.size()', 16],
        ['Crypto.getRandomInteger() != null', true],
        ['Crypto.getRandomLong() != null', true]
      ]
    ));
});

describe(
  documented(`${REFERENCE}apex_methods_system_restrequest.htm`, 'RestRequest and RestResponse'),
  () => {
    test('keep what they are given', () =>
      give(
        apex,
        "RestRequest q = new RestRequest(); RestContext.request = q; q.httpMethod = 'POST'; q.remoteAddress = '127.0.0.1'; q.requestURI = '/x'; q.resourcePath = '/y'; q.requestBody = Blob.valueOf('b'); q.addHeader('h', 'v'); q.addParameter('p', 'w'); RestResponse r = new RestResponse(); RestContext.response = r; r.addHeader('a', 'b'); r.statusCode = 201; r.responseBody = Blob.valueOf('c');",
        [
          ['RestContext.request.httpMethod', 'POST'],
          ['q.remoteAddress', '127.0.0.1'],
          ['q.requestURI', '/x'],
          ['q.resourcePath', '/y'],
          ['q.requestBody.toString()', 'b'],
          ["q.headers.get('h')", 'v'],
          ["q.params.get('p')", 'w'],
          ["RestContext.response.headers.get('a')", 'b'],
          ['r.statusCode', 201],
          ['r.responseBody.toString()', 'c']
        ]
      ));
  }
);

describe(documented(`${REFERENCE}apex_methods_system_limits.htm`, 'Limits'), () => {
  test('what nothing has used, and how much there is', () =>
    give(rows, '', [
      ['Limits.getCallouts()', 0],
      ['Limits.getLimitCallouts()', 100],
      ['Limits.getEmailInvocations()', 0],
      ['Limits.getLimitEmailInvocations()', 10],
      ['Limits.getFutureCalls()', 0],
      ['Limits.getLimitFutureCalls()', 50],
      ['Limits.getQueueableJobs()', 0],
      ['Limits.getSoslQueries()', 0],
      ['Limits.getLimitSoslQueries()', 20],
      ['Limits.getLimitAggregateQueries()', 300],
      ['Limits.getLimitDmlRows()', 10_000],
      ['Limits.getLimitDmlStatements()', 150],
      ['Limits.getLimitPublishImmediateDML()', 150],
      ['Limits.getLimitQueryRows()', 50_000],
      ['Limits.getCpuTime() >= 0', true]
    ]));
});

describe(
  documented(`${REFERENCE}apex_class_System_AsyncOptions.htm`, 'AsyncOptions and signatures'),
  () => {
    test('keep what they are given', () =>
      give(
        apex,
        "AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 2; o.MinimumQueueableDelayInMinutes = 1; QueueableDuplicateSignature.Builder b = new QueueableDuplicateSignature.Builder(); b.addId('00Q000000000001'); o.DuplicateSignature = b.build();",
        [
          ['o.MaximumQueueableStackDepth', 2],
          ['o.MinimumQueueableDelayInMinutes', 1],
          ['o.DuplicateSignature != null', true],
          ['o.DuplicateSignature.toString() == b.build().toString()', true],
          ['b.getSize() + b.getRemainingSize() == b.getMaxSize()', true]
        ]
      ));
  }
);

describe(
  documented(`${REFERENCE}apex_class_Messaging_CustomNotification.htm`, 'CustomNotification'),
  () => {
    test('takes its parts one by one or at once', () =>
      rows`Messaging.CustomNotification n = new Messaging.CustomNotification(); n.setNotificationTypeId('0ML000000000001'); n.setTitle('t'); n.setBody('b'); n.setTargetId('00Q000000000001'); n.setTargetPageRef('{}'); n.setSenderId(UserInfo.getUserId()); return new Messaging.CustomNotification('0ML000000000001', UserInfo.getUserId(), 't', 'b', '00Q000000000001', null) != null;`.gives(
        true
      ));
  }
);

describe(documented(`${REFERENCE}apex_methods_system_url.htm`, 'other types'), () => {
  test('the text of an address, an exception for the browser and a created date', () =>
    give(
      rows,
      "Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; Test.setCreatedDate(l.Id, Datetime.newInstanceGmt(2024, 1, 2)); Exception late = new MathException('a'); late.initCause(new MathException('b'));",
      [
        ["new Url('https://a.example.com/b').toString()", 'https://a.example.com/b'],
        ["new AuraHandledException('m').getTypeName()", 'System.AuraHandledException'],
        ['[SELECT CreatedDate FROM Lead WITH SYSTEM_MODE].CreatedDate.yearGmt()', 2024],
        ['late.getCause().getMessage()', 'b'],
        ['Math.max(1.5, 2.5d)', '2.5'],
        ['Math.min(1.5, 2.5d)', '1.5']
      ]
    ));
});

const JOB = `public without sharing class Job implements Queueable {
  public void execute(QueueableContext context) {
    insert as system new Lead(LastName = AsyncInfo.hasMaxStackDepth() + '|' + AsyncInfo.getMaximumQueueableStackDepth() + '|' + AsyncInfo.getMinimumQueueableDelayInMinutes(), Company = 'x');
  }
}`;

test(
  documented(
    `${REFERENCE}apex_class_System_AsyncInfo.htm`,
    'AsyncInfo tells the options of the job'
  ),
  () =>
    rowsWith({
      'Job.cls': JOB
    })`AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 3; Test.startTest(); System.enqueueJob(new Job(), o); Test.stopTest(); return [SELECT LastName FROM Lead WITH SYSTEM_MODE].LastName;`.gives(
      'true|3|null'
    )
);

const ON_PING = `trigger OnPing on Ping__e (after insert) {
  EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
  context.setResumeCheckpoint(Trigger.new[0].ReplayId);
  insert as system new Lead(LastName = String.valueOf(context.getResumeCheckpoint() == Trigger.new[0].ReplayId), Company = 'x');
}`;

test(
  documented(
    `${REFERENCE}apex_class_eventbus_TriggerContext.htm`,
    'the checkpoint that a trigger has set'
  ),
  () =>
    rowsWith({
      'OnPing.trigger': ON_PING
    })`EventBus.publish(new Ping__e(Text__c = 'a')); Test.getEventBus().deliver(); return [SELECT LastName FROM Lead WITH SYSTEM_MODE].LastName;`.gives(
      'true'
    )
);

test(documented(`${REFERENCE}apex_class_System_Label.htm`, 'Label.get without a namespace'), () => {
  const schema = readSchema([LABELS]);
  const { callStatic } = libraryCalls(fakeTransaction({ schema }));
  const [name, label] = [...schema.labels][0]!;
  assert.equal(callStatic('Label', 'get', '', name), label.value);
});
