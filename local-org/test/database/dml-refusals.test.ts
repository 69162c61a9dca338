import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LimitFailure } from '../../src/runtime/limit-failure.ts';
import { dmlException } from '../../src/runtime/database/dml-exception.ts';
import type { DmlRowResult } from '../../src/runtime/transaction.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import type { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { makeId } from '../../src/store/ids.ts';
import { DataOrg, OTHER_USER } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const ORDER =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm';
const STATUS =
  'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm';
const USER_MODE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm';
const REPORTS = 'wording as in public reports of the error';

function firstError(results: readonly DmlRowResult[]): string {
  const error = results.find((result) => result.errors.length > 0)?.errors[0];
  return error === undefined
    ? 'none'
    : `${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`;
}

/** The first error of inserting a shop with these values. */
function refusal(values: Readonly<Record<string, unknown>>): string {
  const org = new DataOrg();
  const text = firstError(org.dml('insert', [org.shop(values)]));
  assert.equal(org.count('Shop__c'), 0, 'nothing is stored');
  return text;
}

describe('rows that are refused', () => {
  test(documented(STATUS, 'a required field'), () => {
    assert.equal(
      refusal({ Title__c: null }),
      'REQUIRED_FIELD_MISSING, Required fields are missing: [Title__c]: [Title__c]'
    );
  });

  test(
    assumed('the platform trims text, so white space is no value', 'a required field with blanks'),
    () => {
      assert.match(refusal({ Title__c: '  ' }), /^REQUIRED_FIELD_MISSING/);
    }
  );

  test('several required fields stand in one error', () => {
    const org = new DataOrg();
    assert.equal(
      firstError(org.dml('insert', [org.row('Lead')])),
      'REQUIRED_FIELD_MISSING, Required fields are missing: [LastName, Company]: [LastName, Company]'
    );
  });

  test(assumed(REPORTS, 'a text that is too long'), () => {
    const text = 'x'.repeat(31);
    assert.equal(
      refusal({ Title__c: text }),
      `STRING_TOO_LONG, Title: data value too large: ${text} (max length=30): [Title__c]`
    );
  });

  test(assumed(REPORTS, 'a number outside its digits'), () => {
    assert.equal(
      refusal({ Seats__c: ApexDecimal.fromInteger(10_000) }),
      'NUMBER_OUTSIDE_VALID_RANGE, Seats: value outside of valid range on numeric field: 10000: [Seats__c]'
    );
  });

  test(assumed(REPORTS, 'a value outside a restricted picklist'), () => {
    assert.equal(
      refusal({ Kind__c: 'Kiosk' }),
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Kiosk: [Kind__c]'
    );
  });

  test(assumed(REPORTS, 'an e-mail address that is none'), () => {
    assert.equal(
      refusal({ Mail__c: 'sari@' }),
      'INVALID_EMAIL_ADDRESS, Mail: invalid email address: sari@: [Mail__c]'
    );
  });

  test(assumed(REPORTS, 'a reference to another kind of row'), () => {
    const id = makeId('500', 1);
    assert.equal(
      refusal({ Lead__c: id }),
      `FIELD_INTEGRITY_EXCEPTION, Lead: id value of incorrect type: ${id}: [Lead__c]`
    );
  });

  test(assumed(REPORTS, 'a reference to no row'), () => {
    assert.equal(
      refusal({ Lead__c: makeId('00Q', 999) }),
      'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []'
    );
  });

  test(documented(ORDER, 'a validation rule, at its field'), () => {
    assert.equal(
      refusal({ Seats__c: ApexDecimal.fromInteger(-1) }),
      'FIELD_CUSTOM_VALIDATION_EXCEPTION, A shop has no negative seats.: [Seats__c]'
    );
  });

  test(documented(ORDER, 'a validation rule at the top of the page, on a change'), () => {
    const org = new DataOrg();
    const shop = org.inserted(org.shop({ Region__c: 'Jawa' }));
    shop.write('region__c', 'Bali');
    assert.equal(
      firstError(org.dml('update', [shop])),
      'FIELD_CUSTOM_VALIDATION_EXCEPTION, The region never changes.: []'
    );
    assert.equal(org.stored(shop, 'Region__c'), 'Jawa');
  });

  test(assumed(REPORTS, 'a unique value that another row has'), () => {
    const org = new DataOrg();
    const first = org.inserted(org.shop({ Code__c: 'A' }));
    assert.equal(
      firstError(org.dml('insert', [org.shop({ Code__c: 'A' })])),
      `DUPLICATE_VALUE, duplicate value found: Code__c duplicates value on record with id: ${first.id!.slice(0, 15)}: []`
    );
  });

  test(assumed(REPORTS, 'a unique value twice in one statement is told without names'), () => {
    const org = new DataOrg();
    const results = org.dml('insert', [org.shop({ Code__c: 'A' }), org.shop({ Code__c: 'A' })], {
      allOrNone: false
    });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false]
    );
    assert.equal(
      firstError(results),
      'DUPLICATE_VALUE, duplicate value found: <unknown> duplicates value on record with id: <unknown>: []'
    );
  });

  test(
    documented(
      'https://help.salesforce.com/s/articleView?id=sf.custom_field_attributes.htm',
      'unique values ignore case unless the field says otherwise'
    ),
    () => {
      const org = new DataOrg();
      org.inserted(org.shop({ Alias__c: 'roti', Code__c: 'roti' }));
      org.inserted(org.shop({ Code__c: 'ROTI' }));
      assert.match(
        firstError(org.dml('insert', [org.shop({ Alias__c: 'ROTI' })])),
        /^DUPLICATE_VALUE/
      );
    }
  );

  test(assumed(REPORTS, 'insert with an id, update without one'), () => {
    const org = new DataOrg();
    assert.equal(
      firstError(org.dml('insert', [org.shop({ Id: makeId('a00', 1) })])),
      'INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]'
    );
    assert.equal(
      firstError(org.dml('update', [org.shop()])),
      'MISSING_ARGUMENT, Id not specified in an update call: []'
    );
    assert.equal(
      firstError(org.dml('delete', [org.shop()])),
      'MISSING_ARGUMENT, Id not specified in a delete call: []'
    );
  });

  test(assumed(REPORTS, 'a row that was deleted or never was'), () => {
    const org = new DataOrg();
    const shop = org.inserted(org.shop());
    org.dml('delete', [shop]);
    assert.equal(firstError(org.dml('update', [shop])), 'ENTITY_IS_DELETED, entity is deleted: []');
    assert.equal(
      firstError(org.dml('update', [org.shop({ Id: makeId('a99', 7) })])),
      'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []'
    );
  });
});

describe('statements that are refused as a whole', () => {
  test(assumed(REPORTS, 'a null row'), () => {
    const org = new DataOrg();
    assert.throws(() => org.dml('insert', [null as unknown as SObjectValue]), {
      typeName: 'System.NullPointerException'
    });
  });

  test(assumed(REPORTS, 'the same row or id twice'), () => {
    const org = new DataOrg();
    const shop = org.shop();
    assert.throws(() => org.dml('insert', [shop, shop]), {
      typeName: 'System.ListException',
      message: 'Before Insert or Upsert list must not have two identically equal elements'
    });
    org.inserted(shop);
    const twin = org.row('Shop__c', { Id: shop.id });
    assert.throws(() => org.dml('update', [shop, twin]), {
      message: `Duplicate id in list: ${shop.id}`
    });
  });

  test('custom metadata', () => {
    const org = new DataOrg();
    assert.throws(() => org.dml('insert', [org.row('Tone__mdt')]), {
      typeName: 'System.TypeException',
      message: 'DML operation INSERT not allowed on Tone__mdt'
    });
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm',
      'set-up and data in one transaction'
    ),
    () => {
      const org = new DataOrg();
      org.inserted(org.shop());
      assert.equal(
        firstError(org.dml('insert', [org.row('Group', { Name: 'Team' })])),
        'MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): Group, original object: Shop__c: []'
      );
    }
  );

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm',
      'more rows or statements than a transaction may save'
    ),
    () => {
      const org = new DataOrg();
      const rows = Array.from({ length: 10_001 }, () => org.shop());
      assert.throws(() => org.dml('insert', rows), new LimitFailure('Too many DML rows: 10001'));
      const busy = new DataOrg();
      const shop = busy.inserted(busy.shop());
      for (let count = 1; count < 150; count++) busy.dml('update', [shop]);
      assert.throws(
        () => busy.dml('update', [shop]),
        new LimitFailure('Too many DML statements: 151')
      );
    }
  );

  test(
    assumed('measured by others: an empty list uses no limit', 'an empty list costs nothing'),
    () => {
      const org = new DataOrg();
      assert.deepEqual(org.dml('insert', []), []);
      assert.equal(org.tx.limits.used('dmlStatements'), 0);
    }
  );
});

describe('user mode', () => {
  test(
    assumed(
      'an org answered so to others; the documentation names no text',
      'no right on the object'
    ),
    () => {
      const org = new DataOrg({ permissions: { canCreate: () => false } });
      assert.throws(() => org.dml('insert', [org.shop()], { access: 'user' }), {
        typeName: 'System.SecurityException',
        message: "Access to entity 'Shop__c' denied"
      });
      assert.equal(org.dml('insert', [org.shop()])[0]?.success, true);
    }
  );

  test(documented(USER_MODE, 'fields the user may not write'), () => {
    const org = new DataOrg({
      permissions: { canEditField: (_object, field) => field !== 'Code__c' }
    });
    const results = org.dml('insert', [org.shop({ Code__c: 'A' })], { access: 'user' });
    const exception = dmlException('insert', results);
    assert.equal(
      exception?.text,
      'Operation failed due to fields being inaccessible on Sobject Shop__c, check errors on Exception or Result!'
    );
    assert.deepEqual(exception?.dmlRows?.[0]?.errors[0]?.fields, ['Code__c']);
    assert.equal(org.count('Shop__c'), 0);
  });

  test(documented(USER_MODE, 'sharing always holds'), () => {
    const org = new DataOrg({ permissions: { modifiesAll: () => false } });
    const shop = org.inserted(org.shop({ OwnerId: OTHER_USER }));
    assert.equal(
      firstError(org.dml('update', [shop], { access: 'user' })),
      'INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id: []'
    );
    assert.match(
      firstError(org.dml('delete', [shop], { sharing: true })),
      /^INSUFFICIENT_ACCESS_OR_READONLY/
    );
    const item = org.inserted(org.row('Item__c', { Name: 'Kue', Shop__c: shop.id }));
    assert.match(
      firstError(
        org.dml('update', [org.row('Item__c', { Id: item.id, Name: 'Roti' })], { access: 'user' })
      ),
      /^INSUFFICIENT_ACCESS_OR_READONLY/
    );
    assert.equal(org.dml('update', [shop])[0]?.success, true);
  });

  test(
    assumed(
      'a recorded org masks the names',
      'a duplicate that the user may not read is not named'
    ),
    () => {
      const org = new DataOrg({ permissions: { canReadField: () => false } });
      org.inserted(org.shop({ Code__c: 'A' }));
      assert.match(
        firstError(org.dml('insert', [org.shop({ Code__c: 'A' })])),
        /<unknown>.*<unknown>/
      );
    }
  );
});
