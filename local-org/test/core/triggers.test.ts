import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexOrg } from '../support/apex-org.ts';
import { documented } from '../support/evidence.ts';

const CONTEXT =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm';

const LEADS = `public with sharing class Leads {
  public static Id save(String lastName) {
    Lead row = new Lead(LastName = lastName, Company = 'Bird');
    insert as system row;
    return row.Id;
  }
  public static String plain() {
    return [SELECT Company FROM Lead WHERE Id = :save('plain') WITH SYSTEM_MODE].Company;
  }
  public static String refused() {
    try { save('refused'); } catch (DmlException e) { return e.getDmlMessage(0); }
    return 'saved';
  }
  public static String failing() {
    try { save('failing'); } catch (DmlException e) { return e.getMessage(); }
    return 'saved';
  }
  public static Integer two() {
    insert as system new List<Lead>{
      new Lead(LastName = 'a', Company = 'x'), new Lead(LastName = 'b', Company = 'x')
    };
    return [SELECT COUNT() FROM Lead WHERE Company = 'before 2' WITH SYSTEM_MODE];
  }
}`;

const TRIGGER = `trigger LeadCompany on Lead (before insert, after insert) {
  for (Lead row : Trigger.new) {
    if (Trigger.isBefore) {
      row.Company = 'before ' + Trigger.size;
    } else if (row.LastName == 'refused') {
      row.addError('not this one');
    } else if (row.LastName == 'failing') {
      String none;
      none.length();
    } else if (Trigger.newMap.get(row.Id) != row || Trigger.operationType != TriggerOperation.AFTER_INSERT) {
      row.addError('wrong context');
    }
  }
}`;

describe('triggers', () => {
  const org = new ApexOrg({ 'Leads.cls': LEADS, 'LeadCompany.trigger': TRIGGER });

  test(
    documented(CONTEXT, 'a before trigger changes rows, once for all rows of a statement'),
    () => {
      assert.equal(org.call('Leads', 'plain'), 'before 1');
      assert.equal(org.call('Leads', 'two'), 2);
    }
  );

  test('addError refuses the row', () => {
    assert.equal(org.call('Leads', 'refused'), 'not this one');
  });

  test('an exception refuses the rows and names trigger and line', () => {
    const message = String(org.call('Leads', 'failing'));
    assert.ok(message.includes('LeadCompany: execution of AfterInsert'), message);
    assert.ok(message.includes('Attempt to de-reference a null object'), message);
    assert.ok(message.includes('Trigger.LeadCompany: line 9, column 1'), message);
  });
});
