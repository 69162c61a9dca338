import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DmlOptions } from '../../src/runtime/database/dml-options.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { DataOrg, OTHER_USER } from '../support/data-org.ts';
import { assumed, documented } from '../support/evidence.ts';

const PRIMITIVES =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm';
const PARTIAL =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm';
const ORDER =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm';
const HEADERS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm';

describe('what an insert fills in', () => {
  test('id, owner, audit fields, auto-number, defaults', () => {
    const org = new DataOrg();
    const shop = org.shop();
    const [result] = org.dml('insert', [shop]);
    assert.equal(shop.id, result?.id);
    assert.equal(result?.created, true);
    const now = Math.floor(org.tx.now() / 1000) * 1000;
    const stored = org.store.findById('Shop__c', shop.id!)!;
    assert.equal(stored['OwnerId'], org.tx.user.id);
    assert.equal(stored['CreatedById'], org.tx.user.id);
    assert.equal(stored['CreatedDate'], now);
    assert.equal(stored['SystemModstamp'], now);
    assert.equal(stored['Ticket__c'], 'T-0001');
    assert.equal(stored['Kind__c'], 'Cafe');
    assert.equal(stored['Active__c'], 1);
    assert.equal(stored['Greeting__c'], 'Hello there');
  });

  test(assumed('a default fills only what the caller left out', 'an explicit null stays'), () => {
    const org = new DataOrg();
    const shop = org.inserted(org.shop({ Greeting__c: null, Kind__c: null, Active__c: false }));
    assert.equal(org.stored(shop, 'Greeting__c'), null);
    assert.equal(org.stored(shop, 'Kind__c'), null);
    assert.equal(org.stored(shop, 'Active__c'), 0);
  });

  test('standard defaults: status of a lead, status and number of a case, the account of its contact', () => {
    const org = new DataOrg();
    const lead = org.inserted(
      org.row('Lead', { LastName: 'Wijaya', Company: 'Toko', Status: null })
    );
    assert.equal(org.stored(lead, 'Status'), 'Open - Not Contacted');
    const account = org.inserted(org.row('Account', { Name: 'Toko' }));
    const contact = org.inserted(org.row('Contact', { LastName: 'Wijaya', AccountId: account.id }));
    const first = org.inserted(org.row('Case', { ContactId: contact.id }));
    assert.equal(org.stored(first, 'Status'), 'New');
    assert.equal(org.stored(first, 'CaseNumber'), '00000001');
    assert.equal(org.stored(first, 'AccountId'), account.id);
    first.write('status', 'Closed');
    org.dml('update', [first]);
    assert.equal(org.stored(first, 'IsClosed'), 1);
    assert.equal(org.stored(first, 'ClosedDate'), Math.floor(org.tx.now() / 1000) * 1000);
  });

  test(
    documented(PRIMITIVES, 'text loses the white space around it, and an empty text is null'),
    () => {
      const org = new DataOrg();
      const shop = org.inserted(
        org.shop({ Title__c: ' a b\n', Region__c: '', Note__c: '\u00a0x\u00a0' })
      );
      assert.equal(org.stored(shop, 'Title__c'), 'a b');
      assert.equal(org.stored(shop, 'Region__c'), null);
      assert.equal(org.stored(shop, 'Note__c'), '\u00a0x\u00a0');
    }
  );

  test('datetimes keep whole seconds, numbers their scale', () => {
    const org = new DataOrg();
    const shop = org.inserted(
      org.shop({ OpenedAt__c: new ApexDatetime(1999), Rate__c: ApexDecimal.parse('1.005') })
    );
    assert.equal(org.stored(shop, 'OpenedAt__c'), 1000);
    assert.equal(org.stored(shop, 'Rate__c'), 1.01);
  });
});

describe('triggers', () => {
  test(documented(ORDER, 'before, rules, save, after; a before trigger may mend a row'), () => {
    const org = new DataOrg();
    const log: unknown[] = [];
    org.on('Shop__c', 'before insert', ({ newRows }) => {
      log.push(['before', newRows?.[0]?.read('id'), newRows?.[0]?.read('kind__c')]);
      newRows?.[0]?.write('title__c', 'Mended');
    });
    org.on('Shop__c', 'after insert', ({ newRows, oldRows }) => {
      log.push(['after', newRows?.[0]?.read('title__c'), newRows?.[0]?.read('ticket__c'), oldRows]);
    });
    const shop = org.inserted(org.shop({ Title__c: null }));
    assert.deepEqual(log, [
      ['before', null, 'Cafe'],
      ['after', 'Mended', 'T-0001', null]
    ]);
    assert.equal(shop.read('title__c'), null, 'the row of the caller gets nothing but its id');
  });

  test('update sees old and new rows with every field', () => {
    const org = new DataOrg();
    const shop = org.inserted(org.shop({ Region__c: 'Jawa' }));
    const seen: unknown[] = [];
    org.on('Shop__c', 'before update', ({ newRows, oldRows }) => {
      seen.push(
        oldRows?.[0]?.read('title__c'),
        newRows?.[0]?.read('title__c'),
        newRows?.[0]?.read('region__c')
      );
      assert.equal(oldRows?.[0]?.isReadOnly, true);
    });
    org.dml('update', [org.row('Shop__c', { Id: shop.id, Title__c: 'New' })]);
    assert.deepEqual(seen, ['Toko Roti', 'New', 'Jawa']);
  });

  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm',
      'a run sees at most 200 rows'
    ),
    () => {
      const org = new DataOrg();
      const sizes: number[] = [];
      org.on('Shop__c', 'before insert', ({ newRows }) => sizes.push(newRows?.length ?? 0));
      org.dml(
        'insert',
        Array.from({ length: 401 }, () => org.shop())
      );
      assert.deepEqual(sizes, [200, 200, 1]);
      assert.equal(org.tx.limits.used('dmlStatements'), 1);
      assert.equal(org.tx.limits.used('dmlRows'), 401);
    }
  );
});

describe('all or none, and partial success', () => {
  test('all or none keeps nothing and gives no ids', () => {
    const org = new DataOrg();
    const rows = [org.shop(), org.shop({ Title__c: null })];
    const results = org.dml('insert', rows);
    assert.deepEqual(
      results.map((result) => [result.id, result.success, result.errors.length]),
      [
        [null, false, 0],
        [null, false, 1]
      ]
    );
    assert.equal(rows[0]?.id, null);
    assert.equal(org.count('Shop__c'), 0);
  });

  test(documented(PARTIAL, 'after a refusal the triggers run again for the others'), () => {
    const org = new DataOrg();
    const sizes: string[] = [];
    org.on('Shop__c', 'before insert', ({ newRows }) => sizes.push(`before ${newRows?.length}`));
    org.on('Shop__c', 'after insert', ({ newRows }) => sizes.push(`after ${newRows?.length}`));
    const rows = [org.shop(), org.shop({ Title__c: null }), org.shop()];
    const results = org.dml('insert', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, true]
    );
    assert.deepEqual(sizes, ['before 3', 'after 2', 'before 2', 'after 2']);
    assert.equal(org.count('Shop__c'), 2);
    assert.equal(rows[1]?.id, null);
    assert.notEqual(rows[0]?.id, rows[2]?.id);
  });

  test(documented(PARTIAL, 'three attempts, then every row is refused'), () => {
    const org = new DataOrg();
    org.on('Shop__c', 'before insert', ({ newRows }) => newRows?.[0]?.addError('The first goes.'));
    const results = org.dml('insert', [org.shop(), org.shop(), org.shop(), org.shop()], {
      allOrNone: false
    });
    assert.match(
      String(results[3]?.errors[0]?.message),
      /^Too many batch retries in the presence of Apex triggers/
    );
    assert.equal(org.count('Shop__c'), 0);
  });
});

describe('upsert', () => {
  test('by id, and by external id without and with case', () => {
    const org = new DataOrg();
    const known = org.inserted(org.shop({ Code__c: 'a', Alias__c: 'x' }));
    const byId = org.row('Shop__c', { Id: known.id, Title__c: 'By id' });
    const fresh = org.shop();
    assert.deepEqual(
      org.dml('upsert', [byId, fresh]).map((result) => result.created),
      [false, true]
    );
    const byAlias = org.row('Shop__c', { Alias__c: 'X', Title__c: 'By alias' });
    assert.equal(org.dml('upsert', [byAlias], { externalIdField: 'Alias__c' })[0]?.created, false);
    assert.equal(byAlias.id, known.id);
    const byCode = org.shop({ Code__c: 'A' });
    assert.equal(org.dml('upsert', [byCode], { externalIdField: 'Code__c' })[0]?.created, true);
  });

  test(
    assumed(
      'wording as in public reports',
      'no value, several rows, the same value twice, no external id'
    ),
    () => {
      const org = new DataOrg();
      const one = org.inserted(org.shop({ Region__c: 'Jawa' }));
      const two = org.inserted(org.shop({ Region__c: 'Jawa' }));
      const upsert = (field: string, ...rows: Parameters<DataOrg['dml']>[1]): string | undefined =>
        org.dml('upsert', rows, { externalIdField: field }).flatMap((result) => result.errors)[0]
          ?.message;
      assert.equal(upsert('Region__c', org.shop()), 'Region__c not specified');
      assert.equal(
        upsert('Region__c', org.shop({ Region__c: 'jawa' })),
        `Region__c: more than one record found for external id field: [${one.id}, ${two.id}]`
      );
      assert.equal(
        upsert('Code__c', org.shop({ Code__c: 'q' }), org.shop({ Code__c: 'q' })),
        'Duplicate external id specified: q'
      );
      assert.throws(() => upsert('Title__c', org.shop()), { typeName: 'System.SObjectException' });
    }
  );
});

describe('delete and undelete', () => {
  test(
    documented(
      'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_ignore_cascading.htm',
      'details go with their master, without triggers, and come back with it'
    ),
    () => {
      const org = new DataOrg();
      const shop = org.inserted(org.shop());
      const item = org.inserted(org.row('Item__c', { Name: 'Kue', Shop__c: shop.id }));
      org.on('Item__c', 'before delete', () => assert.fail('no trigger for details'));
      org.dml('delete', [shop]);
      assert.equal(org.stored(item, 'IsDeleted'), 1);
      org.dml('undelete', [shop]);
      assert.equal(org.stored(shop, 'IsDeleted'), 0);
      assert.equal(org.stored(item, 'IsDeleted'), 0);
    }
  );

  test('a lookup is emptied, and comes back', () => {
    const org = new DataOrg();
    const lead = org.inserted(org.row('Lead', { LastName: 'Wijaya', Company: 'Toko' }));
    const shop = org.inserted(org.shop({ Lead__c: lead.id }));
    org.dml('delete', [lead]);
    assert.equal(org.stored(shop, 'Lead__c'), null);
    org.dml('undelete', [lead]);
    assert.equal(org.stored(shop, 'Lead__c'), lead.id);
  });

  test(assumed('wording as in public reports', 'a lookup that restricts keeps its target'), () => {
    const org = new DataOrg();
    const head = org.inserted(org.shop());
    org.inserted(org.shop({ Head__c: head.id }));
    const [result] = org.dml('delete', [head]);
    assert.equal(result?.errors[0]?.statusCode, 'DELETE_FAILED');
    assert.equal(org.count('Shop__c'), 2);
  });

  test(
    assumed(
      'wording as in public reports',
      'only a deleted row can be undeleted, and only where its unique value is free'
    ),
    () => {
      const org = new DataOrg();
      const shop = org.inserted(org.shop({ Code__c: 'A' }));
      assert.equal(org.dml('undelete', [shop])[0]?.errors[0]?.statusCode, 'UNDELETE_FAILED');
      org.dml('delete', [shop]);
      org.inserted(org.shop({ Code__c: 'A' }));
      assert.equal(org.dml('undelete', [shop])[0]?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
    }
  );
});

describe('DMLOptions', () => {
  const rules = {
    duplicateRules: [
      { object: 'Lead', fields: ['Phone'], action: 'alert', message: 'Use one of these records?' },
      { object: 'Lead', fields: ['Email'], action: 'block', message: 'This e-mail is known.' }
    ],
    assignmentRules: [{ object: 'Lead', ownerOf: () => OTHER_USER }]
  } as const;
  const lead = (
    org: DataOrg,
    values: Readonly<Record<string, unknown>> = {}
  ): ReturnType<DataOrg['row']> =>
    org.row('Lead', { LastName: 'Wijaya', Company: 'Toko', ...values });

  test(documented(HEADERS, 'the assignment rule runs only when asked for'), () => {
    const org = new DataOrg({ rules });
    const plain = org.inserted(lead(org));
    assert.equal(org.stored(plain, 'OwnerId'), org.tx.user.id);
    const assigned = lead(org);
    const options = new DmlOptions();
    options.assignmentRuleHeader.useDefaultRule = true;
    assigned.dmlOptions = options;
    assert.equal(org.stored(org.inserted(assigned), 'OwnerId'), OTHER_USER);
  });

  test(documented(HEADERS, 'allowSave passes an alert, never a block'), () => {
    const org = new DataOrg({ rules });
    org.inserted(lead(org, { Phone: '0812', Email: 'a@b.id' }));
    const again = lead(org, { Phone: '0812' });
    const [refused] = org.dml('insert', [again]);
    assert.deepEqual(refused?.errors[0], {
      statusCode: 'DUPLICATES_DETECTED',
      message: 'Use one of these records?',
      fields: []
    });
    const options = new DmlOptions();
    options.duplicateRuleHeader.allowSave = true;
    again.dmlOptions = options;
    assert.equal(org.dml('insert', [again])[0]?.success, true);
    const blocked = lead(org, { Email: 'A@B.id' });
    blocked.dmlOptions = options;
    assert.equal(org.dml('insert', [blocked])[0]?.errors[0]?.message, 'This e-mail is known.');
  });

  test(documented(HEADERS, 'allowFieldTruncation cuts long texts'), () => {
    const org = new DataOrg();
    const shop = org.shop({ Title__c: 'x'.repeat(40) });
    const options = new DmlOptions();
    options.allowFieldTruncation = true;
    shop.dmlOptions = options;
    assert.equal(org.stored(org.inserted(shop), 'Title__c'), 'x'.repeat(30));
  });

  test('rows with different options in one statement are not modelled', () => {
    const org = new DataOrg();
    const [one, two] = [org.shop(), org.shop()];
    const options = new DmlOptions();
    options.allowFieldTruncation = true;
    one.dmlOptions = options;
    assert.throws(() => org.dml('insert', [one, two]), { name: 'UnsupportedError' });
  });
});
