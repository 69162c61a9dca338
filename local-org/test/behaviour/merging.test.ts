import { describe, test } from 'node:test';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const REFERENCE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm';
const DML_EXCEPTION = 'System.DmlException';

/** Leads `a`, `b`, `c`, the last two with a shop each. */
const LEADS = `Lead a = new Lead(LastName = 'a', Company = 'x'); Lead b = new Lead(LastName = 'b', Company = 'x', Phone = '1'); Lead c = new Lead(LastName = 'c', Company = 'x');
  insert as system new List<Lead>{ a, b, c };
  Shop__c s = new Shop__c(Title__c = 'b', Lead__c = b.Id); Shop__c t = new Shop__c(Title__c = 'c', Lead__c = c.Id); insert as system new List<Shop__c>{ s, t };`;
const SHOPS = `[SELECT COUNT() FROM Shop__c WHERE Lead__c = :a.Id WITH SYSTEM_MODE]`;

describe(documented(`${GUIDE}langCon_apex_dml_merge.htm`, 'merge'), () => {
  test('losers go to the recycle bin and name the master', () =>
    rows`${LEADS} merge as system a b; Lead gone = [SELECT IsDeleted, MasterRecordId FROM Lead WHERE Id = :b.Id WITH SYSTEM_MODE ALL ROWS]; return new List<Object>{ gone.IsDeleted, gone.MasterRecordId == a.Id, [SELECT COUNT() FROM Lead WITH SYSTEM_MODE] };`.gives(
      [true, true, 2]
    ));
  test('what belonged to them belongs to the master', () =>
    rows`${LEADS} merge as system a new List<Lead>{ b, c }; return ${SHOPS};`.gives(2));
  test('losers by id', () =>
    rows`${LEADS} merge as system a new List<Id>{ b.Id, c.Id }; return ${SHOPS};`.gives(2));
  test('the master keeps its values and takes those that are set in it', () =>
    rows`${LEADS} a.Phone = b.Phone; merge as system a b; Lead l = [SELECT LastName, Phone FROM Lead WHERE Id = :a.Id WITH SYSTEM_MODE]; return l.LastName + l.Phone;`.gives(
      'a1'
    ));
  test('one statement, its rows counted', () =>
    rows`${LEADS} Integer before = Limits.getDmlStatements() * 100 + Limits.getDmlRows(); merge as system a new List<Lead>{ b, c }; return Limits.getDmlStatements() * 100 + Limits.getDmlRows() - before;`.gives(
      103
    ));
  test('three losers', () =>
    rows`${LEADS} Lead d = new Lead(LastName = 'd', Company = 'x'); insert as system d; merge as system a new List<Lead>{ b, c, d }; return 1;`.throws(
      DML_EXCEPTION
    ));
  test('an object that cannot be merged', () =>
    rows`Shop__c s = new Shop__c(Title__c = 'a'); Shop__c t = new Shop__c(Title__c = 'b'); insert as system new List<Shop__c>{ s, t }; merge as system s t; return 1;`.throws(
      'System.TypeException',
      'DML operation MERGE not allowed on Shop__c'
    ));
  test('a loser that is deleted already takes nothing along', () =>
    rows`${LEADS} delete as system b; try { merge as system a new List<Lead>{ b, c }; } catch (DmlException e) { return new List<Object>{ e.getDmlStatusCode(0), ${SHOPS} }; } return null;`.gives(
      ['ENTITY_IS_DELETED', 0]
    ));
});

const WATCH = `trigger Watch on Lead (before delete, after delete, before update, after update) {
  String text = Trigger.operationType + '|' + Trigger.old.size() + '|' + (Trigger.old[0].MasterRecordId == null);
  insert as system new Account(Name = text);
  if (Trigger.isAfter && Trigger.isUpdate && Trigger.new[0].Phone == 'no') throw new IllegalArgumentException('no');
}`;
const ORDER = `List<String> names = new List<String>(); for (Account each : [SELECT Name FROM Account WITH SYSTEM_MODE ORDER BY Id]) { names.add(each.Name); }`;
const watched = rowsWith({ 'Watch.trigger': WATCH });

describe(documented(`${GUIDE}apex_triggers_merge_statements.htm`, 'triggers of a merge'), () => {
  test('one deletion of all losers, then an update of the master', () =>
    watched`${LEADS} merge as system a new List<Lead>{ b, c }; ${ORDER} return names;`.gives([
      'BEFORE_DELETE|2|true',
      'AFTER_DELETE|2|false',
      'BEFORE_UPDATE|1|true',
      'AFTER_UPDATE|1|true'
    ]));
  test('rows that move fire none', () =>
    rowsWith({
      'Moved.trigger':
        "trigger Moved on Shop__c (after update) { insert as system new Account(Name = 'moved'); }"
    })`${LEADS} merge as system a b; return [SELECT COUNT() FROM Account WITH SYSTEM_MODE];`.gives(
      0
    ));
  test('a refusal of the master takes everything back', () =>
    watched`${LEADS} a.Phone = 'no'; try { merge as system a b; } catch (DmlException e) { return new List<Object>{ [SELECT COUNT() FROM Lead WITH SYSTEM_MODE], ${SHOPS} }; } return null;`.gives(
      [3, 0]
    ));
});

describe(documented(REFERENCE, 'Database.merge'), () => {
  test('its result', () =>
    rows`${LEADS} Database.MergeResult r = Database.merge(a, b, AccessLevel.SYSTEM_MODE); return new List<Object>{ r.isSuccess(), r.getId() == a.Id, r.getMergedRecordIds().size(), r.getUpdatedRelatedIds() == new List<String>{ s.Id } };`.gives(
      [true, true, 1, true]
    ));
  test('a refusal without all-or-none', () =>
    rows`${LEADS} delete as system b; Database.MergeResult r = Database.merge(a, b, false, AccessLevel.SYSTEM_MODE); return new List<Object>{ r.isSuccess(), r.getErrors()[0].getStatusCode().name() };`.gives(
      [false, 'ENTITY_IS_DELETED']
    ));
});

describe(documented(REFERENCE, 'Database.emptyRecycleBin'), () => {
  test('a row is gone for good, though all rows still show it', () =>
    rows`${LEADS} delete as system a; Database.EmptyRecycleBinResult r = Database.emptyRecycleBin(a); return new List<Object>{ r.isSuccess(), [SELECT COUNT() FROM Lead WHERE Id = :a.Id WITH SYSTEM_MODE ALL ROWS], Database.undelete(a, false, AccessLevel.SYSTEM_MODE).isSuccess(), Database.emptyRecycleBin(a).isSuccess() };`.gives(
      [true, 1, false, false]
    ));
  test('a row that is not in it', () =>
    rows`${LEADS} return Database.emptyRecycleBin(new List<Id>{ a.Id })[0].isSuccess();`.gives(
      false
    ));
});

describe(assumed('seen in no org', 'undelete of a merged row'), () => {
  test('comes back without what moved', () =>
    rows`${LEADS} merge as system a b; undelete as system b; return new List<Object>{ [SELECT COUNT() FROM Lead WITH SYSTEM_MODE], ${SHOPS} };`.gives(
      [3, 1]
    ));
});
