import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ApexOrg } from '../support/apex-org.ts';
import { documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const EVENTS =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/';
const START = Date.UTC(2026, 10, 22, 3, 4, 5);
const MINUTE_MS = 60_000;
const RETRY_WITHIN_MS = 30_000;

const WORK = `public without sharing class Work {
  public static void say(String text) { insert as system new Lead(LastName = text.abbreviate(80), Company = 'x'); }
  public static List<String> said() {
    List<String> names = new List<String>();
    for (Lead l : [SELECT LastName FROM Lead WITH SYSTEM_MODE ORDER BY Id]) { names.add(l.LastName); }
    return names;
  }
  public static List<String> jobs() {
    List<String> states = new List<String>();
    for (AsyncApexJob j : [SELECT Status, JobType, NumberOfErrors, ExtendedStatus, JobItemsProcessed, TotalJobItems FROM AsyncApexJob WITH SYSTEM_MODE ORDER BY Id]) {
      states.add(j.JobType + '|' + j.Status + '|' + j.NumberOfErrors + '|' + j.ExtendedStatus + '|' + j.JobItemsProcessed + '/' + j.TotalJobItems);
    }
    return states;
  }
  public static void chain() { System.enqueueJob(new Chain(3)); }
  public static void delayed() { System.enqueueJob(new Chain(1), 5); }
  public static void failing() { System.enqueueJob(new Failing()); }
  public static void tooDeep() { AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 2; System.enqueueJob(new Chain(3), o); }
  public static void nightly() { System.schedule('nightly', '0 0 2 * * ?', new Nightly()); }
  public static void batch() { for (Integer i = 0; i < 5; i++) { say('row' + i); } Database.executeBatch(new Marks(), 2); }
  public static void publish() { EventBus.publish(new List<Ping__e>{ new Ping__e(Text__c = 'retry'), new Ping__e(Text__c = 'b') }); }
  public static void publishNever() { EventBus.publish(new Ping__e(Text__c = 'never')); }
  public static String state() { EventBusSubscriber s = [SELECT Status, Retries FROM EventBusSubscriber WITH SYSTEM_MODE]; return s.Status + s.Retries; }
  public static void mend() { say('mended'); }
  public static void publishPlain() { EventBus.publish(new Ping__e(Text__c = 'plain')); }
  class Chain implements Queueable {
    Integer left;
    Chain(Integer left) { this.left = left; }
    public void execute(QueueableContext c) {
      say('chain' + left + '|' + AsyncInfo.getCurrentQueueableStackDepth());
      if (left > 1) System.enqueueJob(new Chain(left - 1));
    }
  }
  class Failing implements Queueable, Finalizer {
    public void execute(QueueableContext c) { System.attachFinalizer(this); say('gone'); throw new IllegalArgumentException('on purpose'); }
    public void execute(FinalizerContext c) { say('finalized'); System.enqueueJob(new Failing()); }
  }
  class Nightly implements Schedulable { public void execute(SchedulableContext c) { say('night'); } }
  class Marks implements Database.Batchable<SObject> {
    public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Id, LastName FROM Lead', AccessLevel.SYSTEM_MODE); }
    public void execute(Database.BatchableContext c, List<SObject> rows) {
      for (SObject row : rows) { if (((Lead) row).LastName == 'row2') throw new IllegalArgumentException('row2'); }
      say('part' + rows.size());
    }
    public void finish(Database.BatchableContext c) { say('finished'); }
  }
}`;
const ON_PING = `trigger OnPing on Ping__e (after insert) {
  for (Ping__e ping : Trigger.new) {
    if (ping.Text__c == 'never' && Work.said().isEmpty()) throw new EventBus.RetryableException('never');
    if (ping.Text__c == 'retry' && EventBus.TriggerContext.currentContext().retries < 1) throw new EventBus.RetryableException('again');
  }
  Work.say('events' + Trigger.new.size() + '|' + EventBus.TriggerContext.currentContext().retries);
}`;
const FILES = { 'Work.cls': WORK, 'OnPing.trigger': ON_PING };

describe('asynchronous work on a server', () => {
  let folder = '';
  let now = START;
  let orgs: ApexOrg[] = [];
  const said = (org: ApexOrg): unknown => org.call('Work', 'said');
  const open = (): ApexOrg => {
    const org = new ApexOrg(FILES, { database: join(folder, 'org.db'), now: () => now });
    orgs.push(org);
    return org;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bird-jobs-'));
    now = START;
    orgs = [];
    mock.method(process.stderr, 'write', () => true);
  });
  afterEach(() => {
    mock.restoreAll();
    for (const { org } of orgs) org.close();
    rmSync(folder, { recursive: true });
  });

  test(documented(`${GUIDE}apex_queueing_jobs.htm`, 'jobs chain'), async () => {
    const org = open();
    org.call('Work', 'chain');
    await org.org.settled();
    assert.deepEqual(said(org), ['chain3|1', 'chain2|2', 'chain1|3']);
  });

  test('a chain ends at its maximum depth', async () => {
    const org = open();
    org.call('Work', 'tooDeep');
    await org.org.settled();
    assert.deepEqual(said(org), ['chain3|1']);
    const failure = 'System.AsyncException: Maximum stack depth has been reached.';
    assert.deepEqual(
      (org.call('Work', 'jobs') as string[])[1],
      `Queueable|Failed|1|${failure}|0/0`
    );
  });

  test('a delayed job waits for its time', async () => {
    const org = open();
    org.call('Work', 'delayed');
    await org.org.settled();
    assert.deepEqual(said(org), []);
    now += 5 * MINUTE_MS;
    org.org.wake();
    await org.org.settled();
    assert.deepEqual(said(org), ['chain1|1']);
  });

  test(
    documented(`${GUIDE}apex_transaction_finalizers.htm`, 'a finalizer retries five times'),
    async () => {
      const org = open();
      org.call('Work', 'failing');
      await org.org.settled();
      assert.deepEqual(said(org), Array(5).fill('finalized'));
      const failed = 'Queueable|Failed|1|System.IllegalArgumentException: on purpose|0/0';
      assert.deepEqual(org.call('Work', 'jobs'), Array(6).fill(failed));
    }
  );

  test(documented(`${GUIDE}apex_scheduler.htm`, 'a schedule fires each night'), async () => {
    const org = open();
    org.call('Work', 'nightly');
    for (let day = 0; day < 2; day++) {
      now += 24 * 60 * MINUTE_MS;
      org.org.wake();
      await org.org.settled();
    }
    assert.deepEqual(said(org), ['night', 'night']);
  });

  test(
    documented(`${GUIDE}apex_batch_interface.htm`, 'a batch goes on after a failed part'),
    async () => {
      const org = open();
      org.call('Work', 'batch');
      await org.org.settled();
      assert.deepEqual((said(org) as string[]).slice(5), ['part2', 'part1', 'finished']);
      const text = 'First error: System.IllegalArgumentException: row2';
      assert.deepEqual(org.call('Work', 'jobs'), [`BatchApex|Completed|1|${text}|3/3`]);
    }
  );

  test(
    documented(
      `${EVENTS}platform_events_subscribe_apex_refire.htm`,
      'a retry waits and has new events too'
    ),
    async () => {
      const org = open();
      org.call('Work', 'publish');
      await org.org.settled();
      org.call('Work', 'publishPlain');
      await org.org.settled();
      assert.deepEqual(said(org), []);
      now += 1000;
      org.org.wake();
      await org.org.settled();
      assert.deepEqual(said(org), ['events3|1']);
    }
  );

  test('a retry comes by itself, also when the timer is ahead of the clock', async () => {
    let behind = 0;
    const org = new ApexOrg(FILES, { now: () => Date.now() - behind });
    orgs.push(org);
    org.call('Work', 'publish');
    await org.org.settled();
    behind = 20;
    const end = Date.now() + RETRY_WITHIN_MS;
    while ((said(org) as string[]).length === 0 && Date.now() < end) await setTimeout(50);
    assert.deepEqual(said(org), ['events2|1']);
  });

  test('jobs and events survive a restart', async () => {
    const before = open();
    before.call('Work', 'delayed');
    before.call('Work', 'nightly');
    before.call('Work', 'publish');
    await before.org.settled();
    before.org.close();
    orgs = [];
    now += 24 * 60 * MINUTE_MS;
    const org = open();
    await org.org.settled();
    assert.deepEqual((said(org) as string[]).sort(), ['chain1|1', 'events2|1', 'night']);
  });

  test('a trigger that stopped begins again when the org is opened again', async () => {
    const before = open();
    before.call('Work', 'publishNever');
    for (let retry = 0; retry < 10; retry++) {
      await before.org.settled();
      now += MINUTE_MS;
      before.org.wake();
    }
    assert.equal(before.call('Work', 'state'), 'Error9');
    before.call('Work', 'mend');
    before.org.close();
    orgs = [];
    const org = open();
    await org.org.settled();
    assert.deepEqual(said(org), ['mended', 'events1|0']);
  });

  test('a planted limit takes a job back', async () => {
    const org = open();
    org.org.faults.add({ kind: 'limit', object: 'QUEUEABLE' });
    org.call('Work', 'chain');
    await org.org.settled();
    assert.deepEqual(said(org), []);
    const failure = 'System.LimitException: Apex CPU time limit exceeded';
    assert.deepEqual(org.call('Work', 'jobs'), [`Queueable|Failed|1|${failure}|0/0`]);
  });

  test('a planted crash loses what was put in line', async () => {
    const org = open();
    org.org.faults.add({ kind: 'crash', object: 'SYNCHRONOUS' });
    org.call('Work', 'chain');
    await org.org.settled();
    assert.deepEqual(said(org), []);
    assert.deepEqual(org.call('Work', 'jobs'), ['Queueable|Queued|0|null|0/0']);
  });
});
