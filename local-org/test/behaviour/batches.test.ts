import { describe, test } from 'node:test';
import { rowsWith } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';

const BATCH = (kinds: string, start: string): string => `public class Purge implements ${kinds} {
  Integer seen = 0;
  ${start}
  public void execute(Database.BatchableContext context, List<SObject> rows) { seen += rows.size(); delete as system rows; }
  public void finish(Database.BatchableContext context) {
    AsyncApexJob j = [SELECT JobItemsProcessed, TotalJobItems, NumberOfErrors FROM AsyncApexJob WHERE Id = :context.getJobId() WITH SYSTEM_MODE];
    insert as system new Account(Name = seen + '|' + j.JobItemsProcessed + '|' + j.TotalJobItems + '|' + System.isBatch() + '|' + Request.getCurrent().getQuiddity());
  }
}`;
const LOCATOR =
  "public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM Lead', AccessLevel.SYSTEM_MODE); }";
const LIST =
  'public Iterable<SObject> start(Database.BatchableContext context) { return [SELECT Id FROM Lead WITH SYSTEM_MODE]; }';
const LEADS = `List<Lead> l = new List<Lead>(); for (Integer i = 0; i < 3; i++) { l.add(new Lead(LastName = 'a', Company = 'x')); } insert as system l;`;
const RUN = `${LEADS} Test.startTest(); Id job = Database.executeBatch(new Purge()); Test.stopTest();`;
const ANSWER = `return new List<Object>{ [SELECT COUNT() FROM Lead WITH SYSTEM_MODE], [SELECT Name FROM Account WITH SYSTEM_MODE].Name };`;

describe(documented(`${GUIDE}apex_batch_interface.htm`, 'batches'), () => {
  test('a query locator', () =>
    rowsWith({
      'Purge.cls': BATCH('Database.Batchable<SObject>', LOCATOR)
    })`${RUN} ${ANSWER}`.gives([0, '0|1|1|true|BATCH_APEX']));
  test('a list', () =>
    rowsWith({ 'Purge.cls': BATCH('Database.Batchable<SObject>', LIST) })`${RUN} ${ANSWER}`.gives([
      0,
      '0|1|1|true|BATCH_APEX'
    ]));
  test('Stateful keeps its fields', () =>
    rowsWith({
      'Purge.cls': BATCH('Database.Batchable<SObject>, Database.Stateful', LOCATOR)
    })`${RUN} ${ANSWER}`.gives([0, '3|1|1|true|BATCH_APEX']));
  test('its row', () =>
    rowsWith({
      'Purge.cls': BATCH('Database.Batchable<SObject>', LOCATOR)
    })`${RUN} AsyncApexJob j = [SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :job WITH SYSTEM_MODE]; return new List<Object>{ j.Status, j.JobType, j.ApexClass.Name };`.gives(
      ['Completed', 'BatchApex', 'Purge']
    ));
  test('one execute in a test', () =>
    rowsWith({
      'Purge.cls': BATCH('Database.Batchable<SObject>', LOCATOR)
    })`${LEADS} Test.startTest(); Database.executeBatch(new Purge(), 2); Test.stopTest(); return 1;`.throws(
      'System.UnexpectedException'
    ));
  test('no batch out of execute', () =>
    rowsWith({
      'Purge.cls': `public class Purge implements Database.Batchable<SObject> { ${LOCATOR} public void execute(Database.BatchableContext c, List<SObject> rows) { Database.executeBatch(new Purge()); } public void finish(Database.BatchableContext c) { } }`
    })`${RUN} return 1;`.throws('System.AsyncException'));
  test('a class without finish', () =>
    rowsWith({
      'Purge.cls': `public class Purge implements Database.Batchable<SObject> { ${LOCATOR} public void execute(Database.BatchableContext c, List<SObject> rows) { } }`
    })`return 1;`.isRefused(
      'Class Purge must implement the method: void Database.Batchable.finish(Database.BatchableContext)'
    ));
});
