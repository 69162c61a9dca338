import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give, type Expectation } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NEW_LEAD = "Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l;";
const STATUS = "'Closed - Converted'";

describe(documented(`${REFERENCE}apex_dml_convertLead.htm`, 'Database.LeadConvert'), () => {
  test('keeps what its methods are given, and shows it in its properties', () =>
    give(
      rows,
      `${NEW_LEAD} Id account = '001000000000001AAA'; Id contact = '003000000000001AAA'; Id deal = '006000000000001AAA'; Id me = UserInfo.getUserId(); Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setAccountId(account); c.setContactId(contact); c.setOpportunityId(deal); c.setOwnerId(me); c.setConvertedStatus(${STATUS}); c.setOpportunityName('n'); c.setDoNotCreateOpportunity(true); c.setSendNotificationEmail(true);`,
      [
        ...kept('LeadId', 'l.Id'),
        ...kept('AccountId', 'account'),
        ...kept('ContactId', 'contact'),
        ...kept('OpportunityId', 'deal'),
        ...kept('OwnerId', 'me'),
        ...kept('ConvertedStatus', STATUS),
        ...kept('OpportunityName', "'n'"),
        ['c.isDoNotCreateOpportunity()', true],
        ['c.DoNotCreateOpportunity', true],
        ['c.isSendNotificationEmail()', true],
        ['c.SendNotificationEmail', true]
      ]
    ));
  test('its result names what was made', () =>
    give(
      rows,
      `${NEW_LEAD} Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus(${STATUS}); Database.LeadConvertResult r = Database.convertLead(c);`,
      [
        ['r.isSuccess()', true],
        ['r.Success', true],
        ['r.getLeadId() == l.Id', true],
        ['r.LeadId == l.Id', true],
        ['r.getAccountId().getSObjectType() == Account.SObjectType', true],
        ['r.AccountId == r.getAccountId()', true],
        ['r.getContactId().getSObjectType() == Contact.SObjectType', true],
        ['r.ContactId == r.getContactId()', true],
        ['r.getOpportunityId().getSObjectType() == Opportunity.SObjectType', true],
        ['r.OpportunityId == r.getOpportunityId()', true],
        ['r.getErrors().size()', 0],
        ['r.Errors.size()', 0]
      ]
    ));
});

/** A getter and the property beside it. */
function kept(name: string, value: string): readonly Expectation[] {
  return [
    [`c.get${name}() == ${value}`, true],
    [`c.${name} == ${value}`, true]
  ];
}

describe(documented(`${REFERENCE}apex_methods_system_database.htm`, 'Database.convertLead'), () => {
  for (const one of [true, false]) {
    for (const more of ['', ', true']) {
      for (const access of more === '' && one ? [''] : ['', ', AccessLevel.SYSTEM_MODE']) {
        const argument = one ? 'c' : 'new List<Database.LeadConvert>{ c }';
        test(`convertLead(${argument}${more}${access})`, () =>
          rows`${NEW_LEAD} Database.LeadConvert c = new Database.LeadConvert(); c.setLeadId(l.Id); c.setConvertedStatus(${STATUS}); Database.convertLead(${argument}${more}${access}); return [SELECT IsConverted FROM Lead WITH SYSTEM_MODE].IsConverted;`.gives(
            true
          ));
      }
    }
  }
});
