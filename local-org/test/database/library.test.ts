import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DATABASE } from '../../src/runtime/database/database.ts';
import { DmlOptions } from '../../src/runtime/database/dml-options.ts';
import { DATABASE_TYPES } from '../../src/runtime/database/types.ts';
import { SOBJECT_TYPE } from '../../src/runtime/database/sobject-type.ts';
import type { LibraryFunction } from '../../src/runtime/library.ts';
import { fieldToken, sobjectTypeToken } from '../../src/runtime/schema/tokens.ts';
import { SCHEMA_TYPES } from '../../src/runtime/schema/types.ts';
import { SYSTEM_MODE, USER_MODE } from '../../src/runtime/system/access-level.ts';
import type { ApexException } from '../../src/runtime/values/exception.ts';
import { enumValue } from '../../src/runtime/values/enum-value.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import type { ApexMap } from '../../src/runtime/values/map.ts';
import type { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { toText } from '../../src/runtime/values/text.ts';
import { libraryType, sobjectType, SOBJECT } from '../../src/syntax/types.ts';
import { DataOrg } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const DATABASE_PAGE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm';
const STRIP =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_stripInaccessible.htm';
const DESCRIBE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm';
const MDT =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm';

function call(org: DataOrg, type: string, method: string, ...args: unknown[]): unknown {
  const found = [...DATABASE_TYPES, ...SCHEMA_TYPES].find((each) => each.name === type);
  const key = `${method}/${args.length}`;
  const exact = Object.keys(found?.statics ?? {}).find((name) => name.startsWith(`${method}(`));
  const target = found?.statics?.[key] ?? found?.statics?.[method] ?? found?.statics?.[exact ?? ''];
  return (target as LibraryFunction)(org.tx, ...args);
}

function on(
  org: DataOrg,
  type: string,
  self: unknown,
  method: string,
  ...args: unknown[]
): unknown {
  const found = [...DATABASE_TYPES, ...SCHEMA_TYPES].find((each) => each.name === type);
  const target = found?.methods?.[`${method}/${args.length}`] ?? found?.methods?.[method];
  return (target as LibraryFunction)(org.tx, self, ...args);
}

function shops(...rows: SObjectValue[]): ApexList {
  return ApexList.of(sobjectType('Shop__c'), rows);
}

describe('System.Database', () => {
  test(documented(DATABASE_PAGE, 'all or none throws a DmlException'), () => {
    const org = new DataOrg();
    const rows = shops(org.shop(), org.shop({ Title__c: null }));
    assert.throws(
      () => call(org, 'System.Database', 'insert', rows, true, SYSTEM_MODE),
      (error: ApexException) =>
        error.typeName === 'System.DmlException' &&
        error.text ===
          'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Title__c]: [Title__c]'
    );
    assert.throws(() => call(org, 'System.Database', 'insert', null), {
      typeName: 'System.NullPointerException'
    });
  });

  test(documented(DATABASE_PAGE, 'partial success answers results'), () => {
    const org = new DataOrg();
    const answer = call(
      org,
      'System.Database',
      'insert',
      shops(org.shop(), org.shop({ Title__c: null })),
      false,
      SYSTEM_MODE
    );
    assert.ok(answer instanceof ApexList);
    const [fine, refused] = answer.items;
    assert.equal(on(org, 'Database.SaveResult', fine, 'isSuccess'), true);
    assert.equal(on(org, 'Database.SaveResult', refused, 'isSuccess'), false);
    assert.equal(on(org, 'Database.SaveResult', refused, 'getId'), null);
    const errors = on(org, 'Database.SaveResult', refused, 'getErrors') as ApexList;
    const error = errors.items[0];
    assert.equal(
      on(org, 'Database.Error', error, 'getMessage'),
      'Required fields are missing: [Title__c]'
    );
    assert.equal(toText(org.tx, on(org, 'Database.Error', error, 'getFields')), '(Title__c)');
    assert.equal(
      toText(org.tx, on(org, 'Database.Error', error, 'getStatusCode')),
      'REQUIRED_FIELD_MISSING'
    );
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm',
      'user mode is the default'
    ),
    () => {
      const org = new DataOrg({ permissions: { canCreate: () => false } });
      assert.throws(() => call(org, 'System.Database', 'insert', org.shop()), {
        typeName: 'System.SecurityException'
      });
      assert.throws(() => call(org, 'System.Database', 'insert', org.shop(), USER_MODE), {
        typeName: 'System.SecurityException'
      });
      assert.ok(call(org, 'System.Database', 'insert', org.shop(), SYSTEM_MODE));
    }
  );

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions.htm',
      'optAllOrNone is false by default, and options hold for the call only'
    ),
    () => {
      const org = new DataOrg();
      const shop = org.shop({ Title__c: null });
      const result = call(org, 'System.Database', 'insert', shop, new DmlOptions(), SYSTEM_MODE);
      assert.equal(on(org, 'Database.SaveResult', result, 'isSuccess'), false);
      assert.equal(shop.dmlOptions, null);
      const strict = new DmlOptions();
      strict.optAllOrNone = true;
      assert.throws(() => call(org, 'System.Database', 'insert', shop, strict, SYSTEM_MODE), {
        typeName: 'System.DmlException'
      });
    }
  );

  test(documented(DATABASE_PAGE, 'upsert by a field, delete and undelete by id'), () => {
    const org = new DataOrg();
    const key = fieldToken(org.schema, 'Shop__c', 'Code__c');
    const shop = org.shop({ Code__c: 'A' });
    const made = call(org, 'System.Database', 'upsert', shop, key, SYSTEM_MODE);
    assert.equal(on(org, 'Database.UpsertResult', made, 'isCreated'), true);
    call(org, 'System.Database', 'delete', shop.id, SYSTEM_MODE);
    assert.equal(org.count('Shop__c'), 0);
    call(org, 'System.Database', 'undelete', shop.id, SYSTEM_MODE);
    assert.equal(org.count('Shop__c'), 1);
  });

  test('savepoints', () => {
    const org = new DataOrg();
    const savepoint = DATABASE.statics!['setSavepoint']!(org.tx);
    org.inserted(org.shop());
    call(org, 'System.Database', 'rollback', savepoint);
    assert.equal(org.count('Shop__c'), 0);
    assert.throws(() => call(org, 'System.Database', 'rollback', null), {
      typeName: 'System.NullPointerException'
    });
  });
});

describe('System.SObject', () => {
  const org = new DataOrg();
  const method = (name: string, self: SObjectValue, ...args: unknown[]): unknown =>
    (SOBJECT_TYPE.methods![name] as LibraryFunction)(org.tx, self, ...args);

  test('fields by token and by name', () => {
    const row = org.row('Lead');
    method('put', row, fieldToken(org.schema, 'Lead', 'LastName'), 'x');
    assert.equal(method('get', row, 'lastname'), 'x');
    assert.equal(method('isSet', row, fieldToken(org.schema, 'Lead', 'Company')), false);
    const map = method('getPopulatedFieldsAsMap', row) as ApexMap;
    assert.deepEqual(map.keys(), ['LastName']);
    assert.equal(method('getSObjectType', row), sobjectTypeToken(org.schema, 'Lead'));
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm',
      'addError in its forms'
    ),
    () => {
      const row = org.row('Lead');
      method('addError', row, 'one');
      method('addError', row, 'LastName', 'two');
      method('addError', row, fieldToken(org.schema, 'Lead', 'Company'), 'three', false);
      assert.deepEqual(
        row.errors.map((error) => [error.message, error.fields]),
        [
          ['one', []],
          ['two', ['LastName']],
          ['three', ['Company']]
        ]
      );
      assert.equal(method('hasErrors', row), true);
      assert.equal((method('getErrors', row) as ApexList).size, 3);
      assert.throws(() => method('addError', row, null), {
        typeName: 'System.NullPointerException'
      });
    }
  );
});

describe('describe', () => {
  const org = new DataOrg({
    permissions: { canEditField: (_object, field) => field !== 'Title__c' }
  });
  const shop = sobjectTypeToken(org.schema, 'Shop__c');
  const describeField = (name: string): unknown =>
    on(org, 'Schema.SObjectField', fieldToken(org.schema, 'Shop__c', name), 'getDescribe');
  const ask = (name: string, method: string): unknown =>
    on(org, 'Schema.DescribeFieldResult', describeField(name), method);

  test(documented(DESCRIBE, 'fields'), () => {
    assert.equal(ask('Title__c', 'getLength'), 30);
    assert.equal(ask('Title__c', 'isNillable'), false);
    assert.equal(ask('Title__c', 'isCreateable'), false);
    assert.equal(ask('Code__c', 'isUpdateable'), true);
    assert.equal(ask('OpenMinutes__c', 'isCreateable'), false);
    assert.equal(ask('OpenMinutes__c', 'isCalculated'), true);
    const types = [
      'Title__c',
      'Note__c',
      'Kind__c',
      'Seats__c',
      'Lead__c',
      'Active__c',
      'Mail__c',
      'Id'
    ];
    assert.deepEqual(
      types.map((name) => toText(org.tx, ask(name, 'getType'))),
      ['STRING', 'TEXTAREA', 'PICKLIST', 'DOUBLE', 'REFERENCE', 'BOOLEAN', 'EMAIL', 'ID']
    );
    assert.equal(toText(org.tx, ask('Lead__c', 'getReferenceTo')), '(Lead)');
    assert.equal((ask('Kind__c', 'getPicklistValues') as ApexList).size, 2);
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_global_describe.htm',
      'maps find a name in any letter case'
    ),
    () => {
      const describe_ = on(org, 'Schema.SObjectType', shop, 'getDescribe');
      const fields = on(org, 'Schema.DescribeSObjectResult', describe_, 'getFields');
      const map = on(org, 'Schema.SObjectTypeFields', fields, 'getMap') as ApexMap;
      assert.equal(map.get(org.tx, 'TITLE__c'), fieldToken(org.schema, 'Shop__c', 'Title__c'));
      assert.equal(map.has(org.tx, 'Nope'), false);
      assert.equal(map.get(org.tx, 'Nope'), null);
      const all = call(org, 'System.Schema', 'getGlobalDescribe') as ApexMap;
      assert.equal(all.get(org.tx, 'SHOP__C'), shop);
    }
  );

  test('an unknown object', () => {
    assert.throws(
      () => call(org, 'System.Schema', 'describeSObjects', ApexList.of(SOBJECT, ['Nope'])),
      {
        message: "sObject type 'Nope' is not supported."
      }
    );
  });
});

describe('custom metadata', () => {
  const org = new DataOrg();
  const tone = sobjectTypeToken(org.schema, 'Tone__mdt');

  test(
    documented(MDT, 'getAll and getInstance answer read-only rows with texts cut to 255'),
    () => {
      const all = on(org, 'Schema.SObjectType', tone, 'getAll') as ApexMap;
      assert.deepEqual(all.keys(), ['Calm']);
      const row = on(org, 'Schema.SObjectType', tone, 'getInstance', 'calm') as SObjectValue;
      assert.equal(row.read('developername'), 'Calm');
      assert.equal(row.read('masterlabel'), 'Calm tone');
      assert.equal(row.read('loud__c'), false);
      assert.equal(String(row.read('word__c')).length, 255);
      assert.throws(() => row.write('loud__c', true), { typeName: 'System.FinalException' });
      assert.equal(on(org, 'Schema.SObjectType', tone, 'getInstance', 'Nope'), null);
    }
  );
});

describe('Security.stripInaccessible', () => {
  const access = (name: string): unknown => enumValue(libraryType('System.AccessType'), name, 0);

  test(documented(STRIP, 'no right on the object'), () => {
    const org = new DataOrg({ permissions: { canEdit: () => false } });
    assert.throws(
      () =>
        call(org, 'System.Security', 'stripInaccessible', access('UPDATABLE'), shops(org.shop())),
      {
        typeName: 'System.NoAccessException',
        message: 'No access to entity: Shop__c'
      }
    );
    assert.ok(
      call(
        org,
        'System.Security',
        'stripInaccessible',
        access('UPDATABLE'),
        shops(org.shop()),
        false
      )
    );
  });

  test(
    documented(STRIP, 'copies rows without what the user may not write, and says what went'),
    () => {
      const org = new DataOrg({
        permissions: { canEditField: (_object, field) => field !== 'Code__c' }
      });
      const row = org.inserted(org.shop({ Code__c: 'A' }));
      const decision = call(
        org,
        'System.Security',
        'stripInaccessible',
        access('UPDATABLE'),
        shops(row, org.shop())
      );
      const records = on(org, 'System.SObjectAccessDecision', decision, 'getRecords') as ApexList;
      const [stripped] = records.items as SObjectValue[];
      assert.equal(stripped?.isSet('Code__c'), false);
      assert.equal(stripped?.id, row.id);
      assert.equal(row.isSet('Code__c'), true);
      assert.equal(
        toText(org.tx, on(org, 'System.SObjectAccessDecision', decision, 'getRemovedFields')),
        '{Shop__c={Code__c}}'
      );
      assert.equal(
        toText(org.tx, on(org, 'System.SObjectAccessDecision', decision, 'getModifiedIndexes')),
        '{0}'
      );
    }
  );

  test(assumed('reading follows the parent rows too', 'READABLE'), () => {
    const org = new DataOrg({
      permissions: { canReadField: (object, field) => !(object === 'Lead' && field === 'Phone') }
    });
    const row = org.row('Shop__c', { Title__c: 'x' });
    row.writeParent('lead__r', org.row('Lead', { LastName: 'y', Phone: '0812' }));
    const decision = call(
      org,
      'System.Security',
      'stripInaccessible',
      access('READABLE'),
      shops(row)
    );
    const records = on(org, 'System.SObjectAccessDecision', decision, 'getRecords') as ApexList;
    assert.deepEqual((records.items[0] as SObjectValue).parent('lead__r')?.setKeys(), ['lastname']);
    assert.equal(
      toText(org.tx, on(org, 'System.SObjectAccessDecision', decision, 'getRemovedFields')),
      '{Lead={Phone}}'
    );
  });
});
