import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { SoqlError } from '../../src/soql/soql-error.ts';
import { assumed, documented } from '../support/evidence.ts';
import { BUDI, TestOrg, type RunOptions } from './org.ts';
import { threads } from './threads.ts';

const SOQL = 'https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/';

const { org, lead } = threads();
const names = (where: string, run: RunOptions = {}): string =>
  org.values(`SELECT Name FROM Thread__c ${where} ORDER BY Name`, run).join('');

describe('what only shows when the query runs', () => {
  const refused = (text: string, run: RunOptions, words: string): void => {
    assert.throws(
      () => org.run(text, run),
      (error: unknown) => error instanceof SoqlError && error.message.includes(words)
    );
  };
  test(assumed('text as public reports quote it', 'a bind variable that is not there'), () => {
    refused(
      'SELECT Id FROM Thread__c WHERE Name = :missing',
      {},
      'Variable does not exist: missing'
    );
  });
  test(assumed('text as public reports quote it', 'a bind of another type than the field'), () => {
    refused(
      'SELECT Id FROM Thread__c WHERE Channel__c = :x',
      { binds: { x: 5 } },
      "field 'Channel__c' must be of type string"
    );
    refused(
      'SELECT Id FROM Thread__c WHERE Score__c = :x',
      { binds: { x: 'a' } },
      "field 'Score__c' must be of type double"
    );
    refused('SELECT Id FROM Thread__c WHERE Id = :x', { binds: { x: 'a' } }, 'invalid ID field: a');
    refused(
      'SELECT Id FROM Thread__c WHERE Channel__c IN :x',
      { binds: { x: 'a' } },
      'must be used with an iterable expression'
    );
  });
  test(assumed('text not documented', 'a limit that is no count'), () => {
    refused(
      'SELECT Id FROM Thread__c LIMIT :x',
      { binds: { x: -1 } },
      'Illegal value for limit: -1'
    );
    refused(
      'SELECT Id FROM Thread__c LIMIT :x',
      { binds: { x: null } },
      'Illegal value for limit: null'
    );
  });
  test(
    documented(`${SOQL}sforce_api_calls_soql_select_for_update.htm`, 'a row locked elsewhere'),
    () => {
      org.store.faults.add({ kind: 'rowLock', object: 'Thread__c', id: null });
      refused('SELECT Id FROM Thread__c FOR UPDATE', {}, 'Record Currently Unavailable');
      assert.equal(org.run('SELECT Id FROM Thread__c FOR UPDATE').rows.length, 4);
    }
  );
});

describe(
  documented(`${SOQL}sforce_api_calls_soql_select_comparisonoperators.htm`, 'comparisons'),
  () => {
    const cases: readonly (readonly [string, string])[] = [
      ["Channel__c = 'WHATSAPP'", 'ab'],
      ["Channel__c != 'whatsapp'", 'cd'],
      ["Channel__c = ''", 'd'],
      ['Channel__c = null', 'd'],
      ['Channel__c != null', 'abc'],
      ["Channel__c IN ('SMS', null)", 'cd'],
      ["Channel__c NOT IN ('sms')", 'abd'],
      ["Channel__c NOT IN ('sms', null)", 'ab'],
      ["Channel__c LIKE 'what%'", 'ab'],
      ["Channel__c LIKE '_ms'", 'c'],
      ["Channel__c LIKE 'what\\\\_%'", ''],
      ["NOT Channel__c = 'sms'", 'abd'],
      ["Key__c = 'A'", ''],
      ["Key__c = 'a'", 'a'],
      ['Score__c >= 5', 'ad'],
      ['Score__c = 1.5', 'b'],
      ['Open__c = true', 'c'],
      ["Lead__r.LastName = 'wijaya'", 'a'],
      ['Lead__r.LastName = null', 'bcd'],
      ["Lead__r.Owner.Name = 'Budi Ono'", 'a'],
      ["Owner.Type = 'User' AND OwnerId = '" + BUDI.slice(0, 15) + "'", 'b'],
      ["(Channel__c = 'sms' OR Score__c > 6) AND Name != 'c'", 'd'],
      ['Id IN (SELECT Thread__c FROM Note__c)', 'ab'],
      ['Id NOT IN (SELECT Thread__c FROM Note__c)', 'cd'],
      ['LastAt__c = TODAY', 'a'],
      ['LastAt__c = YESTERDAY', 'b'],
      ['LastAt__c = LAST_N_DAYS:3', 'ab'],
      ['LastAt__c < TODAY', 'bc'],
      ['Day__c >= TODAY', 'a'],
      ['Day__c = THIS_MONTH', 'ab'],
      ['LastAt__c >= 2026-11-21T03:00:00Z', 'ab'],
      ['Day__c = 2026-11-21', 'b']
    ];
    for (const [where, expected] of cases)
      test(where, () => assert.equal(names(`WHERE ${where}`), expected));

    test('a day begins where the user is', () => {
      const evening = Date.UTC(2026, 10, 21, 17);
      const id = org.insert('Thread__c', { Name: 'z', Key__c: 'z', LastAt__c: evening });
      assert.equal(names('WHERE LastAt__c = TODAY'), 'az');
      org.store.run('DELETE FROM "Thread__c" WHERE "Id" = ?', [id]);
    });
    test('collections as binds', () => {
      assert.equal(
        names('WHERE Channel__c IN :channels', { binds: { Channels: ['SMS', null] } }),
        'cd'
      );
      assert.equal(names('WHERE Channel__c IN :channels', { binds: { channels: [] } }), '');
      assert.equal(names('WHERE Channel__c NOT IN :channels', { binds: { channels: [] } }), 'abcd');
      assert.equal(names('WHERE Lead__c IN :ids', { binds: { ids: [lead.slice(0, 15)] } }), 'a');
    });
  }
);

describe(documented(`${SOQL}sforce_api_calls_soql_select_orderby.htm`, 'order'), () => {
  test('nulls come first, up and down', () => {
    assert.deepEqual(org.values('SELECT Score__c FROM Thread__c ORDER BY Score__c'), [
      null,
      1.5,
      5,
      7
    ]);
    assert.deepEqual(org.values('SELECT Score__c FROM Thread__c ORDER BY Score__c DESC'), [
      null,
      7,
      5,
      1.5
    ]);
    assert.deepEqual(
      org.values('SELECT Score__c FROM Thread__c ORDER BY Score__c DESC NULLS LAST'),
      [7, 5, 1.5, null]
    );
  });
  test('picklists in the order of their values', () => {
    assert.deepEqual(org.values('SELECT Stage__c FROM Thread__c ORDER BY Stage__c NULLS LAST'), [
      'New',
      'Done',
      'Busy',
      null
    ]);
  });
  test('limit and offset', () => {
    assert.deepEqual(org.values('SELECT Name FROM Thread__c ORDER BY Name LIMIT 2 OFFSET 1'), [
      'b',
      'c'
    ]);
    assert.deepEqual(org.values('SELECT Name FROM Thread__c ORDER BY Name OFFSET 3'), ['d']);
    assert.equal(org.run('SELECT COUNT() FROM Thread__c LIMIT 3').count, 3);
  });
});

describe(documented(`${SOQL}sforce_api_calls_soql_relationships.htm`, 'shape of rows'), () => {
  test('parents are rows of their own, null where the reference is empty', () => {
    const rows = org.run(
      'SELECT Lead__r.Company, Lead__r.Owner.Name, Lead__r.CreatedBy.Name FROM Thread__c ORDER BY Name LIMIT 2'
    ).rows;
    const parent = rows[0]!.parents.get('lead__r')!;
    assert.equal(parent.object, 'Lead');
    assert.equal(parent.values.get('company'), 'Toko');
    assert.equal(parent.values.get('id'), lead);
    assert.equal(parent.parents.get('owner')!.values.get('name'), 'Budi Ono');
    assert.equal(parent.parents.get('createdby'), null);
    assert.equal(rows[1]!.parents.get('lead__r'), null);
  });
  test('children are limited for each parent', () => {
    const small = new TestOrg();
    for (const name of ['x', 'y']) {
      const thread = small.insert('Thread__c', { Name: name });
      for (const note of ['1', '2', '3'])
        small.insert('Note__c', { Name: name + note, Thread__c: thread });
    }
    const rows = small.run(
      'SELECT Name, (SELECT Name FROM Notes__r ORDER BY Name DESC LIMIT 2) FROM Thread__c ORDER BY Name'
    ).rows;
    const found = rows.map((row) =>
      row.children.get('notes__r')!.map((child) => child.values.get('name'))
    );
    assert.deepEqual(found, [
      ['x3', 'x2'],
      ['y3', 'y2']
    ]);
  });
  test('rows in the recycle bin only with ALL ROWS', () => {
    assert.equal(names(''), 'abcd');
    assert.deepEqual(org.values('SELECT Name FROM Thread__c WHERE IsDeleted = true ALL ROWS'), [
      'e'
    ]);
  });
});

describe(documented(`${SOQL}sforce_api_calls_soql_select_groupby.htm`, 'aggregates'), () => {
  test('groups ignore case; results without alias are expr0, expr1', () => {
    const rows = org.run(
      'SELECT COUNT(Id), Channel__c c, MAX(Score__c) FROM Thread__c GROUP BY Channel__c HAVING COUNT(Id) > 1'
    ).rows;
    assert.equal(rows.length, 1);
    assert.equal(rows[0]!.object, 'AggregateResult');
    assert.deepEqual([...rows[0]!.values.keys()], ['expr0', 'c', 'expr1']);
    assert.deepEqual([rows[0]!.values.get('expr0'), rows[0]!.values.get('expr1')], [2, 5]);
    assert.equal(rows[0]!.types!.get('expr0')!.apexType, 'System.Integer');
    assert.equal(rows[0]!.types!.get('expr1')!.apexType, 'System.Decimal');
  });
  test('sorted by an alias', () => {
    const rows = org.run(
      'SELECT Channel__c, COUNT(Id) n FROM Thread__c GROUP BY Channel__c ORDER BY COUNT(Id) DESC, Channel__c NULLS LAST'
    ).rows;
    assert.deepEqual(
      rows.map((row) => row.values.get('n')),
      [2, 1, 1]
    );
  });
});

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm',
    'limits'
  ),
  () => {
    const used = (text: string): Readonly<Record<string, number>> => {
      const counted: Record<string, number> = {};
      const limits = {
        add: (name: string, amount: number): void =>
          void (counted[name] = (counted[name] ?? 0) + amount)
      };
      org.run(text, { limits });
      return counted;
    };
    test('rows of the query and of its children', () => {
      const counted = used('SELECT Id, (SELECT Id FROM Notes__r) FROM Thread__c');
      assert.deepEqual(counted, { queries: 1, queryRows: 6, aggregateQueries: 1 });
    });
    test('COUNT() is one row, COUNT(field) one for each group, other functions every row used', () => {
      assert.deepEqual(used('SELECT COUNT() FROM Thread__c'), { queries: 1, queryRows: 1 });
      assert.deepEqual(used('SELECT COUNT(Id) FROM Thread__c'), { queries: 1, queryRows: 1 });
      assert.deepEqual(used('SELECT MAX(Score__c) FROM Thread__c'), { queries: 1, queryRows: 4 });
    });
    test('custom metadata is free', () => assert.deepEqual(used('SELECT Id FROM Rule__mdt'), {}));
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm',
    'custom metadata'
  ),
  () => {
    test('is queried like rows', () => {
      assert.deepEqual(
        org.values(
          "SELECT DeveloperName FROM Rule__mdt WHERE Active__c = true AND Target__c = 'LEAD'"
        ),
        ['A']
      );
      assert.deepEqual(org.values('SELECT Target__c FROM Rule__mdt ORDER BY DeveloperName DESC'), [
        'Case',
        'Lead'
      ]);
      assert.throws(() => org.run('SELECT COUNT() FROM Rule__mdt'), UnsupportedError);
    });
  }
);
