import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { QueriedRow } from '../../src/runtime/values/queried-row.ts';
import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { apexEquals } from '../../src/runtime/values/equality.ts';
import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { toText } from '../../src/runtime/values/text.ts';
import { makeId } from '../../src/store/ids.ts';
import { DataOrg } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const SOBJECT =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm';
const org = new DataOrg();

function queried(parts: Partial<QueriedRow> = {}): SObjectValue {
  return SObjectValue.fromQuery(org.schema, {
    object: 'Shop__c',
    values: new Map([['id', makeId('a00', 7)]]),
    parents: new Map(),
    children: new Map(),
    ...parts
  });
}

describe('reading and writing by name is refused', () => {
  test(assumed('wording as in public reports', 'an unknown field or relationship'), () => {
    const row = org.row('Lead');
    assert.throws(() => row.get('Nope'), {
      typeName: 'System.SObjectException',
      message: 'Invalid field Nope for Lead'
    });
    assert.throws(() => row.put('Nope', 'x'), { message: 'Invalid field Nope for Lead' });
    assert.throws(() => row.isSet('Nope'), { message: 'Invalid field Nope for Lead' });
    assert.throws(() => row.getSObject('Nope__r'), {
      message: 'Invalid relationship Nope__r for Lead'
    });
    assert.throws(() => row.getSObjects('Nope__r'), {
      message: 'Invalid relationship Nope__r for Lead'
    });
    assert.throws(() => row.get(null), { message: 'Invalid field null for Lead' });
  });

  test(assumed('wording as in public reports', 'a value of another type'), () => {
    const row = org.row('Shop__c');
    assert.throws(() => row.put('Seats__c', 'four'), {
      message: 'Illegal assignment from String to Decimal'
    });
    assert.throws(() => row.put('Title__c', 4), {
      message: 'Illegal assignment from Integer to String'
    });
    assert.throws(() => row.put('Active__c', 'true'), {
      message: 'Illegal assignment from String to Boolean'
    });
    assert.throws(() => row.put('Lead__c', 'x'), {
      typeName: 'System.StringException',
      message: 'Invalid id: x'
    });
  });

  test(assumed('wording as in public reports', 'a field that only the platform writes'), () => {
    const row = org.row('Shop__c');
    assert.throws(() => row.put('CreatedDate', new ApexDatetime(0)), {
      message: 'Field CreatedDate is not editable'
    });
    assert.throws(() => row.put('OpenMinutes__c', ApexDecimal.fromInteger(1)), {
      message: 'Field OpenMinutes__c is not editable'
    });
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_querying.htm',
      'a field that the query left out'
    ),
    () => {
      const row = queried();
      assert.throws(() => row.read('title__c'), {
        typeName: 'System.SObjectException',
        message:
          'SObject row was retrieved via SOQL without querying the requested field: Shop__c.Title__c'
      });
      assert.throws(() => row.parent('lead__r'), /requested field: Shop__c\.Lead__r/);
      assert.throws(() => row.children('items__r'), /requested field: Shop__c\.Items__r/);
      row.write('title__c', 'x');
      assert.equal(row.read('title__c'), 'x');
      assert.equal(row.id, makeId('a00', 7));
    }
  );

  test('a read-only row', () => {
    const row = org.row('Lead', { LastName: 'x' }).freeze();
    assert.throws(() => row.write('lastname', 'y'), {
      typeName: 'System.FinalException',
      message: 'Record is read-only'
    });
    assert.throws(() => row.put('LastName', 'y'), { typeName: 'System.FinalException' });
  });
});

describe('rows', () => {
  test(
    documented(SOBJECT, 'put converts, answers the value before, and tells set from null'),
    () => {
      const row = org.row('Shop__c');
      assert.equal(row.isSet('seats__c'), false);
      assert.equal(row.put('SEATS__C', 4), null);
      assert.equal(toText(org.tx, row.put('Seats__c', null)), '4');
      assert.equal(row.isSet('Seats__c'), true);
      assert.equal(row.get('Seats__c'), null);
      row.put('Lead__c', makeId('00Q', 1).slice(0, 15));
      assert.equal(row.get('Lead__c'), makeId('00Q', 1));
      row.put('OpenedAt__c', ApexDate.of(1970, 1, 2));
      assert.equal((row.get('OpenedAt__c') as ApexDatetime).milliseconds, 86_400_000);
    }
  );

  test(documented(SOBJECT, 'getSObjects answers null where there are no children'), () => {
    const child: QueriedRow = {
      object: 'Item__c',
      values: new Map([['id', makeId('a01', 1)]]),
      parents: new Map(),
      children: new Map()
    };
    const row = queried({
      children: new Map([
        ['items__r', [child]],
        ['branches__r', []]
      ])
    });
    assert.equal(row.getSObjects('Items__r')?.size, 1);
    assert.equal(toText(org.tx, row.children('items__r').elementType.name), 'Item__c');
    assert.equal(row.getSObjects('Branches__r'), null);
    assert.equal(row.children('branches__r').size, 0);
  });

  test('column contents become Apex values', () => {
    const row = queried({
      values: new Map<string, string | number | null>([
        ['id', makeId('a00', 7)],
        ['seats__c', 4],
        ['rate__c', 1.5],
        ['active__c', 1],
        ['openedat__c', 0],
        ['title__c', null]
      ]),
      parents: new Map([['lead__r', null]])
    });
    assert.equal(toText(org.tx, row.read('seats__c')), '4');
    assert.equal(toText(org.tx, row.read('rate__c')), '1.50');
    assert.equal(row.read('active__c'), true);
    assert.equal(row.read('title__c'), null);
    assert.equal(row.parent('lead__r'), null);
  });

  test(assumed('as debug logs print rows', 'text'), () => {
    assert.equal(
      toText(org.tx, org.row('Lead', { LastName: 'x', Company: null })),
      'Lead:{LastName=x, Company=null}'
    );
    assert.equal(toText(org.tx, org.row('Lead')), 'Lead:{}');
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm',
      'rows are equal by their fields'
    ),
    () => {
      const one = org.row('Shop__c', { Title__c: 'x', Rate__c: ApexDecimal.parse('1.0') });
      const two = org.row('Shop__c', { Rate__c: ApexDecimal.parse('1.00'), Title__c: 'x' });
      assert.equal(apexEquals(org.tx, one, two), true);
      assert.equal(one.keyText(org.tx), two.keyText(org.tx));
      two.write('title__c', 'X');
      assert.equal(apexEquals(org.tx, one, two), false);
      assert.equal(apexEquals(org.tx, org.row('Lead'), org.row('Account')), false);
    }
  );

  test(documented(SOBJECT, 'clone leaves out what it is not told to keep'), () => {
    const row = queried({
      values: new Map<string, string | number | null>([
        ['id', makeId('a00', 7)],
        ['title__c', 'x'],
        ['ticket__c', 'T-1'],
        ['createddate', 0]
      ])
    });
    const plain = row.clone({
      preserveId: false,
      isDeepClone: false,
      preserveReadonlyTimestamps: false,
      preserveAutonumber: false
    });
    assert.deepEqual(plain.setKeys(), ['title__c']);
    assert.equal(plain.isClone, true);
    assert.equal(plain.cloneSourceId, row.id);
    const whole = row.clone({
      preserveId: true,
      isDeepClone: true,
      preserveReadonlyTimestamps: true,
      preserveAutonumber: true
    });
    assert.deepEqual(whole.setKeys(), ['id', 'title__c', 'ticket__c', 'createddate']);
    whole.write('title__c', 'y');
    assert.equal(row.read('title__c'), 'x');
  });

  test(
    assumed('seen by others on orgs', 'a field that a query found empty is set, but not populated'),
    () => {
      const row = queried({
        values: new Map<string, string | null>([
          ['id', makeId('a00', 7)],
          ['title__c', null],
          ['region__c', null]
        ])
      });
      row.write('region__c', null);
      assert.equal(row.isSet('Title__c'), true);
      assert.deepEqual(
        row.fields().map((field) => field.name),
        ['Id', 'Region__c']
      );
    }
  );
});
