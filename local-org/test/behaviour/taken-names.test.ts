import { describe, test } from 'node:test';
import { rowsWith } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';

const TYPES =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_system_namespace.htm';
const PRECEDENCE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_and_invoking_methods.htm';
const RESERVED =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm';

/** Classes of the org that are named like types of the platform. */
const beside = rowsWith(
  Object.fromEntries(
    ['Test', 'Lead', 'Assert', 'Http', 'Database', 'JSON'].map((name) => [
      `${name}.cls`,
      `public class ${name} { public static String own() { return '${name}'; } }`
    ])
  )
);

describe(documented(TYPES, 'a class wins over a type of the platform'), () => {
  test('over an object', () =>
    beside`Lead l = new Lead(LastName = 'a'); return null;`.isRefused(
      'Invalid constructor syntax, name=value pairs can only be used for SObjects: Lead'
    ));
  test('which its namespace still names', () =>
    beside`Schema.Lead l = new Schema.Lead(LastName = 'a'); return l.LastName;`.gives('a'));
  test('not inside a query', () =>
    beside`return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE];`.gives(0));
  test('over an object behind Schema.SObjectType it does not', () =>
    beside`return Schema.SObjectType.Lead.getName();`.gives('Lead'));
  test('a type of the namespace of that name is found, for the class has none inside', () =>
    beside`Database.SaveResult r = System.Database.insert(new Account(Name = 'x'), true, AccessLevel.SYSTEM_MODE); return r.isSuccess();`.gives(
      true
    ));
});

describe(documented(PRECEDENCE, 'a class wins over a class of System'), () => {
  test('its own methods are meant', () =>
    beside`return Test.own() + Assert.own() + JSON.own() + Database.own();`.gives(
      'TestAssertJSONDatabase'
    ));
  for (const [call, said] of [
    ['Test.startTest()', 'startTest() from the type Test'],
    ['Assert.isTrue(true)', 'isTrue(Boolean) from the type Assert'],
    ["JSON.serialize('a')", 'serialize(String) from the type JSON'],
    ['Database.setSavepoint()', 'setSavepoint() from the type Database'],
    ['new Http().send(null)', 'send(NULL) from the type Http']
  ] as const) {
    test(`${call} is unknown`, () =>
      beside`${call}; return null;`.isRefused(
        `Method does not exist or incorrect signature: void ${said}`
      ));
  }
  test('the namespace names the platform again', () =>
    beside`System.Test.startTest(); System.Assert.isTrue(true); return System.JSON.serialize('a');`.gives(
      '"a"'
    ));
});

describe(documented(RESERVED, 'a class cannot be called by a reserved word'), () => {
  test('Case', () =>
    rowsWith({ 'Case.cls': 'public class Case { }' })`return null;`.isRefused(
      'Identifier name is reserved: Case'
    ));
});
