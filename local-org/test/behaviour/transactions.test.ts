import { describe, test } from 'node:test';
import { apex, withMembers } from '../support/apex.ts';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const LIMIT = 'System.LimitException';
const DML_EXCEPTION = 'System.DmlException';
const LEAD = "new Lead(LastName = 'a', Company = 'x')";
const COUNT = '[SELECT COUNT() FROM Lead WITH SYSTEM_MODE]';

describe(documented(`${GUIDE}langCon_apex_transaction_control.htm`, 'savepoints'), () => {
  test('rows go, ids stay', () =>
    rows`Savepoint s = Database.setSavepoint(); Lead l = ${LEAD}; insert as system l; Database.rollback(s); return new List<Object>{ ${COUNT}, l.Id == null };`.gives(
      [0, false]
    ));
  test('a row that was rolled back cannot be inserted again', () =>
    rows`Savepoint s = Database.setSavepoint(); Lead l = ${LEAD}; insert as system l; Database.rollback(s); insert as system l; return 1;`.throws(
      DML_EXCEPTION
    ));
  test('nor updated', () =>
    rows`Savepoint s = Database.setSavepoint(); Lead l = ${LEAD}; insert as system l; Database.rollback(s); update as system l; return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a savepoint can be used twice', () =>
    rows`Savepoint s = Database.setSavepoint(); insert as system ${LEAD}; Database.rollback(s); insert as system ${LEAD}; Database.rollback(s); return ${COUNT};`.gives(
      0
    ));
  test('a later savepoint becomes invalid', () =>
    rows`Savepoint a = Database.setSavepoint(); Savepoint b = Database.setSavepoint(); Database.rollback(a); Database.rollback(b); return 1;`.isRefusedByName(
      'A savepoint that became invalid'
    ));
  test('setting and rolling back count as DML', () =>
    rows`Savepoint s = Database.setSavepoint(); Database.rollback(s); return Limits.getDmlStatements() * 10 + Limits.getDmlRows();`.gives(
      20
    ));
  test('statics are not taken back', () =>
    rowsWith({
      'Kept.cls': 'public class Kept { public static Integer n = 0; }'
    })`Savepoint s = Database.setSavepoint(); Kept.n = 1; Database.rollback(s); return Kept.n;`.gives(
      1
    ));
  test('null', () =>
    rows`Database.rollback(null); return 1;`.throws('System.NullPointerException'));
});

describe(documented(`${GUIDE}apex_gov_limits.htm`, 'limits'), () => {
  test('101 queries', () =>
    rows`for (Integer i = 0; i < 101; i++) { Integer n = ${COUNT}; } return 1;`.throws(
      LIMIT,
      'Too many SOQL queries: 101'
    ));
  test('no catch sees it', () =>
    rows`try { for (Integer i = 0; i < 101; i++) { Integer n = ${COUNT}; } } catch (Exception e) { return 1; } return 2;`.throws(
      LIMIT
    ));
  test('no finally runs for it', () =>
    rowsWith({
      'Kept.cls': 'public class Kept { public static Integer n = 0; }'
    })`try { for (Integer i = 0; i < 101; i++) { Integer n = ${COUNT}; } } finally { Kept.n = 1 / Kept.n; } return 1;`.throws(
      LIMIT
    ));
  test('151 DML statements', () =>
    rows`for (Integer i = 0; i < 151; i++) { Database.setSavepoint(); } return 1;`.throws(
      LIMIT,
      'Too many DML statements: 151'
    ));
  test('10,001 DML rows', () =>
    rows`List<Lead> l = new List<Lead>(); for (Integer i = 0; i < 10001; i++) { l.add(new Lead()); } Database.insert(l, false, AccessLevel.SYSTEM_MODE); return 1;`.throws(
      LIMIT,
      'Too many DML rows: 10001'
    ));
  test('a recursion without end', () =>
    withMembers('static Integer f() { return f() + 1; }')`return f();`.throws(
      LIMIT,
      'Maximum stack depth reached: 1001'
    ));
  test('startTest gives fresh limits, stopTest the old ones', () =>
    rows`Integer n = ${COUNT}; n = ${COUNT}; Test.startTest(); n = ${COUNT}; Integer inside = Limits.getQueries(); Test.stopTest(); return inside * 10 + Limits.getQueries();`.gives(
      12
    ));
  test('a child sub-query counts apart', () =>
    rows`List<Account> l = [SELECT Id, (SELECT Id FROM Contacts) FROM Account WITH SYSTEM_MODE]; return Limits.getQueries() * 10 + Limits.getAggregateQueries();`.gives(
      11
    ));
  test('rows of a query', () =>
    rows`insert as system new List<Lead>{ ${LEAD}, ${LEAD} }; List<Lead> l = [SELECT Id FROM Lead WITH SYSTEM_MODE]; return Limits.getQueryRows();`.gives(
      2
    ));
  test('COUNT() uses one row', () =>
    rows`insert as system new List<Lead>{ ${LEAD}, ${LEAD} }; Integer n = ${COUNT}; return Limits.getQueryRows();`.gives(
      1
    ));
});

describe(
  assumed('only what a single value holds is measured, so the real limit is met earlier', 'heap'),
  () => {
    test('a text over 6 MB', () =>
      apex`return 'ab'.repeat(3000001).length();`.throws(
        LIMIT,
        'Apex heap size too large: 6000002'
      ));
    test('a text that grows', () =>
      apex`String s = 'a'.repeat(4000000); s += s; return s.length();`.throws(
        LIMIT,
        'Apex heap size too large: 8000000'
      ));
    test('a Blob', () =>
      apex`return Blob.valueOf('é'.repeat(3000001)).size();`.throws(
        LIMIT,
        'Apex heap size too large: 6000002'
      ));
    test('the rows of a query', () =>
      rows`String text = 'a'.repeat(30000); List<Lead> l = new List<Lead>(); for (Integer i = 0; i < 201; i++) { l.add(new Lead(LastName = 'a', Company = 'x', Description = text)); }
      insert as system l; l = [SELECT Description FROM Lead WITH SYSTEM_MODE]; return 1;`.throws(
        LIMIT,
        'Apex heap size too large: 6033618'
      ));
    test('a loop over them holds 200 at a time', () =>
      rows`String text = 'a'.repeat(29000); List<Lead> l = new List<Lead>(); for (Integer i = 0; i < 210; i++) { l.add(new Lead(LastName = 'a', Company = 'x', Description = text)); }
      insert as system l; Integer n = 0; for (Lead each : [SELECT Description FROM Lead WITH SYSTEM_MODE]) { n++; } return n;`.gives(
        210
      ));
    test('Limits.getHeapSize', () =>
      apex`return Limits.getHeapSize();`.isRefusedByName('System.Limits.getHeapSize'));
  }
);

describe(documented(`${GUIDE}apex_dml_non_mix_sobjects.htm`, 'mixed DML'), () => {
  const GROUP = "insert as system new Group(Name = 'g', Type = 'Queue');";
  test('the set-up after data', () =>
    rows`insert as system ${LEAD}; ${GROUP} return 1;`.throws(
      DML_EXCEPTION,
      'Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): Group, original object: Lead: []'
    ));
  test('a runAs block of the same user begins anew', () =>
    rows`insert as system ${LEAD}; System.runAs(new User(Id = UserInfo.getUserId())) { ${GROUP} } return 1;`.gives(
      1
    ));
  test('startTest begins anew', () =>
    rows`insert as system ${LEAD}; Test.startTest(); ${GROUP} Test.stopTest(); return 1;`.gives(1));
});

const PUBLISHED =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm';

describe(documented(PUBLISHED, 'platform events'), () => {
  test('a publish after commit is a DML statement', () =>
    rows`EventBus.publish(new List<Ping__e>{ new Ping__e(Text__c = 'a'), new Ping__e(Text__c = 'b') }); return Limits.getDmlStatements();`.gives(
      1
    ));
  test('it is not an immediate one', () =>
    rows`EventBus.publish(new Ping__e(Text__c = 'a')); return Limits.getPublishImmediateDML();`.gives(
      0
    ));
  test('a missing field refuses the event alone', () =>
    rows`List<Database.SaveResult> r = EventBus.publish(new List<Ping__e>{ new Ping__e(), new Ping__e(Text__c = 'b') }); return new List<Object>{ r[0].isSuccess(), r[1].isSuccess() };`.gives(
      [false, true]
    ));
  test('no DML on events', () =>
    rows`insert as system (SObject) new Ping__e(Text__c = 'a'); return 1;`.throws(
      'System.TypeException'
    ));
  test('null', () =>
    rows`Ping__e e; EventBus.publish(e); return 1;`.throws('System.NullPointerException'));
});

const KEPT =
  'public class Kept { public static List<Integer> sizes = new List<Integer>(); public static Savepoint point; }';
const ON_SHOP = `trigger OnShop on Shop__c (before insert, after insert, before update) {
  for (Shop__c s : Trigger.new) {
    if (s.Title__c == 'refuse' && Trigger.isBefore) s.Title__c.addError('no');
    if (s.Title__c == 'upper' && Trigger.isBefore) s.Title__c = 'UPPER';
    if (s.Title__c == 'boom' && Trigger.isAfter) throw new IllegalArgumentException('late');
    if (s.Title__c == 'write' && Trigger.isAfter) s.Title__c = 'x';
    if (s.Title__c == 'again' && Trigger.isAfter) insert as system new Shop__c(Title__c = 'again');
    if (s.Title__c == 'mark' && Trigger.isBefore) Kept.point = Database.setSavepoint();
    if (s.Title__c == 'mark' && Trigger.isAfter) Database.rollback(Kept.point);
    if (s.Title__c == 'id' && Trigger.isBefore) s.Note__c = String.valueOf(s.Id);
  }
  if (Trigger.isAfter) Kept.sizes.add(Trigger.size);
}`;
const triggered = rowsWith({ 'Kept.cls': KEPT, 'OnShop.trigger': ON_SHOP });
const refused = (words: string, cause: string): string =>
  `Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, OnShop: execution of ${words}\n\ncaused by: ${cause}`;

describe(documented(`${GUIDE}apex_triggers_exceptions.htm`, 'triggers'), () => {
  test('addError on a field', () =>
    triggered`insert as system new Shop__c(Title__c = 'refuse'); return 1;`.throws(
      DML_EXCEPTION,
      'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, no: [Title__c]'
    ));
  test('a before trigger changes the row', () =>
    triggered`insert as system new Shop__c(Title__c = 'upper'); return [SELECT Title__c FROM Shop__c WITH SYSTEM_MODE].Title__c;`.gives(
      'UPPER'
    ));
  test('a new row has no id in a before trigger', () =>
    triggered`insert as system new Shop__c(Title__c = 'id'); return [SELECT Note__c FROM Shop__c WITH SYSTEM_MODE].Note__c;`.gives(
      null
    ));
  test('an exception of an after trigger takes the rows back', () =>
    triggered`try { insert as system new Shop__c(Title__c = 'boom'); } catch (DmlException e) { return [SELECT COUNT() FROM Shop__c WITH SYSTEM_MODE]; } return null;`.gives(
      0
    ));
  test('the message names trigger, event, cause and line', () =>
    triggered`insert as system new Shop__c(Title__c = 'boom'); return 1;`.throws(
      DML_EXCEPTION,
      refused(
        'AfterInsert',
        'System.IllegalArgumentException: late\n\nTrigger.OnShop: line 5, column 1: []'
      )
    ));
  test('rows of an after trigger are read-only', () =>
    triggered`insert as system new Shop__c(Title__c = 'write'); return 1;`.throws(
      DML_EXCEPTION,
      refused(
        'AfterInsert',
        'System.FinalException: Record is read-only\n\nTrigger.OnShop: line 6, column 1: []'
      )
    ));
  test('401 rows come in chunks of 200', () =>
    triggered`List<Shop__c> l = new List<Shop__c>(); for (Integer i = 0; i < 401; i++) { l.add(new Shop__c(Title__c = 't')); } insert as system l; return Kept.sizes;`.gives(
      [200, 200, 1]
    ));
  test('partial success runs again without the refused rows', () =>
    triggered`Database.insert(new List<Shop__c>{ new Shop__c(Title__c = 't'), new Shop__c(Title__c = 'refuse') }, false, AccessLevel.SYSTEM_MODE); return [SELECT COUNT() FROM Shop__c WITH SYSTEM_MODE];`.gives(
      1
    ));
  test('triggers that fire each other without end', () =>
    triggered`insert as system new Shop__c(Title__c = 'again'); return 1;`.throws(DML_EXCEPTION));
  test('a savepoint of another trigger event', () =>
    triggered`insert as system new Shop__c(Title__c = 'mark'); return 1;`.isRefusedByName(
      'A savepoint used in another trigger invocation'
    ));
  test('no DML on the rows of the trigger itself', () =>
    rowsWith({
      'OnLead.trigger': 'trigger OnLead on Lead (after insert) { update as system Trigger.new; }'
    })`insert as system ${LEAD}; return 1;`.throws(
      DML_EXCEPTION,
      'Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, OnLead: execution of AfterInsert\n\ncaused by: System.SObjectException: DML statement cannot operate on trigger.new or trigger.old\n\nTrigger.OnLead: line 1, column 1: []'
    ));
  test('an after trigger updates its rows through others of the same id', () =>
    rowsWith({
      'OnLead.trigger':
        "trigger OnLead on Lead (after insert) { update as system new Lead(Id = Trigger.new[0].Id, Company = 'y'); }"
    })`insert as system ${LEAD}; return [SELECT Company FROM Lead WITH SYSTEM_MODE].Company;`.gives(
      'y'
    ));
  test('a before trigger does not update or delete its rows', () => {
    for (const [event, dml] of [
      ['update', 'update as system new Lead(Id = Trigger.old[0].Id)'],
      ['update', 'delete as system new Lead(Id = Trigger.old[0].Id)'],
      ['delete', 'delete as system new Lead(Id = Trigger.old[0].Id)']
    ] as const) {
      const word = dml.split(' ')[0]!;
      rowsWith({
        'OnLead.trigger': `trigger OnLead on Lead (before ${event}) { try { ${dml}; } catch (DmlException e) { Trigger.old[0].Id.getSObjectType(); throw new IllegalArgumentException(e.getDmlMessage(0)); } }`
      })`Lead l = ${LEAD}; insert as system l; try { ${event} as system l; } catch (DmlException e) { return e.getMessage().contains('Object (id = ' + l.Id + ') is currently in trigger OnLead, therefore it cannot recursively ${word} itself'); } return false;`.gives(
        true
      );
    }
  });
  test('outside of a trigger there is none', () => apex`return Trigger.isExecuting;`.gives(false));
});
