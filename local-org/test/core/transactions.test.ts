import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexException } from '../../src/runtime/values/exception.ts';
import { ApexOrg } from '../support/apex-org.ts';
import { documented } from '../support/evidence.ts';

const EVENTS =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm';

const WORK = `public with sharing class Work {
  public static void saveAndFail() {
    insert as system new Lead(LastName = 'gone', Company = 'x');
    EventBus.publish(new Ping__e(Text__c = 'never'));
    throw new IllegalArgumentException('on purpose');
  }
  public static Integer leads() { return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE]; }
  public static Boolean publish() {
    Boolean first = EventBus.publish(new Ping__e(Text__c = 'one')).isSuccess();
    List<Database.SaveResult> rest = EventBus.publish(new List<Ping__e>{
      new Ping__e(Text__c = 'two'), new Ping__e()
    });
    return first && rest[0].isSuccess() && !rest[1].isSuccess();
  }
  public static Integer savepoint() {
    Savepoint before = Database.setSavepoint();
    insert as system new Lead(LastName = 'taken back', Company = 'x');
    EventBus.publish(new Ping__e(Text__c = 'taken back'));
    Database.rollback(before);
    return leads() * 100 + Limits.getDmlStatements();
  }
  public static void queue() { System.enqueueJob(new Job()); }
  class Job implements Queueable {
    public void execute(QueueableContext context) {
      insert as system new Lead(LastName = 'queued', Company = 'x');
    }
  }
}`;

const ON_PING = `trigger OnPing on Ping__e (after insert) {
  for (Ping__e ping : Trigger.new) {
    insert as system new Lead(LastName = ping.Text__c, Company = 'ping ' + Trigger.new.size());
  }
}`;

/** Lets jobs that run after the commit run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('transactions', () => {
  test('an exception that nobody catches takes everything back, events too', async () => {
    const org = new ApexOrg({ 'Work.cls': WORK, 'OnPing.trigger': ON_PING });
    assert.throws(
      () => org.call('Work', 'saveAndFail'),
      (error) => error instanceof ApexException && error.text === 'on purpose'
    );
    await settled();
    assert.equal(org.call('Work', 'leads'), 0);
  });

  test(documented(EVENTS, 'events reach triggers and listeners after the commit'), async () => {
    const org = new ApexOrg({ 'Work.cls': WORK, 'OnPing.trigger': ON_PING });
    const heard: unknown[] = [];
    org.org.listen((event) => heard.push(event.read('text__c')));
    assert.equal(org.call('Work', 'publish'), true);
    assert.deepEqual(heard, ['one', 'two']);
    await settled();
    assert.equal(org.call('Work', 'leads'), 2);
  });

  test('a savepoint takes back rows and events, and counts as DML', async () => {
    const org = new ApexOrg({ 'Work.cls': WORK, 'OnPing.trigger': ON_PING });
    assert.equal(org.call('Work', 'savepoint'), 4);
    await settled();
    assert.equal(org.call('Work', 'leads'), 0);
  });

  test('a queueable runs in a transaction of its own', async () => {
    const org = new ApexOrg({ 'Work.cls': WORK });
    org.call('Work', 'queue');
    await settled();
    assert.equal(org.call('Work', 'leads'), 1);
  });
});
