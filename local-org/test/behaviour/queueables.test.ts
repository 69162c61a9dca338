import { describe, test } from 'node:test';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const ASYNC = 'System.AsyncException';

/** Jobs say what they saw through leads, since statics are not shared. */
const JOBS = `public without sharing class Jobs {
  public static void say(String text) { insert as system new Lead(LastName = text.abbreviate(80), Company = 'x'); }
  public static List<String> said() {
    List<String> names = new List<String>();
    for (Lead l : [SELECT LastName FROM Lead WITH SYSTEM_MODE ORDER BY Id]) { names.add(l.LastName); }
    return names;
  }
  public virtual class Word implements Queueable {
    public String text; public transient String secret; public List<Lead> leads = new List<Lead>(); public Integer times { get; set; }
    public Map<String, Set<Integer>> numbers = new Map<String, Set<Integer>>();
    public Decimal price { get { return price == null ? 0 : price; } set; }
    public Word(String text) { this.text = text; }
    public virtual void execute(QueueableContext context) { say(text); }
  }
  public class State extends Word {
    public State() { super('state'); secret = 's'; price = 1.50; times = 3; numbers.put('a', new Set<Integer>{ 1, 2 }); }
    public override void execute(QueueableContext context) {
      say(secret + '|' + price + '|' + times + '|' + numbers.get('a').contains(2) + '|' + leads.size());
    }
  }
  public class Facts extends Word {
    public Facts() { super('facts'); }
    public override void execute(QueueableContext context) {
      say(System.isQueueable() + '|' + Request.getCurrent().getQuiddity() + '|' + Limits.getLimitQueries() + '|' + Limits.getLimitCpuTime() + '|' + Limits.getLimitHeapSize() + '|' + Limits.getLimitQueueableJobs() + '|' + (context.getJobId() == Id.valueOf(context.getJobId())));
      say([SELECT Status FROM AsyncApexJob WHERE Id = :context.getJobId() WITH SYSTEM_MODE].Status);
    }
  }
  public class Failing extends Word {
    public Failing() { super('gone'); }
    public override void execute(QueueableContext context) {
      System.attachFinalizer(new After()); say('gone'); throw new IllegalArgumentException('on purpose');
    }
  }
  public class TooMuch extends Word {
    public TooMuch() { super('gone'); }
    public override void execute(QueueableContext context) {
      System.attachFinalizer(new After()); say('gone'); for (Integer i = 0; i < 200; i++) { Database.setSavepoint(); }
    }
  }
  public class Fine extends Word {
    public Fine() { super('fine'); }
    public override void execute(QueueableContext context) {
      After after = new After(); System.attachFinalizer(after); after.note = 'noted'; say('fine');
    }
  }
  public class Twice extends Word {
    public Twice() { super('twice'); }
    public override void execute(QueueableContext context) { System.attachFinalizer(new After()); System.attachFinalizer(new After()); }
  }
  public class Chain extends Word {
    public Chain() { super('chain'); }
    public override void execute(QueueableContext context) {
      try { System.enqueueJob(new Word('second')); } catch (AsyncException e) { say(e.getMessage()); }
    }
  }
  public class After implements Finalizer {
    public String note = '';
    public void execute(FinalizerContext context) {
      String cause = context.getException() == null ? 'none' : context.getException().getTypeName() + ' ' + context.getException().getMessage();
      Boolean hasFailed = context.getResult() == ParentJobResult.UNHANDLED_EXCEPTION;
      say(hasFailed + '|' + cause + '|' + note);
      say([SELECT Status FROM AsyncApexJob WHERE Id = :context.getAsyncApexJobId() WITH SYSTEM_MODE].Status + '|' + Request.getCurrent().getQuiddity() + '|' + (context.getRequestId() == Request.getCurrent().getRequestId()) + '|' + Limits.getLimitQueries() + '|' + Limits.getLimitHeapSize());
    }
  }
}`;
const jobs = rowsWith({ 'Jobs.cls': JOBS });
const caught = (job: string): string =>
  `Test.startTest(); System.enqueueJob(${job}); try { Test.stopTest(); } catch (Exception e) { Jobs.say('caught ' + e.getMessage()); } return Jobs.said();`;

describe(documented(`${GUIDE}apex_queueing_jobs.htm`, 'Queueables'), () => {
  test('a job runs at stopTest', () =>
    jobs`Test.startTest(); System.enqueueJob(new Jobs.Word('a')); Integer before = Jobs.said().size(); Test.stopTest(); return new List<Object>{ before, Jobs.said().size() };`.gives(
      [0, 1]
    ));
  test('it is a copy of the moment it was put in line', () =>
    jobs`Jobs.Word w = new Jobs.Word('a'); Test.startTest(); System.enqueueJob(w); w.text = 'b'; Test.stopTest(); return Jobs.said();`.gives(
      ['a']
    ));
  test('fields of every kind come along, transient ones do not', () =>
    jobs`Jobs.State s = new Jobs.State(); s.leads.add(new Lead(LastName = 'x')); Test.startTest(); System.enqueueJob(s); Test.stopTest(); return Jobs.said();`.gives(
      ['null|1.50|3|true|1']
    ));
  test('a row keeps what its query left out', () =>
    rowsWith({
      'Late.cls':
        'public class Late implements Queueable { public Lead l; public void execute(QueueableContext c) { String s = l.Company; } }'
    })`insert as system new Lead(LastName = 'a', Company = 'x'); Late j = new Late(); j.l = [SELECT LastName FROM Lead WITH SYSTEM_MODE]; Test.startTest(); System.enqueueJob(j); Test.stopTest(); return 1;`.throws(
      'System.SObjectException'
    ));
  test('limits of asynchronous Apex, its own transaction, and its row', () =>
    jobs`Test.startTest(); System.enqueueJob(new Jobs.Facts()); Test.stopTest(); return Jobs.said();`.gives(
      ['true|QUEUEABLE|200|60000|12000000|1|true', 'Processing']
    ));
  test('AsyncApexJob', () =>
    jobs`Test.startTest(); Id job = System.enqueueJob(new Jobs.Word('a')); String before = [SELECT Status FROM AsyncApexJob WHERE Id = :job WITH SYSTEM_MODE].Status; Test.stopTest();
    AsyncApexJob row = [SELECT Status, JobType, ApexClass.Name, NumberOfErrors, CompletedDate FROM AsyncApexJob WHERE Id = :job WITH SYSTEM_MODE];
    return new List<Object>{ before, row.Status, row.JobType, row.ApexClass.Name, row.NumberOfErrors, row.CompletedDate != null };`.gives(
      ['Queued', 'Completed', 'Queueable', 'Jobs', 0, true]
    ));
  test('50 in a transaction', () =>
    jobs`for (Integer i = 0; i < 51; i++) { System.enqueueJob(new Jobs.Word('a')); } return 1;`.throws(
      'System.LimitException',
      'Too many queueable jobs added to the queue: 51'
    ));
  test('a job does not chain in a test', () =>
    jobs`Test.startTest(); System.enqueueJob(new Jobs.Chain()); Test.stopTest(); return Jobs.said();`.gives(
      ['Maximum stack depth has been reached.']
    ));
  test('a job that is rolled back does not run', () =>
    jobs`Test.startTest(); Savepoint s = Database.setSavepoint(); System.enqueueJob(new Jobs.Word('a')); Database.rollback(s); Test.stopTest(); return new List<Object>{ Jobs.said().size(), [SELECT COUNT() FROM AsyncApexJob WITH SYSTEM_MODE] };`.gives(
      [0, 0]
    ));
  test('an aborted job does not run', () =>
    jobs`Test.startTest(); Id job = System.enqueueJob(new Jobs.Word('a')); System.abortJob(job); Test.stopTest(); return new List<Object>{ Jobs.said().size(), [SELECT Status FROM AsyncApexJob WITH SYSTEM_MODE].Status };`.gives(
      [0, 'Aborted']
    ));
  test('a class that is found by name', () =>
    rowsWith({
      'Jobs.cls': JOBS,
      'Named.cls':
        "public class Named implements Queueable { public void execute(QueueableContext c) { Jobs.say('named'); } }"
    })`Queueable q = (Queueable) Type.forName('Named').newInstance(); Test.startTest(); System.enqueueJob(q); Test.stopTest(); return Jobs.said();`.gives(
      ['named']
    ));
  test('a class without execute', () =>
    rowsWith({
      'Lazy.cls': 'public class Lazy implements Queueable { }'
    })`return 1;`.isRefused(
      'Class Lazy must implement the method: void System.Queueable.execute(QueueableContext)'
    ));
  test('null', () =>
    rows`System.enqueueJob(null); return 1;`.throws('System.NullPointerException'));
});

describe(documented(`${GUIDE}apex_transaction_finalizers.htm`, 'finalizers'), () => {
  test('after an exception, in a transaction of its own', () =>
    jobs`${caught('new Jobs.Failing()')}`.gives([
      'true|System.IllegalArgumentException on purpose|',
      'Failed|TRANSACTION_FINALIZER_QUEUEABLE|true|100|12000000',
      'caught on purpose'
    ]));
  test('after a limit, which no catch sees', () =>
    jobs`${caught('new Jobs.TooMuch()')}`.throws(
      'System.LimitException',
      'Too many DML statements: 151'
    ));
  test('after success, with what the job noted in it', () =>
    jobs`${caught('new Jobs.Fine()')}`.gives([
      'fine',
      'false|none|noted',
      'Completed|TRANSACTION_FINALIZER_QUEUEABLE|true|100|12000000'
    ]));
  test('one a job', () =>
    jobs`Test.startTest(); System.enqueueJob(new Jobs.Twice()); Test.stopTest(); return 1;`.throws(
      'System.HandledException'
    ));
  test('only in a Queueable', () =>
    jobs`System.attachFinalizer(new Jobs.After()); return 1;`.throws('System.HandledException'));
});

describe(documented(`${REFERENCE}apex_class_System_AsyncOptions.htm`, 'AsyncOptions'), () => {
  test('a delay does not matter in a test', () =>
    jobs`Test.startTest(); System.enqueueJob(new Jobs.Word('a'), 10); Test.stopTest(); return Jobs.said();`.gives(
      ['a']
    ));
  test('a delay of at most ten minutes', () =>
    jobs`System.enqueueJob(new Jobs.Word('a'), 11); return 1;`.throws(ASYNC));
  test('a signature that waits already', () =>
    jobs`AsyncOptions o = new AsyncOptions(); o.DuplicateSignature = new QueueableDuplicateSignature.Builder().addString('a').addInteger(1).build();
    System.enqueueJob(new Jobs.Word('a'), o); System.enqueueJob(new Jobs.Word('a'), o); return 1;`.throws(
      'System.DuplicateMessageException',
      'Attempt to enqueue job with duplicate queueable signature'
    ));
  test('other signatures', () =>
    jobs`for (Integer i = 0; i < 2; i++) { AsyncOptions o = new AsyncOptions(); o.DuplicateSignature = new QueueableDuplicateSignature.Builder().addInteger(i).build(); System.enqueueJob(new Jobs.Word('a'), o); }
    Test.startTest(); Test.stopTest(); return Jobs.said();`.gives(['a', 'a']));
});

describe(documented(`${GUIDE}apex_invoking_future_methods.htm`, 'future methods'), () => {
  const FUTURE = rowsWith({
    'Jobs.cls': JOBS,
    'Later.cls': `public class Later {
      @future public static void say(String text, List<Integer> numbers) { Jobs.say(text + numbers.size() + System.isFuture() + Request.getCurrent().getQuiddity()); }
      @future public static void nest() { say('a', null); }
    }`
  });
  test('runs at stopTest with copies of its arguments', () =>
    FUTURE`List<Integer> n = new List<Integer>{ 1 }; Test.startTest(); Later.say('a', n); n.add(2); Test.stopTest(); return Jobs.said();`.gives(
      ['a1trueFUTURE']
    ));
  test('has a row', () =>
    FUTURE`Test.startTest(); Later.say('a', new List<Integer>()); Test.stopTest(); AsyncApexJob row = [SELECT JobType, MethodName, Status FROM AsyncApexJob WITH SYSTEM_MODE]; return new List<Object>{ row.JobType, row.MethodName, row.Status };`.gives(
      ['Future', 'say', 'Completed']
    ));
  test('not from a future method', () =>
    FUTURE`Test.startTest(); Later.nest(); Test.stopTest(); return 1;`.throws(ASYNC));
});

describe(assumed('what happens is not documented', 'Queueables that cannot be kept'), () => {
  test('a describe result in a field', () =>
    rowsWith({
      'Held.cls':
        'public class Held implements Queueable { Object o = Lead.SObjectType.getDescribe(); public void execute(QueueableContext c) { } }'
    })`System.enqueueJob(new Held()); return 1;`.isRefusedByName('A Schema.DescribeSObjectResult'));
});

describe(assumed('left out for now', 'asynchronous Apex that is refused'), () => {
  const PURGE =
    'public class Purge implements Database.Batchable<SObject> { public List<SObject> start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<SObject> l) { } public void finish(Database.BatchableContext c) { } }';
  test('scheduleBatch', () =>
    rowsWith({
      'Purge.cls': PURGE
    })`return System.scheduleBatch(new Purge(), 'a', 1);`.isRefusedByName(
      'System.System.scheduleBatch'
    ));
  test('purgeOldAsyncJobs', () =>
    rows`return System.purgeOldAsyncJobs(Date.today());`.isRefusedByName(
      'System.System.purgeOldAsyncJobs'
    ));
  test('callbacks of a publish', () =>
    rows`EventBus.publish(new Ping__e(Text__c = 'a'), null); return 1;`.isRefusedByName(
      'System.EventBus.publish'
    ));
});
