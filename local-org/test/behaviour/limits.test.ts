import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ASYNCHRONOUS_LIMITS,
  LimitCounters,
  SYNCHRONOUS_LIMITS
} from '../../src/runtime/limits.ts';
import { apex } from '../support/apex.ts';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const LIMIT = 'System.LimitException';
const COUNT = '[SELECT COUNT() FROM Lead WITH SYSTEM_MODE]';
const LEAD = "new Lead(LastName = 'a', Company = 'x')";

describe(documented(`${GUIDE}apex_gov_limits.htm`, 'one limit each'), () => {
  test('50,001 rows of queries', () =>
    rows`List<Lead> l = new List<Lead>(); for (Integer i = 0; i < 1000; i++) { l.add(${LEAD}); } insert as system l;
    try { for (Integer i = 0; i < 51; i++) { l = [SELECT Id FROM Lead WITH SYSTEM_MODE]; } } catch (Exception e) { return 1; } return 2;`.throws(
      LIMIT,
      'Too many query rows: 50001'
    ));
  test('301 child sub-queries', () =>
    rows`for (Integer i = 0; i < 99; i++) {
      List<Account> l = [SELECT Id, (SELECT Id FROM Contacts), (SELECT Id FROM Cases), (SELECT Id FROM Opportunities), (SELECT Id FROM ChildAccounts) FROM Account WITH SYSTEM_MODE];
    } return 1;`.throws(LIMIT, 'Too many aggregate queries: 301'));
  test('51 future calls', () =>
    rowsWith({ 'Later.cls': 'public class Later { @future public static void run() {} }' })`
    for (Integer i = 0; i < 51; i++) { Later.run(); } return 1;`.throws(
      LIMIT,
      'Too many future calls: 51'
    ));
  test('151 publishes', () =>
    rows`for (Integer i = 0; i < 151; i++) { EventBus.publish(new Ping__e(Text__c = 'a')); } return 1;`.throws(
      LIMIT,
      'Too many DML statements: 151'
    ));
  test('151 changes of user', () =>
    rows`User u = new User(Id = UserInfo.getUserId()); for (Integer i = 0; i < 151; i++) { System.runAs(u) { Integer n = i; } } return 1;`.throws(
      LIMIT,
      'Too many DML statements: 151'
    ));
  test('a trigger spends what its caller has', () =>
    rowsWith({
      'OnLead.trigger': `trigger OnLead on Lead (before insert) { for (Integer i = 0; i < 60; i++) { Integer n = ${COUNT}; } }`
    })`for (Integer i = 0; i < 41; i++) { Integer n = ${COUNT}; } try { insert as system ${LEAD}; } catch (Exception e) { return 1; } return 2;`.throws(
      LIMIT,
      'Too many SOQL queries: 101'
    ));
  test('partial success does not hold a limit back', () =>
    rowsWith({
      'OnLead.trigger': `trigger OnLead on Lead (before insert) { for (Integer i = 0; i < 101; i++) { Integer n = ${COUNT}; } }`
    })`Database.insert(${LEAD}, false, AccessLevel.SYSTEM_MODE); return 1;`.throws(
      LIMIT,
      'Too many SOQL queries: 101'
    ));
  test('200 queries in asynchronous Apex', () => {
    const job = (queries: number): string =>
      `public without sharing class Job implements Queueable { public void execute(QueueableContext c) { for (Integer i = 0; i < ${queries}; i++) { Integer n = ${COUNT}; } } }`;
    const run = (queries: number) => rowsWith({ 'Job.cls': job(queries) })`
      Test.startTest(); System.enqueueJob(new Job()); Test.stopTest(); return 1;`;
    run(200).gives(1);
    run(201).throws(LIMIT, 'Too many SOQL queries: 201');
  });
  test('50 jobs, one where a job is the caller', () =>
    assert.deepEqual(
      [SYNCHRONOUS_LIMITS.queueableJobs, ASYNCHRONOUS_LIMITS.queueableJobs],
      [50, 1]
    ));
});

describe(
  assumed('the messages are those of public reports; the guide has the amounts only', 'messages'),
  () => {
    const CASES: readonly (readonly [keyof typeof SYNCHRONOUS_LIMITS, string])[] = [
      ['cpuTime', 'Apex CPU time limit exceeded'],
      ['publishImmediateDml', 'Too many publish immediate DML statements: 151'],
      ['queryRows', 'Too many query rows: 50001'],
      ['dmlRows', 'Too many DML rows: 10001']
    ];
    test('the first excess ends the transaction', () => {
      for (const [name, message] of CASES) {
        const counters = new LimitCounters(SYNCHRONOUS_LIMITS);
        counters.add(name, SYNCHRONOUS_LIMITS[name]);
        assert.throws(() => counters.add(name, 1), { name: LIMIT, message });
      }
    });
  }
);

describe(documented(`${REFERENCE}apex_methods_system_limits.htm`, 'Limits'), () => {
  test('deprecated words count DML statements', () =>
    give(rows, `insert as system ${LEAD}; Savepoint s = Database.setSavepoint();`, [
      ['Limits.getRunAs()', 2],
      ['Limits.getSavepoints()', 2],
      ['Limits.getSavepointRollbacks()', 2],
      ['Limits.getLimitRunAs()', 150],
      ['Limits.getLimitSavepoints()', 150],
      ['Limits.getLimitSavepointRollbacks()', 150]
    ]));
});

describe(assumed('what the local org leaves out it names', 'work outside the org'), () => {
  test('a callout', () =>
    apex`HttpRequest r = new HttpRequest(); return 1;`.isRefusedByName('new System.HttpRequest()'));
  test('its mock', () =>
    apex`Test.setMock(null, null); return 1;`.isRefusedByName('System.Test.setMock'));
  test('an email', () =>
    apex`Messaging.sendEmail(new List<Messaging.Email>()); return 1;`.isRefusedByName(
      'System.Messaging.sendEmail'
    ));
  test('immediate and asynchronous DML', () => {
    const list = 'List<Lead> l = new List<Lead>();';
    apex`${list} Database.insertImmediate(l); return 1;`.isRefusedByName(
      'System.Database.insertImmediate'
    );
    apex`${list} Database.insertAsync(l); return 1;`.isRefusedByName('System.Database.insertAsync');
  });
  test('releasing a savepoint', () =>
    apex`Database.releaseSavepoint(null); return 1;`.isRefusedByName(
      'System.Database.releaseSavepoint'
    ));
});
