import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { bindSoql } from '../../src/soql/bind.ts';
import { bindsOf } from '../../src/soql/binds.ts';
import type { BoundQuery } from '../../src/soql/bound-query.ts';
import { explainFilters } from '../../src/soql/explain.ts';
import { SoqlError } from '../../src/soql/soql-error.ts';
import { parseSoql } from '../../src/syntax/parse.ts';
import { DATETIME, INTEGER, STRING, listOf, type ApexType } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { TestOrg } from './org.ts';

const { schema } = new TestOrg();
const SOQL = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/';
const PLATFORM_TEXT = assumed('text as public reports of the error quote it');

function bind(text: string, bindTypes: readonly ApexType[] = []): BoundQuery {
  return bindSoql(parseSoql(text), schema, { bindTypes });
}

/** The query is refused with a text that contains these words. */
function refused(text: string, words: string, bindTypes: readonly ApexType[] = []): void {
  assert.throws(
    () => bind(text, bindTypes),
    (error: unknown) => {
      assert.ok(error instanceof SoqlError, String(error));
      assert.ok(error.message.includes(words), error.message);
      assert.ok(error.position.line >= 1);
      return true;
    }
  );
}

describe(`${PLATFORM_TEXT} names that do not exist`, () => {
  const cases: readonly (readonly [string, string])[] = [
    ['SELECT Id FROM Nothing__c', "sObject type 'Nothing__c' is not supported."],
    ['SELECT Nothing__c FROM Lead', "No such column 'Nothing__c' on entity 'Lead'."],
    [
      'SELECT Id FROM Lead WHERE Nothing__c = null',
      "No such column 'Nothing__c' on entity 'Lead'."
    ],
    ['SELECT Id FROM Lead ORDER BY Nothing__c', "No such column 'Nothing__c' on entity 'Lead'."],
    [
      'SELECT Nothing__r.Name FROM Thread__c',
      "Didn't understand relationship 'Nothing__r' in field path."
    ],
    ['SELECT Lead__r.Nothing__c FROM Thread__c', "No such column 'Nothing__c' on entity 'Lead'."],
    ['SELECT Owner.Nothing FROM Lead', "No such column 'Nothing' on entity 'Name'."],
    [
      'SELECT Id, (SELECT Id FROM Note__c) FROM Thread__c',
      "Didn't understand relationship 'Note__c' in FROM part of query call."
    ],
    [
      'SELECT Id, (SELECT Id FROM Notes) FROM Thread__c',
      "Didn't understand relationship 'Notes' in FROM part"
    ],
    ['SELECT Id FROM Name', "sObject type 'Name' is not supported."],
    ['SELECT IsPersonAccount FROM Account', "No such column 'IsPersonAccount' on entity 'Account'."]
  ];
  for (const [query, words] of cases) test(query, () => refused(query, words));

  test('the error stands at the name', () => {
    assert.throws(() => bind('SELECT Id,\n  Nothing__c FROM Lead'), {
      position: { line: 2, column: 3 }
    });
  });
});

describe(`${PLATFORM_TEXT} literals of another type than the field`, () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      "Score__c = '5'",
      "value of filter criterion for field 'Score__c' must be of type double and should not be enclosed in quotes"
    ],
    [
      'Channel__c = 5',
      "value of filter criterion for field 'Channel__c' must be of type string and should be enclosed in quotes"
    ],
    ["Open__c = 'true'", 'must be of type boolean and should not be enclosed in quotes'],
    ['LastAt__c > 2026-11-22', 'must be of type dateTime and should not be enclosed in quotes'],
    ['Day__c = 2026-11-22T00:00:00Z', 'must be of type date and should not be enclosed in quotes'],
    ['Channel__c = TODAY', 'must be of type string'],
    ["Id = 'abc'", 'invalid ID field: abc'],
    ["Lead__c IN ('abc')", 'invalid ID field: abc'],
    ["Id LIKE 'a%'", 'invalid operator on id field'],
    ["Score__c LIKE '5%'", 'invalid operator'],
    ['Open__c > true', 'invalid operator on boolean field'],
    ["Channel__c INCLUDES ('a')", 'INCLUDES operator only valid on multipicklist fields'],
    ['Score__c > null', 'may not be null']
  ];
  for (const [condition, words] of cases)
    test(condition, () => refused(`SELECT Id FROM Thread__c WHERE ${condition}`, words));
});

describe(
  documented(`${SOQL}sforce_api_calls_soql_select_longtext_limitations.htm`, 'long text'),
  () => {
    test('cannot be filtered', () =>
      refused(
        "SELECT Id FROM Thread__c WHERE Notes__c = 'x'",
        "field 'Notes__c' can not be filtered in a query call"
      ));
    test('cannot be sorted', () =>
      refused(
        'SELECT Id FROM Thread__c ORDER BY Notes__c',
        "field 'Notes__c' can not be sorted in a query call"
      ));
    test('cannot be grouped', () =>
      refused(
        'SELECT Notes__c FROM Thread__c GROUP BY Notes__c',
        "field 'Notes__c' can not be grouped in a query call"
      ));
  }
);

describe(documented(`${SOQL}sforce_api_calls_soql_select_agg_functions.htm`, 'grouping'), () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'SELECT Channel__c, COUNT(Id) FROM Thread__c',
      'Field must be grouped or aggregated: Channel__c'
    ],
    [
      'SELECT Channel__c FROM Thread__c GROUP BY Stage__c',
      'Field must be grouped or aggregated: Channel__c'
    ],
    ['SELECT SUM(Channel__c) FROM Thread__c', 'does not support aggregate operator SUM'],
    ['SELECT MAX(Open__c) FROM Thread__c', 'does not support aggregate operator MAX'],
    ['SELECT COUNT(), Id FROM Thread__c', 'COUNT() must be the only element'],
    ['SELECT COUNT() FROM Thread__c ORDER BY Name', 'Ordering is not allowed with COUNT()'],
    [
      'SELECT Stage__c, COUNT(Id) FROM Thread__c GROUP BY Stage__c ORDER BY Name',
      'Ordered field must be grouped or aggregated: Name'
    ],
    ['SELECT LastAt__c FROM Thread__c GROUP BY LastAt__c', "field 'LastAt__c' can not be grouped"],
    ['SELECT COUNT(Id) n, COUNT(Name) N FROM Thread__c', 'duplicate alias: N']
  ];
  for (const [query, words] of cases) test(query, () => refused(query, words));
});

describe(assumed('the rule is documented, the text is not'), () => {
  const cases: readonly (readonly [string, string])[] = [
    ['SELECT Id, id FROM Lead', 'duplicate field selected: Id'],
    ['SELECT Id FROM Lead ORDER BY Name FOR UPDATE', 'ORDER BY is not allowed with FOR UPDATE'],
    ['SELECT COUNT(Id) FROM Lead FOR UPDATE', 'FOR UPDATE is not allowed with aggregate functions'],
    ['SELECT Id FROM Lead OFFSET 2001', 'Maximum SOQL offset allowed is 2000'],
    [
      'SELECT Id FROM Lead WHERE Id IN (SELECT Name FROM Thread__c)',
      'should point to the same object type'
    ],
    ['SELECT Id FROM Lead WHERE Id IN (SELECT Lead__c, Id FROM Thread__c)', 'exactly one field'],
    [
      'SELECT Id FROM Lead WHERE Id IN (SELECT Lead__c FROM Thread__c LIMIT 1)',
      'cannot have ORDER BY, LIMIT or OFFSET'
    ],
    [
      'SELECT Id FROM Lead WHERE Id IN (SELECT Lead__c FROM Thread__c WHERE Id IN (SELECT Thread__c FROM Note__c))',
      'Nesting of semi join sub-selects is not supported'
    ]
  ];
  for (const [query, words] of cases) test(query, () => refused(query, words));

  test('a platform event cannot be queried', () => {
    refused('SELECT ReplayId FROM Went__e', "sObject type 'Went__e' is not supported.");
  });
});

describe(documented(`${SOQL}sforce_api_calls_soql_select.htm`, 'binds of inline SOQL'), () => {
  test('are found in the order of the text, sub-queries included', () => {
    const query = parseSoql(
      'SELECT Id, (SELECT Id FROM Notes__r WHERE Body__c = :a) FROM Thread__c WHERE Channel__c = :b AND Score__c IN (:c, 1) LIMIT :d'
    );
    const names = bindsOf(query).map((found) =>
      found.expression.kind === 'name' ? found.expression.name.text : '?'
    );
    assert.deepEqual(names, ['a', 'b', 'c', 'd']);
  });
  test('must be of the type of the field', () => {
    refused(
      'SELECT Id FROM Thread__c WHERE Channel__c = :x',
      'Invalid bind expression type of Integer for column of type String',
      [INTEGER]
    );
    refused(
      'SELECT Id FROM Thread__c WHERE Score__c = :x',
      'Invalid bind expression type of String for column of type Decimal',
      [STRING]
    );
    assert.ok(
      bind('SELECT Id FROM Thread__c WHERE Score__c = :x AND LastAt__c < :y', [INTEGER, DATETIME])
    );
  });
  test('must be a collection after IN', () => {
    refused(
      'SELECT Id FROM Thread__c WHERE Channel__c IN :x',
      'IN operator must be used with an iterable expression',
      [STRING]
    );
    assert.ok(bind('SELECT Id FROM Thread__c WHERE Channel__c IN :x', [listOf(STRING)]));
  });
});

describe('what is not modelled is refused by name', () => {
  for (const query of [
    'SELECT toLabel(Stage__c) FROM Thread__c',
    'SELECT Id FROM Thread__c WHERE LastAt__c = THIS_WEEK',
    'SELECT Address FROM Lead',
    'SELECT Target__c, COUNT(Id) FROM Rule__mdt GROUP BY Target__c'
  ]) {
    test(query, () => assert.throws(() => bind(query), UnsupportedError));
  }
});

describe(
  documented(
    'https://help.salesforce.com/s/articleView?id=000006007',
    'filters without an index are reported'
  ),
  () => {
    const report = (text: string): readonly string[] =>
      explainFilters(bind(text)).map((found) => `${found.object}: ${found.filter}`);

    test('a condition set without any indexed field', () => {
      assert.deepEqual(
        report("SELECT Id FROM Thread__c WHERE Channel__c = 'x' AND Open__c = true"),
        ['Thread__c: Channel__c = … AND Open__c = …']
      );
      assert.deepEqual(report('SELECT Id FROM Thread__c'), ['Thread__c: no filter']);
      assert.deepEqual(report("SELECT Id FROM Thread__c WHERE Key__c LIKE '%x'"), [
        'Thread__c: Key__c LIKE …'
      ]);
      assert.deepEqual(report("SELECT Id FROM Thread__c WHERE Key__c != 'x'"), [
        'Thread__c: Key__c != …'
      ]);
      assert.deepEqual(report("SELECT Id FROM Thread__c WHERE Key__c = 'x' OR Channel__c = 'x'"), [
        'Thread__c: Key__c = … OR Channel__c = …'
      ]);
    });
    test('an indexed field in the set is enough', () => {
      assert.deepEqual(
        report(
          "SELECT Id, (SELECT Id FROM Notes__r) FROM Thread__c WHERE Key__c = 'x' AND Open__c = true"
        ),
        []
      );
      assert.deepEqual(report('SELECT Id FROM Rule__mdt'), []);
      assert.deepEqual(report("SELECT Id FROM User WHERE Title = 'x'"), []);
    });
    test('semi-joins are looked into', () => {
      const query =
        "SELECT Id FROM Lead WHERE Id IN (SELECT Lead__c FROM Thread__c WHERE Channel__c = 'x')";
      assert.deepEqual(report(query), ['Thread__c: Channel__c = …']);
    });
  }
);
