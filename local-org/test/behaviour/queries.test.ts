import { describe, test } from 'node:test';
import { rows, rowsWith } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const SOQL = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/';
const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const QUERY_EXCEPTION = 'System.QueryException';
const leads = (body: string): string =>
  `insert as system new List<Lead>{ new Lead(LastName = 'Ann', Company = 'x', City = 'Bogor'), new Lead(LastName = 'bob', Company = 'x') }; ${body}`;

describe(documented(`${GUIDE}langCon_apex_SOQL_single_row.htm`, 'one row'), () => {
  test('none', () =>
    rows`Lead l = [SELECT Id FROM Lead WITH SYSTEM_MODE]; return l;`.throws(
      QUERY_EXCEPTION,
      'List has no rows for assignment to SObject'
    ));
  test('two', () =>
    rows`${leads('Lead l = [SELECT Id FROM Lead WITH SYSTEM_MODE]; return l;')}`.throws(
      QUERY_EXCEPTION,
      'List has more than 1 row for assignment to SObject'
    ));
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm',
    'a queried row'
  ),
  () => {
    const unqueried =
      'SObject row was retrieved via SOQL without querying the requested field: Lead.Company';
    test('a field that was not queried', () =>
      rows`${leads("return [SELECT Id FROM Lead WHERE LastName = 'Ann' WITH SYSTEM_MODE].Company;")}`.throws(
        'System.SObjectException',
        unqueried
      ));
    test('the same by name', () =>
      rows`${leads("SObject l = [SELECT Id FROM Lead WHERE LastName = 'Ann' WITH SYSTEM_MODE]; return l.get('Company');")}`.throws(
        'System.SObjectException',
        unqueried
      ));
    test('a field that does not exist', () =>
      rows`return new Lead().get('Nope');`.throws(
        'System.SObjectException',
        'Invalid field Nope for Lead'
      ));
    test('a field through a parent that is not there', () =>
      rows`insert as system new Contact(LastName = 'a'); return [SELECT Account.Name FROM Contact WITH SYSTEM_MODE].Account.Name;`.gives(
        null
      ));
    test('through two', () =>
      rows`insert as system new Contact(LastName = 'a'); return [SELECT Account.Owner.Name FROM Contact WITH SYSTEM_MODE].Account.Owner.Name;`.gives(
        null
      ));
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_data_access.htm
    test('an owner, which no test sees', () =>
      rows`insert as system new Account(Name = 'a'); Account a = [SELECT OwnerId, Owner.Name FROM Account WITH SYSTEM_MODE]; return new List<Object>{ a.OwnerId != null, a.Owner.Name };`.gives(
        [true, null]
      ));
    test('writing through it', () =>
      rows`insert as system new Contact(LastName = 'a'); Contact c = [SELECT Account.Name FROM Contact WITH SYSTEM_MODE]; c.Account.Name = 'x'; return 1;`.throws(
        'System.NullPointerException'
      ));
    test('a value of the wrong type', () =>
      rows`new Lead().put('LastName', 1); return 1;`.throws(
        'System.SObjectException',
        'Illegal assignment from Integer to String'
      ));
    test('a field nobody writes', () =>
      rows`new Lead().put('IsDeleted', true); return 1;`.throws(
        'System.SObjectException',
        'Field IsDeleted is not editable'
      ));
    test('populated fields hold no empty ones', () =>
      rows`${leads("return [SELECT LastName, City FROM Lead WHERE LastName = 'bob' WITH SYSTEM_MODE].getPopulatedFieldsAsMap().keySet().contains('City');")}`.gives(
        false
      ));
  }
);

describe(documented(`${SOQL}sforce_api_calls_soql_select_comparisonoperators.htm`, 'WHERE'), () => {
  test('text ignores letter case', () =>
    rows`${leads("return [SELECT COUNT() FROM Lead WHERE LastName = 'ANN' WITH SYSTEM_MODE];")}`.gives(
      1
    ));
  test('LIKE ignores letter case', () =>
    rows`${leads("return [SELECT COUNT() FROM Lead WHERE LastName LIKE 'a%' WITH SYSTEM_MODE];")}`.gives(
      1
    ));
  test('IN ignores letter case', () =>
    rows`${leads("Set<String> s = new Set<String>{ 'BOB' }; return [SELECT COUNT() FROM Lead WHERE LastName IN :s WITH SYSTEM_MODE];")}`.gives(
      1
    ));
  test('!= finds empty fields too', () =>
    rows`${leads("return [SELECT COUNT() FROM Lead WHERE City != 'Bogor' WITH SYSTEM_MODE];")}`.gives(
      1
    ));
  test('an empty text is null', () =>
    rows`${leads("return [SELECT COUNT() FROM Lead WHERE City = '' WITH SYSTEM_MODE];")}`.gives(1));
  test('an empty collection finds nothing', () =>
    rows`${leads('return [SELECT COUNT() FROM Lead WHERE Id IN :new List<Id>() WITH SYSTEM_MODE];')}`.gives(
      0
    ));
  test('a text that is no id', () =>
    rows`return [SELECT Id FROM Lead WHERE Id = 'x' WITH SYSTEM_MODE];`.isRefused(
      'invalid ID field: x'
    ));
  test('a bind that is no id', () =>
    rows`String s = 'x'; return [SELECT COUNT() FROM Lead WHERE Id = :s WITH SYSTEM_MODE];`.throws(
      QUERY_EXCEPTION,
      'invalid ID field: x'
    ));
  test('a long text', () =>
    rows`return [SELECT Id FROM Lead WHERE Description = 'x' WITH SYSTEM_MODE];`.isRefused(
      "field 'Description' can not be filtered in a query call"
    ));
  test('a semi-join under OR', () =>
    rows`return [SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x' WITH SYSTEM_MODE];`.isRefused(
      "Semi join sub-selects are not allowed with the 'OR' operator"
    ));
  test('three semi-joins', () =>
    rows`return [SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id NOT IN (SELECT AccountId FROM Opportunity) WITH SYSTEM_MODE];`.isRefused(
      'maximum 2 semi join sub-selects are allowed'
    ));
  test('a semi-join over the same object', () =>
    rows`return [SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account) WITH SYSTEM_MODE];`.isRefused(
      'The inner and outer selects should not be on the same object type'
    ));
});

describe(assumed('wording as in public reports', 'clauses'), () => {
  test('FOR UPDATE with ORDER BY', () =>
    rows`return [SELECT Id FROM Lead WITH SYSTEM_MODE ORDER BY Id FOR UPDATE];`.isRefused(
      'ORDER BY is not allowed with FOR UPDATE'
    ));
  test('FOR UPDATE with COUNT', () =>
    rows`return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE FOR UPDATE];`.isRefused(
      'FOR UPDATE is not allowed with aggregate functions'
    ));
  test('LIMIT of null', () =>
    rows`Integer n; return [SELECT Id FROM Lead WITH SYSTEM_MODE LIMIT :n];`.throws(
      QUERY_EXCEPTION
    ));
  test('a negative LIMIT', () =>
    rows`Integer n = -1; return [SELECT Id FROM Lead WITH SYSTEM_MODE LIMIT :n];`.throws(
      QUERY_EXCEPTION
    ));
  test('IN with null', () =>
    rows`List<Id> ids; return [SELECT Id FROM Lead WHERE Id IN :ids WITH SYSTEM_MODE];`.throws(
      QUERY_EXCEPTION
    ));
  test('an OFFSET over 2000', () =>
    rows`return [SELECT Id FROM Lead WITH SYSTEM_MODE OFFSET 2001];`.isRefused(
      'Maximum SOQL offset allowed is 2000'
    ));
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm',
    'dynamic SOQL'
  ),
  () => {
    test('an unknown field', () =>
      rows`return Database.query('SELECT Nope FROM Lead', AccessLevel.SYSTEM_MODE);`.throws(
        QUERY_EXCEPTION
      ));
    test('an unknown object', () =>
      rows`return Database.query('SELECT Id FROM Nope', AccessLevel.SYSTEM_MODE);`.throws(
        QUERY_EXCEPTION
      ));
    test('null', () =>
      rows`return Database.query(null, AccessLevel.SYSTEM_MODE);`.throws(
        'System.NullPointerException'
      ));
    test('names of binds in any letter case', () =>
      rows`${leads("return Database.queryWithBinds('SELECT Id FROM Lead WHERE LastName = :NAME', new Map<String, Object>{ 'name' => 'ann' }, AccessLevel.SYSTEM_MODE).size();")}`.gives(
        1
      ));
    test('a bind that is not there', () =>
      rows`return Database.queryWithBinds('SELECT Id FROM Lead WHERE LastName = :x', new Map<String, Object>(), AccessLevel.SYSTEM_MODE);`.throws(
        QUERY_EXCEPTION,
        'Variable does not exist: x'
      ));
    test('countQuery', () =>
      rows`${leads("return Database.countQuery('SELECT COUNT() FROM Lead', AccessLevel.SYSTEM_MODE);")}`.gives(
        2
      ));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm',
    'the length of SOQL'
  ),
  () => {
    const query = (filters: number): string =>
      `List<String> f = new List<String>(); for (Integer i = 0; i < ${filters}; i++) { f.add('LastName = \\'' + 'a'.repeat(80) + '\\''); }
       return Database.query('SELECT Id FROM Lead WHERE ' + String.join(f, ' OR '), AccessLevel.SYSTEM_MODE).size();`;
    test('dynamic SOQL may have more than 100,000 characters', () => rows`${query(1001)}`.gives(0));
    test('a text in WHERE may not have more than 4,000', () =>
      rows`return Database.query('SELECT Id FROM Lead WHERE LastName = \'' + 'a'.repeat(4001) + '\'', AccessLevel.SYSTEM_MODE);`.isRefusedByName(
        'A text of more than 4000 characters in a WHERE clause'
      ));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm',
    'custom metadata'
  ),
  () => {
    test('getAll costs no query', () =>
      rows`return Tone__mdt.getAll().size() * 10 + Limits.getQueries();`.gives(10));
    test('a query of it costs none either', () =>
      rows`return [SELECT Id FROM Tone__mdt WITH SYSTEM_MODE].size() * 10 + Limits.getQueries();`.gives(
        10
      ));
    test('getInstance of an unknown record', () =>
      rows`return Tone__mdt.getInstance('Nope');`.gives(null));
    test('records are read-only', () =>
      rows`Tone__mdt.getInstance('Calm').Word__c = 'x'; return 1;`.throws(
        'System.FinalException',
        'Record is read-only'
      ));
    test('no DML', () =>
      rows`insert as system (SObject) new Tone__mdt(DeveloperName = 'x'); return 1;`.throws(
        'System.TypeException',
        'DML operation INSERT not allowed on Tone__mdt'
      ));
  }
);

const STRICT = `public with sharing class Strict {
  public static Integer shops() { return [SELECT COUNT() FROM Shop__c WITH SYSTEM_MODE]; }
  public static Integer byId(Id id) { return [SELECT COUNT() FROM Shop__c WHERE Id = :id WITH SYSTEM_MODE]; }
  public static void rename(Id id) { update as system new Shop__c(Id = id, Title__c = 'z'); }
  public static void add(Id id) { insert as system new Item__c(Shop__c = id); }
  public static void refer(Id id) { insert as system new Shop__c(Title__c = 'b', Head__c = id); }
}`;
const REP = `User rep = [SELECT Id FROM User WHERE Username = 'rep@local.example' WITH SYSTEM_MODE];`;
const asRep = (body: string): string =>
  `Shop__c s = new Shop__c(Title__c = 'a'); insert as system s; ${REP} System.runAs(rep) { ${body} } return null;`;
const strict = rowsWith({ 'Strict.cls': STRICT });

describe(
  documented(
    `${GUIDE}apex_classes_keywords_sharing.htm`,
    'with sharing, on an object that is private'
  ),
  () => {
    test('rows of others are not found', () => strict`${asRep('return Strict.shops();')}`.gives(0));
    test('nor by their id', () => strict`${asRep('return Strict.byId(s.Id);')}`.gives(0));
    test('nor changed', () =>
      strict`${asRep('Strict.rename(s.Id);')}`.throws('System.DmlException'));
    test('nor given details', () =>
      strict`${asRep('Strict.add(s.Id);')}`.throws('System.DmlException'));
    test('own rows are', () =>
      strict`${asRep("insert as system new Shop__c(Title__c = 'c'); return Strict.shops();")}`.gives(
        1
      ));
    test('without sharing finds all', () =>
      strict`${asRep('return [SELECT COUNT() FROM Shop__c WITH SYSTEM_MODE];')}`.gives(1));
  }
);

describe(documented(`${GUIDE}apex_classes_enforce_usermode.htm`, 'user mode'), () => {
  test('an object without rights to read', () =>
    rows`${asRep('return [SELECT Id FROM Shop__c WITH USER_MODE];')}`.throws(QUERY_EXCEPTION));
  test('a field without rights to read', () =>
    rows`return [SELECT Id, Code__c FROM Shop__c WITH USER_MODE];`.throws(
      QUERY_EXCEPTION,
      "No such column 'Code__c' on entity 'Shop__c'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    ));
  test('a field in WHERE', () =>
    rows`return [SELECT Id FROM Shop__c WHERE Code__c = 'x' WITH USER_MODE];`.throws(
      QUERY_EXCEPTION
    ));
  test('a field in ORDER BY', () =>
    rows`return [SELECT Id FROM Shop__c WITH USER_MODE ORDER BY Code__c];`.throws(QUERY_EXCEPTION));
  test('an insert without rights', () =>
    rows`${asRep("insert as user new Shop__c(Title__c = 'x');")}`.throws(
      'System.SecurityException',
      "Access to entity 'Shop__c' denied"
    ));
  test('an insert with a field without rights', () =>
    rows`insert as user new Shop__c(Title__c = 'x', Code__c = 'y'); return 1;`.throws(
      'System.DmlException',
      'Operation failed due to fields being inaccessible on Sobject Shop__c, check errors on Exception or Result!'
    ));
  test('a lookup to a row the user does not see', () =>
    rows`Contact c = new Contact(LastName = 'a'); insert as system c; ${REP} System.runAs(rep) { insert as user new Case(ContactId = c.Id); } return 1;`.throws(
      'System.DmlException',
      'Insert failed. First exception on row 0; first error: INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference id: 003Lo0000000001: []'
    ));
  test('stripInaccessible takes the field away', () =>
    rows`SObjectAccessDecision d = Security.stripInaccessible(AccessType.CREATABLE, new List<Shop__c>{ new Shop__c(Title__c = 'x', Code__c = 'y') });
      return new List<Object>{ d.getRecords()[0].isSet('Code__c'), d.getRemovedFields().get('Shop__c').contains('Code__c') };`.gives(
      [false, true]
    ));
});

describe(assumed('the rule is documented, the error of Apex is not', 'converting leads'), () => {
  test('a lead that is converted cannot be changed', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus('Closed - Converted');
      Database.convertLead(c, AccessLevel.SYSTEM_MODE); update as system new Lead(Id = l.Id, LastName = 'b'); return 1;`.throws(
      'System.DmlException'
    ));
  test('a user without the permission Convert Leads', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus('Closed - Converted');
      User u = [SELECT Id FROM User WHERE Username = 'integration@local.example' WITH SYSTEM_MODE]; System.runAs(u) { Database.convertLead(c, AccessLevel.SYSTEM_MODE); } return 1;`.isRefusedByName(
      'Database.convertLead by a user without the permission Convert Leads'
    ));
  test('a status that does not convert', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus('New');
      Database.convertLead(c, AccessLevel.SYSTEM_MODE); return 1;`.throws('System.DmlException'));
});
