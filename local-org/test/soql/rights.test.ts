import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SoqlError } from '../../src/soql/soql-error.ts';
import { assumed, documented } from '../support/evidence.ts';
import { ANNA, BUDI, type RunOptions } from './org.ts';
import { threads } from './threads.ts';

const { org } = threads();
const names = (where: string, run: RunOptions = {}): string =>
  org.values(`SELECT Name FROM Thread__c ${where} ORDER BY Name`, run).join('');

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm',
    'user mode'
  ),
  () => {
    const reader = org.user(ANNA, 'Minimum Access - API Only Integrations', ['Reader']);
    const asReader = { user: reader, access: 'user' } as const;
    const refused = (text: string, words: string, user = reader): void => {
      assert.throws(
        () => org.run(text, { user, access: 'user' }),
        (error: unknown) => error instanceof SoqlError && error.message.includes(words)
      );
    };

    test('an object without read permission does not exist', () =>
      refused('SELECT Id FROM Lead', "sObject type 'Lead' is not supported."));
    test('a field without read permission does not exist, wherever it stands', () => {
      const words = "No such column 'Score__c' on entity 'Thread__c'.";
      refused('SELECT Score__c FROM Thread__c', words);
      refused('SELECT Id FROM Thread__c WHERE Score__c = 1', words);
      refused('SELECT Id FROM Thread__c WHERE Channel__c = null OR (NOT Score__c = 1)', words);
      refused('SELECT Id FROM Thread__c ORDER BY Score__c', words);
      refused('SELECT MAX(Score__c) FROM Thread__c', words);
      refused('SELECT Id FROM Note__c WHERE Thread__r.Score__c = 1', words);
    });
    test('a relationship to an object without read permission does not exist', () => {
      refused('SELECT Lead__r.LastName FROM Thread__c', "Didn't understand relationship 'Lead__r'");
    });
    test('not even an administrator reads a custom field that nobody granted', () => {
      refused(
        'SELECT Channel__c FROM Thread__c',
        "No such column 'Channel__c'",
        org.user(ANNA, 'System Administrator')
      );
    });
    test('what is granted is read, the rows filtered by sharing', () => {
      assert.deepEqual(
        org.values('SELECT Name, Channel__c FROM Thread__c ORDER BY Name', asReader),
        ['a', 'c', 'd']
      );
    });
    test('system mode checks nothing', () => {
      assert.equal(org.run('SELECT Score__c FROM Thread__c', { user: reader }).rows.length, 4);
    });
  }
);

describe(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/sharing_model_fields.htm',
    'with sharing'
  ),
  () => {
    const anna = { user: org.user(ANNA, 'Standard User', ['Reader']), sharing: true };
    test('a private object answers the own rows only', () => assert.equal(names('', anna), 'acd'));
    test('View All Data answers all', () => assert.equal(names('', { sharing: true }), 'abcd'));
    test('without sharing answers all', () =>
      assert.equal(names('', { ...anna, sharing: false }), 'abcd'));
    test('details follow their master, also as children', () => {
      assert.deepEqual(org.values('SELECT Name FROM Note__c', anna), ['mine']);
      assert.deepEqual(org.run('SELECT COUNT() FROM Note__c', anna).count, 1);
      const rows = org.run(
        "SELECT Name, (SELECT Name FROM Notes__r) FROM Thread__c WHERE Name IN ('a', 'b')",
        anna
      ).rows;
      assert.deepEqual(
        rows.map((row) => row.children.get('notes__r')!.length),
        [1]
      );
    });
    test(
      assumed(
        'the platform hides parents it may not show',
        'a parent that may not be seen is null'
      ),
      () => {
        const company = (run: RunOptions): unknown =>
          org
            .run("SELECT Lead__r.Company FROM Thread__c WHERE Name = 'a'", run)
            .rows[0]!.parents.get('lead__r')
            ?.values.get('company') ?? null;
        assert.equal(company(anna), null);
        assert.equal(company({ ...anna, sharing: false }), 'Toko');
        assert.equal(names("WHERE Lead__r.Company = 'Toko'", anna), '');
      }
    );
    test('counts and semi-joins see no more', () => {
      assert.equal(org.run('SELECT COUNT() FROM Thread__c', anna).count, 3);
      const query =
        "SELECT Id FROM Lead WHERE Id IN (SELECT Lead__c FROM Thread__c WHERE Name = 'a')";
      const budi = { user: org.user(BUDI, 'Standard User', ['Reader']), sharing: true };
      assert.equal(org.run(query, budi).rows.length, 0);
      assert.equal(org.run(query, { ...budi, sharing: false }).rows.length, 1);
    });
  }
);
