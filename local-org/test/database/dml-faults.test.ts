import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dmlException } from '../../src/runtime/database/dml-exception.ts';
import { LimitFailure } from '../../src/runtime/limit-failure.ts';
import type { DmlRowResult } from '../../src/runtime/transaction.ts';
import { apexException } from '../../src/runtime/values/exception.ts';
import { DataOrg } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const REPORTS = 'wording as in public reports of the error';

function firstError(results: readonly DmlRowResult[]): string {
  const error = results.find((result) => result.errors.length > 0)?.errors[0];
  return error === undefined
    ? 'none'
    : `${error.statusCode}, ${error.message}: [${error.fields.join(', ')}]`;
}

describe('planted faults', () => {
  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_locking_statements.htm',
      'a locked row'
    ),
    () => {
      const org = new DataOrg();
      const shop = org.inserted(org.shop());
      org.store.faults.add({ kind: 'rowLock', object: 'Shop__c', id: shop.id });
      assert.match(
        firstError(org.dml('update', [shop])),
        /^UNABLE_TO_LOCK_ROW, unable to obtain exclusive access/
      );
      assert.equal(org.dml('update', [shop])[0]?.success, true, 'a fault strikes once');
    }
  );

  test('a rival that inserts the same unique value first, and stays', () => {
    const org = new DataOrg();
    org.store.faults.add({
      kind: 'rivalInsert',
      object: 'Shop__c',
      values: { Code__c: 'A', Title__c: 'Rival' }
    });
    assert.match(firstError(org.dml('insert', [org.shop({ Code__c: 'A' })])), /^DUPLICATE_VALUE/);
    assert.equal(org.count('Shop__c'), 1);
  });

  test(assumed(REPORTS, 'no storage left'), () => {
    const org = new DataOrg();
    org.store.faults.add({ kind: 'storageLimit', object: 'Shop__c' });
    assert.equal(
      firstError(org.dml('insert', [org.shop()])),
      'STORAGE_LIMIT_EXCEEDED, storage limit exceeded: []'
    );
    assert.deepEqual(org.store.faults.pending, []);
  });
});

describe('triggers that refuse', () => {
  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_exceptions.htm',
      'addError'
    ),
    () => {
      const org = new DataOrg();
      org.on('Shop__c', 'before insert', ({ newRows }) => {
        newRows?.[1]?.addError('Not this one.');
        newRows?.[2]?.addError('Nor this title.', 'Title__c');
      });
      const results = org.dml('insert', [org.shop(), org.shop(), org.shop()]);
      const exception = dmlException('insert', results);
      assert.equal(
        exception?.text,
        'Insert failed. First exception on row 1; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Not this one.: []'
      );
      assert.deepEqual(
        exception?.dmlRows?.map((row) => row.index),
        [1, 2]
      );
      assert.deepEqual(exception?.dmlRows?.[1]?.errors[0]?.fields, ['Title__c']);
      assert.equal(org.count('Shop__c'), 0);
    }
  );

  test(assumed(REPORTS, 'an exception of a trigger refuses every row'), () => {
    const org = new DataOrg();
    org.on('Shop__c', 'after insert', () => {
      throw apexException('System.NullPointerException', 'Attempt to de-reference a null object');
    });
    const results = org.dml('insert', [org.shop(), org.shop()]);
    assert.match(
      firstError(results),
      /^CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Shops: execution of AfterInsert\n\ncaused by: System\.NullPointerException: Attempt to de-reference a null object\n\nTrigger\.Shops: line 3, column 1: \[\]$/
    );
    assert.equal(
      results.every((result) => result.errors.length === 1),
      true
    );
    assert.equal(org.count('Shop__c'), 0);
  });

  test('limits and faults of ours pass through, and nothing stays', () => {
    const org = new DataOrg();
    org.on('Shop__c', 'after insert', () => {
      throw new LimitFailure('Too many SOQL queries: 101');
    });
    assert.throws(() => org.dml('insert', [org.shop()]), LimitFailure);
    assert.equal(org.count('Shop__c'), 0);
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm',
      'triggers fire each other 16 deep'
    ),
    () => {
      const org = new DataOrg();
      let refusal = '';
      org.on('Shop__c', 'after insert', () => {
        const errors = org.dml('insert', [org.shop()])[0]?.errors ?? [];
        for (const error of errors) refusal = error.message;
      });
      org.dml('insert', [org.shop()]);
      assert.equal(
        refusal,
        'Shop__c: maximum trigger depth exceeded\nShop__c trigger event BeforeInsert'
      );
    }
  );

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm',
      'rows of after triggers are read-only'
    ),
    () => {
      const org = new DataOrg();
      org.on('Shop__c', 'after insert', ({ newRows }) => newRows?.[0]?.write('title__c', 'x'));
      assert.match(
        firstError(org.dml('insert', [org.shop()])),
        /System\.FinalException: Record is read-only/
      );
    }
  );
});
