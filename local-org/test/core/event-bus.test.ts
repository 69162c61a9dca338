import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { ApexOrg } from '../support/apex-org.ts';
import { assumed, documented } from '../support/evidence.ts';
import { field, metadata, project } from '../metadata/project.ts';

const EVENTS =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/';
const NOTIFICATION =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm';

const WORK = `public without sharing class Work {
  public static List<String> said() {
    List<String> names = new List<String>();
    for (Lead l : [SELECT LastName FROM Lead WITH SYSTEM_MODE ORDER BY Id]) { names.add(l.LastName); }
    return names;
  }
  public static void publish() {
    List<Ping__e> events = new List<Ping__e>();
    for (Integer i = 0; i < 5; i++) { events.add(new Ping__e(Text__c = 'p' + i)); }
    EventBus.publish(events);
  }
  public static void fail() {
    EventBus.publish(new Alarm__e(Text__c = 'out')); EventBus.publish(new Ping__e(Text__c = 'gone'));
    throw new IllegalArgumentException('on purpose');
  }
  public static List<Integer> count() {
    EventBus.publish(new Alarm__e(Text__c = 'out'));
    return new List<Integer>{ Limits.getPublishImmediateDML(), Limits.getDmlStatements() };
  }
  public static void rollBack() {
    Savepoint s = Database.setSavepoint();
    EventBus.publish(new Alarm__e(Text__c = 'out')); EventBus.publish(new Ping__e(Text__c = 'gone'));
    Database.rollback(s);
  }
  public static void notify() {
    Messaging.CustomNotification n = notification();
    n.send(new Set<String>{ UserInfo.getUserId() });
  }
  static Messaging.CustomNotification notification() {
    Messaging.CustomNotification n = new Messaging.CustomNotification();
    n.setNotificationTypeId([SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Told' WITH SYSTEM_MODE].Id);
    n.setTitle('title'); n.setBody('body'); n.setTargetId('000000000000000AAA');
    return n;
  }
  public static List<Boolean> refused() {
    List<Boolean> answers = new List<Boolean>();
    for (Integer i = 0; i < 6; i++) {
      Messaging.CustomNotification n = notification();
      Set<String> users = new Set<String>{ UserInfo.getUserId() };
      if (i == 0) n.setTitle(null);
      if (i == 1) n.setBody('');
      if (i == 2) n.setTargetId(null);
      if (i == 3) n.setNotificationTypeId('0ML000000000000AAA');
      if (i == 4) users.clear();
      if (i == 5) users.add('00Q000000000000AAA');
      try { n.send(users); answers.add(false); } catch (Exception e) { answers.add(true); }
    }
    return answers;
  }
}`;
const SAY =
  "insert as system new Lead(LastName = Trigger.new.size() + '|' + UserInfo.getUserName() + '|' + Trigger.new[0].Text__c, Company = 'x');";
const FILES = {
  'Work.cls': WORK,
  'OnPing.trigger': `trigger OnPing on Ping__e (after insert) { ${SAY} }`,
  'OnAlarm.trigger': `trigger OnAlarm on Alarm__e (after insert) { ${SAY} }`
};

function open(): ApexOrg {
  const folder = project({
    'objects/Alarm__e/Alarm__e.object-meta.xml': metadata(
      'CustomObject',
      '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Alarm</label><pluralLabel>Alarms</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>'
    ),
    'objects/Alarm__e/fields/Text__c.field-meta.xml': field(
      '<fullName>Text__c</fullName><label>Text</label><length>255</length><type>Text</type>'
    ),
    'triggers/OnPing.trigger': FILES['OnPing.trigger'],
    'triggers/OnPing.trigger-meta.xml': metadata('ApexTrigger', '<apiVersion>67.0</apiVersion>'),
    'notificationtypes/Told.notiftype-meta.xml': metadata(
      'CustomNotificationType',
      '<customNotifTypeName>Told</customNotifTypeName><desktop>true</desktop><masterLabel>Told</masterLabel><mobile>true</mobile>'
    ),
    'platformEventSubscriberConfigs/P.platformEventSubscriberConfig-meta.xml': metadata(
      'PlatformEventSubscriberConfig',
      '<batchSize>2</batchSize><masterLabel>P</masterLabel><platformEventConsumer>OnPing</platformEventConsumer><user>integration@local.example</user>'
    )
  });
  return new ApexOrg(FILES, { metadata: [folder] });
}

async function after(org: ApexOrg, method: string): Promise<unknown> {
  org.call('Work', method);
  await org.org.settled();
  return org.call('Work', 'said');
}

describe('the event bus', () => {
  test(
    documented(
      `${EVENTS}platform_events_trigger_config.htm`,
      'batch size and user of a PlatformEventSubscriberConfig'
    ),
    async () => {
      const user = 'integration@local.example';
      const expected = [`2|${user}|p0`, `2|${user}|p2`, `1|${user}|p4`];
      assert.deepEqual(await after(open(), 'publish'), expected);
    }
  );

  const ALARM = '1|admin@local.example|out';
  test(
    documented(`${EVENTS}platform_events_publish_apex.htm`, 'immediate events survive a failure'),
    async () => {
      const org = open();
      assert.throws(() => org.call('Work', 'fail'));
      await org.org.settled();
      assert.deepEqual(org.call('Work', 'said'), [ALARM]);
    }
  );

  test('and a savepoint', async () => {
    assert.deepEqual(await after(open(), 'rollBack'), [ALARM]);
  });

  test('they have a limit of their own', () => {
    assert.deepEqual(open().call('Work', 'count'), [1, 0]);
  });

  test('listeners have replay ids', () => {
    const org = open();
    const heard: unknown[] = [];
    org.org.listen((event) => heard.push(event.read('replayid')));
    org.call('Work', 'publish');
    assert.deepEqual(heard, ['1', '2', '3', '4', '5']);
  });

  test('a failing trigger is told and does not stop the next batch', async () => {
    const told = mock.method(process.stderr, 'write', () => true);
    const org = new ApexOrg(
      {
        ...FILES,
        'OnAlarm.trigger':
          "trigger OnAlarm on Alarm__e (after insert) { throw new IllegalArgumentException('no'); }"
      },
      { metadata: [alarmOnly()] }
    );
    await after(org, 'rollBack');
    assert.match(String(told.mock.calls[0]?.arguments[0]), /An asynchronous job failed: no/);
    told.mock.restore();
  });
});

function alarmOnly(): string {
  return project({
    'objects/Alarm__e/Alarm__e.object-meta.xml': metadata(
      'CustomObject',
      '<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Alarm</label><pluralLabel>Alarms</pluralLabel><publishBehavior>PublishImmediately</publishBehavior>'
    ),
    'objects/Alarm__e/fields/Text__c.field-meta.xml': field(
      '<fullName>Text__c</fullName><label>Text</label><length>255</length><type>Text</type>'
    )
  });
}

describe('custom notifications', () => {
  test(documented(NOTIFICATION, 'are kept'), () => {
    const org = open();
    org.call('Work', 'notify');
    const [sent, ...others] = org.org.notifications;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [sent?.title, sent?.body, sent?.targetId, sent?.recipients],
      ['title', 'body', '000000000000000AAA', [org.admin.id]]
    );
  });

  test(
    assumed(
      'the guide names what is required, not the exception',
      'without title, body, target, type or recipient'
    ),
    () => {
      const org = open();
      assert.deepEqual(org.call('Work', 'refused'), Array(6).fill(true));
      assert.deepEqual(org.org.notifications, []);
    }
  );
});
