import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rowsIn } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const overlay = (name: string): string =>
  fileURLToPath(new URL(`../shapes/overlays/${name}`, import.meta.url));
const DML_EXCEPTION = 'System.DmlException';
const first = (operation: string, error: string): string =>
  `${operation} failed. First exception on row 0${operation === 'Insert' ? '' : ' with id %s'}; first error: ${error}`;
const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/';
const ACCOUNTS = `https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm`;
const SYNCING =
  'https://help.salesforce.com/s/articleView?id=xcloud.admin_state_country_picklists_field_syncing.htm';

const persons = rowsIn([overlay('person-accounts')], {
  'Noted.trigger': `trigger Noted on Account (before insert, before update) { for (Account each : Trigger.new) each.Site = String.valueOf(each.IsPersonAccount); }`,
  'Missed.trigger': `trigger Missed on Contact (before insert, before update) { for (Contact each : Trigger.new) each.Department = 'seen'; }`
});
const BUDI = `Account budi = new Account(FirstName = 'Budi', LastName = 'Santoso', Phone = '021', PersonMobilePhone = '0812'); insert as system budi;`;
const CONTACT = `[SELECT Id, Name, Phone, MobilePhone, Department, IsPersonAccount FROM Contact WHERE AccountId = :budi.Id WITH SYSTEM_MODE]`;

describe(documented(ACCOUNTS, 'person accounts'), () => {
  test('a person has a contact of the same values', () =>
    persons`${BUDI} Contact c = ${CONTACT}; return new List<Object>{ c.Name, c.Phone, c.MobilePhone, c.IsPersonAccount };`.gives(
      ['Budi Santoso', '021', '0812', true]
    ));
  test('the account knows the contact', () =>
    persons`${BUDI} Contact c = ${CONTACT}; return [SELECT PersonContactId FROM Account WITH SYSTEM_MODE].PersonContactId == c.Id;`.gives(
      true
    ));
  test('a change of the account changes the contact', () =>
    persons`${BUDI} update as system new Account(Id = budi.Id, PersonMobilePhone = '0813', LastName = 'S'); Contact c = ${CONTACT}; return c.Name + c.MobilePhone;`.gives(
      'Budi S0813'
    ));
  test('the record type of persons is there', () =>
    persons`${BUDI} return [SELECT RecordType.DeveloperName FROM Account WITH SYSTEM_MODE].RecordType.DeveloperName;`.gives(
      'PersonAccount'
    ));
  test('deleting the account deletes the contact', () =>
    persons`${BUDI} delete as system budi; return [SELECT COUNT() FROM Contact WITH SYSTEM_MODE];`.gives(
      0
    ));
  test('deleting the contact alone is not modelled', () =>
    persons`${BUDI} delete as system ${CONTACT}; return 1;`.isRefusedByName(
      'Deleting the contact of a person account'
    ));
});

describe(
  documented('https://wdcigroup.net/insert-person-account-through-api/', 'the kind of an account'),
  () => {
    test('a last name makes it a person', () =>
      persons`${BUDI} return [SELECT IsPersonAccount FROM Account WITH SYSTEM_MODE].IsPersonAccount;`.gives(
        true
      ));
    test('a name makes it a business', () =>
      persons`insert as system new Account(Name = 'Toko'); return [SELECT IsPersonAccount FROM Account WITH SYSTEM_MODE].IsPersonAccount;`.gives(
        false
      ));
  }
);

describe(
  documented(
    'https://help.salesforce.com/s/articleView?id=000386207',
    'fields of the other kind of account'
  ),
  () => {
    test('a business has no fields of a person', () =>
      persons`insert as system new Account(Name = 'Toko', PersonEmail = 'a@b.co'); return 1;`.throws(
        DML_EXCEPTION,
        first(
          'Insert',
          'INVALID_FIELD_FOR_INSERT_UPDATE, Account: bad field names on insert/update call: PersonEmail: [PersonEmail]'
        )
      ));
    test('a person is not called by Name', () =>
      persons`${BUDI} try { update as system new Account(Id = budi.Id, Name = 'x'); } catch (DmlException e) { return e.getDmlMessage(0); } return null;`.gives(
        'Account: bad field names on insert/update call: Name'
      ));
    test('the contact of a person keeps its account', () =>
      persons`${BUDI} Contact c = ${CONTACT}; try { update as system new Contact(Id = c.Id, AccountId = null); } catch (DmlException e) { return e.getDmlMessage(0); } return null;`.gives(
        'Account: bad field names on insert/update call: AccountId'
      ));
  }
);

describe(
  documented(
    'https://carvingintheclouds.blogspot.com/2014/08/person-accounts-ignore-contact-workflow.html',
    'triggers of person accounts'
  ),
  () => {
    test('those of the account fire and know the kind', () =>
      persons`${BUDI} return [SELECT Site FROM Account WITH SYSTEM_MODE].Site;`.gives('true'));
    test('those of the contact do not fire', () =>
      persons`${BUDI} Contact c = ${CONTACT}; return c.Department;`.gives(null));
  }
);

describe(
  assumed(
    'an update of such a contact is refused in the words of an account, so it is one of the account',
    'changing the contact of a person'
  ),
  () => {
    test('changes the account, with the triggers of the account', () =>
      persons`${BUDI} Contact c = ${CONTACT}; c.MobilePhone = '0899'; update as system c; Account a = [SELECT PersonMobilePhone FROM Account WITH SYSTEM_MODE]; Contact now = ${CONTACT}; return a.PersonMobilePhone + now.MobilePhone + now.Department;`.gives(
        '08990899null'
      ));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm',
    'converting a lead without a company'
  ),
  () => {
    const convert = `Lead l = new Lead(LastName = 'Wati', MobilePhone = '0812'); insert as system l; Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus('Closed - Converted'); c.setDoNotCreateOpportunity(true); Database.LeadConvertResult r = Database.convertLead(c, AccessLevel.SYSTEM_MODE);`;
    test('makes a person account', () =>
      persons`${convert} Account a = [SELECT Name, IsPersonAccount, PersonMobilePhone, PersonContactId FROM Account WITH SYSTEM_MODE]; return new List<Object>{ a.Name, a.IsPersonAccount, a.PersonMobilePhone, a.PersonContactId == r.getContactId() };`.gives(
        ['Wati', true, '0812', true]
      ));
    test('with a company it makes a business', () =>
      persons`${convert.replace("LastName = 'Wati'", "LastName = 'Wati', Company = 'Toko'")} return [SELECT IsPersonAccount FROM Account WITH SYSTEM_MODE].IsPersonAccount;`.gives(
        false
      ));
  }
);

const states = rowsIn([overlay('state-picklists')]);
const address = (values: string): string =>
  `Lead l = new Lead(LastName = 'a', Company = 'x', ${values}); insert as system l; l = [SELECT State, StateCode, Country, CountryCode FROM Lead WITH SYSTEM_MODE];`;
const SAID = `return l.State + '|' + l.StateCode + '|' + l.Country + '|' + l.CountryCode;`;
const message = (statement: string): string =>
  `try { ${statement} } catch (DmlException e) { return e.getDmlType(0) + ' ' + e.getDmlMessage(0); } return null;`;

describe(documented(SYNCING, 'state and country picklists'), () => {
  test('names bring their codes', () =>
    states`${address("State = 'jawa barat', Country = 'Indonesia'")} ${SAID}`.gives(
      'Jawa Barat|JB|Indonesia|ID'
    ));
  test('codes bring their names', () =>
    states`${address("StateCode = 'JK', CountryCode = 'ID'")} ${SAID}`.gives(
      'Jakarta Raya|JK|Indonesia|ID'
    ));
  test('the code of a new row counts', () =>
    states`${address("CountryCode = 'SG', Country = 'Germany'")} ${SAID}`.gives(
      'null|null|Singapore|SG'
    ));
  test('a change that says two things is refused', () =>
    states`${address("CountryCode = 'SG'")} l.CountryCode = 'DE'; l.Country = 'Indonesia'; ${message('update as system l;')}`.gives(
      "FIELD_INTEGRITY_EXCEPTION There's a problem with this country, even though it may appear correct. Please select a country from the list of valid countries.: Country"
    ));
  test('without its country the state goes', () =>
    states`${address("StateCode = 'JB', CountryCode = 'ID'")} l.CountryCode = null; update as system l; l = [SELECT State, StateCode, Country, CountryCode FROM Lead WITH SYSTEM_MODE]; ${SAID}`.gives(
      'null|null|null|null'
    ));
  test('a state of another country is refused', () =>
    states`${message("insert as system new Lead(LastName = 'a', Company = 'x', State = 'Bavaria', Country = 'Indonesia');")}`.gives(
      "FIELD_INTEGRITY_EXCEPTION There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.: State/Province"
    ));
});

describe(
  documented(
    'https://support.storeconnect.com/article/resolve-state-country-picklist-sync-errors',
    'a code that is not there'
  ),
  () =>
    test('is refused by its field', () =>
      states`${message("insert as system new Lead(LastName = 'a', Company = 'x', CountryCode = 'LK');")}`.gives(
        "FIELD_INTEGRITY_EXCEPTION The CountryCode field contains LK, which isn't an available country. Your administrator can add it for you."
      ))
);

const currencies = rowsIn([overlay('multi-currency')]);

describe(
  documented(`${REFERENCE}object_reference/sforce_api_objects_lead.htm`, 'currencies'),
  () => {
    test('a row has the currency of its user', () =>
      currencies`insert as system new Lead(LastName = 'a', Company = 'x'); return [SELECT CurrencyIsoCode FROM Lead WITH SYSTEM_MODE].CurrencyIsoCode;`.gives(
        'IDR'
      ));
    test('only currencies of the org are taken', () =>
      currencies`insert as system new Lead(LastName = 'a', Company = 'x', CurrencyIsoCode = 'XXX'); return 1;`.throws(
        DML_EXCEPTION,
        first(
          'Insert',
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Currency ISO Code: bad value for restricted picklist field: XXX: [CurrencyIsoCode]'
        )
      ));
    test('rows of custom objects have one too', () =>
      currencies`return Schema.SObjectType.Shop__c.fields.getMap().containsKey('CurrencyIsoCode');`.gives(
        true
      ));
    test('the org says so', () =>
      currencies`return UserInfo.isMultiCurrencyOrganization();`.gives(true));
  }
);
