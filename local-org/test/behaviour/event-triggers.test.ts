import { describe, test } from 'node:test';
import { rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/';

const KEPT = `public without sharing class Kept {
  public static void publish(List<String> texts) {
    List<Ping__e> events = new List<Ping__e>();
    for (String text : texts) { events.add(new Ping__e(Text__c = text)); }
    EventBus.publish(events);
  }
  public static void say(String text) { insert as system new Lead(LastName = text, Company = 'x'); }
  public static List<String> said() {
    List<String> names = new List<String>();
    for (Lead l : [SELECT LastName FROM Lead WITH SYSTEM_MODE ORDER BY Id]) { names.add(l.LastName); }
    return names;
  }
  public static String subscriber() {
    EventBusSubscriber s = [SELECT Status, Retries, LastError, LastProcessed FROM EventBusSubscriber WHERE Topic = 'Ping__e' WITH SYSTEM_MODE];
    return s.Status + '|' + s.Retries + '|' + s.LastError + '|' + s.LastProcessed;
  }
}`;
const ON_PING = `trigger OnPing on Ping__e (after insert) {
  EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
  for (Ping__e ping : Trigger.new) {
    if (ping.Text__c == 'facts') Kept.say(Trigger.new.size() + '|' + ping.ReplayId + '|' + (ping.EventUuid != null) + '|' + Limits.getLimitQueries());
    if (ping.Text__c == 'retry' && context.retries < 2) throw new EventBus.RetryableException('again ' + context.retries + context.lastError);
    if (ping.Text__c == 'never') throw new EventBus.RetryableException('never');
    if (ping.Text__c == 'boom') throw new IllegalArgumentException('boom');
    if (ping.Text__c == 'limit') for (Integer i = 0; i < 200; i++) { Database.setSavepoint(); }
    if (ping.Text__c == 'stop') break;
    if (ping.Text__c == 'bad') context.setResumeCheckpoint('999');
    Kept.say(ping.Text__c);
    if (ping.Text__c.startsWith('c')) context.setResumeCheckpoint(ping.ReplayId);
    if (ping.Text__c == 'publish') EventBus.publish(new Ping__e(Text__c = 'second'));
  }
}`;
const events = rowsWith({ 'Kept.cls': KEPT, 'OnPing.trigger': ON_PING });
const delivered = (texts: string): string =>
  `Kept.publish(new List<String>{ ${texts} }); Test.getEventBus().deliver(); `;

describe(documented(`${GUIDE}platform_events_test_deliver.htm`, 'delivery in tests'), () => {
  test('deliver hands over what was published', () =>
    events`${delivered("'a', 'b'")} return Kept.said();`.gives(['a', 'b']));
  test('stopTest does too', () =>
    events`Test.startTest(); Kept.publish(new List<String>{ 'a' }); Test.stopTest(); return Kept.said();`.gives(
      ['a']
    ));
  test('replay ids begin at 1, limits are those of synchronous Apex', () =>
    events`${delivered("'x', 'facts'")} return Kept.said()[1];`.gives('2|2|true|100'));
  test('events of a trigger wait for the next call', () =>
    events`${delivered("'publish'")} Integer before = Kept.said().size(); Test.getEventBus().deliver(); return new List<Object>{ before, Kept.said().size() };`.gives(
      [1, 2]
    ));
  test('fail loses them', () =>
    events`Kept.publish(new List<String>{ 'a' }); Test.getEventBus().fail(); Test.getEventBus().deliver(); return Kept.said();`.gives(
      []
    ));
});

describe(documented(`${GUIDE}platform_events_test_events.htm`, 'the test event bus'), () => {
  test('takes 500 events', () =>
    events`List<Ping__e> l = new List<Ping__e>(); for (Integer i = 0; i < 501; i++) { l.add(new Ping__e(Text__c = 'a')); }
    List<Database.SaveResult> r = EventBus.publish(l); return new List<Object>{ r[499].isSuccess(), r[500].getErrors()[0].getStatusCode().name() };`.gives(
      [true, 'LIMIT_EXCEEDED']
    ));
});

describe(documented(`${GUIDE}platform_events_test_retry.htm`, 'retries'), () => {
  test('each deliver tries the batch again', () =>
    events`${delivered("'a', 'retry'")} String first = Kept.subscriber(); Test.getEventBus().deliver(); String second = Kept.subscriber(); Test.getEventBus().deliver();
    return new List<Object>{ first, second, Kept.subscriber(), Kept.said() };`.gives([
      'Running|1|again 0null|0',
      'Running|2|again 1again 0null|0',
      'Running|0|null|2',
      ['a', 'retry']
    ]));
  test('new events come with the batch', () =>
    events`${delivered("'retry'")} ${delivered("'b'")} ${delivered("'c'")} return Kept.said();`.gives(
      ['retry', 'b', 'c']
    ));
  test('after nine retries the trigger stops', () =>
    events`Kept.publish(new List<String>{ 'never' }); for (Integer i = 0; i < 10; i++) { Test.getEventBus().deliver(); } ${delivered("'a'")} return new List<Object>{ Kept.subscriber(), Kept.said() };`.gives(
      ['Error|9|never|0', []]
    ));
});

describe(documented(`${GUIDE}platform_events_subscribe_batch_resume.htm`, 'checkpoints'), () => {
  test('after an exception the trigger goes on behind the checkpoint', () =>
    events`${delivered("'c1', 'b', 'boom', 'd'")} return new List<Object>{ Kept.said(), Kept.subscriber().substringBefore('|') };`.gives(
      [['c1', 'b'].slice(0, 1), 'Running']
    ));
  test('what was done before the checkpoint stays, also at a limit', () =>
    events`${delivered("'a', 'c1', 'b', 'limit', 'd'")} return Kept.said();`.gives(['a', 'c1']));
  test('a trigger that ends early has the rest in a new run', () =>
    events`${delivered("'c1', 'stop', 'x'")} return Kept.said();`.gives(['c1']));
  test('a replay id of another batch', () =>
    events`${delivered("'a', 'bad', 'b'")} return Kept.said();`.gives([]));
  test('a retry takes everything back', () =>
    events`${delivered("'c1', 'retry'")} return Kept.said();`.gives([]));
});

describe(
  documented(`${GUIDE}platform_events_subscribe_apex.htm`, 'exceptions of a trigger'),
  () => {
    test('take the batch with them and go no further', () =>
      events`${delivered("'a', 'boom', 'b'")} ${delivered("'c'")} return Kept.said();`.gives([
        'c'
      ]));
  }
);

describe(assumed('by the words of the guide only', 'subscribers'), () => {
  test('each trigger has the events for itself', () =>
    rowsWith({
      'Kept.cls': KEPT,
      'OnPing.trigger': ON_PING,
      'Other.trigger':
        "trigger Other on Ping__e (after insert) { for (Ping__e p : Trigger.new) { Kept.say('other ' + p.Text__c); } }"
    })`${delivered("'a', 'boom'")} return Kept.said();`.gives(['other a', 'other boom']));
});
