import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const LEAD = "Lead l = new Lead(LastName = 'a', Company = 'x');";

describe(documented(`${REFERENCE}apex_methods_system_database.htm`, 'results'), () => {
  test('of insert and upsert', () =>
    give(
      rows,
      `${LEAD} Database.SaveResult made = Database.insert(l, false, AccessLevel.SYSTEM_MODE); Database.UpsertResult kept = Database.upsert(l, false, AccessLevel.SYSTEM_MODE);`,
      [
        ['made.Success', true],
        ['made.Id == l.Id', true],
        ['made.Errors.size()', 0],
        ['kept.getId() == l.Id', true],
        ['kept.Id == l.Id', true],
        ['kept.isSuccess()', true],
        ['kept.Success', true],
        ['kept.isCreated()', false],
        ['kept.Created', false],
        ['kept.getErrors().size()', 0],
        ['kept.Errors.size()', 0]
      ]
    ));
  test('of delete, undelete and the Recycle Bin', () =>
    give(
      rows,
      `${LEAD} insert as system l; List<Lead> rows = new List<Lead>{ l }; Database.DeleteResult gone = Database.delete(l, false, AccessLevel.SYSTEM_MODE); Database.UndeleteResult back = Database.undelete(l, false, AccessLevel.SYSTEM_MODE); delete as system l; Database.EmptyRecycleBinResult emptied = Database.emptyRecycleBin(rows)[0];`,
      [
        ['gone.getId() == l.Id', true],
        ['gone.Id == l.Id', true],
        ['gone.isSuccess()', true],
        ['gone.Success', true],
        ['gone.getErrors().size()', 0],
        ['gone.Errors.size()', 0],
        ['back.getId() == l.Id', true],
        ['back.Id == l.Id', true],
        ['back.Success', true],
        ['back.getErrors().size()', 0],
        ['back.Errors.size()', 0],
        ['emptied.getId() == l.Id', true],
        ['emptied.Id == l.Id', true],
        ['emptied.Success', true],
        ['emptied.getErrors().size()', 0],
        ['emptied.Errors.size()', 0]
      ]
    ));
  test('an error', () =>
    give(
      rows,
      'Database.Error e = Database.insert(new Lead(), false, AccessLevel.SYSTEM_MODE).getErrors()[0];',
      [
        ['e.getFields()', ['LastName', 'Company']],
        ['e.Fields', ['LastName', 'Company']],
        ['e.getMessage()', 'Required fields are missing: [LastName, Company]'],
        ['e.Message', 'Required fields are missing: [LastName, Company]'],
        ['e.StatusCode', 'REQUIRED_FIELD_MISSING']
      ]
    ));
});

describe(documented(`${REFERENCE}apex_class_Database_DMLOptions.htm`, 'DMLOptions'), () => {
  test('keep what they are given', () =>
    give(
      rows,
      `Database.DMLOptions o = new Database.DMLOptions(); o.AllowFieldTruncation = true; o.OptAllOrNone = true; o.AssignmentRuleHeader.UseDefaultRule = true; o.EmailHeader.TriggerAutoResponseEmail = true; o.EmailHeader.TriggerOtherEmail = false; o.EmailHeader.TriggerUserEmail = true; o.DuplicateRuleHeader.AllowSave = true; o.DuplicateRuleHeader.RunAsCurrentUser = true; ${LEAD} l.setOptions(o);`,
      [
        ['o.AllowFieldTruncation', true],
        ['o.OptAllOrNone', true],
        ['o.AssignmentRuleHeader.UseDefaultRule', true],
        ['o.AssignmentRuleHeader.AssignmentRuleId', null],
        ['o.EmailHeader.TriggerAutoResponseEmail', true],
        ['o.EmailHeader.TriggerOtherEmail', false],
        ['o.EmailHeader.TriggerUserEmail', true],
        ['o.DuplicateRuleHeader.AllowSave', true],
        ['o.DuplicateRuleHeader.RunAsCurrentUser', true],
        ['l.getOptions().OptAllOrNone', true],
        ['new Database.DMLOptions.AssignmentRuleHeader().UseDefaultRule', null],
        ['new Database.DMLOptions.EmailHeader().TriggerUserEmail', null],
        ['new Database.DMLOptions.DuplicateRuleHeader().AllowSave', null]
      ]
    ));
});
