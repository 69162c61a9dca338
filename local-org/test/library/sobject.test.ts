import { describe, test } from 'node:test';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const SOBJECT =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm';
const LEAD = "Lead l = new Lead(LastName = 'a', Company = 'x');";

describe(documented(SOBJECT, 'SObject'), () => {
  test('fields by token and by name', () =>
    give(rows, `${LEAD} SObject row = l; row.put(Lead.City, 'Bogor');`, [
      ['row.get(Lead.City)', 'Bogor'],
      ['row.isSet(Lead.City)', true],
      ['row.isSet(Lead.Phone)', false],
      ['row.getSObjectType() == Lead.SObjectType', true],
      ['row.Id', null],
      ['row.isClone()', false],
      ['row.getCloneSourceId()', null]
    ]));
  test('parents and children of a queried row', () =>
    give(
      rows,
      "Shop__c shop = new Shop__c(Title__c = 's'); insert as system shop; insert as system new Item__c(Shop__c = shop.Id); Item__c item = [SELECT Shop__r.Title__c FROM Item__c WITH SYSTEM_MODE]; SObject row = item;",
      [
        ["row.getSObject('Shop__r').get('Title__c')", 's'],
        ["row.getSObject(Item__c.Shop__c).get('Title__c')", 's']
      ]
    ));
  test('a parent that is put', () =>
    give(
      rows,
      "Contact c = new Contact(LastName = 'c'); Account a = new Account(Name = 'acme'); Contact d = new Contact(LastName = 'd'); c.putSObject('Account', a); d.putSObject(Contact.AccountId, a);",
      [
        ['c.Account.Name', 'acme'],
        ['d.Account.Name', 'acme']
      ]
    ));
  test('copies, with and without the id, the values and the numbers', () =>
    give(rows, `${LEAD} insert as system l;`, [
      ['l.clone().Id', null],
      ['l.clone(true).Id == l.Id', true],
      ['l.clone(false, true).LastName', 'a'],
      ['l.clone(true, true, true).isClone()', true],
      ['l.clone(false, false, false, false).getCloneSourceId() == l.Id', true]
    ]));
  test('clear', () => rows`${LEAD} l.clear(); return l.LastName;`.gives(null));
  test('errors of a row and of a field, by name, by token and by an exception', () =>
    give(
      rows,
      `${LEAD} Exception e = new MathException('five'); l.addError('one'); l.addError('two', false); l.addError('City', 'three'); l.addError('City', 'four', false); l.addError(Lead.Phone, 'six', true); l.addError(Lead.Phone, 'seven'); l.addError(e); l.addError(e, false);`,
      [
        ['l.hasErrors()', true],
        ['l.getErrors().size()', 8],
        ['l.getErrors()[2].getFields()', ['City']],
        ['l.getErrors()[6].getMessage()', 'five']
      ]
    ));
});

const STRIP =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_stripInaccessible.htm';

describe(documented(STRIP, 'Security.stripInaccessible'), () => {
  test('leaves all to who may see all', () =>
    give(
      rows,
      `${LEAD} SObjectAccessDecision d = Security.stripInaccessible(AccessType.CREATABLE, new List<Lead>{ l }, true);`,
      [
        ['d.getModifiedIndexes().size()', 0],
        ['d.getRecords().size()', 1]
      ]
    ));
});

describe(documented(SOBJECT, 'SObject: its children and its type'), () => {
  test('children by their relationship', () =>
    rows`Account a = new Account(Name = 'a'); insert as system a; insert as system new Contact(LastName = 'c', AccountId = a.Id); SObject row = [SELECT (SELECT Id FROM Contacts) FROM Account WITH SYSTEM_MODE]; return row.getSObjects('Contacts').size();`.gives(
      1
    ));
  test('a new row with an id', () =>
    give(rows, "Id id = '00Q000000000001';", [
      ['Lead.SObjectType.newSObject(id).Id == id', true],
      ['AccessLevel.USER_MODE != AccessLevel.SYSTEM_MODE', true],
      ['Lead.class.getName()', 'Lead'],
      ['Schema.SObjectType.Lead.getFields() != null', true],
      ["Lead.SObjectType.getDescribe().fields.getMap().containsKey('lastname')", true]
    ]));
});

const TRIGGERS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm';
const NOTES = `public without sharing class Notes { public static List<String> all = new List<String>(); }`;
const ON_LEAD = `trigger OnLead on Lead (before insert, before update, before delete, after undelete) {
  Notes.all.add(Trigger.isInsert + '|' + Trigger.isDelete + '|' + Trigger.isUndelete + '|' + (Trigger.oldMap == null) + '|' + (Trigger.newMap == null));
}`;

test(documented(TRIGGERS, 'context variables of a trigger'), () =>
  rowsWith({
    'Notes.cls': NOTES,
    'OnLead.trigger': ON_LEAD
  })`${LEAD} insert as system l; update as system l; delete as system l; undelete as system l; return Notes.all;`.gives(
    [
      'true|false|false|true|true',
      'false|false|false|false|false',
      'false|true|false|false|true',
      'false|false|true|true|false'
    ]
  )
);
