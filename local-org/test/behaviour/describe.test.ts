import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const REP = `User rep = [SELECT Id FROM User WHERE Username = 'outsider@local.example' WITH SYSTEM_MODE];`;

describe(documented(`${REFERENCE}apex_methods_system_sobject_describe.htm`, 'objects'), () => {
  test('an object by a name in any letter case', () =>
    rows`return Schema.getGlobalDescribe().get('LEAD') == Lead.SObjectType;`.gives(true));
  test('an unknown object', () => rows`return Schema.getGlobalDescribe().get('nope');`.gives(null));
  test('the object of an id', () =>
    rows`Id id = '00Q000000000001'; return id.getSObjectType() == Lead.SObjectType;`.gives(true));
  test('rights of an object', () =>
    rows`${REP} System.runAs(rep) { return new List<Boolean>{ Schema.SObjectType.Lead.isCreateable(), Schema.SObjectType.Shop__c.isAccessible() }; } return null;`.gives(
      [true, false]
    ));
  test('a row of an object known at run time', () =>
    rows`return Schema.getGlobalDescribe().get('Lead').newSObject() instanceof Lead;`.gives(true));
  test('fields by a name in any letter case', () =>
    rows`return Schema.SObjectType.Lead.fields.getMap().containsKey('LASTNAME');`.gives(true));
  test('an unknown field', () =>
    rows`return Schema.SObjectType.Lead.fields.getMap().get('nope');`.gives(null));
});

describe(documented(`${REFERENCE}apex_methods_system_fields_describe.htm`, 'fields'), () => {
  test('the length of a text', () =>
    rows`return Lead.LastName.getDescribe().getLength();`.gives(80));
  test('the type', () => rows`return Lead.Email.getDescribe().getType();`.gives('EMAIL'));
  test('the name in its own letter case', () =>
    rows`return Schema.SObjectType.Lead.fields.getMap().get('lastname').getDescribe().getName();`.gives(
      'LastName'
    ));
  test('a required field is not nillable', () =>
    rows`return Lead.LastName.getDescribe().isNillable();`.gives(false));
  test('a checkbox is not nillable', () =>
    rows`return Shop__c.Active__c.getDescribe().isNillable();`.gives(false));
  test('a field nobody writes', () =>
    rows`return Lead.CreatedDate.getDescribe().isCreateable();`.gives(false));
  test('a custom field without field permission, for an administrator too', () =>
    rows`return new List<Boolean>{ Shop__c.Code__c.getDescribe().isAccessible(), Shop__c.Code__c.getDescribe().isCreateable() };`.gives(
      [false, false]
    ));
  test('what a lookup points at', () =>
    rows`return Case.ContactId.getDescribe().getReferenceTo()[0] == Contact.SObjectType;`.gives(
      true
    ));
  test('values of a picklist', () =>
    rows`return Case.Origin.getDescribe().getPicklistValues()[0].getValue();`.gives('Phone'));
  test('tokens of one field are equal', () =>
    rows`return Lead.LastName == Schema.SObjectType.Lead.fields.getMap().get('lastname');`.gives(
      true
    ));
});

describe(documented(`${REFERENCE}apex_methods_system_type.htm`, 'types, URLs and the user'), () => {
  test('Type.forName of no class', () => rows`return Type.forName('Nope');`.gives(null));
  test('the address of the org', () =>
    rows`return URL.getOrgDomainUrl().toExternalForm();`.gives('https://bird.example.com'));
  test('the running user', () => rows`return UserInfo.getUserId().startsWith('005');`.gives(true));
  test('runAs changes the user', () =>
    rows`${REP} System.runAs(rep) { return UserInfo.getUserId() == rep.Id; } return null;`.gives(
      true
    ));
  test('and changes back', () =>
    rows`String me = UserInfo.getUserId(); ${REP} System.runAs(rep) { } return UserInfo.getUserId() == me;`.gives(
      true
    ));
});
